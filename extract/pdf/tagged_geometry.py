"""What the ruling lines add to a tagged table: the boxes and colours of its cells, and spans that the tags lost."""

from collections.abc import Mapping
from dataclasses import replace

from extract.pdf import cell_colours
from extract.pdf.page_items import Grid, GridCell
from extract.pdf.pdf_pages import Page
from extract.pdf.ruled_tables import RuledCell, RuledGrid
from extract.pdf.table_words import CellFinder

Found = dict[int, tuple[int, RuledGrid, RuledCell]]  # by the cell's place in the grid: page number, ruled grid and cell


def with_rules(grid: Grid, pages: Mapping[int, Page]) -> Grid:
    """The grid with boxes and fills from the rules around its cells' words; unchanged where there are none."""
    found = _ruled_cells(grid, pages)
    if not found:
        return grid
    cells = tuple(_spanned(cell, found.get(index), grid) for index, cell in enumerate(grid.cells))
    found.update(_empty_cells(replace(grid, cells=cells), found))
    return replace(grid, cells=tuple(_drawn(cell, found.get(index), pages) for index, cell in enumerate(cells)))


def _ruled_cells(grid: Grid, pages: Mapping[int, Page]) -> Found:
    """The ruled cell around the first word of each cell that has words."""
    found: Found = {}
    finders: dict[int, list[CellFinder]] = {}  # by page number, those of its grids of several cells
    for index, cell in enumerate(grid.cells):
        page = pages.get(cell.page_no)
        if not cell.passages or page is None:
            continue
        if page.page_no not in finders:
            finders[page.page_no] = [CellFinder(ruled) for ruled in page.grids if len(ruled.cells) > 1]
        for finder in finders[page.page_no]:
            at = finder.index_of(cell.passages[0].lines[0].words[0])
            if at is not None:
                found[index] = (page.page_no, finder.grid, finder.grid.cells[at])
    return found


def _spanned(cell: GridCell, found: tuple[int, RuledGrid, RuledCell] | None, grid: Grid) -> GridCell:
    """The cell with the column and span of its rules, where its row has lost columns and the rules have them all."""
    width = sum(other.column_span for other in grid.cells if _covers(other, cell.row_index))
    if found is None or width >= grid.column_count or len(found[1].column_edges) - 1 != grid.column_count:
        return cell
    return replace(cell, column_index=found[2].column_index, column_span=found[2].column_span)


def _covers(cell: GridCell, row_index: int) -> bool:
    return cell.row_index <= row_index < cell.row_index + cell.row_span


def _empty_cells(grid: Grid, found: Found) -> Found:
    """The ruled cells of cells without words: in the ruled row of their neighbours and the column of their column."""
    columns = {grid.cells[index].column_index: ruled.column_index for index, (_, _, ruled) in sorted(found.items())}
    rows: dict[int, tuple[int, RuledGrid, RuledCell]] = {}
    for index, place in found.items():
        if grid.cells[index].row_span == 1:
            rows.setdefault(grid.cells[index].row_index, place)
    empty: Found = {}
    for index, cell in enumerate(grid.cells):
        neighbour, column = rows.get(cell.row_index), columns.get(cell.column_index)
        if index in found or neighbour is None or column is None:
            continue
        page_no, ruled, beside = neighbour
        for part in ruled.cells:
            if part.row_index == beside.row_index and part.column_index == column:
                empty[index] = (page_no, ruled, part)
    return empty


def _drawn(cell: GridCell, found: tuple[int, RuledGrid, RuledCell] | None, pages: Mapping[int, Page]) -> GridCell:
    if found is None:
        return cell
    (page_no, _, ruled), page = found, pages[found[0]]
    words = [word for passage in cell.passages for line in passage.lines for word in line.words]
    fill, ink = cell_colours.fill_of(ruled.bbox, page.fills), cell_colours.ink_of(ruled.bbox, page, words)
    return replace(cell, page_no=page_no, bbox=ruled.bbox, fill=fill, ink=ink)
