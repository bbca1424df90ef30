"""From accounts and links to everything that a run writes."""

import datetime
from collections.abc import Mapping, Sequence

from link.records import Linked
from normalise.records import Account
from outputs.audit import audit_checks, case as cases, silencing
from outputs.audit.case import Case
from outputs.audit.silencing import Silence
from outputs.histories import histories, ledger as ledgers, reporting
from outputs.records import HistoryRow, PaperRow, RecommendationRow, Results


def build_results(
    accounts: Sequence[Account],
    linked: Linked,
    silenced: Sequence[Silence] = (),
    as_of: datetime.date | None = None,
) -> Results:
    """Histories, reporting and findings of a corpus, sorted: equal input in any order gives equal results.

    `silenced` findings are kept with the reason; `as_of` is the day on which silence is judged, None for the newest
    paper's.
    """
    in_order = tuple(sorted(accounts, key=lambda account: account.facts.paper.path))
    ledger = ledgers.open_ledger(in_order, linked)
    followed = histories.build_histories(ledger)
    reports = reporting.build_reporting(ledger)
    case = cases.open_case(ledger, followed, reports, as_of)
    return Results(
        accounts=in_order,
        linked=linked,
        papers=tuple(_paper_row(account, ledger.duplicates) for account in in_order),
        recommendations=_recommendation_rows(case),
        histories=followed,
        reporting=reports,
        findings=silencing.apply(audit_checks.run_checks(case), silenced, dict(linked.renamed)),
    )


def _paper_row(account: Account, duplicates: Mapping[str, str]) -> PaperRow:
    facts = account.facts
    return PaperRow(facts, ledgers.outcome(account), len(account.mentions), duplicates.get(facts.paper.path))


def _recommendation_rows(case: Case) -> tuple[RecommendationRow, ...]:
    rows = []
    for recommendation in case.recommendations:
        entries, history = case.entries(recommendation), case.history(recommendation)
        first, last = (entries[0].facts, entries[-1].facts) if entries else (None, None)
        standing = _standing(history)
        rows.append(
            RecommendationRow(
                recommendation=recommendation,
                mention_count=len(entries),
                first_paper_id=first.paper.paper_id if first else None,
                first_date=first.date.date if first and first.date else None,
                last_paper_id=last.paper.paper_id if last else None,
                last_date=last.date.date if last and last.date else None,
                status=standing.status if standing else None,
                status_raw=standing.status_raw if standing else "",
                status_date=standing.status_date if standing else None,
                owners=next((row.owners for row in reversed(history) if row.owners), ()),
            )
        )
    return tuple(rows)


def _standing(history: tuple[HistoryRow, ...]) -> HistoryRow | None:
    """The row of the status last stated, or the last row where none was."""
    stated = cases.stated_rows(history)
    return stated[-1] if stated else history[-1] if history else None
