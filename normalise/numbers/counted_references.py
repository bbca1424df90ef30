"""References by place in a list: "the first three recommendations", "both recommendations", "the last recommendation".

They name something only where the list that they count is known; else they are a statement about many.
"""

import re
from collections.abc import Iterable, Sequence

from normalise.entries import Entry
from normalise.numbers.references import Reference
from normalise.records import Scope

COUNTED = "counted"  # the rule of a reference by place
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_PLACE = re.compile(
    rf"\b(?:(?:the\s)?(?P<end>first|last|final)\s(?P<count>{_COUNT})"
    rf"|(?P<all>both|all)\s(?:of\s)?(?:the\s|these\s|its\s)?(?P<whole>{_COUNT})?"
    rf"|the\s(?P<last>last|final)|the\s(?P<ordinals>{_ORDINAL}(?:(?:,\s|,?\sand\s){_ORDINAL})*))"
    r"\s?(?:of\sthe(?:se)?\s)?(?:\w+\s)?recommendations?\b"
    r"(?!\s(?:of|from|by|made|in|on)\b)",  # whose set that is, the paper's own list does not tell
    re.IGNORECASE,
)
_ITEMISED = frozenset({Scope.OWN, Scope.LIST, Scope.GROUP})


def itemised(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The numbers of the entries that a paper gives one by one, in their order."""
    return tuple(number for entry in entries if entry.scope in _ITEMISED for number in entry.numbers)


def may_count(text: str) -> bool:
    """Whether a text names recommendations by their place in a list."""
    return "recommendation" in text.casefold() and _PLACE.search(text) is not None


def find(text: str, numbers: Sequence[str]) -> tuple[Reference, ...]:
    """The references of a text by place in the list of `numbers`; one that the list is too short for is none.

    Where a number comes twice there are two lists, and nobody knows which of them is counted.
    """
    if not numbers or len(set(numbers)) < len(numbers):
        return ()
    found = ((match, _meant(match, tuple(numbers))) for match in _PLACE.finditer(text))
    return tuple(Reference(match[0], match.start(), match.end(), meant, COUNTED) for match, meant in found if meant)


def _meant(match: re.Match[str], numbers: tuple[str, ...]) -> tuple[str, ...]:
    if match["all"]:
        is_whole = len(numbers) == (2 if match["all"].casefold() == "both" else _value(match["whole"]))
        return numbers if is_whole else ()
    if match["end"]:
        count = _value(match["count"])
        places = numbers[:count] if match["end"].casefold() == "first" else numbers[-count:]
        return places if count <= len(numbers) else ()
    if match["last"]:
        return numbers[-1:]
    places_of = [_ORDINALS.index(word) for word in re.findall(r"\w+", match["ordinals"].casefold()) if word != "and"]
    return tuple(numbers[place] for place in places_of) if max(places_of) < len(numbers) else ()


def _value(count: str | None) -> int:
    """The figure of a count in words or digits; -1 where none is given."""
    if count is None:
        return -1
    return int(count) if count.isdigit() else _COUNTS.index(count.casefold()) + 1
