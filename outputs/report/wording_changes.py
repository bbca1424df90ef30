"""How the wording of a recommendation changed from paper to paper, word by word."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalise.records import Scope
from outputs.histories import likeness
from outputs.histories.ledger import Entry

UNLIKE = 0.3  # words in common; below, one text replaced another


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (`kept`), came (`inserted`) or went (`deleted`), or a text that is quite `other`, or
    one of those before `again`.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording as a paper gives it, compared with the one before."""

    entry: Entry
    text: str
    pieces: tuple[Piece, ...]


def follow(entries: Iterable[Entry]) -> tuple[Wording, ...]:
    """Each wording that differs from the one before beyond typography, in the order of the entries.

    A group's entry is left out: which of its words are whose is not always sure.
    """
    found: list[Wording] = []
    for entry in entries:
        text = "" if entry.mention.scope is Scope.GROUP else " ".join((entry.wording or "").split())
        if text and (not found or likeness.plain(found[-1].text) != likeness.plain(text)):
            found.append(Wording(entry, text, _pieces([one.text for one in found], text)))
    return tuple(found)


def _pieces(before: list[str], text: str) -> tuple[Piece, ...]:
    if not before:
        return (Piece("kept", text),)
    if likeness.plain(text) in map(likeness.plain, before):
        return (Piece("again", text),)
    return tuple(compare(before[-1], text))


def compare(before: str, after: str) -> Iterator[Piece]:
    """What turns one text into another; joined without the pieces deleted, they are the second."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    matcher = difflib.SequenceMatcher(
        None, [likeness.plain(word) for word in old], [likeness.plain(word) for word in new], False
    )
    if matcher.ratio() < UNLIKE:
        yield Piece("other", after)
        return
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("kept", "".join(new[new_start:new_stop]))
            continue
        if start < stop:
            yield Piece("deleted", "".join(old[start:stop]))
        if new_start < new_stop:
            yield Piece("inserted", "".join(new[new_start:new_stop]))
