"""Names of bodies that issue recommendations, and when two of them can mean one body.

Names are compared by their head word (Commission, Committee, Panel): bodies of different kinds are never one.
"""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from link import comparisons

WORDS_FILE = Path(__file__).with_name("bodies.toml")
TOKEN = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"['’‘]s?\b")
LEADING_ARTICLE = re.compile(r"^(?:the|a|an|our|this)\s+", re.IGNORECASE)
TRAILING_FILLER = re.compile(r"(?:['’]s?)?(?:\s+(?:final\s+)?(?:reports?|recommendations?))?$", re.IGNORECASE)
ACRONYM_LETTERS = 3


@dataclass(frozen=True, slots=True)
class NameWords:
    """What single words do in the name of a body, as `bodies.toml` says."""

    heads: frozenset[str]
    prepositions: frozenset[str]
    fillers: frozenset[str]
    editions: frozenset[str]
    spellings: Mapping[str, str]


@functools.cache
def name_words() -> NameWords:
    """The vocabulary of this code's version."""
    data = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    lists = {key: frozenset(data[key]) for key in ("heads", "prepositions", "fillers", "editions")}
    return NameWords(**lists, spellings=data["spellings"])


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name taken apart.

    `shown` is as printed without its article; `tokens` its telling words in their order and case; `head` says what
    kind of body it is; `edition` which of its reports, where the name says so ("second interim").
    """

    shown: str
    tokens: tuple[str, ...]
    head: str
    edition: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The telling words in small letters."""
        return _in_small_letters(self.tokens)

    @property
    def is_bare(self) -> bool:
        """Whether only the kind of body is named, as in "the Commission"."""
        return self.words <= {self.head} and self.head in name_words().heads


@functools.lru_cache(maxsize=1 << 14)
def _in_small_letters(tokens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.casefold() for token in tokens)


@functools.lru_cache(maxsize=1 << 14)
def initials(tokens: tuple[str, ...]) -> frozenset[str]:
    """The first letters of words, in small letters."""
    return frozenset(token.casefold()[0] for token in tokens)


@functools.lru_cache(maxsize=1 << 14)
def parse_name(issuer: str) -> BodyName:
    """The parts of a body's name; a name without any telling word gives no tokens."""
    shown = LEADING_ARTICLE.sub("", " ".join(issuer.split()))
    printed = [_spelling(token) for token in TOKEN.findall(POSSESSIVE.sub(" ", shown))]
    lowered = [token.casefold() for token in printed]
    words = name_words()
    edition = tuple(word for word in lowered if "report" in lowered and word in words.editions)
    tokens = tuple(token for token in printed if token.casefold() not in words.fillers | set(edition))
    return BodyName(shown if edition else TRAILING_FILLER.sub("", shown), tokens, _head(lowered, tokens), edition)


def _spelling(token: str) -> str:
    return name_words().spellings.get(token.casefold(), token)


def _head(lowered: Sequence[str], tokens: Sequence[str]) -> str:
    """The word that says what kind of body it is: "Commission" in "Commission on Housing in the County Council"."""
    words = name_words()
    heads = [index for index, word in enumerate(lowered) if word in words.heads]
    for index in heads:
        if index + 1 < len(lowered) and lowered[index + 1] in words.prepositions:
            return lowered[index]
    return lowered[heads[-1]] if heads else (tokens[-1].casefold() if tokens else "")


def is_within(shorter: BodyName, fuller: BodyName) -> bool:
    """Whether the shorter name can mean the body that the fuller one names; acronyms count as what they spell."""
    if not shorter.tokens or shorter.edition != fuller.edition:
        return False
    if not initials(shorter.tokens) <= initials(fuller.tokens):  # no misprint or acronym changes a first letter
        return False
    spelt: set[str] = set()
    for token in shorter.tokens:
        spelt |= _spelt_out(token, fuller) or {token.casefold()}
    is_same_kind = shorter.head == fuller.head or (shorter.head not in spelt and fuller.head in spelt)
    return is_same_kind and all(_has_word(fuller, word) for word in spelt)


def _spelt_out(token: str, fuller: BodyName) -> set[str]:
    """The words of the fuller name whose initials make the token; none if it is no acronym of them."""
    if len(token) < ACRONYM_LETTERS or not token.isupper():
        return set()
    for start in range(len(fuller.tokens) - len(token) + 1):
        run = [word.casefold() for word in fuller.tokens[start : start + len(token)]]
        if "".join(word[0] for word in run) == token.casefold():
            return set(run)
    return set()


def _has_word(name: BodyName, word: str) -> bool:
    return word in name.words or any(comparisons.is_same_name_word(word, other) for other in name.words)
