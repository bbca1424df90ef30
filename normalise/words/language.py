"""The one language pipeline that all rules share: spaCy's blank English, and sentences as committees write them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from normalise.words import lexicons

if TYPE_CHECKING:  # spaCy takes a second to load: only where sentences are asked for
    from spacy.language import Language
    from spacy.tokens import Doc, Token

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’)]»")
MAY_END = re.compile(r"[.!?…\n]")
KEPT_TEXTS = 4096  # most rules ask about the same passages of one paper
LONGEST_ABBREVIATION = 12  # characters before a full stop that can matter


@functools.cache
def pipeline() -> Language:
    """The shared pipeline, loaded at its first use; it needs no downloaded model."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.max_length = 20_000_000
    return pipeline


@functools.lru_cache(maxsize=KEPT_TEXTS)
def sentences(text: str) -> tuple[tuple[int, int, str], ...]:
    """The sentences of `text` with their half-open places, in order, without the white space around them.

    A line break ends a sentence; the full stops of "no. 3", "Cllr. Ng", "e.g." and initials do not.
    """
    stripped = text.strip()
    if not MAY_END.search(stripped, 0, len(stripped) - 1):  # one sentence, as headings, labels and most cells are
        start = len(text) - len(text.lstrip())
        return ((start, start + len(stripped), stripped),) if stripped else ()
    found = []
    for start, end in itertools.pairwise((0, *_starts(text), len(text))):
        stripped = text[start:end].strip()
        if stripped:
            start = text.index(stripped, start)
            found.append((start, start + len(stripped), stripped))
    return tuple(found)


def _starts(text: str) -> Iterator[int]:
    """Where sentences begin behind the first one, in order.

    Only the tokens at a stop or a line break, and those right behind, are looked at one by one.
    """
    doc = pipeline().make_doc(text)
    begins = doc.to_array("IDX")
    read = 0
    for stop in MAY_END.finditer(text):
        token_no = int(begins.searchsorted(stop.start(), side="right")) - 1
        if token_no >= read:
            starts, read = _starts_behind(doc, token_no, text)
            yield from (doc[start].idx for start in starts)


def _starts_behind(doc: Doc, token_no: int, text: str) -> tuple[list[int], int]:
    """The tokens that begin a sentence behind the stop at a token, and the number of the first token not looked at."""
    starts: list[int] = []
    has_ended = False
    for number in range(token_no, len(doc)):
        token = doc[number]
        if has_ended and _may_begin(token):
            starts.append(number)
        if not (has_ended and (token.is_space or token.text in CLOSERS)):
            has_ended = _ends(token, text)
        has_ended = has_ended or "\n" in token.text
        if not has_ended:
            return starts, number + 1
    return starts, len(doc)


def _may_begin(token: Token) -> bool:
    """A sentence begins with anything but a small letter, a closing bracket or a further stop, unless on a new line."""
    is_on_new_line = token.i > 0 and "\n" in token.nbor(-1).text
    first = token.text[0]
    return is_on_new_line or not (
        first.islower() or first in CLOSERS or first in ENDS or first in ",;:" or token.is_space
    )


def _ends(token: Token, text: str) -> bool:
    if token.text[-1] not in ENDS:
        return False
    if token.text[-1] != ".":
        return True
    end = token.idx + len(token.text)
    before = text[max(0, end - LONGEST_ABBREVIATION) : end]
    return lexicons.first_match(abbreviations(), before) is None


@functools.cache
def abbreviations() -> tuple[lexicons.Rule, ...]:
    return lexicons.load("abbreviations", lexicons.Rule)
