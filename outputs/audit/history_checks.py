"""Checks of what papers say of one recommendation over time, and within one paper."""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from itertools import groupby

from extract.records import TextSource
from link.records import Recommendation
from normalise.records import DatePrecision, FlexibleDate, Scope, Status
from outputs.audit import case as cases, findings, own_words
from outputs.audit.case import Case
from outputs.audit.findings import Draft
from outputs.histories import histories, ledger as ledgers, likeness
from outputs.histories.ledger import Entry
from outputs.records import Change, HistoryRow, Severity, StatusGroup

OPEN = frozenset({StatusGroup.UNDER_WAY, StatusGroup.NO_ACTION_YET})
ALIKE_UNDER_OCR = 0.95  # below this, differences are more than misread letters


def wording_missing(case: Case) -> Iterator[Draft]:
    """A paper has a place for its wording and leaves it empty, or no paper that names it gives its wording."""
    for recommendation in case.recommendations:
        entries = case.own_entries(recommendation)
        name = findings.name(case.ledger, recommendation)
        blank = [e for e in entries if e.mention.has_wording_place and not e.wording]
        for entry in blank:
            message = f"{name} stands in {findings.dated(entry.account)} without its wording."
            yield Draft(Severity.NOTE, findings.about(recommendation, entry.account), message, (findings.quote(entry),))
        if entries and not blank and not recommendation.wording and not any(e.wording for e in entries):
            message = f"No paper gives the wording of {name[0].lower()}{name[1:]}, though it is reported on."
            searched = case.searched(recommendation.series_id)
            yield Draft(Severity.WARNING, findings.about(recommendation), message, findings.quotes(entries), searched)


def wording_changed(case: Case) -> Iterator[Draft]:
    """Its wording in one paper differs from that in the paper before by more than typography."""
    for recommendation in case.recommendations:
        given = [
            e for e in case.own_entries(recommendation) if e.mention.wording and e.mention.scope is not Scope.GROUP
        ]
        for before, after in itertools.pairwise(given):
            if before.account is after.account or not _differ(before, after):
                continue
            was, now = likeness.plain(before.mention.wording or ""), likeness.plain(after.mention.wording or "")
            partly = was in now or now in was
            how = "given in part" if partly else "worded differently"
            message = (
                f"{findings.name(case.ledger, recommendation)} is {how} in "
                f"{findings.dated(after.account)} and in {findings.dated(before.account)}."
            )
            severity = Severity.NOTE if partly else Severity.WARNING
            subject = findings.about(recommendation, after.account)
            yield Draft(severity, subject, message, findings.quotes((before, after)))


def _differ(before: Entry, after: Entry) -> bool:
    was, now = before.mention.wording or "", after.mention.wording or ""
    if likeness.plain(was).replace(" ", "") == likeness.plain(now).replace(" ", ""):
        return False
    by_ocr = TextSource.OCR in (before.facts.text_source, after.facts.text_source)
    return not by_ocr or likeness.ratio(was, now) < ALIKE_UNDER_OCR


def status_regressed(case: Case) -> Iterator[Draft]:
    """The status that a paper gives is behind the one that was last stated."""
    for recommendation, before, row in _changes(case, Change.REGRESSED):
        within = before.status_group is row.status_group
        message = f"{findings.name(case.ledger, recommendation)} went back from {_words(before)} to {_words(row)}."
        yield _draft(case, Severity.NOTE if within else Severity.WARNING, recommendation, (before, row), message)


def reopened(case: Case) -> Iterator[Draft]:
    """It was done or closed, and a later paper has it open again."""
    for recommendation, before, row in _changes(case, Change.REOPENED):
        message = f"{findings.name(case.ledger, recommendation)} was {_words(before)} and is {_words(row)}."
        yield _draft(case, Severity.ERROR, recommendation, (before, row), message)


def _changes(case: Case, change: Change) -> Iterator[tuple[Recommendation, HistoryRow, HistoryRow]]:
    for recommendation in case.recommendations:
        for before, row in itertools.pairwise(cases.stated_rows(case.history(recommendation))):
            if row.change is change and not _same_day(before, row):
                yield recommendation, before, row


def _same_day(one: HistoryRow, other: HistoryRow) -> bool:
    return one.status_date is None or other.status_date is None or one.status_date == other.status_date


def _words(row: HistoryRow) -> str:
    status = (row.status or Status.UNCLEAR).value.replace("_", " ")
    date = f", {row.status_date.isoformat()}" if row.status_date else ""
    return f"“{status}” ({row.paper_path}{date})"


def _draft(
    case: Case, severity: Severity, recommendation: Recommendation, rows: tuple[HistoryRow, ...], message: str
) -> Draft:
    entries = [case.entry_of(row) for row in rows]
    return Draft(severity, findings.about(recommendation, entries[-1].account), message, findings.quotes(entries))


def contradiction(case: Case) -> Iterator[Draft]:
    """Two papers of one period, a paper and a later restatement, or a label and its own text or heading, disagree.

    Of one date they may not differ; within a month a status does not go back.
    """
    yield from _own_contradictions(case)
    for recommendation in case.recommendations:
        stated = [row for row in cases.stated_rows(case.history(recommendation)) if row.status_date]
        for _, group in groupby(stated, key=lambda row: row.status_date):
            for one, other in itertools.pairwise(group):
                if _contradict(one, other):
                    name = findings.name(case.ledger, recommendation)
                    message = f"{name} is {_words(one)} and {_words(other)} at one time."
                    yield _draft(case, Severity.WARNING, recommendation, (one, other), message)

    for change in (Change.REGRESSED, Change.REOPENED):
        for recommendation, before, row in _changes(case, change):
            if before.paper_id != row.paper_id and _same_month(before, row):
                name = findings.name(case.ledger, recommendation)
                message = f"{name} is {_words(before)} and {_words(row)} within one month."
                yield _draft(case, Severity.WARNING, recommendation, (before, row), message)


def _same_month(one: HistoryRow, other: HistoryRow) -> bool:
    dates = one.status_date, other.status_date
    return dates[0] is not None and dates[1] is not None and f"{dates[0]:%Y-%m}" == f"{dates[1]:%Y-%m}"


def _own_contradictions(case: Case) -> Iterator[Draft]:
    for recommendation in case.recommendations:
        for entry in case.own_entries(recommendation):
            denial = own_words.find_denial(entry.mention)
            if denial is None:
                continue
            label, words = findings.shorten(entry.mention.status.raw), findings.shorten(denial.words, 160)
            message = (
                f"{findings.name(case.ledger, recommendation)} is “{label}” in {findings.dated(entry.account)}, but "
                f"its own {denial.stands_in} says “{words}”."
            )
            quotes = (findings.quote(entry), findings.quote_place(entry.account, entry.mention.place, denial.words))
            yield Draft(Severity.WARNING, findings.about(recommendation, entry.account), message, quotes)


def _contradict(one: HistoryRow, other: HistoryRow) -> bool:
    groups = {one.status_group, other.status_group}
    return len(groups) == 2 and StatusGroup.UNKNOWN not in groups and one.mention_id != other.mention_id


def two_statuses(case: Case) -> Iterator[Draft]:
    """One entry carries several statuses without saying which is whose."""
    for recommendation in case.recommendations:
        for entry in case.own_entries(recommendation):
            if entry.mention.other_statuses:
                raws = [entry.mention.status.raw, *(status.raw for status in entry.mention.other_statuses)]
                said = "” and “".join(findings.shorten(raw) for raw in raws)
                message = (
                    f"The entry of {findings.dated(entry.account)} that holds recommendation "
                    f"{recommendation.number or ''} says “{said}” without telling whose each is."
                ).replace("  ", " ")
                subject = findings.about(recommendation, entry.account)
                yield Draft(Severity.WARNING, subject, message, (findings.quote(entry),))


def in_two_groups(case: Case) -> Iterator[Draft]:
    """One paper has it in two sections with different statuses, a promised update being one."""
    for recommendation in case.recommendations:
        entries = [e for e in case.own_entries(recommendation) if _says_where_it_stands(e)]
        for _, group in groupby(entries, key=lambda e: e.facts.paper.paper_id):
            of_paper = list(group)
            sections = {e.mention.section for e in of_paper}
            statuses = {e.mention.status.value for e in of_paper}
            if len(sections) > 1 and len(statuses) > 1:
                said = " and ".join(sorted(f"“{s.value.replace('_', ' ')}”" for s in statuses if s))
                account = of_paper[0].account
                name = findings.name(case.ledger, recommendation)
                message = f"{name} stands in {len(sections)} sections of {findings.dated(account)}, as {said}."
                subject = findings.about(recommendation, account)
                yield Draft(Severity.WARNING, subject, message, findings.quotes(of_paper))


def _says_where_it_stands(entry: Entry) -> bool:
    return ledgers.has_status(entry.mention) or ledgers.is_pending(entry.mention)


def due_passed(case: Case) -> Iterator[Draft]:
    """The date it was due had passed when a paper was written, and that paper does not have it done or closed."""
    for recommendation in case.recommendations:
        entries = case.own_entries(recommendation)
        due: Entry | None = None
        status: Status | None = None
        for entry in _one_each(entries):
            due = entry if entry.mention.due else due
            status = entry.mention.status.value if ledgers.has_status(entry.mention) else status
            if due and due.mention.due and not histories.is_finished(status) and _passed(due.mention.due, entry):
                told = "" if due is entry else f", as {findings.dated(due.account)} said,"
                message = (
                    f"{findings.name(case.ledger, recommendation)} was due {due.mention.due.raw}{told} and is not done "
                    f"in {findings.dated(entry.account)}."
                )
                subject = findings.about(recommendation, entry.account)
                shown = (entry,) if due is entry else (due, entry)
                yield Draft(Severity.WARNING, subject, message, findings.quotes(shown))
                break


def due_slipped(case: Case) -> Iterator[Draft]:
    """A later paper gives a later due date than the one before."""
    for recommendation in case.recommendations:
        with_due = [e for e in _one_each(case.own_entries(recommendation)) if e.mention.due]
        for before, after in itertools.pairwise(with_due):
            was, now = before.mention.due, after.mention.due
            if was and now and _first_day(now) > was.date:
                message = (
                    f"The due date of recommendation {recommendation.number or ''} moved from {was.raw} "
                    f"({before.facts.paper.path}) to {now.raw} ({after.facts.paper.path})."
                ).replace("  ", " ")
                subject = findings.about(recommendation, after.account)
                yield Draft(Severity.NOTE, subject, message, findings.quotes((before, after)))


def _one_each(entries: Iterable[Entry]) -> Iterator[Entry]:
    for _, group in groupby(entries, key=lambda e: e.facts.paper.paper_id):
        yield histories.main_entry(group)


def _passed(due: FlexibleDate, entry: Entry) -> bool:
    written = entry.facts.date
    return written is not None and due.date < _first_day(written)


def _first_day(date: FlexibleDate) -> datetime.date:
    day = date.date
    first_months = {DatePrecision.MONTH: day.month, DatePrecision.QUARTER: day.month - 2, DatePrecision.YEAR: 1}
    month = first_months.get(date.precision)
    return day if month is None else day.replace(month=max(month, 1), day=1)


CHECKS = (
    wording_missing,
    wording_changed,
    status_regressed,
    reopened,
    contradiction,
    two_statuses,
    in_two_groups,
    due_passed,
    due_slipped,
)
