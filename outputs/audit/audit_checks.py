"""Every check of the audit: its id is its function's name, its explanation its docstring."""

import inspect
from collections.abc import Callable, Iterator

from outputs.audit import count_checks, findings, history_checks, link_checks, schedule_checks, silence_checks
from outputs.audit.case import Case
from outputs.audit.findings import Draft
from outputs.records import Finding, Severity

Check = Callable[[Case], Iterator[Draft]]
CHECKS: tuple[Check, ...] = (
    *silence_checks.CHECKS,
    *schedule_checks.CHECKS,
    *history_checks.CHECKS,
    *link_checks.CHECKS,
    *count_checks.CHECKS,
)


def run_checks(case: Case) -> tuple[Finding, ...]:
    """All findings: errors first, then by check in the order of CHECKS, each in the order that the check gives."""
    found = [finding for check in CHECKS for finding in findings.finish(check.__name__, check(case))]
    return tuple(sorted(found, key=lambda finding: tuple(Severity).index(finding.severity)))


def ids() -> tuple[str, ...]:
    """The ids of all checks."""
    return tuple(check.__name__ for check in CHECKS)


def explanations() -> tuple[tuple[str, str], ...]:
    """What each check looks for, by its id."""
    return tuple((check.__name__, inspect.cleandoc(check.__doc__ or "")) for check in CHECKS)
