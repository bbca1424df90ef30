"""Tables of a tagged PDF: rows and cells from the tree, spans from its attributes."""

from collections.abc import Callable, Iterator

from extract.pdf import page_items
from extract.pdf.page_items import Grid, GridCell, Passage
from extract.pdf.structure_tree import Element
from extract.records import BBox

CellReader = Callable[[Element], tuple[Passage, ...]]
ROW_GROUPS = frozenset({"THead", "TBody", "TFoot", "Sect", "Div", "NonStruct", "Part"})
MAX_CELLS = 100_000


def read_table(table: Element, read_cell: CellReader) -> Grid | None:
    """The table as a grid, None where it has no row with a cell."""
    rows = [row for row in _rows(table) if row]
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row_index, row in enumerate(rows):
        column_index = 0
        for element in row:
            while (row_index, column_index) in taken:
                column_index += 1
            cells.append(_cell(element, row, (row_index, column_index, len(rows)), read_cell))
            _take(cells[-1], taken)
            column_index += element.column_span
        if len(taken) > MAX_CELLS:
            return None
    return _grid(tuple(cells), len(rows)) if cells else None


def _rows(element: Element) -> Iterator[list[Element]]:
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "TR":
            yield [cell for cell in child.children if isinstance(cell, Element) and cell.tag in ("TH", "TD")]
        elif child.tag in ROW_GROUPS:
            yield from _rows(child)


def _cell(element: Element, row: list[Element], at: tuple[int, int, int], read_cell: CellReader) -> GridCell:
    row_index, column_index, row_count = at
    passages = read_cell(element)
    return GridCell(
        row_index=row_index,
        column_index=column_index,
        passages=passages,
        page_no=passages[0].page_no if passages else 0,
        bbox=_box(passages),
        row_span=min(element.row_span, row_count - row_index),
        column_span=element.column_span,
        is_header=_is_heading(element, row),
    )


def _is_heading(element: Element, row: list[Element]) -> bool:
    """Whether it heads its column: a TH that does not head its row instead."""
    if element.tag != "TH" or element.scope == "Row":
        return False
    return element.scope in ("Column", "Both") or all(cell.tag == "TH" for cell in row)


def _take(cell: GridCell, taken: set[tuple[int, int]]) -> None:
    for row in range(cell.row_index, cell.row_index + cell.row_span):
        for column in range(cell.column_index, cell.column_index + cell.column_span):
            taken.add((row, column))


def _box(passages: tuple[Passage, ...]) -> BBox | None:
    """The box of the passages that stand on the cell's first page."""
    return page_items.union(passage.bbox for passage in passages if passage.page_no == passages[0].page_no)


def _grid(cells: tuple[GridCell, ...], row_count: int) -> Grid | None:
    """The grid, None without a word in it; a cell without words stands on the page of its row."""
    pages = [cell.page_no for cell in cells if cell.page_no]
    if not pages:
        return None
    page_of_row = [0] * row_count
    for cell in cells:
        if cell.page_no and (not page_of_row[cell.row_index] or cell.page_no < page_of_row[cell.row_index]):
            page_of_row[cell.row_index] = cell.page_no
    for index in range(row_count):
        page_of_row[index] = page_of_row[index] or (page_of_row[index - 1] if index else min(pages))
    placed = tuple(cell if cell.page_no else page_items.on_page(cell, page_of_row[cell.row_index]) for cell in cells)
    columns = max(cell.column_index + cell.column_span for cell in cells)
    box = page_items.union(cell.bbox for cell in placed if cell.bbox and cell.page_no == min(pages))
    return Grid(
        row_count, columns, placed, min(pages), box, max(passage.page_no for cell in cells for passage in cell.passages)
    )
