"""What a cell or a run of paragraphs says of the progress made: a status with its owners, and the text below it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block, Kind
from normalise import owners, statuses
from normalise.records import StatusParts

LONGEST_LABEL = 160  # characters


@dataclass(frozen=True, slots=True)
class Statement:
    """A status label with what follows it, up to the next label; `parts` is None where prose stands alone."""

    parts: StatusParts | None
    owners_raw: tuple[str, ...]
    update: str | None


def read_statements(blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """The statements of a progress cell, in order; () where it is blank."""
    filled = [block for block in blocks if block.text]
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


def _parts_off(block: Block) -> bool:
    """Whether a label below others begins a statement of its own: "Good progress: Parks" does, "All done." goes on."""
    return ":" in block.text or (len(block.text.split()) <= 4 and not block.text.endswith("."))


def text_of(blocks: Sequence[Block]) -> str | None:
    """The words of blocks, a line each, without bullets and item numbers; None where there are none."""
    return "\n".join(block.text for block in blocks if block.text) or None


def read_label(text: str) -> Statement:
    """The statement of a status column's cell, which holds nothing but a label."""
    parts = statuses.read_status(text)
    return Statement(parts, owners.read_owners(parts.rest), None)


def _statement(blocks: Sequence[Block], has_label: bool) -> Statement:
    if not has_label:
        return Statement(None, (), text_of(blocks))
    label = read_label(blocks[0].text)
    return Statement(label.parts, label.owners_raw, text_of(blocks[1:]))
