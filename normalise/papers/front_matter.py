"""The front matter of a paper: its header table or lines, and the words that stand before the running text."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.records import Block, Cell, Document, Kind, Place, Table
from normalise import remembered
from normalise.words import lexicons

FRONT_BLOCKS = 30  # how far a header or title page reaches
LONGEST_LABEL = 6  # words
LONGEST_LINE = 12  # words of a line that ends like a sentence and is none
SENTENCE_END = (".", ";")
HEADS_MINUTES = re.compile(r"(?:draft )?(?:minutes|notes|record) of\b|(?:present|apologies|in attendance)\b", re.I)


class Field(StrEnum):
    """What a line of the header is about."""

    TITLE = "title"
    COMMITTEE = "committee"
    DATE = "date"
    PERIOD = "period"
    PURPOSE = "purpose"


class FieldRule(lexicons.Rule):
    """A label of a header and the field that it names."""

    field: Field


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One labelled value of the header."""

    field: Field
    value: str
    place: Place


@remembered.for_last(1)
def front_blocks(document: Document) -> tuple[Block | Table, ...]:
    """The first blocks and tables that are no furniture."""
    content = (b for b in document.blocks if isinstance(b, Table) or (b.text and b.kind is not Kind.FURNITURE))
    return tuple(content)[:FRONT_BLOCKS]


def front_lines(document: Document) -> tuple[Block, ...]:
    """The front matter without its tables."""
    return tuple(block for block in front_blocks(document) if isinstance(block, Block))


def before_text(lines: Sequence[Block]) -> tuple[Block, ...]:
    """The lines at the paper's top that stand before its running text."""
    return tuple(itertools.takewhile(lambda line: not is_text(line), lines))


def is_text(block: Block) -> bool:
    """Whether this is a sentence of running text rather than a line of a title page or header."""
    is_sentence = block.text.endswith(SENTENCE_END) and len(block.text.split()) > LONGEST_LINE
    return is_sentence and not block.printed.startswith("*") and not HEADS_MINUTES.match(block.text)


@remembered.for_last(1)
def header_lines(document: Document) -> tuple[HeaderLine, ...]:
    """The header's labelled values in order, from a table's rows, "Date: 5 May" lines, or a label over its value."""
    lines: list[HeaderLine] = []
    front = front_blocks(document)
    for block, follower in itertools.zip_longest(front, front[1:]):
        pairs = _table_pairs(block) if isinstance(block, Table) else _line_pairs(block, follower)
        for label, value, place in pairs:
            if value and (field := _field(label)):
                lines.append(HeaderLine(field, " ".join(value.split()), place))
    return tuple(lines)


def first_value(document: Document, field: Field) -> HeaderLine | None:
    """The header's first value for a field."""
    return next((line for line in header_lines(document) if line.field is field), None)


@functools.cache
def rules() -> tuple[FieldRule, ...]:
    return lexicons.load("header_fields", FieldRule)


def _field(label: str) -> Field | None:
    match = lexicons.first_match(rules(), label.strip()) if len(label.split()) <= LONGEST_LABEL else None
    return match[0].field if match else None


def _table_pairs(table: Table) -> Iterator[tuple[str, str, Place]]:
    """Label and value of each row; without colons, only where several rows begin with a label, as a header does."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row_index, []).append(cell)
    is_header = sum(_field(row[0].text) is not None for row in rows.values()) > 1
    for row in rows.values():
        if len(row) == 1:
            yield *_at_colon(row[0].text), row[0].place
        for label, value in itertools.pairwise(row):
            if is_header or label.text.rstrip().endswith(":"):
                yield label.text, value.text, value.place


def _line_pairs(block: Block, follower: Block | Table | None) -> Iterator[tuple[str, str, Place]]:
    label, value = _at_colon(block.printed)
    if value:
        yield label, value, block.place
    elif label.endswith(":") and isinstance(follower, Block):
        yield label, follower.text, follower.place


def _at_colon(text: str) -> tuple[str, str]:
    label, colon, value = text.partition(":")
    return label + colon, value.strip()
