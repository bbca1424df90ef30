"""What an audit check looks at: the ledger with its histories and reporting, by recommendation."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from link.records import Recommendation, Relation
from normalise.records import Account, RelationKind
from outputs.audit.papers_searched import PapersSearched
from outputs.histories import ledger as ledgers
from outputs.histories.ledger import Entry, Ledger
from outputs.records import HistoryRow, Outcome, ReportingRow

LIVES_ON = frozenset({RelationKind.MERGED_INTO, RelationKind.SPLIT_INTO, RelationKind.SUPERSEDED_BY})


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is known, for a check to judge; `as_of` is the day on which it is judged, None for the newest.

    `own` are the entries that report on a recommendation or list it. `papers` are those that could be read;
    `relations` say what became of a recommendation that lives on in another.
    """

    ledger: Ledger
    own: Mapping[str, tuple[Entry, ...]]
    histories: Mapping[str, tuple[HistoryRow, ...]]
    reporting: Mapping[str, tuple[ReportingRow, ...]]
    papers: PapersSearched
    relations: Mapping[str, tuple[Relation, ...]]
    as_of: datetime.date | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day on which silence is judged: the one asked for, or the date of the newest paper."""
        dates = (account.facts.date.date for account in self.ledger.accounts if account.facts.date)
        return self.as_of or max(dates, default=None)

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return self.ledger.linked.recommendations

    def history(self, recommendation: Recommendation) -> tuple[HistoryRow, ...]:
        """Its rows in date order; empty where no paper reports on it."""
        return self.histories.get(recommendation.recommendation_id, ())

    def reports(self, recommendation: Recommendation) -> tuple[ReportingRow, ...]:
        """How each paper of its series reports on it, in date order."""
        return self.reporting.get(recommendation.recommendation_id, ())

    def entries(self, recommendation: Recommendation) -> tuple[Entry, ...]:
        """Every mention of it, cross-references too, in date order."""
        return self.ledger.entries.get(recommendation.recommendation_id, ())

    def own_entries(self, recommendation: Recommendation) -> tuple[Entry, ...]:
        """The mentions that report on it or list it, in date order."""
        return self.own.get(recommendation.recommendation_id, ())

    def went_into(self, recommendation: Recommendation) -> tuple[Relation, ...]:
        """Where it was merged into, split into or superseded by: it is reported on there from then on."""
        return self.relations.get(recommendation.recommendation_id, ())

    def entry_of(self, row: HistoryRow) -> Entry:
        """The mention that a row of history rests on."""
        return next(e for e in self.ledger.entries[row.recommendation_id] if e.mention.mention_id == row.mention_id)

    def searched(self, series_id: str | None, after: datetime.date | None = None) -> tuple[Account, ...]:
        """The papers that could be read, or those later than a day, those of the series first, each in date order."""
        return self.papers.papers(series_id, after)


def open_case(
    ledger: Ledger,
    histories: tuple[HistoryRow, ...],
    reporting: tuple[ReportingRow, ...],
    as_of: datetime.date | None = None,
) -> Case:
    """Arrange what was found by recommendation."""
    by_history: dict[str, list[HistoryRow]] = defaultdict(list)
    by_reporting: dict[str, list[ReportingRow]] = defaultdict(list)
    lives_on: dict[str, list[Relation]] = defaultdict(list)
    for relation in ledger.linked.relations:
        if relation.kind in LIVES_ON:
            lives_on[relation.recommendation_id].append(relation)
    for row in histories:
        by_history[row.recommendation_id].append(row)
    for report in reporting:
        by_reporting[report.recommendation_id].append(report)
    return Case(
        ledger=ledger,
        own={key: tuple(filter(_is_own, entries)) for key, entries in ledger.entries.items()},
        histories={key: tuple(rows) for key, rows in by_history.items()},
        reporting={key: tuple(rows) for key, rows in by_reporting.items()},
        papers=PapersSearched([a for a in ledger.accounts if _is_readable(a)], ledger.series),
        relations={key: tuple(found) for key, found in lives_on.items()},
        as_of=as_of,
    )


def _is_own(entry: Entry) -> bool:
    return entry.mention.scope in ledgers.REPORTING_SCOPES


def _is_readable(account: Account) -> bool:
    return ledgers.outcome(account) is not Outcome.UNREADABLE


def stated_rows(history: tuple[HistoryRow, ...]) -> tuple[HistoryRow, ...]:
    """The rows that say how far the work has got."""
    return tuple(row for row in history if ledgers.is_stated(row.status))
