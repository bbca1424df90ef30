"""Which number a mention really has: a footnote mark can stick to it, and its series can be smaller than it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from link import comparisons, match_weights, wordings
from normalise.records import Mention, NumberReading, Scope

PLAIN = re.compile(r"\d+")
BASE = re.compile(r"(\d+)(?:[a-z(].*)?", re.IGNORECASE)  # "4" of "4a" and of "4(b)(ii)"
PART = re.compile(r"^(.*[\dA-Za-z)])(?:\([^()]+\)|[.\-]?(?:(?<=\d)[A-Za-z]+|(?<=\.)\d+))$")
FAR_OUTSIDE = 2  # times the highest number seen, where no paper states the size of the series
LISTING = frozenset({Scope.OWN, Scope.LIST, Scope.GROUP})


@dataclass(frozen=True, slots=True)
class SeriesRange:
    """How far a series' numbers go: the size that papers state, and the whole numbers that rows of their own show.

    `shown` are those of mentions with one reading only; `wordings` what they say, by number. `whole` are the mentions
    whose printed number stands although it ends like a note mark.
    """

    series_id: str
    stated_count: int | None
    shown: frozenset[int]
    wordings: Mapping[str, tuple[str, ...]]
    whole: frozenset[str] = frozenset()

    def holds(self, number: str) -> bool:
        """Whether a number can be one of the series; unknown numbering and unknown size hold every number."""
        base = base_number(number)
        if base is None:
            return True
        if self.stated_count is not None:
            return 1 <= base <= self.stated_count
        return not self.shown or base <= FAR_OUTSIDE * max(self.shown)


@dataclass(frozen=True, slots=True)
class NumberDecision:
    """The number that a mention is taken to have.

    `number` is None where its series has no such number and nothing else is known of it. `possible` are other
    numbers that it may mean; `wording` comes from the note that was taken out of the number.
    """

    number: str | None
    probability: float
    explanation: str
    printed: str | None = None
    wording: str | None = None
    possible: tuple[str, ...] = ()


def base_number(number: str) -> int | None:
    """The whole number that a number begins with: 4 of "4" and "4a"; None for chapters and codes ("8.2", "001/22")."""
    found = BASE.fullmatch(number)
    return int(found[1]) if found else None


def parent_numbers(number: str) -> tuple[str, ...]:
    """The numbers that a number is a part of, nearest first: "4a(ii)" → "4a", "4"."""
    parents: list[str] = []
    found = PART.match(number)
    while found:
        parents.append(found[1].rstrip("."))
        found = PART.match(parents[-1])
    return tuple(parents)


def measure_range(series_id: str, stated_count: int | None, mentions: Iterable[Mention]) -> SeriesRange:
    """What the rows, lists and groups of all papers show of a series' numbers."""
    shown: set[int] = set()
    texts: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.number is None or mention.other_readings or mention.scope not in LISTING:
            continue
        base = base_number(mention.number)
        if base is not None:
            shown.add(base)
        if mention.wording:
            texts[mention.number].add(mention.wording)
    return SeriesRange(series_id, stated_count, frozenset(shown), {n: tuple(sorted(t)) for n, t in texts.items()})


def decide_number(mention: Mention, limits: SeriesRange) -> NumberDecision:
    """The number of a mention inside its series, with the reason for whatever a reader would wonder about."""
    number = mention.number
    if number is None:
        return NumberDecision(None, 1.0, "no number is printed")
    fitting = [reading for reading in mention.other_readings if _fits(reading.number, limits)]
    if not limits.holds(number):
        return _out_of_range(mention, number, fitting, limits)
    if mention.note_label:
        told = f"number {number}; the {mention.note_label} behind it is a note mark, told by its type"
        return NumberDecision(number, 1.0, told)
    if fitting and mention.mention_id not in limits.whole and not _wording_agrees(mention, number, limits):
        return _ambiguous(number, fitting)
    return NumberDecision(number, 1.0, f"number {number} of its series")


def _fits(number: str, limits: SeriesRange) -> bool:
    """Whether another reading is a number of the series: within its stated size, or up to the highest that is shown."""
    base = base_number(number)
    if base is None or limits.stated_count is not None:
        return limits.holds(number)
    return bool(limits.shown) and base <= max(limits.shown)


def _out_of_range(
    mention: Mention, number: str, fitting: Sequence[NumberReading], limits: SeriesRange
) -> NumberDecision:
    size = _size(limits)
    if fitting:
        reading = fitting[0]
        told = f"printed {number}; {size}, so read as {reading.number} with note mark {reading.note_label}"
        others = tuple(other.number for other in fitting[1:])
        probability = match_weights.read_model().ambiguous_number_probability if others else 1.0
        return NumberDecision(reading.number, probability, told, number, reading.wording, others)
    if limits.stated_count is None:
        return NumberDecision(number, 1.0, f"number {number} of its series, far above the others: {size}")
    alike = _alike_numbers(mention, number, limits)
    if alike or not _has_own_words(mention, number, limits):
        return NumberDecision(None, 0.0, f"printed {number}, but {size}", number, None, alike)
    return NumberDecision(number, 1.0, f"number {number} with words of its own, though {size}")


def _size(limits: SeriesRange) -> str:
    if limits.stated_count is not None:
        return f"the series has {limits.stated_count}"
    return f"the highest number shown elsewhere is {max(limits.shown)}"


def _has_own_words(mention: Mention, number: str, limits: SeriesRange) -> bool:
    """Whether this or another mention lists the number with enough words to be a recommendation."""
    given = [*limits.wordings.get(number, ()), *([mention.wording] if mention.scope in LISTING else [])]
    return any(len(wordings.words(text)) >= wordings.SHORT_WORDS for text in given)


def _alike_numbers(mention: Mention, number: str, limits: SeriesRange) -> tuple[str, ...]:
    """The numbers of the series that have the mention's very words: the printed one may be a slip."""
    given = mention.wording or next(iter(limits.wordings.get(number, ())), "")
    if len(wordings.words(given)) < wordings.SHORT_WORDS:
        return ()
    alike = {
        other
        for other, texts in limits.wordings.items()
        if limits.holds(other) and any(comparisons.similarity(given, text) >= 0.85 for text in texts)
    }
    return tuple(sorted(alike, key=wordings.natural_key))


def _wording_agrees(mention: Mention, number: str, limits: SeriesRange) -> bool:
    """Whether the mention gives the words that other rows give under the printed number."""
    given = mention.wording
    return given is not None and any(
        comparisons.similarity(given, text) >= 0.85 or comparisons.is_part(given, text)
        for text in limits.wordings.get(number, ())
    )


def _ambiguous(number: str, fitting: Sequence[NumberReading]) -> NumberDecision:
    ways = " or ".join(f"{reading.number} with note mark {reading.note_label}" for reading in fitting)
    probability = match_weights.read_model().ambiguous_number_probability
    told = f"printed {number}, which the series has; it could also be {ways}"
    return NumberDecision(number, probability, told, possible=tuple(reading.number for reading in fitting))
