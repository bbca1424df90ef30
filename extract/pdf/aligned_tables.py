"""Tables without a full grid of ruling lines: borderless ones, those with rules between rows, and striped ones.

Their columns are the gutters that all lines leave free; their rows begin where keys, rules or stripes say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pdf import (
    aligned_rows,
    cell_colours,
    column_lines,
    page_items,
    page_lines,
    row_separators,
    table_evidence,
    table_gutters,
)
from extract.pdf.column_lines import ROOMY, ColumnLines
from extract.pdf.page_items import Grid, GridCell, Line
from extract.pdf.pdf_pages import Page
from extract.pdf.table_evidence import Marks
from extract.pdf.table_gutters import Gap, Stretch
from extract.records import BBox

LEAST_BANDS = 4  # parted by rules or colour: from so many on, each is a row
TAIL_SPACE = 2.0  # times the usual distance of lines: how far below its row the rest of a cell may stand
MOST_HEADING_LINES = 4


def with_tables(lines: Sequence[Line], page: Page, above: Grid | None) -> Iterator[tuple[Line, ...] | Grid]:
    """The lines from top to bottom, those of each table as a grid.

    `above` is the table at the foot of the page before, which may go on at the top of this one.
    """
    start = 0
    if above is not None and (rest := _read_rest(lines, page, above)) is not None:
        yield rest[0]
        start = rest[1]
    for index, stretch in table_gutters.stretches(lines[start:], start):
        found = _read(stretch, page, index + len(stretch.lines) == len(lines))
        if found is None:
            continue
        if index > start:
            yield tuple(lines[start:index])
        yield found[0]
        start = index + found[1]
    if start < len(lines):
        yield tuple(lines[start:])


def _read_rest(lines: Sequence[Line], page: Page, above: Grid) -> tuple[Grid, int] | None:
    """What goes on of the table above and how many lines it takes, None where nothing does."""
    gutters = _gutters_of(above)
    stretch = table_gutters.continued(lines, gutters) if gutters else None
    if stretch is None:
        return None
    table = _without_tail(column_lines.cut(stretch))
    heights = _separators(table, page)
    starts = _starts(table, heights, (_repeats_heading(table, above), _has_bold_keys(above)))
    return _grid(table, starts, page, above.column_edges), len(table.lines)


def _gutters_of(grid: Grid) -> list[Gap]:
    """The gaps between the columns of a table, by the words in them; none where a column has no words."""
    boxes: dict[int, list[BBox]] = {}
    for cell in grid.cells:
        if cell.bbox and cell.column_span == 1:
            boxes.setdefault(cell.column_index, []).append(cell.bbox)
    if not grid.column_edges or len(boxes) < grid.column_count:
        return []
    columns = [boxes[column] for column in sorted(boxes)]
    return [(max(box.x1 for box in left), min(box.x0 for box in right)) for left, right in pairwise(columns)]


def _read(stretch: Stretch, page: Page, ends_page: bool) -> tuple[Grid, int] | None:
    """The table and how many lines it takes, None where the stretch is no table."""
    if not table_evidence.may_be_table(stretch):
        return None
    table = _without_tail(column_lines.cut(stretch))
    heights = _separators(table, page)
    starts = _starts(table, heights, (True, False))
    marks = Marks(len(heights), _is_heading_apart(table, heights), ends_page)
    if len(starts) < 2 or not table_evidence.is_table(table, starts, marks):
        return None
    grid = _grid(table, starts, page, _edges(table))
    return replace(grid, cells=tuple(replace(cell, is_header=not cell.row_index) for cell in grid.cells)), len(
        table.lines
    )


def _separators(table: ColumnLines, page: Page) -> list[float]:
    """The heights of what is drawn across the table between its first line and its last."""
    box, middle = _box(table), 0.3 * table.size
    between = BBox(box.x0, table.baselines[0] - middle, box.x1, table.baselines[-1] - middle)
    return row_separators.heights(page.horizontal, page.fills, between)


def _box(table: ColumnLines) -> BBox:
    return page_items.around(part for line in table.lines for part in line if part)


def _without_tail(table: ColumnLines) -> ColumnLines:
    """The table without the lines at its end that stand in its first column alone, or far below the others."""
    last = max(index for index in range(len(table.lines)) if len(table.filled(index)) > 1)
    end = last + 1
    while end < len(table.lines) and _belongs(table, end, last):
        end += 1
    across = frozenset(index for index in table.across if index < end)
    return replace(table, lines=table.lines[:end], baselines=table.baselines[:end], across=across)


def _belongs(table: ColumnLines, index: int, last: int) -> bool:
    """Whether a line below the last with words in several columns still belongs to that row."""
    part, key = table.lines[index][0], table.lines[last][0]
    is_key = part is not None and len(table.filled(index)) == 1
    step = table.baselines[index] - table.baselines[index - 1]
    is_same_type = part is None or key is None or part.is_bold == key.is_bold
    return step <= (ROOMY if is_key else TAIL_SPACE) * table.pitch and is_same_type


def _starts(table: ColumnLines, heights: Sequence[float], known: tuple[bool, bool]) -> list[int]:
    """The first line of each row: by what is drawn where that parts rows enough, else by how the lines stand."""
    drawn = aligned_rows.starts_between(table, heights)
    return drawn if len(drawn) >= LEAST_BANDS else sorted({*drawn, *aligned_rows.starts(table, *known)})


def _is_heading_apart(table: ColumnLines, heights: Sequence[float]) -> bool:
    """Whether the first rule or edge of colour stands under a few lines only."""
    return bool(heights) and sum(baseline < heights[0] for baseline in table.baselines) <= MOST_HEADING_LINES


def _repeats_heading(table: ColumnLines, above: Grid) -> bool:
    """Whether the first line says again what heads the table above."""
    heads = {cell.column_index: cell.text for cell in above.row(0)}
    parts = ((column, part.text) for column, part in enumerate(table.lines[0]) if part)
    return all(heads.get(column, "").startswith(text) for column, text in parts)


def _has_bold_keys(above: Grid) -> bool:
    """Whether the first cells of most rows begin in bold."""
    keys = [cell.passages[0].lines[0] for cell in above.cells if cell.column_index == 0 and cell.passages]
    return 2 * sum(map(column_lines.begins_bold, keys)) > len(keys)


def _grid(table: ColumnLines, starts: Sequence[int], page: Page, edges: tuple[float, ...]) -> Grid:
    cells: list[GridCell] = []
    tops = [*(table.baselines[start] - table.size for start in starts), table.baselines[-1] + table.size / 2]
    for row_index, (start, end) in enumerate(pairwise((*starts, len(table.lines)))):
        span = table.column_count if start in table.across else 1
        for column in range(0, table.column_count, span):
            lines = [part for line in table.lines[start:end] if (part := line[column])]
            box = BBox(edges[column], tops[row_index], edges[column + span], tops[row_index + 1])
            cells.append(replace(_cell(lines, box, page), row_index=row_index, column_index=column, column_span=span))
    return Grid(len(starts), table.column_count, tuple(cells), page.page_no, _box(table), page.page_no, edges)


def _edges(table: ColumnLines) -> tuple[float, ...]:
    columns = [table.column(column) for column in range(table.column_count)]
    inner = ((max(part.x1 for part in left) + min(part.x0 for part in right)) / 2 for left, right in pairwise(columns))
    return (min(part.x0 for part in columns[0]), *inner, max(part.x1 for part in columns[-1]))


def _cell(lines: Sequence[Line], box: BBox, page: Page) -> GridCell:
    """A cell of the table, its place that of its words; `box` is where its colours may stand."""
    words = [word for line in lines for word in line.words]
    around = page_items.around(lines) if lines else None
    fill = cell_colours.fill_of(around or box, page.fills)
    passages = page_lines.passages_of(lines, page.page_no)
    return GridCell(0, 0, passages, page.page_no, around, fill=fill, ink=cell_colours.ink_of(box, page, words))
