"""The letters with which a pattern can begin, so that it is tried only where a word of a text begins so.

Python's `re` tries a pattern with a leading `\\b` at every character. Where many patterns are asked about one text, to
look at its words once, and to try each pattern only at those that it can begin with, takes a fifth of the time.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]  # the one reading of a pattern that cannot differ from re's own
from typing import Any

LONGEST = 4  # letters
OF_ALL = "^"  # stands for the beginning of a text
_WORD = re.compile(rf"\b\w{{1,{LONGEST}}}")


def of_text(text: str) -> Mapping[str, Sequence[int]]:
    """Where words begin with some letters, in small letters: with one, with two, and so on; and where the text does."""
    found: dict[str, list[int]] = {OF_ALL: [0]}
    for word in _WORD.finditer(text):
        letters = word[0].casefold()
        for length in range(1, len(letters) + 1):
            found.setdefault(letters[:length], []).append(word.start())
    return found


@functools.cache
def of_pattern(pattern: str) -> frozenset[str]:
    """The beginnings of words, in small letters, with one of which each match begins; none where it may be another."""
    found = _openings(list(_parser.parse(pattern, re.IGNORECASE)))
    return frozenset() if "" in found else frozenset(found)


def _openings(parts: Sequence[Any]) -> set[str]:
    """What `of_pattern` gives, with "" where a match may begin within a word or with a sign."""
    (kind, held), rest = parts[0], parts[1:]
    if kind is _parser.SUBPATTERN:
        return _openings([*held[3], *rest])
    if kind is _parser.BRANCH:
        return {letters for branch in held[1] for letters in _openings([*branch, *rest])}
    if kind is not _parser.AT:
        return {""}
    return {OF_ALL} if held is _parser.AT_BEGINNING else _beginnings(rest, LONGEST)


def _beginnings(parts: Sequence[Any], room: int) -> set[str]:
    """The letters, `room` at most, with which a match of these parts begins; "" where it may be any or none."""
    if not room or not parts:
        return {""}
    (kind, held), rest = parts[0], parts[1:]
    if kind is _parser.SUBPATTERN:
        return _beginnings([*held[3], *rest], room)
    if kind is _parser.BRANCH:
        return {letters for branch in held[1] for letters in _beginnings([*branch, *rest], room)}
    if kind in (_parser.MAX_REPEAT, _parser.MIN_REPEAT):
        taken = _beginnings(held[2], room)
        return taken if held[0] else taken | _beginnings(rest, room)
    if kind in (_parser.ASSERT, _parser.ASSERT_NOT) and room == LONGEST:
        return _beginnings(rest, room)
    return {letter + more for letter in _letters(kind, held) for more in _beginnings(rest, room - 1)} or {""}


def _letters(kind: Any, held: Any) -> str:
    """The letters and figures that a part stands for, in small letters; "" where they are too many or none."""
    if kind is _parser.LITERAL:
        letters = chr(held)
    elif kind is _parser.IN and all(inner is _parser.LITERAL for inner, _ in held):
        letters = "".join(chr(code) for _, code in held)
    elif kind is _parser.IN and [inner for inner, _ in held] == [_parser.RANGE]:
        letters = "".join(map(chr, range(held[0][1][0], held[0][1][1] + 1)))
    else:
        letters = ""
    return letters.lower() if letters.isascii() and letters.isalnum() else ""
