"""Passages and grids into the records: block numbers given, furniture put back where it stood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.pdf import notes, page_items, passage_text
from extract.pdf.page_items import Grid, GridCell, Item, Passage
from extract.pdf.passage_text import Spelling
from extract.records import Block, Cell, Kind, Note, Place, Table


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks and notes of a document."""

    blocks: tuple[Block | Table, ...]
    notes: tuple[Note, ...]


def build(
    items: Sequence[Item], foot: Sequence[Passage], edges: Sequence[tuple[Passage, bool]], spelling: Spelling
) -> Parts:
    """The document's parts; `edges` are lines of furniture, each with whether it heads its page."""
    blocks: list[Block | Table] = []
    for item in _with_furniture(items, edges):
        block_no = len(blocks) + 1
        if isinstance(item, Grid):
            blocks.append(_table(item, block_no, spelling))
        elif _says(block := _block(item, Place(block_no, page_no=item.page_no, bbox=item.bbox), spelling)):
            blocks.append(block)
    places = zip(foot, _note_places(foot, blocks), strict=True)
    return Parts(tuple(blocks), tuple(notes.note(passage, place, spelling) for passage, place in places))


def _with_furniture(items: Iterable[Item], edges: Sequence[tuple[Passage, bool]]) -> list[Item]:
    """The items with each page's header before and footer after what begins on the page."""
    heads = sorted((line for line, is_head in edges if is_head), key=lambda line: (line.page_no, line.bbox.top))
    feet = sorted((line for line, is_head in edges if not is_head), key=lambda line: (line.page_no, line.bbox.top))
    whole: list[Item] = []
    for item in items:
        _move(feet, whole, item.page_no - 1)
        _move(heads, whole, item.page_no)
        whole.append(item)
    last = max((line.page_no for line in (*heads, *feet)), default=0)
    for page_no in range(1, last + 1):
        _move(heads, whole, page_no)
        _move(feet, whole, page_no)
    return whole


def _move(lines: list[Passage], whole: list[Item], page_no: int) -> None:
    """Move the lines up to the page from the one list to the other."""
    while lines and lines[0].page_no <= page_no:
        whole.append(lines.pop(0))


def _table(grid: Grid, block_no: int, spelling: Spelling) -> Table:
    ordered = sorted(grid.cells, key=lambda cell: (cell.row_index, cell.column_index))
    return Table(
        grid.row_count,
        grid.column_count,
        tuple(_cell(cell, block_no, spelling) for cell in ordered),
        Place(block_no, page_no=grid.page_no, bbox=grid.bbox),
    )


def _cell(cell: GridCell, block_no: int, spelling: Spelling) -> Cell:
    row, column = cell.row_index, cell.column_index
    blocks = (
        _block(passage, Place(block_no, row, column, passage.page_no, passage.bbox), spelling)
        for passage in cell.passages
    )
    return Cell(
        row_index=row,
        column_index=column,
        blocks=tuple(filter(_says, blocks)),
        place=Place(block_no, row, column, cell.page_no, cell.bbox),
        row_span=cell.row_span,
        column_span=cell.column_span,
        is_header=cell.is_header,
        fill=cell.fill,
        ink=cell.ink,
    )


def _says(block: Block) -> bool:
    """Whether words stand in the block, be it struck out."""
    return bool(block.printed or block.struck_text)


def _block(passage: Passage, place: Place, spelling: Spelling) -> Block:
    return passage_text.block(passage, place, spelling)


def _note_places(foot: Sequence[Passage], blocks: Sequence[Block | Table]) -> Iterator[Place]:
    """Where each note stands: numbered as the block that carries its mark, or the last one on its page or before."""
    marked: dict[tuple[int | None, str], int] = {}  # the last block by page and label of a mark
    last: dict[int, int] = {}  # the last block by page
    for block in blocks if foot else ():
        if isinstance(block, Block) and block.kind is Kind.FURNITURE:
            continue
        last[block.place.page_no or 0] = block.place.block_no
        parts = (block,) if isinstance(block, Block) else (part for cell in block.cells for part in cell.blocks)
        marked.update({(part.place.page_no, mark.label): block.place.block_no for part in parts for mark in part.marks})
    for passage in foot:
        label = passage.label or notes.begins_note(passage.lines[0])
        before = max((number for page_no, number in last.items() if page_no <= passage.page_no), default=1)
        block_no = marked.get((passage.page_no, label), before)
        yield Place(block_no, page_no=passage.page_no, bbox=page_items.around(passage.lines))
