"""What the papers say, arranged for looking up: papers in date order, entries by recommendation."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import ProblemKind
from link.records import Linked, Recommendation, Resolution, Series
from normalise.records import Account, Claim, DatePrecision, Mention, PaperFacts, Response, Scope, Status
from outputs.records import Outcome

REPORTING_SCOPES = (Scope.OWN, Scope.GROUP, Scope.LIST)
# Problems that hide no words.
HARMLESS = frozenset(
    {ProblemKind.TRACKED_CHANGES, ProblemKind.HIDDEN_PARTS, ProblemKind.STRUCK_OUT, ProblemKind.NOT_ACCESSIBLE}
)
NEVER = datetime.date.max


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention with the paper it stands in and what linking made of it."""

    mention: Mention
    account: Account
    resolution: Resolution | None

    @property
    def facts(self) -> PaperFacts:
        return self.account.facts

    @property
    def wording(self) -> str | None:
        """The recommendation's text as this place gives it, or as its footnote does."""
        return self.mention.wording or (self.resolution.wording if self.resolution else None)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All accounts but copies in date order, and their mentions by recommendation, each in date order.

    `duplicates` gives, for the path of a copy, the paper that it repeats. `topics` are statements with no number, by
    each recommendation that they may be about. `bearers` are the papers of a label or title, as far as looked up.
    """

    accounts: tuple[Account, ...]
    linked: Linked
    duplicates: Mapping[str, str]
    by_paper: Mapping[str, Account]
    series: Mapping[str, Series]
    recommendations: Mapping[str, Recommendation]
    by_series: Mapping[str, tuple[Recommendation, ...]]
    resolutions: Mapping[str, Resolution]
    entries: Mapping[str, tuple[Entry, ...]]
    topics: Mapping[str, tuple[Entry, ...]]
    claim_series: Mapping[str, str]
    bearers: dict[tuple[str, str], tuple[Account, ...]] = field(default_factory=dict)

    def papers_of(self, series_id: str) -> tuple[Account, ...]:
        """The papers of a series, copies left out, in date order."""
        found = [self.by_paper[one] for one in self.series[series_id].paper_ids if one in self.by_paper]
        return tuple(sorted(found, key=paper_order))

    def recommendations_of(self, series_id: str) -> tuple[Recommendation, ...]:
        """The recommendations of a series, in their order."""
        return self.by_series.get(series_id, ())

    def all_entries(self) -> Iterable[Entry]:
        """Every mention of every paper that is no copy, resolved or not, in date order."""
        for account in self.accounts:
            for mention in account.mentions:
                yield Entry(mention, account, self.resolutions.get(mention.mention_id))

    def all_claims(self) -> Iterable[tuple[Account, Claim]]:
        """Every count that a paper states, in date order."""
        return ((account, claim) for account in self.accounts for claim in account.claims)


def open_ledger(accounts: Sequence[Account], linked: Linked) -> Ledger:
    """Arrange accounts and what linking made of them."""
    duplicates = find_duplicates(accounts)
    kept = sorted((a for a in accounts if a.facts.paper.path not in duplicates), key=paper_order)
    resolutions = {resolution.mention_id: resolution for resolution in linked.resolutions}
    entries: dict[str, list[Entry]] = defaultdict(list)
    topics: dict[str, list[Entry]] = defaultdict(list)
    by_series: dict[str, list[Recommendation]] = defaultdict(list)
    for recommendation in linked.recommendations:
        by_series[recommendation.series_id].append(recommendation)
    for account in kept:
        for mention in sorted(account.mentions, key=_mention_order):
            entry = Entry(mention, account, resolutions.get(mention.mention_id))
            _file(entry, entries, topics)
    return Ledger(
        accounts=tuple(kept),
        linked=linked,
        duplicates=duplicates,
        by_paper={account.facts.paper.paper_id: account for account in kept},
        series={series.series_id: series for series in linked.series},
        recommendations={r.recommendation_id: r for r in linked.recommendations},
        by_series={key: tuple(found) for key, found in by_series.items()},
        resolutions=resolutions,
        entries={key: tuple(found) for key, found in entries.items()},
        topics={key: tuple(found) for key, found in topics.items()},
        claim_series=dict(linked.claim_series),
    )


def _file(entry: Entry, entries: dict[str, list[Entry]], topics: dict[str, list[Entry]]) -> None:
    if entry.resolution is None:
        return
    resolved = entry.resolution.recommendation_id
    if entry.mention.scope is Scope.TOPIC:
        for recommendation_id in sorted(
            {*entry.resolution.possible_recommendation_ids, *([resolved] if resolved else [])}
        ):
            topics[recommendation_id].append(entry)
    elif resolved:
        entries[resolved].append(entry)


def find_duplicates(accounts: Sequence[Account]) -> dict[str, str]:
    """For the path of each copy, the paper of the same bytes or the same words that comes first by path."""
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for account in sorted(accounts, key=lambda a: a.facts.paper.path):
        facts = account.facts
        marks = [facts.paper.sha256] + ([facts.text_sha256] if facts.is_readable and facts.text_sha256 else [])
        original = next((first[mark] for mark in marks if mark in first), None)
        if original is not None:
            copies[facts.paper.path] = original
        for mark in marks:
            first.setdefault(mark, original or facts.paper.paper_id)
    return copies


def paper_order(account: Account) -> tuple[datetime.date, int, str]:
    """Papers in date order, an exact date before a month that ends on it; papers without a date come last."""
    date = account.facts.date
    rank = tuple(DatePrecision).index(date.precision) if date else 0
    return (date.date if date else NEVER, rank, account.facts.paper.path)


def _mention_order(mention: Mention) -> tuple[int, int, int, str]:
    place = mention.place
    row, column = (-1 if index is None else index for index in (place.row_index, place.column_index))
    return (place.block_no, row, column, mention.mention_id)


def is_later(account: Account, than: Account) -> bool:
    """Whether a paper is surely of a later date; False where either has none."""
    one, other = account.facts.date, than.facts.date
    return one is not None and other is not None and one.date > other.date


def outcome(account: Account) -> Outcome:
    """Whether the paper could be read whole, in part or not at all."""
    if not account.facts.is_readable:
        return Outcome.UNREADABLE
    hidden = any(problem.kind not in HARMLESS for problem in account.problems)
    return Outcome.PARTLY_READ if hidden else Outcome.READ


def is_stated(status: Status | None) -> bool:
    """Whether it says anything of how far the work has got."""
    return status not in (None, Status.NOT_STATED, Status.UNCLEAR)


def has_status(mention: Mention) -> bool:
    """Whether the place states how far the work has got."""
    return is_stated(mention.status.value)


def has_text(mention: Mention) -> bool:
    """Whether the place says something beside a readable status: an update, an answer, words not understood."""
    answered = mention.response is not None and mention.response.value is not Response.NOT_STATED
    unread = bool(mention.status.raw) and mention.status.value in (None, Status.UNCLEAR)
    return bool(mention.update) or answered or unread


def is_pending(mention: Mention) -> bool:
    """Whether the place only promises an update: its words state no status, and no others stand there."""
    if mention.status.value is not Status.NOT_STATED or mention.status.rule_id in ("", "blank-cell"):
        return False
    return not mention.update or mention.update in mention.status.raw
