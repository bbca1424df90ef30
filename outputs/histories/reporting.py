"""How, or whether, each paper reports on each recommendation of its series: the ground on which silence is proved."""

from collections.abc import Iterator, Sequence

from link.records import Recommendation
from normalise.records import Account, Scope
from outputs.histories import attachments, ledger as ledgers
from outputs.histories.ledger import Entry, Ledger
from outputs.records import Outcome, Reporting, ReportingRow

SAYS_MOST_FIRST = (
    Reporting.REPORTED_STATUS,
    Reporting.REPORTED_TEXT_ONLY,
    Reporting.COVERED_BY_GROUP,
    Reporting.LISTED_PENDING,
    Reporting.LISTED_BLANK,
    Reporting.CROSS_REFERENCED_ONLY,
)


def build_reporting(ledger: Ledger) -> tuple[ReportingRow, ...]:
    """A row for each recommendation and each paper of its series, in the order of recommendations and of dates."""
    rows: list[ReportingRow] = []
    for series in ledger.linked.series:
        recommendations = ledger.recommendations_of(series.series_id)
        for account in ledger.papers_of(series.series_id):
            rows.extend(_rows(ledger, account, recommendations))
    order = {r.recommendation_id: position for position, r in enumerate(ledger.linked.recommendations)}
    return tuple(sorted(rows, key=lambda row: order[row.recommendation_id]))


def _rows(ledger: Ledger, account: Account, recommendations: Sequence[Recommendation]) -> Iterator[ReportingRow]:
    if not recommendations:
        return
    silent, reason = _silence(ledger, account, recommendations)
    date = account.facts.date
    for recommendation in recommendations:
        named = _entries(ledger.entries.get(recommendation.recommendation_id, ()), account)
        topics = _entries(ledger.topics.get(recommendation.recommendation_id, ()), account)
        reporting = _of_entries(named) if named else Reporting.COVERED_BY_TOPIC if topics else silent
        said = _says_more_by_topic(reporting, topics)
        yield ReportingRow(
            recommendation_id=recommendation.recommendation_id,
            series_id=recommendation.series_id,
            number=recommendation.number,
            paper_id=account.facts.paper.paper_id,
            paper_date=date.date if date else None,
            reporting=said,
            mention_ids=tuple(entry.mention.mention_id for entry in (*named, *topics)),
            reason=reason if said is Reporting.CANNOT_TELL else "",
        )


def _says_more_by_topic(reporting: Reporting, topics: Sequence[Entry]) -> Reporting:
    only_named = reporting is Reporting.CROSS_REFERENCED_ONLY
    return Reporting.COVERED_BY_TOPIC if only_named and topics else reporting


def _entries(entries: Sequence[Entry], account: Account) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.account is account)


def _of_entries(entries: Sequence[Entry]) -> Reporting:
    return min((classify(entry) for entry in entries), key=SAYS_MOST_FIRST.index)


def classify(entry: Entry) -> Reporting:
    """How one mention reports: a group's row is covered by the group, a bare one is pending or blank."""
    mention = entry.mention
    if mention.scope is Scope.CROSS_REFERENCE:
        return Reporting.CROSS_REFERENCED_ONLY
    if ledgers.is_pending(mention):
        return Reporting.LISTED_PENDING
    if not ledgers.has_status(mention) and not ledgers.has_text(mention):
        return Reporting.LISTED_BLANK
    if mention.scope is Scope.GROUP:
        return Reporting.COVERED_BY_GROUP
    return Reporting.REPORTED_STATUS if ledgers.has_status(mention) else Reporting.REPORTED_TEXT_ONLY


def _silence(ledger: Ledger, account: Account, recommendations: Sequence[Recommendation]) -> tuple[Reporting, str]:
    """What it means that this paper does not name a recommendation of the series, and why where it cannot be told."""
    series_id = recommendations[0].series_id
    reason = why_not_told(ledger, account, series_id)
    if reason:
        return Reporting.CANNOT_TELL, reason
    names_any = any(_entries(ledger.entries.get(r.recommendation_id, ()), account) for r in recommendations)
    counts = any(ledger.claim_series.get(claim.claim_id) == series_id for claim in account.claims)
    return (Reporting.COUNTED_ONLY if counts and not names_any else Reporting.NOT_MENTIONED), ""


def why_not_told(ledger: Ledger, account: Account, series_id: str) -> str:
    """Why a paper's silence on a series proves nothing, in a sentence; "" where it was read whole and is complete."""
    outcome = ledgers.outcome(account)
    if outcome is Outcome.UNREADABLE:
        return "The paper could not be read."
    if outcome is Outcome.PARTLY_READ:
        pages = sorted({p.page_no for p in account.problems if p.page_no and p.kind not in ledgers.HARMLESS})
        named = f" ({'page' if len(pages) == 1 else 'pages'} {', '.join(map(str, pages))})" if pages else ""
        return f"A part of the paper could not be read{named}."
    lacking = [a for a in attachments.missing(ledger, account) if attachments.may_hold(ledger, a, series_id)]
    if lacking:
        return f"The paper names {', '.join(a.label for a in lacking)}, which the corpus lacks."
    return ""
