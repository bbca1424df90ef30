"""The grid of an HTML table, and whether it holds data or only lays out the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.web import html_styles
from extract.web.html_styles import Element

GROUPS = frozenset({"thead", "tbody", "tfoot"})
MOST_COLUMNS, MOST_ROWS = 1000, 65534  # that a span may cover (HTML Living Standard, 4.9.11)
BORDER = re.compile(r"\b(?:solid|dotted|dashed|double|[1-9]\d*(?:px|pt))\b")
LABEL = re.compile(r"(?:item\s+)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]?|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)]|[•·*–-])", re.I)


@dataclass(slots=True)
class GridCell:
    """One cell where it starts."""

    element: Element
    row_index: int
    column_index: int
    column_span: int
    row_span: int
    is_header: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table in row order; merged cells stand once."""

    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]


def read_grid(table: Element) -> Grid:
    """The cells of a table by rows and columns, rows and cells that are hidden left out (4.9.12)."""
    cells: list[GridCell] = []
    row_index = 0
    for group in _groups(table):
        covered: dict[int, int] = {}  # for each column, in how many rows to come a cell from above stands
        for row in group:
            _read_row(row, row_index, covered, cells)
            row_index += 1
        for cell in cells:
            cell.row_span = min(cell.row_span, row_index - cell.row_index)  # a cell ends with its row group
    # A span may reach on over columns in which no cell begins: a browser shows nothing of those.
    column_count = max((cell.column_index + 1 for cell in cells), default=0)
    for cell in cells:
        cell.column_span = min(cell.column_span, column_count - cell.column_index)
    return Grid(row_index, column_count, tuple(cells))


def is_data(table: Element, grid: Grid) -> bool:
    """Whether a table holds data; one that only lays out the page is read as text.

    The signs are those by which browsers decide what to tell a screen reader: headings, captions and borders make
    data; a stated role, a single row or column, and tables within make layout.
    """
    if table.get("role") in {"presentation", "none"}:
        return False
    if _is_marked(table, grid):
        return len(grid.cells) > 1
    if grid.column_count < 2 or is_agenda(grid) or _has_inside(table, "table"):
        return False
    return _has_borders(table, grid) or (grid.row_count > 1 and not _has_inside(table, *html_styles.HEADINGS))


def is_agenda(grid: Grid) -> bool:
    """Whether the first column holds nothing but the numbers of what stands beside it."""
    starts = [cell for cell in grid.cells if cell.column_index == 0]
    filled = [text for cell in starts if (text := text_of(cell.element))]
    return grid.column_count == 2 and bool(filled) and all(is_label(text) for text in filled)


def is_label(text: str) -> bool:
    """Whether a text is only a number or bullet."""
    return bool(LABEL.fullmatch(text))


def text_of(element: Element) -> str:
    """All text in an element on one line."""
    return " ".join("".join(element.itertext()).split())


def fill(cell: Element) -> str | None:
    """The cell's background, its row's where it has none of its own."""
    return html_styles.fill(cell) or html_styles.fill(cell.getparent())


def _groups(table: Element) -> Iterator[list[Element]]:
    """The rows of each row group; rows of the table itself are a group together."""
    own: list[Element] = []
    for child in table:
        if html_styles.name(child) in GROUPS and not html_styles.is_hidden(child):
            yield from [own] if own else []
            own = []
            yield [each for each in child if _is_row(each)]
        elif _is_row(child):
            own.append(child)
    yield from [own] if own else []


def _is_row(element: Element) -> bool:
    return html_styles.name(element) == "tr" and not html_styles.is_hidden(element)


def _read_row(row: Element, row_index: int, covered: dict[int, int], cells: list[GridCell]) -> None:
    column = 0
    starts: dict[int, int] = {}
    for element in row:
        if html_styles.name(element) not in {"td", "th"} or html_styles.is_hidden(element):
            continue
        while covered.get(column):
            column += 1
        columns, rows = _span(element, "colspan", MOST_COLUMNS), _span(element, "rowspan", MOST_ROWS)
        is_header = html_styles.name(element) == "th" or html_styles.name(row.getparent()) == "thead"
        cells.append(GridCell(element, row_index, column, columns, rows, is_header))
        starts |= dict.fromkeys(range(column, column + columns), rows)
        column += columns
    for index in list(covered):
        covered[index] = max(covered[index] - 1, 0)
    covered |= {index: rows - 1 for index, rows in starts.items()}


def _span(element: Element, key: str, most: int) -> int:
    """How many columns or rows a cell covers; a row span of 0 reaches to the end of the group."""
    text = (element.get(key) or "1").strip()
    span = int(text) if text.isdecimal() and len(text) < 10 else 1
    return most if key == "rowspan" and span == 0 else max(1, min(span, most))


def _is_marked(table: Element, grid: Grid) -> bool:
    """Whether the table says by its markup that it holds data."""
    if table.get("role") in {"table", "grid"} or any(cell.is_header for cell in grid.cells):
        return True
    return any(html_styles.name(child) == "caption" and text_of(child) for child in table)


def _has_inside(table: Element, *names: str) -> bool:
    return next(table.iterdescendants(*names), None) is not None


def _has_borders(table: Element, grid: Grid) -> bool:
    """Whether lines or colours part the cells."""
    if (table.get("border") or "0").strip() not in {"", "0", "0px"} or table.get("rules") in {"all", "rows", "cols"}:
        return True
    styles = (html_styles.declarations(cell.element) for cell in grid.cells)
    if any(BORDER.search(value) for style in styles for key, value in style.items() if key.startswith("border")):
        return True
    return len({fill(cell.element) for cell in grid.cells}) > 1
