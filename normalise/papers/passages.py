"""The running text of a paper, passage by passage: paragraphs, headings, list items, and those inside table cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.records import Document, Kind, Place, Table
from normalise import remembered


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that stands by itself, without its label, and where."""

    text: str
    place: Place
    is_heading: bool = False


@remembered.for_last(1)
def passages(document: Document) -> tuple[Passage, ...]:
    """All passages in reading order, running headers and footers left out."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from (Passage(inner.text, cell.place) for inner in cell.blocks if inner.text)
        elif block.text and block.kind is not Kind.FURNITURE:
            yield Passage(block.text, block.place, is_heading=block.kind is Kind.HEADING)
