"""Checks of silence: what no paper says, and which papers were searched to know it."""

import itertools
from collections.abc import Iterator

from link.records import Recommendation
from normalise.records import Account, Scope, Status
from outputs.audit import case as cases, findings
from outputs.audit.case import Case
from outputs.audit.findings import Draft
from outputs.histories import histories, ledger as ledgers
from outputs.histories.ledger import Entry
from outputs.records import Outcome, Reporting, Severity

REPORTED = frozenset(
    {Reporting.REPORTED_STATUS, Reporting.REPORTED_TEXT_ONLY, Reporting.COVERED_BY_GROUP, Reporting.LISTED_PENDING}
)
SAYS_SOMETHING = REPORTED - {Reporting.LISTED_PENDING}
SILENT = frozenset({Reporting.NOT_MENTIONED, Reporting.COUNTED_ONLY})


def never_reported(case: Case) -> Iterator[Draft]:
    """A number of the series that no paper names, in its own entry, a group, a list or a cross-reference."""
    unread = sum(ledgers.outcome(account) is not Outcome.READ for account in case.ledger.accounts)
    doubt = f"; {findings.count(unread, 'paper')} could not be read whole" if unread else ""
    for recommendation in case.recommendations:
        if case.entries(recommendation):
            continue
        searched = case.searched(recommendation.series_id)
        name = findings.name(case.ledger, recommendation)
        open_papers = sum(row.reporting is Reporting.CANNOT_TELL for row in case.reports(recommendation))
        lacking = f"; parts are missing of {findings.count(open_papers, 'paper')} of its series" if open_papers else ""
        message = f"{name} is named in none of the {findings.count(len(searched), 'paper')} searched{doubt}{lacking}."
        yield Draft(Severity.ERROR, findings.about(recommendation), message, searched=searched)


def dropped(case: Case) -> Iterator[Draft]:
    """A recommendation that was reported and open, and that the next papers reporting on its series leave out."""
    reporting_papers = _reporting_papers(case)
    for recommendation in case.recommendations:
        entries = case.own_entries(recommendation)
        reports = case.reports(recommendation)
        if not any(r.reporting in REPORTED for r in reports) or _is_finished(case, recommendation):
            continue
        last = entries[-1].account
        silent = [r.paper_id for r in reports if r.reporting in SILENT]
        silent = [p for p in silent if recommendation.series_id in reporting_papers.get(p, ())]
        later = [case.ledger.by_paper[p] for p in silent if ledgers.is_later(case.ledger.by_paper[p], last)]
        if later:
            name = findings.name(case.ledger, recommendation)
            message = (
                f"{name} was last reported in {findings.dated(last)}, still open, and is left out of "
                f"{findings.dated(later[0])}, which reports on its series."
            )
            subject = findings.about(recommendation, later[0])
            yield Draft(Severity.ERROR, subject, message, (findings.quote(entries[-1]),), later)


def _reporting_papers(case: Case) -> dict[str, set[str]]:
    """For each paper, the series on some recommendation of which it says something."""
    papers: dict[str, set[str]] = {}
    for reports in case.reporting.values():
        for row in reports:
            if row.reporting in SAYS_SOMETHING:
                papers.setdefault(row.paper_id, set()).add(row.series_id)
    return papers


def _is_finished(case: Case, recommendation: Recommendation) -> bool:
    stated = cases.stated_rows(case.history(recommendation))
    if case.went_into(recommendation):
        return True
    return bool(stated) and histories.is_finished(stated[-1].status)


def not_reported_since(case: Case) -> Iterator[Draft]:
    """No paper names it after a date, though later papers were searched; a warning where one is of its series."""
    for recommendation in case.recommendations:
        entries = case.entries(recommendation)
        if not entries:
            continue
        last = entries[-1]
        later = _later(case, recommendation, last)
        if not later:
            continue
        finished = _is_finished(case, recommendation)
        state = "done or closed by then" if finished else "still open"
        message = (
            f"{findings.name(case.ledger, recommendation)}, {state}, was last named in {findings.dated(last.account)}; "
            f"{findings.count(len(later), 'later paper')} searched."
        )
        severity = Severity.WARNING if not finished and _of_series(case, recommendation, later) else Severity.NOTE
        yield Draft(severity, findings.about(recommendation, last.account), message, (findings.quote(last),), later)


def _later(case: Case, recommendation: Recommendation, entry: Entry) -> tuple[Account, ...]:
    """The papers that are surely of a later date than an entry, those of the series first."""
    date = entry.facts.date
    return case.searched(recommendation.series_id, date.date) if date else ()


def _of_series(case: Case, recommendation: Recommendation, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """Those of the series, which come first among papers searched."""
    ids = case.ledger.series[recommendation.series_id].paper_ids
    return tuple(itertools.takewhile(lambda account: account.facts.paper.paper_id in ids, accounts))


def listed_blank(case: Case) -> Iterator[Draft]:
    """A paper gives the recommendation an entry with a place for what is done, and leaves that place empty."""
    for recommendation in case.recommendations:
        for entry in case.own_entries(recommendation):
            mention = entry.mention
            if (
                mention.status.rule_id == "blank-cell"
                and not ledgers.has_text(mention)
                and not ledgers.has_status(mention)
            ):
                name = findings.name(case.ledger, recommendation)
                message = f"{name} is listed in {findings.dated(entry.account)} with nothing said."
                subject = findings.about(recommendation, entry.account)
                yield Draft(Severity.WARNING, subject, message, (findings.quote(entry),), (entry.account,))


def pending_again(case: Case) -> Iterator[Draft]:
    """It is listed as awaiting an update, and no later paper gives one, or the next says the same again."""
    for recommendation in case.recommendations:
        entries = case.own_entries(recommendation)
        waiting = [entry for entry in entries if _awaits(entry) and not _is_answered(entry, entries)]
        papers = {entry.facts.paper.paper_id for entry in waiting}
        later = _later(case, recommendation, waiting[-1]) if waiting else ()
        if not any(ledgers.is_pending(entry.mention) for entry in waiting):
            later = _of_series(case, recommendation, later)  # a bare listing awaits nothing of other bodies' papers
        if len(papers) < 2 and not later:
            continue
        message = (
            f"{findings.name(case.ledger, recommendation)} is listed as awaiting an update in "
            f"{' and '.join(findings.dated(entry.account) for entry in waiting)}, and no update followed."
        )
        yield Draft(
            Severity.WARNING,
            findings.about(recommendation, waiting[-1].account),
            message,
            findings.quotes(waiting),
            later,
        )


def _awaits(entry: Entry) -> bool:
    listed = entry.mention.scope is Scope.LIST and entry.mention.status.value is Status.NOT_STATED
    return ledgers.is_pending(entry.mention) or (listed and not ledgers.has_text(entry.mention))


def _is_answered(waiting: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether a later paper says something; for a bare listing, its own paper may say it in another place too."""
    said = [e for e in entries if ledgers.has_status(e.mention) or (ledgers.has_text(e.mention) and not _awaits(e))]
    bare = not ledgers.is_pending(waiting.mention)
    return any(ledgers.is_later(e.account, waiting.account) or (bare and e.account is waiting.account) for e in said)


def no_owner(case: Case) -> Iterator[Draft]:
    """No paper that reports on it names a body or person as responsible."""
    for recommendation in case.recommendations:
        reported = [e for e in case.own_entries(recommendation) if e.mention.scope is not Scope.LIST]
        if not reported or any(entry.mention.owners for entry in case.own_entries(recommendation)):
            continue
        vague = sorted({raw for entry in reported for raw in entry.mention.owners_raw})
        named = f", only “{'”, “'.join(vague)}”" if vague else ""
        papers = _papers(reported)
        message = (
            f"No body is named as responsible for {_inside(findings.name(case.ledger, recommendation))}{named}, "
            f"in {'the paper that reports' if len(papers) == 1 else f'all {len(papers)} papers that report'} on it."
        )
        yield Draft(Severity.NOTE, findings.about(recommendation), message, findings.quotes(reported), papers)


def _papers(entries: list[Entry]) -> tuple[Account, ...]:
    return tuple({entry.facts.paper.paper_id: entry.account for entry in entries}.values())


def _inside(name: str) -> str:
    return name[0].lower() + name[1:]


CHECKS = (never_reported, dropped, not_reported_since, listed_blank, pending_again, no_owner)
