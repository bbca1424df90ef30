"""The grid of a Word table: which cell covers which rows and columns (ECMA-376, part 1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract import xml_names
from extract.word import docx_xml
from extract.xml_names import Element

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag"})


@dataclass(slots=True)
class GridCell:
    """One cell where it starts, in grid columns; it grows while rows are read that continue it."""

    element: Element
    row_index: int
    column_index: int
    column_span: int
    row_span: int = 1
    is_header: bool = False


@dataclass(slots=True)
class Grid:
    """The cells of a table in row order; merged cells stand once."""

    row_count: int = 0
    cells: list[GridCell] = field(default_factory=list)
    column_count: int = 0


def read_grid(table: Element) -> Grid:
    """The cells of a table; columns are those that some cell starts at, as a reader would count them.

    A row that starts late leaves its first columns without a cell; deleted rows (tracked) are out.
    """
    grid = Grid()
    open_cells: dict[int, GridCell] = {}
    is_heading = True
    for row in _descend(table, "tr"):
        if docx_xml.child(row, "trPr", "del") is not None:
            continue
        is_heading = is_heading and bool(docx_xml.is_on(docx_xml.child(row, "trPr", "tblHeader")))
        open_cells = _read_row(row, grid, open_cells)
        for cell in open_cells.values():
            cell.is_header = cell.is_header or (is_heading and cell.row_index == grid.row_count)
        grid.row_count += 1
    _number_columns(grid)
    return grid


def fill(cell: Element) -> str | None:
    """The cell's background as "#rrggbb"; None where it has none of its own."""
    shading = docx_xml.child(cell, "tcPr", "shd")
    key = "color" if docx_xml.attribute(shading) == "solid" else "fill"
    colour = docx_xml.attribute(shading, key) or ""
    is_colour = len(colour) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in colour)
    return f"#{colour.lower()}" if is_colour else None


def _read_row(row: Element, grid: Grid, above: dict[int, GridCell]) -> dict[int, GridCell]:
    """Adds a row's cells to the grid; returns the cells that end in this row, by their first grid column."""
    column = docx_xml.number(docx_xml.child(row, "trPr", "gridBefore")) or 0
    in_row: dict[int, GridCell] = {}
    latest: GridCell | None = None
    for element in _descend(row, "tc"):
        span = max(docx_xml.number(docx_xml.child(element, "tcPr", "gridSpan")) or 1, 1)
        if latest and _continues(element, "hMerge"):
            latest.column_span += span
        elif column in above and _continues(element, "vMerge"):
            latest = in_row[column] = above[column]
            latest.row_span = grid.row_count - latest.row_index + 1
        else:
            latest = in_row[column] = GridCell(element, grid.row_count, column, span)
            grid.cells.append(latest)
        column += span
    return in_row


def _continues(element: Element, kind: str) -> bool:
    """A merge without a value continues the cell before it."""
    merge = docx_xml.child(element, "tcPr", kind)
    return merge is not None and (docx_xml.attribute(merge) or "continue") == "continue"


def _descend(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those wrapped in content controls."""
    for each in element:
        if xml_names.name(each) == name:
            yield each
        elif xml_names.name(each) in WRAPPERS:
            yield from _descend(each, name)


def _number_columns(grid: Grid) -> None:
    """Word's grid has a line wherever any row has one, and often some that no row uses."""
    starts = sorted({cell.column_index for cell in grid.cells})
    numbers = {start: index for index, start in enumerate(starts)}
    for cell in grid.cells:
        end = cell.column_index + cell.column_span
        cell.column_span = max(sum(cell.column_index <= start < end for start in starts), 1)
        cell.column_index = numbers[cell.column_index]
    grid.column_count = max((cell.column_index + cell.column_span for cell in grid.cells), default=0)
