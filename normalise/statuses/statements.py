"""What a cell or a run of paragraphs says of the progress made: a status with its owners, and the text below it."""

import dataclasses
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block, Kind
from normalise.names import owners
from normalise.records import Status, StatusParts
from normalise.statuses import statuses
from normalise.words import language

LONGEST_LABEL = 160  # characters
LONGEST_OPENING = 8  # words of a first sentence that is a label with prose behind it ("Under consideration. …")
_STAMP = re.compile(r"[.!?;:–—]\s+(?P<label>[A-Z]{4,}(?:[ -][A-Z]{2,}){0,3})[.!]?$")  # set in capitals behind prose
FROM_PROSE = frozenset(  # what a first sentence of prose may say; that work is done or given up takes a label
    {Status.PLANNED, Status.IN_PROGRESS, Status.UNDER_CONSIDERATION, Status.NOT_STARTED, Status.UNCLEAR}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A status label with what follows it, up to the next label; `parts` is None where prose alone says nothing.

    `is_prose` marks a status that only the first sentence of the prose gives.
    """

    parts: StatusParts | None
    owners_raw: tuple[str, ...]
    update: str | None
    is_prose: bool = False


def read_statements(blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """The statements of a progress cell, in order; () where it is blank."""
    filled = [part for block in blocks if block.text for part in _opened(block)]
    starts = [index for index, block in enumerate(filled) if is_label(block) and (not index or _parts_off(block))]
    if not filled:
        return ()
    bounds = sorted({0, *starts, len(filled)})
    spans = itertools.pairwise(bounds)
    return tuple(_statement(filled[start:end], start in starts) for start, end in spans)


def is_label(block: Block) -> bool:
    """Whether a block is a status label of its own: a short line, no item of a list, that opens with a status."""
    if block.kind is Kind.LIST_ITEM or len(block.text) > LONGEST_LABEL:
        return False
    return statuses.label_length(block.text) is not None


def _opened(block: Block) -> tuple[Block, ...]:
    """A paragraph as it stands, or parted behind a first sentence that is a label."""
    sentences = language.sentences(block.text) if block.kind is not Kind.LIST_ITEM else ()
    if len(sentences) < 2 or len(sentences[0][2].split()) > LONGEST_OPENING:
        return (block,)
    label = dataclasses.replace(block, text=sentences[0][2].strip())
    rest = dataclasses.replace(block, text=block.text[sentences[1][0] :], marks=())
    return (label, rest) if is_label(label) else (block,)


def _said_in_prose(blocks: Sequence[Block]) -> StatusParts | None:
    """The status that the first sentence of prose gives, where it is one that prose may give."""
    sentences = language.sentences(blocks[0].text)
    parts = statuses.read_status(sentences[0][2]) if sentences else None
    is_said = parts and parts.status.rule_id != statuses.UNREAD and parts.status.value in FROM_PROSE
    return parts if is_said else None


def _parts_off(block: Block) -> bool:
    """Whether a label below others begins a statement of its own: "Good progress: Parks" does, "All done." goes on."""
    return ":" in block.text or (len(block.text.split()) <= 4 and not block.text.endswith("."))


def text_of(blocks: Sequence[Block]) -> str | None:
    """The words of blocks, a line each, without bullets and item numbers; None where there are none."""
    return "\n".join(block.text for block in blocks if block.text) or None


def read_status_cell(blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """The statements of a status column's cell: its whole text is a label, unless its first line alone is one."""
    filled = [block for block in blocks if block.text]
    if not filled:
        return ()
    if len(filled) > 1 and is_label(dataclasses.replace(filled[0], kind=Kind.PARAGRAPH)):
        return read_statements(filled)
    return (read_label("\n".join(block.printed for block in filled)),)


def read_label(text: str) -> Statement:
    """The statement of a status column's cell, which holds nothing but a label."""
    parts = statuses.read_status(text)
    return Statement(parts, owners.read_owners(parts.rest), None)


def _statement(blocks: Sequence[Block], has_label: bool) -> Statement:
    if not has_label and (stamp := _STAMP.search(blocks[-1].text)) and statuses.label_length(stamp["label"]):
        return dataclasses.replace(read_label(stamp["label"]), update=text_of(blocks))
    if not has_label:
        return Statement(_said_in_prose(blocks), (), text_of(blocks), is_prose=True)
    label = read_label(blocks[0].text)
    return Statement(label.parts, label.owners_raw, text_of(blocks[1:]))
