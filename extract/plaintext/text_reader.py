"""Plain text papers: paragraphs, tables and notes rebuilt from lines."""

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence

from extract import clean_text, text_encoding
from extract.plaintext import text_headings, text_lines, text_notes, text_paragraphs, text_tables
from extract.plaintext.text_lines import Line
from extract.plaintext.text_notes import FoundNote
from extract.plaintext.text_paragraphs import Paragraph
from extract.plaintext.text_tables import RawCell, RawTable
from extract.records import (
    Block,
    Cell,
    Document,
    Kind,
    Note,
    Paper,
    Place,
    ProblemKind,
    Table,
    TextSource,
    UnreadablePaper,
)

NextPlace = Callable[[int | None], Place]


def read_text(data: bytes, paper: Paper) -> Document:
    """The paper as a Document; raises UnreadablePaper where it holds nothing but white space."""
    text, spelt_out = text_notes.take_spelt_out(text_encoding.decode(data))
    lines, page_notes = text_notes.take_page_notes(text_lines.split_lines(text))
    if all(line.is_blank for line in lines):
        raise UnreadablePaper(ProblemKind.NO_TEXT, "The file holds no text, only white space. Fetch it again.")
    blocks = tuple(_read_parts(lines))
    return Document(
        paper,
        text_source=TextSource.TEXT,
        page_count=text_lines.page_count(lines),
        blocks=blocks,
        notes=_placed((*spelt_out, *page_notes), blocks),
    )


def _read_parts(lines: Sequence[Line]) -> Iterator[Block | Table]:
    width = text_lines.wrap_width(lines)
    block_numbers = itertools.count(1)
    parts = text_tables.split_tables(lines)
    for index, part in enumerate(parts):
        if isinstance(part, RawTable):
            yield _table(part, Place(next(block_numbers), page_no=_page_no(part)), width)
            continue
        paragraphs = text_paragraphs.read_paragraphs(part, width)
        headings = text_headings.find_headings(paragraphs, is_before_table=index + 1 < len(parts))
        yield from _blocks(paragraphs, headings, lambda page_no: Place(next(block_numbers), page_no=page_no))


def _blocks(paragraphs: Sequence[Paragraph], headings: Collection[int], next_place: NextPlace) -> Iterator[Block]:
    for index, paragraph in enumerate(paragraphs):
        text, marks = text_notes.read_marks(paragraph.text)
        if text:
            kind = _kind(paragraph, index in headings)
            yield Block(kind, text, next_place(paragraph.page_no), clean_text.clean(paragraph.label), marks=marks)


def _kind(paragraph: Paragraph, is_heading: bool) -> Kind:
    if paragraph.is_furniture:
        return Kind.FURNITURE
    if is_heading:
        return Kind.HEADING
    return Kind.LIST_ITEM if paragraph.label else Kind.PARAGRAPH


def _table(raw: RawTable, place: Place, width: int | None) -> Table:
    cells = tuple(_cell(cell, place, width) for cell in raw.cells)
    return Table(raw.row_count, raw.column_count, cells, place)


def _cell(raw: RawCell, table_place: Place, width: int | None) -> Cell:
    """A cell's blocks; what looks like a heading inside one may as well be its text."""
    page_no = raw.lines[0].page_no
    place = Place(table_place.block_no, raw.row_index, raw.column_index, page_no)
    paragraphs = text_paragraphs.read_paragraphs(raw.lines, width)
    blocks = []
    for paragraph in paragraphs:
        text, marks = text_notes.read_marks(paragraph.text)
        if text:
            blocks.append(Block(_kind(paragraph, False), text, place, clean_text.clean(paragraph.label), marks=marks))
    return Cell(
        raw.row_index,
        raw.column_index,
        tuple(blocks),
        place,
        column_span=raw.column_span,
        is_header=raw.is_header,
    )


def _page_no(raw: RawTable) -> int | None:
    return raw.cells[0].lines[0].page_no


def _placed(notes: Sequence[FoundNote], blocks: Sequence[Block | Table]) -> tuple[Note, ...]:
    """The notes, each where its mark stands, taken out or left in the text."""
    places: dict[str, Place] = {}
    for block in _all_blocks(blocks):
        for mark in block.marks:
            places.setdefault(mark.label, block.place)
    return tuple(Note(note.label, note.text, places.get(note.label) or _near(note, blocks)) for note in notes)


def _near(note: FoundNote, blocks: Sequence[Block | Table]) -> Place:
    return next((block.place for block in _all_blocks(blocks) if note.near in block.printed), Place(1))


def _all_blocks(blocks: Sequence[Block | Table]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Block):
            yield block
        else:
            yield from (inner for cell in block.cells for inner in cell.blocks)
