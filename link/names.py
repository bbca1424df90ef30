"""Names within a wording: the same demand put to another body, or about another place, is another demand."""

import functools
import re

from rapidfuzz import fuzz

NAME = re.compile(r"(?:(?<=[^\W_]\s)|(?<=[^\W_][,;:]\s))[A-Z][^\W\d_]*[a-z]{2}[^\W\d_]*")
WORD = re.compile(r"[^\W\d_]+")
MISPRINT = 70.0  # two letters in a word of six


def are_others(left: str, right: str) -> bool:
    """Whether each of two wordings names what the other does not, as “with the port” and “with the airport” would.

    A name that only one has may be left out or added by the other; a misprint or a short form is no other name.
    """
    return _has_own(left, right) and _has_own(right, left)


def _has_own(text: str, other: str) -> bool:
    named = _names(text)
    known = _words(other) if named else frozenset[str]()
    return any(not any(_is_form(name, word) for word in known) for name in named - known)


@functools.lru_cache(maxsize=1 << 14)
def _names(text: str) -> frozenset[str]:
    """The capitalised words that do not begin a sentence, in small letters; none of a text all in capitals."""
    return frozenset(found.casefold() for found in NAME.findall(text))


@functools.lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text))


def _is_form(name: str, word: str) -> bool:
    """Whether a word may be the name misspelt, or one of them the other's short form ("Cttee")."""
    if fuzz.ratio(name, word) >= MISPRINT:
        return True
    shorter, longer = sorted((name, word), key=len)
    rest = iter(longer)
    return len(shorter) > 1 and shorter[0] == longer[0] and all(letter in rest for letter in shorter)
