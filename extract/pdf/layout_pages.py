"""A page without usable tags, by its layout: ruled tables and boxes, notes at its foot, and the text between."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.pdf import aligned_tables, cell_colours, labelled_heads, notes, page_columns, page_lines, table_words
from extract.pdf.page_items import Grid, GridCell, Item, Line, Passage, Word
from extract.pdf.pdf_pages import Page
from extract.pdf.ruled_tables import RuledCell, RuledGrid
from extract.pdf.table_words import TableWords
from extract.records import Kind

PAGE_SIZED_SHARE = 0.6  # of the page: a box this large frames the page
CELL_PADDING_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How the paper is set: the type size of its body, and how far right its lines run."""

    body_size: float
    right_edge: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a page by where they stand: the lines outside tables, and for each table the words in it."""

    page: Page
    tables: tuple[TableWords, ...] = ()
    lines: tuple[Line, ...] = ()
    turned: tuple[Passage, ...] = ()  # text that runs up or down the page


def lay_out(page: Page, words: Sequence[Word]) -> Layout:
    """The words of the page parted into lines and tables."""
    if not words:
        return Layout(page)
    tables, free = tables_on(page, words)
    return Layout(
        page,
        tables,
        page_lines.lines_of(word for word in free if word.is_upright),
        page_lines.vertical_passages(free, page.page_no, Kind.FURNITURE),
    )


def read_page(
    layout: Layout, setting: Setting, above: Grid | None = None
) -> tuple[tuple[Item, ...], tuple[Passage, ...]]:
    """The page's passages and grids from the top, and its notes; `above` is the table that ends the page before."""
    page = layout.page
    limit = page_lines.right_limit(layout.lines, setting.right_edge)
    lines = tuple(line.within(limit) for line in layout.lines)
    body, foot = notes.split_foot(lines, page.horizontal, setting.body_size)
    items: list[Item] = []
    for start, end, index in _strips([table.grid for table in layout.tables]):
        strip = [line for line in body if start <= line.baseline < end]
        items.extend(_read_strip(strip, page, setting, None if items else above))
        if index is not None:
            items.extend(_read_grid(layout.tables[index], page))
    items.extend(layout.turned)
    return tuple(items), notes.passages(foot, page.page_no)


def _read_strip(lines: Sequence[Line], page: Page, setting: Setting, above: Grid | None) -> Iterator[Item]:
    """The passages and tables without a grid of rules between two ruled ones."""
    for part in aligned_tables.with_tables(lines, page, above):
        if isinstance(part, Grid):
            yield part
            continue
        for column in page_columns.in_reading_order(part):
            yield from _read_column(column, page.page_no, setting)


def _read_column(lines: Sequence[Line], page_no: int, setting: Setting) -> Iterator[Item]:
    for part in labelled_heads.with_heads(lines, page_no):
        if isinstance(part, Grid):
            yield part
        else:
            yield from page_lines.with_headings(page_lines.passages_of(part, page_no), setting.body_size)


def _strips(grids: Sequence[RuledGrid]) -> Iterable[tuple[float, float, int | None]]:
    """The stretches between the grids from top to bottom, each with the grid that ends it."""
    start = float("-inf")
    for index, grid in enumerate(grids):
        yield start, grid.bbox.top, index
        start = grid.bbox.top
    yield start, float("inf"), None


def tables_on(page: Page, words: Sequence[Word]) -> tuple[tuple[TableWords, ...], Sequence[Word]]:
    """The ruled grids and boxes with the words in them, and the other words; no frames around the page, no charts."""
    tables: list[TableWords] = []
    for grid in page.grids:
        if not _is_frame(grid, page):
            inside, others = table_words.parted(grid, words)
            if inside.is_table:
                tables.append(inside)
                words = others
    return tuple(tables), words


def _is_frame(grid: RuledGrid, page: Page) -> bool:
    box = grid.bbox
    return (
        len(grid.cells) == 1
        and (box.x1 - box.x0) * (box.bottom - box.top) > PAGE_SIZED_SHARE * page.width * page.height
    )


def _read_grid(table: TableWords, page: Page) -> tuple[Item, ...]:
    """The grid with its words; one of a single column is boxed text."""
    grid, outside = table.grid, table.outside
    cells = tuple(_grid_cell(cell, words, page) for cell, words in table.cells())
    loose = page_lines.passages_of(page_lines.lines_of(outside, grid.bbox.x1), page.page_no) if outside else ()
    columns, rows = len(grid.column_edges) - 1, len(grid.row_edges) - 1
    if columns == 1:
        return tuple(passage for cell in cells for passage in cell.passages) + loose
    return (Grid(rows, columns, cells, page.page_no, grid.bbox, page.page_no, grid.column_edges), *loose)


def _grid_cell(cell: RuledCell, words: Sequence[Word], page: Page) -> GridCell:
    return GridCell(
        row_index=cell.row_index,
        column_index=cell.column_index,
        passages=_cell_passages(cell, words, page.page_no) if words else (),
        page_no=page.page_no,
        bbox=cell.bbox,
        row_span=cell.row_span,
        column_span=cell.column_span,
        fill=cell_colours.fill_of(cell.bbox, page.fills),
        ink=cell_colours.ink_of(cell.bbox, page, words),
    )


def _cell_passages(cell: RuledCell, words: Sequence[Word], page_no: int) -> tuple[Passage, ...]:
    turned = page_lines.vertical_passages(words, page_no, Kind.PARAGRAPH)
    return page_lines.passages_of(_cell_lines(cell, words), page_no) + turned


def _cell_lines(cell: RuledCell, words: Sequence[Word]) -> tuple[Line, ...]:
    """The cell's lines; they could run to its right border less the padding that its left side shows."""
    padding = min((word.x0 for word in words), default=0.0) - cell.bbox.x0
    limit = cell.bbox.x1 - max(CELL_PADDING_POINTS, min(padding, 8.0))
    return page_lines.lines_of((word for word in words if word.is_upright), limit)


def merged(tagged: Sequence[Item], found: Sequence[Item]) -> list[Item]:
    """The items of the tree with those found by layout, each before the first that stands below it."""
    if not tagged:
        return list(found)
    whole = list(tagged)
    for item in found:
        top = item.bbox.top if item.bbox else 0.0
        below = (
            i for i, other in enumerate(whole) if other.bbox and other.page_no == item.page_no and other.bbox.top > top
        )
        whole.insert(next(below, len(whole)), item)
    return whole
