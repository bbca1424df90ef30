"""Follow one recommendation from paper to paper: a row for each paper that reports on it, in date order.

Statuses are ordered by how far the work has got (`PROGRESS`). Papers are ordered by date; where a date is known to the
month, quarter or year, its last day counts, and papers without a date come last.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from link.records import Recommendation
from normalise.records import EarlierStatus, Scope, Status
from outputs.histories import ledger as ledgers
from outputs.histories.ledger import Entry, Ledger
from outputs.records import Change, HistoryRow, StatusGroup

GROUPS = {
    Status.IMPLEMENTED: StatusGroup.DONE,
    Status.SUBSTANTIALLY_IMPLEMENTED: StatusGroup.UNDER_WAY,
    Status.PARTIALLY_IMPLEMENTED: StatusGroup.UNDER_WAY,
    Status.IN_PROGRESS: StatusGroup.UNDER_WAY,
    Status.PLANNED: StatusGroup.NO_ACTION_YET,
    Status.UNDER_CONSIDERATION: StatusGroup.NO_ACTION_YET,
    Status.NOT_STARTED: StatusGroup.NO_ACTION_YET,
    Status.STALLED: StatusGroup.NO_ACTION_YET,
    Status.NOT_IMPLEMENTED: StatusGroup.NO_ACTION_YET,
    Status.CLOSED_NOT_IMPLEMENTED: StatusGroup.CLOSED_WITHOUT,
    Status.SUPERSEDED: StatusGroup.CLOSED_WITHOUT,
    Status.NO_LONGER_APPLICABLE: StatusGroup.CLOSED_WITHOUT,
}
PROGRESS = {  # statuses of one rank say different things of equal progress and are not compared
    Status.NOT_IMPLEMENTED: 0,
    Status.STALLED: 0,
    Status.NOT_STARTED: 0,
    Status.UNDER_CONSIDERATION: 1,
    Status.PLANNED: 2,
    Status.IN_PROGRESS: 3,
    Status.PARTIALLY_IMPLEMENTED: 4,
    Status.SUBSTANTIALLY_IMPLEMENTED: 5,
    Status.IMPLEMENTED: 6,
}
CLOSED = frozenset(
    {Status.CLOSED_NOT_IMPLEMENTED, Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE, Status.CLOSED_UNSPECIFIED}
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A status with the date it speaks of; `earlier` where a later paper restates it."""

    entry: Entry
    date: datetime.date | None
    earlier: EarlierStatus | None = None


def group_of(status: Status | None) -> StatusGroup:
    """The group of a status; unknown for one that says too little to tell."""
    return GROUPS.get(status, StatusGroup.UNKNOWN) if status else StatusGroup.UNKNOWN


def is_finished(status: Status | None) -> bool:
    """Whether the work is done, or closed without being done."""
    return status is Status.IMPLEMENTED or status in CLOSED


def build_histories(ledger: Ledger) -> tuple[HistoryRow, ...]:
    """The history of every recommendation, in the order of `linked.recommendations` and then of dates."""
    rows: list[HistoryRow] = []
    for recommendation in ledger.linked.recommendations:
        steps = sorted(_steps(ledger.entries.get(recommendation.recommendation_id, ())), key=_step_order)
        rows.extend(_compared(_row(recommendation, step) for step in steps))
    return tuple(rows)


def main_entry(entries: Iterable[Entry]) -> Entry:
    """The entry that says most among those of one paper; the first of equals."""
    return min(entries, key=_silence)


def _silence(entry: Entry) -> int:
    """A status before an update before a bare listing; its own entry before a group's before a list's."""
    scope = (Scope.OWN, Scope.GROUP, Scope.LIST).index(entry.mention.scope)
    if ledgers.has_status(entry.mention):
        return scope
    return 3 + scope if entry.mention.update else 6 + (1, 0, 2)[scope]


def _steps(entries: Iterable[Entry]) -> Iterator[_Step]:
    reporting = [entry for entry in entries if entry.mention.scope in ledgers.REPORTING_SCOPES]
    for _, group in groupby(reporting, key=lambda entry: entry.facts.paper.paper_id):
        of_paper = list(group)
        best = main_entry(of_paper)
        date = best.facts.date
        yield _Step(best, date.date if date else None)
        for entry in of_paper:
            for earlier in entry.mention.earlier_statuses:
                yield _Step(entry, earlier.as_of.date, earlier)


def _step_order(step: _Step) -> tuple[datetime.date, bool, tuple[datetime.date, int, str], str]:
    return (
        step.date or ledgers.NEVER,
        step.earlier is not None,
        ledgers.paper_order(step.entry.account),
        step.entry.mention.mention_id,
    )


def _row(recommendation: Recommendation, step: _Step) -> HistoryRow:
    mention, facts, resolution = step.entry.mention, step.entry.facts, step.entry.resolution
    status = step.earlier.status if step.earlier else mention.status
    now = step.earlier is None
    return HistoryRow(
        recommendation_id=recommendation.recommendation_id,
        sequence=0,
        series_id=recommendation.series_id,
        number=recommendation.number,
        wording=step.entry.wording,
        paper_id=facts.paper.paper_id,
        paper_path=facts.paper.path,
        paper_title=facts.title,
        paper_date=facts.date.date if facts.date else None,
        mention_id=mention.mention_id,
        status=status.value,
        status_group=group_of(status.value),
        status_raw=status.raw,
        degree=mention.degree if now else None,
        percent=mention.percent if now else None,
        response=mention.response.value if mention.response and now else None,
        owners=mention.owners,
        due_date=mention.due.date if mention.due and now else None,
        update=mention.update if now else None,
        page_no=mention.place.page_no,
        is_restated=not now,
        previous_status=None,
        change=Change.FIRST,
        days_since_previous=None,
        link_probability=resolution.probability if resolution else None,
        decided_by=resolution.decided_by if resolution else None,
        status_date=step.date,
    )


def _compared(rows: Iterable[HistoryRow]) -> Iterator[HistoryRow]:
    before: HistoryRow | None = None
    stated: HistoryRow | None = None  # the last one that says anything of how far the work has got
    for sequence, row in enumerate(rows, start=1):
        change = Change.FIRST if before is None else compare(stated, row)
        previous = stated.status if stated else None
        days = _days(before, row)
        before = replace(row, sequence=sequence, previous_status=previous, change=change, days_since_previous=days)
        yield before
        stated = row if ledgers.is_stated(row.status) else stated


def _days(before: HistoryRow | None, row: HistoryRow) -> int | None:
    if before is None or before.status_date is None or row.status_date is None:
        return None
    return (row.status_date - before.status_date).days


def compare(before: HistoryRow | None, after: HistoryRow) -> Change:
    """How a status compares with an earlier one; not comparable where one of them does not say enough."""
    if before is None or before.status is None or after.status is None or not ledgers.is_stated(after.status):
        return Change.NOT_COMPARABLE
    was, now = before.status, after.status
    if was is now:
        return _compare_percent(before.percent, after.percent)
    if is_finished(was) and not is_finished(now):
        return Change.REOPENED
    if now in CLOSED:
        return Change.NOT_COMPARABLE if now is Status.CLOSED_UNSPECIFIED and is_finished(was) else Change.CLOSED
    if was not in PROGRESS or now not in PROGRESS or PROGRESS[was] == PROGRESS[now]:
        return Change.ADVANCED if _is_completed(was, now) else Change.NOT_COMPARABLE
    return Change.ADVANCED if PROGRESS[now] > PROGRESS[was] else Change.REGRESSED


def _is_completed(was: Status, now: Status) -> bool:
    return now is Status.IMPLEMENTED and not is_finished(was)


def _compare_percent(was: float | None, now: float | None) -> Change:
    if was is None or now is None or was == now:
        return Change.SAME
    return Change.ADVANCED if now > was else Change.REGRESSED
