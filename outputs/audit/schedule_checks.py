"""Checks of what a report owes: that it comes when it is due, and that more than its own word has a thing done."""

import datetime
from collections.abc import Iterator

from link.records import Recommendation
from normalise.records import Account, Assurance, Status
from outputs.audit import case as cases, findings, schedules
from outputs.audit.case import Case
from outputs.audit.findings import Draft
from outputs.audit.schedules import GRACE_DAYS, SAYS_SOMETHING, Schedule
from outputs.histories import histories
from outputs.histories.ledger import Entry
from outputs.records import Reporting, Severity

VOUCHED_FOR = frozenset({Assurance.EVIDENCED, Assurance.INDEPENDENTLY_VERIFIED})


def silent_beyond_schedule(case: Case) -> Iterator[Draft]:
    """An open recommendation on which a report was due, by the register or its series' own rhythm, and none came."""
    for series in case.ledger.linked.series:
        schedule = schedules.of_series(case, series)
        for recommendation in case.recommendations if schedule else ():
            if recommendation.series_id == series.series_id and schedule:
                draft = _overdue(case, recommendation, schedule)
                if draft:
                    yield draft


def _overdue(case: Case, recommendation: Recommendation, schedule: Schedule) -> Draft | None:
    series = case.ledger.series[recommendation.series_id]
    last = _last_report(case, recommendation, series.report_to)
    since = last.facts.date.date if last and last.facts.date else series.issued_date
    if since is None or case.day is None or _is_settled(case, recommendation):
        return None
    due = schedule.due_after(since)
    if case.day <= due + datetime.timedelta(days=GRACE_DAYS):
        return None
    searched = case.searched(series.series_id, since)
    unsure = _cannot_tell(case, recommendation, since)
    told = f"last reported in {findings.dated(last.account)}" if last else f"issued {since.isoformat()}, never reported"
    doubt = (
        f"; {findings.count(unsure, 'paper')} that would settle it could not be read or is incomplete" if unsure else ""
    )
    message = (
        f"{findings.name(case.ledger, recommendation)} was due for a report by {due.isoformat()} ({schedule.told}): "
        f"{told}; {findings.count(len(searched), 'later paper')} searched{doubt}."
    )
    severity = Severity.WARNING if schedule.is_pinned and not unsure else Severity.NOTE
    quotes = (findings.quote(last),) if last else ()
    return Draft(severity, findings.about(recommendation, last.account if last else None), message, quotes, searched)


def _last_report(case: Case, recommendation: Recommendation, committee: str) -> Entry | None:
    papers = {row.paper_id for row in case.reports(recommendation) if row.reporting in SAYS_SOMETHING}
    entries = [
        entry
        for entry in case.own_entries(recommendation)
        if entry.facts.paper.paper_id in papers and entry.facts.date and schedules.goes_to(entry.account, committee)
    ]
    return entries[-1] if entries else None


def _is_settled(case: Case, recommendation: Recommendation) -> bool:
    stated = cases.stated_rows(case.history(recommendation))
    return bool(case.went_into(recommendation)) or (bool(stated) and histories.is_finished(stated[-1].status))


def _cannot_tell(case: Case, recommendation: Recommendation, since: datetime.date) -> int:
    return sum(
        row.reporting is Reporting.CANNOT_TELL and row.paper_date is not None and row.paper_date > since
        for row in case.reports(recommendation)
    )


def self_reported_only(case: Case) -> Iterator[Draft]:
    """It is done by the word of those who did it alone: no paper that has it done names evidence or a check of it."""
    for recommendation in case.recommendations:
        stated = cases.stated_rows(case.history(recommendation))
        if not stated or stated[-1].status is not Status.IMPLEMENTED:
            continue
        entries = case.own_entries(recommendation)
        if any(entry.mention.assurance in VOUCHED_FOR for entry in entries):
            continue
        done = [entry for entry in entries if entry.mention.status.value is Status.IMPLEMENTED]
        papers: tuple[Account, ...] = tuple({e.facts.paper.paper_id: e.account for e in done}.values())
        says = "the paper that says so names" if len(papers) == 1 else f"the {len(papers)} papers that say so name"
        name = findings.name(case.ledger, recommendation)
        message = f"{name} is done by its own report alone: {says} neither evidence nor who checked it."
        yield Draft(Severity.NOTE, findings.about(recommendation), message, findings.quotes(done), papers)


CHECKS = (silent_beyond_schedule, self_reported_only)
