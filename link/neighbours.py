"""The series of a paper that names none, by its neighbours: equal wordings, what it is attached to, its
committee's other papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from link import comparisons, wordings
from normalise.records import Account, Mention

MATCHES_NEEDED = 3  # equal numbers with equal wordings: one or two may be chance, or a standard phrase
ALL_MATCHES_NEEDED = 2  # where they are all that the paper words
MATCH_SIMILARITY = 0.9
TITLE_SIMILARITY = 0.85
TITLE_WORDS = 2  # "Appendix 2" alone is the title of many

Wordings = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is known of papers whose series is known: (series_id, wording) by number, and main series.

    `named_parts` are the papers that name others as parts of theirs, with the titles of those.
    """

    wordings: Wordings
    named_parts: Sequence[tuple[Account, tuple[str, ...]]]
    of_committee: Mapping[str, Sequence[Account]]
    main_series: Mapping[str, str]  # by paper_id

    def find(self, account: Account) -> tuple[str, str] | None:
        """The series and the reason, by the strongest evidence there is; None where nothing tells, or two do."""
        return (
            _by_wordings(account.mentions, self.wordings) or self._by_attachment(account) or self._by_committee(account)
        )

    def _by_attachment(self, account: Account) -> tuple[str, str] | None:
        """The series of the papers that name this one as a part of theirs."""
        title = account.facts.title
        if len(wordings.words(title)) < TITLE_WORDS:
            return None
        parents = [other for other, titles in self.named_parts if other is not account and _is_among(title, titles)]
        series_id = self._only_series(parents)
        if series_id is None or self._contradicts(account, series_id):
            return None
        told = next(p.facts.paper.path for p in parents if p.facts.paper.paper_id in self.main_series)
        return series_id, f"the paper names no series; it is attached to {told}, which is about this one"

    def _by_committee(self, account: Account) -> tuple[str, str] | None:
        """The one series of its committee's other papers, if it has its numbers, and no words against it."""
        committee = wordings.comparable(account.facts.committee)
        others = [other for other in self.of_committee.get(committee, ()) if other is not account]
        series_id = self._only_series(others) if committee else None
        if series_id is None or self._contradicts(account, series_id) or not self._has_numbers(account, series_id):
            return None
        return series_id, "the paper names no series; its committee's other papers are all about this one"

    def _only_series(self, accounts: Iterable[Account]) -> str | None:
        found = {self.main_series.get(account.facts.paper.paper_id) for account in accounts} - {None}
        return found.pop() if len(found) == 1 else None

    def _contradicts(self, account: Account, series_id: str) -> bool:
        return any(
            comparisons.contradicts(mention.wording, wording)
            for mention in account.mentions
            for other, wording in self.wordings.get(mention.number or "", ())
            if other == series_id and mention.wording
        )

    def _has_numbers(self, account: Account, series_id: str) -> bool:
        numbers = {mention.number for mention in account.mentions if mention.number}
        known = {number for number, pairs in self.wordings.items() if any(other == series_id for other, _ in pairs)}
        return bool(numbers) and numbers <= known


def arrange(accounts: Iterable[Account], known: Wordings, main_series: Mapping[str, str]) -> Neighbourhood:
    """The papers by what they name and by their committees."""
    named_parts = []
    of_committee: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of_committee[wordings.comparable(account.facts.committee)].append(account)
        titles = tuple(named.title for named in account.attachments if named.title)
        if titles:
            named_parts.append((account, titles))
    return Neighbourhood(known, named_parts, of_committee, main_series)


def _is_among(title: str, named: Iterable[str]) -> bool:
    return any(comparisons.similarity(one, title) >= TITLE_SIMILARITY for one in named)


def wordings_by_number(said: Iterable[tuple[Mention, str | None]]) -> Wordings:
    """(series_id, wording) of the mentions whose series is known, by their number."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention, series_id in said:
        if series_id and mention.number and len(wordings.words(mention.wording)) >= wordings.SHORT_WORDS:
            known[mention.number].add((series_id, wordings.comparable(mention.wording or "")))
    return {number: sorted(pairs) for number, pairs in known.items()}


def _is_alike(wording: str, known: str) -> bool:
    """Whether two wordings are one; those of a very different length are not compared, since they cannot be."""
    shorter, longer = sorted((len(wordings.comparable(wording)), len(known)))
    if 2 * shorter < MATCH_SIMILARITY * (shorter + longer):
        return False
    return comparisons.similarity(wording, known) >= MATCH_SIMILARITY


def _by_wordings(mentions: Sequence[Mention], known: Wordings) -> tuple[str, str] | None:
    """The one series with the same wordings under the same numbers; None where too few agree, or two series do."""
    worded = {mention.number for mention in mentions if mention.number and mention.wording}
    needed = max(ALL_MATCHES_NEEDED, min(MATCHES_NEEDED, len(worded)))
    matched: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        said = known.get(mention.number or "", ()) if mention.wording else ()
        alike = {text for text in {text for _, text in said} if _is_alike(mention.wording or "", text)}
        for series_id, text in said if alike else ():
            if text in alike:
                matched[series_id].add(mention.number or "")
    ranked = sorted(matched, key=lambda series_id: (-len(matched[series_id]), series_id))
    if not ranked or len(matched[ranked[0]]) < needed:
        return None
    if len(ranked) > 1 and len(matched[ranked[1]]) == len(matched[ranked[0]]):
        return None
    count = len(matched[ranked[0]])
    return ranked[0], f"the paper names no series; {count} of its numbers have this series' wordings"
