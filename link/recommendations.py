"""Recommendations from the mentions that are about them: which exist, and the fullest wording given of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from link import comparisons, numbers, wordings
from link.entries import Entry
from link.records import Recommendation
from normalise.records import Scope

ALIKE = 0.85
LARGEST_SERIES = 999  # a "stated size" beyond this is a year or a misreading; nothing is made up from it
UNNUMBERED = "u-"  # then a hash of its words: no number of its series means it alone
ROWS = frozenset({Scope.OWN, Scope.LIST})


@dataclass(frozen=True, slots=True)
class Extent:
    """How many recommendations a series has, and which numbers, where papers or the register say so."""

    stated_count: int | None = None
    numbers: tuple[str, ...] = ()


def expected_numbers(extent: Extent, seen: Iterable[str]) -> tuple[str, ...]:
    """The numbers of a series that papers need not name: those of the register, else 1 to its stated size.

    None where no number of it was ever seen: nobody said that its recommendations are numbered 1, 2, 3.
    """
    if extent.numbers:
        return extent.numbers
    stated_count = extent.stated_count
    bases = [numbers.base_number(number) for number in seen]
    if not bases or None in bases or stated_count is None or stated_count > LARGEST_SERIES:
        return ()
    return tuple(str(number) for number in range(1, stated_count + 1))


def build_numbered(series_id: str, by_number: Mapping[str, Sequence[Entry]]) -> list[Recommendation]:
    """A recommendation for each key, mentioned or not; a part names its parent where that exists."""
    return [_numbered(series_id, number, by_number) for number in sorted(by_number, key=wordings.natural_key)]


def _numbered(series_id: str, number: str, by_number: Mapping[str, Sequence[Entry]]) -> Recommendation:
    entries = by_number[number]
    wording, paper_id = choose_wording(entries)
    parent = next((f"{series_id}/{other}" for other in numbers.parent_numbers(number) if other in by_number), None)
    mention_ids = tuple(entry.mention.mention_id for entry in entries)
    printed = None if number.startswith(UNNUMBERED) else number
    aliases = _aliases(printed, entries)
    return Recommendation(f"{series_id}/{number}", series_id, printed, parent, aliases, wording, paper_id, mention_ids)


def _aliases(number: str | None, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The other numbers that papers give it."""
    given = {
        other
        for entry in entries
        for other in (entry.number, *entry.mention.former_numbers, *entry.mention.alias_numbers)
        if other is not None and other != number
    }
    return tuple(sorted(given, key=wordings.natural_key))


def build_unnumbered(series_id: str, recommendation_id: str, entries: Sequence[Entry]) -> Recommendation:
    """A recommendation that no paper numbers."""
    wording, paper_id = choose_wording(entries)
    mention_ids = tuple(entry.mention.mention_id for entry in entries)
    return Recommendation(recommendation_id, series_id, None, None, (), wording, paper_id, mention_ids)


def choose_wording(entries: Sequence[Entry]) -> tuple[str | None, str | None]:
    """The fullest wording and its paper: the longest of those that agree with what most papers print.

    Rows and lists come before passing mentions, and a note's text counts only where there is nothing else.
    """
    for chosen in (
        [entry for entry in entries if entry.mention.scope in ROWS and not entry.is_note_wording],
        [entry for entry in entries if entry.mention.scope is not Scope.TOPIC],
    ):
        given = [entry for entry in chosen if entry.text]
        if given:
            fullest = _fullest(given)
            return fullest.mention.wording, fullest.mention.paper_id
    for entry in entries:
        if entry.decided.wording:
            return entry.decided.wording, entry.mention.paper_id
    return None, None


def _fullest(entries: Sequence[Entry]) -> Entry:
    papers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        papers[entry.text].add(entry.mention.paper_id)
    counts = Counter({text: len(ids) for text, ids in papers.items()})  # in paper order, so the earliest wins a tie
    common = counts.most_common(1)[0][0]
    agreeing = {text for text in papers if _agrees(common, text)}
    return max((entry for entry in entries if entry.text in agreeing), key=lambda entry: len(entry.text))


def _agrees(common: str, text: str) -> bool:
    return common == text or comparisons.similarity(common, text) >= ALIKE or comparisons.is_part(common, text)
