"""Names of bodies that issue recommendations, and when two of them can mean one body.

Names are compared by their head word (Commission, Committee, Panel): bodies of different kinds are never one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from link import comparisons

BODY_WORDS = frozenset(
    """agency assembly audit authority board bureau cabinet commission commissioner committee coroner council court
    department directorate executive forum group inquest inquiry inspectorate jury mission office ombudsman panel
    partnership regulator review scrutiny service taskforce team tribunal trust""".split()
)
PREPOSITIONS = frozenset({"of", "on", "into", "for", "to", "in"})
FILLERS = frozenset(
    "a an and by final from in into of on for our recommendation recommendations report s the their this to".split()
)
EDITIONS = frozenset("interim first second third fourth fifth supplementary follow followup".split())
TOKEN = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"['’‘]s?\b")
LEADING_ARTICLE = re.compile(r"^\s*(?:the|a|an|our|this)\s+", re.IGNORECASE)
PLURAL_HEADS = {f"{word}s": word for word in BODY_WORDS} | {"inquiries": "inquiry", "enquiry": "inquiry"}


@dataclass(frozen=True, slots=True, order=True)
class BodyName:
    """A body's name taken apart.

    `shown` is as printed without its article; `tokens` its telling words in their order and case; `head` says what
    kind of body it is; `edition` which of its reports, where the name says so ("second interim").
    """

    tokens: tuple[str, ...]
    head: str
    edition: tuple[str, ...]
    shown: str

    @property
    def words(self) -> frozenset[str]:
        """The telling words in small letters."""
        return frozenset(token.casefold() for token in self.tokens)

    @property
    def is_bare(self) -> bool:
        """Whether only the kind of body is named, as in "the Commission"."""
        return self.words <= {self.head}


def parse_name(issuer: str) -> BodyName:
    """The parts of a body's name; a name without any telling word gives no tokens."""
    shown = " ".join(LEADING_ARTICLE.sub("", issuer).split())
    printed = TOKEN.findall(POSSESSIVE.sub(" ", shown))
    lowered = [token.casefold() for token in printed]
    of_report = "report" in lowered
    edition = tuple(word for word in lowered if of_report and word in EDITIONS)
    tokens = tuple(
        _singular(token) for token in printed if token.casefold() not in FILLERS and token.casefold() not in edition
    )
    return BodyName(tokens, _head([_singular(token).casefold() for token in printed], tokens), edition, shown)


def _singular(token: str) -> str:
    return PLURAL_HEADS.get(token.casefold(), token)


def _head(lowered: Sequence[str], tokens: Sequence[str]) -> str:
    """The word that says what kind of body it is: "Commission" in "Commission on Housing in the County Council"."""
    heads = [index for index, word in enumerate(lowered) if word in BODY_WORDS]
    for index in heads:
        if index + 1 < len(lowered) and lowered[index + 1] in PREPOSITIONS:
            return lowered[index]
    return lowered[heads[-1]] if heads else (tokens[-1].casefold() if tokens else "")


def is_within(shorter: BodyName, fuller: BodyName) -> bool:
    """Whether the shorter name can mean the body that the fuller one names; acronyms count as what they spell."""
    if not shorter.tokens or shorter.edition != fuller.edition:
        return False
    spelt: set[str] = set()
    for token in shorter.tokens:
        spelt |= _spelt_out(token, fuller) or {token.casefold()}
    if shorter.head != fuller.head and not (shorter.head not in spelt and fuller.head in spelt):
        return False
    return all(_has_word(fuller, word) for word in spelt)


def _spelt_out(token: str, fuller: BodyName) -> set[str]:
    """The words of the fuller name whose initials make the token; none if it is no acronym of them."""
    if len(token) < 3 or not token.isupper():
        return set()
    size = len(token)
    for start in range(len(fuller.tokens) - size + 1):
        run = [word.casefold() for word in fuller.tokens[start : start + size]]
        if "".join(word[0] for word in run) == token.casefold():
            return set(run)
    return set()


def _has_word(name: BodyName, word: str) -> bool:
    return word in name.words or any(comparisons.is_same_name_word(word, other) for other in name.words)
