"""A recommendation's words made comparable: what typography changes is taken away, what was said is kept."""

import functools
import hashlib
import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’‘`´]")
FIGURE = re.compile(r"\d+")
BREAKS = re.compile(r"[^a-z0-9]+")
SHORT_WORDS = 8  # fewer words than this say too little to contradict, or to be told apart by


@functools.lru_cache(maxsize=1 << 17)
def comparable(text: str) -> str:
    """The words in small letters with single spaces; quotation marks, dashes, bullets and ligatures are gone."""
    plain = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(WORD.findall(plain))


@functools.lru_cache(maxsize=1 << 15)
def words(text: str | None) -> tuple[str, ...]:
    """The comparable words of a text, none for None."""
    return tuple(comparable(text).split()) if text else ()


@functools.lru_cache(maxsize=1 << 15)
def word_set(text: str) -> frozenset[str]:
    """The comparable words of a text, each once."""
    return frozenset(words(text))


def figures(text: str) -> tuple[str, ...]:
    """The figures in a text, in order: a target of 5 and a target of 10 are different demands."""
    return tuple(FIGURE.findall(text))


def digest(text: str) -> str:
    """Eight hex digits that stay the same while the words do."""
    return hashlib.sha256(comparable(text).encode()).hexdigest()[:8]


def slug(text: str) -> str:
    """Small ASCII letters, digits and hyphens: "Oakshire Health Commission" → "oakshire-health-commission"."""
    plain = APOSTROPHE.sub("", unicodedata.normalize("NFKD", text)).encode("ascii", "ignore").decode().lower()
    return BREAKS.sub("-", plain).strip("-")


def natural_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "4", "4a", "10" as a reader would."""
    parts = re.findall(r"\d+|[^\W\d_]+", number)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in parts)
