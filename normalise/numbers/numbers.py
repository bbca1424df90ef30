"""The grammar of recommendation numbers: "19 and 20", "8.3-8.4", "9a-c", "2 (a,b)", "4a) iii)", "001/22".

A list is read item by item; what does not belong to the grammar ends it. Sub-parts are kept with their number
("4a", "4a(iii)"); ranges and lists of letters are expanded, and only where both ends have the same form.
"""

import re
from dataclasses import dataclass

MAX_RANGE = 200  # "1–40" is a list of numbers; a longer run is a year span, a page range or a misprint

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ROMAN = r"(?:x?(?:ix|iv|v?i{1,3}|v)|x)"
_DASH = r"\s?[-–—‑]\s?"
_UNITS = (
    r"(?:%|per ?cent|months?|years?|days?|weeks?|hours?|times|people|residents|members|million|billion|thousand|k\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_LETTERS = rf"(?:{_ROMAN}|[a-z])"
_IN_BRACKETS = rf"\s?\({_LETTERS}(?:(?:{_DASH}|\s?[,&/]\s?|\s?and\s){_LETTERS})*\)"
_PART = rf"(?:{_IN_BRACKETS}|[a-z]\)?(?![a-z’'])|\s[a-z]\)|\s?{_ROMAN}\)|(?<=[a-z)])\s?{_ROMAN}(?![a-z’'])\)?)"
ITEM = re.compile(
    rf"(?P<main>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}(?:/\d{{2}}(?!\d))?)(?!\d|,\d{{3}})"
    rf"(?P<parts>{_PART}{{0,3}}(?:{_DASH}(?:\({_LETTERS}\)|{_LETTERS}(?![a-z])))?)"
)
_RANGE_JOIN = re.compile(rf"{_DASH}(?=\d)|\s(?:to|through)\s(?=\d)|,\sto\s(?=\d)")
_LIST_JOIN = re.compile(
    r"\.?\s?[,;]\s?(?:and\s|&\s?|or\s)?(?=\d)|\.?\s(?:and|or)\s(?=\d)|\s?&\s?(?=\d)|\s?/\s?(?=\d)|\s?\+\s?(?=\d)"
)
_SPLIT_LETTERS = re.compile(rf"{_LETTERS}")


@dataclass(frozen=True, slots=True)
class NumberList:
    """Numbers read from one stretch of text, `start` to `end` (half-open), in the order in which they are printed."""

    numbers: tuple[str, ...]
    start: int
    end: int


def read_numbers(text: str, start: int = 0) -> NumberList | None:
    """The list of numbers that begins at `start`, as long as the grammar holds; None where none begins there."""
    position = start
    numbers: list[str] = []
    joined_as_range = False
    while item := ITEM.match(text, position):
        if _counts_something(text, item.end()):
            break
        numbers = _extend(numbers, expand(item), joined_as_range)
        position = item.end()
        joined_as_range = bool(join := _RANGE_JOIN.match(text, position))
        join = join or _LIST_JOIN.match(text, position)
        if not join:
            break
        position = join.end()
    else:
        position = _before_join(text, position)
    if not numbers:
        return None
    return NumberList(tuple(dict.fromkeys(numbers)), start, min(position, len(text)))


def _before_join(text: str, position: int) -> int:
    """Where the last item ended, when what a joining word promised did not follow."""
    return len(text[:position].rstrip(" ,;&/+-–—‑"))


def _counts_something(text: str, end: int) -> bool:
    return re.match(rf"\s?{_UNITS}", text[end:], re.IGNORECASE) is not None


def _extend(numbers: list[str], new: tuple[str, ...], joined_as_range: bool) -> list[str]:
    if joined_as_range and numbers and len(new) == 1 and (run := number_range(numbers[-1], new[0])):
        return [*numbers[:-1], *run]
    return [*numbers, *new]


def number_range(first: str, last: str) -> tuple[str, ...]:
    """All numbers from `first` to `last`, both included; () where the two do not span a range of one form.

    A chapter may be left out at the end: "122.17-18" runs from 122.17 to 122.18.
    """
    head, _, low = first.rpartition(".")
    tail, _, high = last.rpartition(".")
    if tail not in ("", head) or not (low.isdigit() and high.isdigit()):
        return ()
    if not 0 < int(high) - int(low) <= MAX_RANGE:
        return ()
    prefix = f"{head}." if head else ""
    return tuple(f"{prefix}{n}" for n in range(int(low), int(high) + 1))


def expand(item: re.Match[str]) -> tuple[str, ...]:
    """The numbers of one item: "9a-c" is 9a, 9b and 9c; "2 (a,b)" is 2a and 2b."""
    stems = [item["main"]]
    for part in _parts(item["parts"]):
        stems = [stem + suffix for stem in stems for suffix in part]
    return tuple(stems)


def _parts(text: str) -> list[list[str]]:
    """The levels of sub-parts in `text`, each with the parts that it names."""
    levels: list[list[str]] = []
    if bare_range := re.fullmatch(rf"({_LETTERS}){_DASH}({_LETTERS})", text):
        return [[_suffix(letter, level=0) for letter in _letter_range(bare_range[1], bare_range[2])]]
    text = re.sub(rf"\(({_LETTERS})\){_DASH}\(({_LETTERS})\)", r"(\1-\2)", text)
    for piece in re.findall(rf"\([^)]*\)|{_LETTERS}", text):
        letters = _letters(piece.strip("()"))
        levels.append([_suffix(letter, level=len(levels)) for letter in letters])
    return levels


def _letters(piece: str) -> list[str]:
    if span := re.fullmatch(rf"({_LETTERS}){_DASH}({_LETTERS})", piece):
        return _letter_range(span[1], span[2])
    return _SPLIT_LETTERS.findall(re.sub(r"\band\b", ",", piece))


def _letter_range(first: str, last: str) -> list[str]:
    if first in ROMAN and last in ROMAN and ROMAN.index(first) < ROMAN.index(last):
        return list(ROMAN[ROMAN.index(first) : ROMAN.index(last) + 1])
    if len(first) == len(last) == 1 and first < last:
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return [first, last]


def _suffix(letter: str, level: int) -> str:
    """A first-level letter stands bare ("4a"); a roman numeral, and any deeper level, in brackets ("4a(iii)")."""
    return f"({letter})" if level or len(letter) > 1 else letter


def natural_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which 2 comes before 10, and 4 before 4a."""
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.findall(r"\d+|[^\d.\s()]+", number))
