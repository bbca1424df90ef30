"""How a finding is put together: its subject, its quotes with their places, and an id that stays from run to run."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extract.records import Place
from link.records import Recommendation
from normalise.records import Account
from outputs.histories.ledger import Entry, Ledger
from outputs.records import Finding, Severity

_PATH = attrgetter("facts.paper.path")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about; each part is None where it does not apply."""

    series_id: str | None = None
    recommendation_id: str | None = None
    number: str | None = None
    paper_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper, verbatim, and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding as a check writes it, before it is given its check's name and its id."""

    severity: Severity
    subject: Subject
    message: str
    quotes: Sequence[Quote] = ()
    searched: Sequence[Account] = ()


def about(recommendation: Recommendation, account: Account | None = None) -> Subject:
    """A recommendation, in one paper if that is given."""
    return Subject(
        series_id=recommendation.series_id,
        recommendation_id=recommendation.recommendation_id,
        number=recommendation.number,
        paper_id=account.facts.paper.paper_id if account else None,
    )


def quote(entry: Entry) -> Quote:
    """What stands at a mention."""
    return quote_place(entry.account, entry.mention.place, entry.mention.evidence)


def quotes(entries: Iterable[Entry]) -> tuple[Quote, ...]:
    """What stands at each mention."""
    return tuple(quote(entry) for entry in entries)


def quote_place(account: Account, place: Place, text: str) -> Quote:
    """Words of a paper with their path and page, or block where there are no pages, and table row counted from 1."""
    where = f"page {place.page_no}" if place.page_no is not None else f"block {place.block_no}"
    row = f", row {place.row_index + 1}" if place.row_index is not None else ""
    return Quote(text, f"{account.facts.paper.path}, {where}{row}")


def name(ledger: Ledger, recommendation: Recommendation) -> str:
    """The recommendation for the start of a sentence: its number, or its first words, and its series."""
    series = ledger.series[recommendation.series_id].name
    if recommendation.number:
        return f"Recommendation {recommendation.number} ({series})"
    return f"The recommendation “{shorten(recommendation.wording or 'without a number')}” ({series})"


def shorten(text: str, limit: int = 80) -> str:
    """The first words of a text, with an ellipsis where some are left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[:limit].rsplit(' ', 1)[0]}…"


def dated(account: Account) -> str:
    """A paper in a sentence: its path, and its date as printed if it has one."""
    facts = account.facts
    return f"{facts.paper.path} ({facts.date.date.isoformat()})" if facts.date else facts.paper.path


def count(number: int, noun: str) -> str:
    """ "1 paper", "3 papers"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def finish(check: str, drafts: Iterable[Draft]) -> list[Finding]:
    """Give each draft of a check its id; a second one of the same subject and place gets "-2" behind it."""
    seen: dict[str, int] = {}
    searched = _Searched()
    return [_finish(check, draft, seen, searched) for draft in drafts]


class _Searched:
    """The paths of papers searched: the same papers give the same tuple, of which a large corpus needs but a few."""

    def __init__(self) -> None:
        self._paths: dict[int, tuple[Sequence[Account], tuple[str, ...]]] = {}

    def paths(self, accounts: Sequence[Account]) -> tuple[str, ...]:
        """The paths in order; the accounts are kept with them, so that no others can come to have their id."""
        if id(accounts) not in self._paths:
            self._paths[id(accounts)] = accounts, tuple(map(_PATH, accounts))
        return self._paths[id(accounts)][1]


def _finish(check: str, draft: Draft, seen: dict[str, int], searched: _Searched) -> Finding:
    subject = draft.subject
    place = draft.quotes[0].where if draft.quotes else ""
    marks = (check, subject.series_id, subject.recommendation_id, subject.number, subject.paper_id, place)
    finding_id = hashlib.sha256("\x1f".join(mark or "" for mark in marks).encode()).hexdigest()[:12]
    seen[finding_id] = seen.get(finding_id, 0) + 1
    return Finding(
        finding_id=finding_id if seen[finding_id] == 1 else f"{finding_id}-{seen[finding_id]}",
        check=check,
        severity=draft.severity,
        series_id=subject.series_id,
        recommendation_id=subject.recommendation_id,
        number=subject.number,
        paper_id=subject.paper_id,
        message=draft.message,
        evidence=tuple(quote.text for quote in draft.quotes),
        where=tuple(quote.where for quote in draft.quotes),
        papers_searched=searched.paths(draft.searched),
    )
