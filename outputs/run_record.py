"""How a run went, for run.json: versions, settings, counts, seconds per stage and what each file hashes to."""

import importlib.metadata
import platform
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from normalise.records import RowOutcome
from outputs.records import Outcome, Results, RunInfo, Severity

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def describe(results: Results, run: RunInfo, files: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    """The record of a run; only `seconds` differs between equal runs."""
    return {
        "versions": versions(),
        "settings": dict(run.settings),
        "counts": dict(count(results)),
        "seconds": {stage: round(seconds, 3) for stage, seconds in run.seconds},
        "files": {name: sha256 for name, (sha256, _) in sorted(files.items())},
    }


def count(results: Results) -> tuple[tuple[str, int], ...]:
    """What a run found, in numbers, in the order in which to tell it."""
    outcomes = Counter(row.outcome for row in results.papers)
    severities = Counter(finding.severity for finding in results.findings)
    return (
        ("papers", len(results.papers)),
        *((f"papers_{outcome.value}", outcomes[outcome]) for outcome in Outcome),
        ("series", len(results.linked.series)),
        ("recommendations", len(results.recommendations)),
        ("mentions", sum(row.mention_count for row in results.papers)),
        ("findings", len(results.findings)),
        *((f"findings_{severity.value}", severities[severity]) for severity in Severity),
        ("table_rows", sum(table_rows(results).values())),
        *((f"table_rows_{outcome.value}", table_rows(results)[outcome]) for outcome in RowOutcome),
        ("problems", sum(len(account.problems) for account in results.accounts)),
    )


def table_rows(results: Results) -> Counter[RowOutcome]:
    """What became of the rows of all tables, those of a paper that is there twice counted once."""
    papers = {account.facts.paper.paper_id: account for account in results.accounts}
    return Counter(row.outcome for account in papers.values() for row in account.ledger)


def versions() -> dict[str, str]:
    """Versions of this project, of Python and of the packages that the project declares, where installed."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=!~ ;\[]", dependency)[0] for dependency in project["dependencies"]]
    installed = {name: _version(name) for name in sorted(names)}
    return {project["name"]: project["version"], "python": platform.python_version(), **installed}


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
