"""The rows of a Rich Text file's table as a grid; each row states where its own cells end ("Table Definitions")."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract import runs
from extract.records import Block, Cell, Place, Table
from extract.runs import Look, NextPlace, Run

NEAR = 40  # twips; edges nearer than this are one line


@dataclass(frozen=True, slots=True)
class CellShape:
    """Where a cell ends, whether it goes on from the one beside or above it, and its background."""

    right: int = 0
    continues_left: bool = False
    continues_above: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words, and what it is."""

    runs: tuple[Run, ...]
    look: Look


@dataclass(slots=True)
class RtfRow:
    """A row: its left edge, the shapes of its cells, and the paragraphs in each."""

    left: int = 0
    is_header: bool = False
    shapes: list[CellShape] = field(default_factory=list)
    cells: list[tuple[Paragraph, ...]] = field(default_factory=list)


class RowMaker:
    """Follows the control words that shape a table's rows and fill them."""

    def __init__(self) -> None:
        self._row, self._shape = RtfRow(), CellShape()
        self._cell: list[Paragraph] = []
        self._rows: list[RtfRow] = []

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph to the cell that is open."""
        self._cell.append(paragraph)

    def take_rows(self) -> list[RtfRow]:
        """The rows ended since this was last asked."""
        rows, self._rows = self._rows, []
        return rows

    def shape(self, word: str, number: int | None) -> bool:
        """Take a word about the shape of the row or of its next cell; False for any other word."""
        if word == "trowd":
            self._row.left, self._row.is_header, self._row.shapes = 0, False, []
        elif word == "trleft":
            self._row.left = number or 0
        elif word == "trhdr":
            self._row.is_header = True
        elif word == "clmrg":
            self._shape = replace(self._shape, continues_left=True)
        elif word == "clvmrg":
            self._shape = replace(self._shape, continues_above=True)
        elif word == "cellx":
            self._row.shapes.append(replace(self._shape, right=number or 0))
            self._shape = CellShape()
        else:
            return False
        return True

    def fill(self, colour: str | None) -> None:
        """Give the next cell a background."""
        self._shape = replace(self._shape, fill=colour)

    def end_cell(self) -> None:
        """End the cell that is open."""
        self._row.cells.append(tuple(self._cell))
        self._cell = []

    def end_row(self) -> None:
        """End the row; the next one has its shape unless it states its own."""
        self._rows.append(self._row)
        self._row = RtfRow(self._row.left, self._row.is_header, list(self._row.shapes))


@dataclass(slots=True)
class _Open:
    """A cell while rows are read that it may reach into."""

    row_index: int
    left: int
    right: int
    paragraphs: tuple[Paragraph, ...]
    is_header: bool
    fill: str | None
    row_span: int = 1


def table(rows: Sequence[RtfRow], next_place: NextPlace) -> list[Block | Table]:
    """The table of these rows; one of a single cell is a box around text, and gives its blocks."""
    cells = _cells(rows)
    if len(cells) < 2:
        return [block for cell in cells for p in cell.paragraphs for block in runs.blocks(p.runs, p.look, next_place)]
    starts = _distinct(sorted(cell.left for cell in cells))
    place = next_place()
    made = tuple(_cell(cell, starts, place.block_no) for cell in cells)
    return [Table(len(rows), len(starts), made, place)]


def _cells(rows: Sequence[RtfRow]) -> list[_Open]:
    found: list[_Open] = []
    above: list[_Open] = []
    for row_index, row in enumerate(rows):
        here: list[_Open] = []
        left = row.left
        for index, paragraphs in enumerate(row.cells):
            shape = row.shapes[index] if index < len(row.shapes) else CellShape(left + 2 * NEAR)
            upper = next((each for each in above if abs(each.left - left) < NEAR), None)
            if shape.continues_left and here:
                here[-1].right = shape.right
            elif shape.continues_above and upper:
                upper.row_span = row_index - upper.row_index + 1
                here.append(upper)
            else:
                here.append(_Open(row_index, left, shape.right, paragraphs, row.is_header, shape.fill))
                found.append(here[-1])
            left = shape.right
        above = here
    return found


def _distinct(edges: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for edge in edges:
        if not kept or edge - kept[-1] >= NEAR:
            kept.append(edge)
    return kept


def _cell(cell: _Open, starts: Sequence[int], block_no: int) -> Cell:
    column_index = max(sum(start <= cell.left + NEAR - 1 for start in starts) - 1, 0)
    column_span = max(sum(cell.left - NEAR < start < cell.right - NEAR + 1 for start in starts), 1)
    place = Place(block_no, cell.row_index, column_index)
    blocks = tuple(block for p in cell.paragraphs for block in runs.blocks(p.runs, p.look, lambda: place))
    ink = runs.ink_of(run for p in cell.paragraphs for run in p.runs)
    spans = cell.row_span, column_span
    return Cell(cell.row_index, column_index, blocks, place, *spans, cell.is_header, cell.fill, ink)
