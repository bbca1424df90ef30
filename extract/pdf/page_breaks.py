"""What a page break cut, put together again: paragraphs, tables, and the row that ran over the break."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.pdf import page_items, page_lines
from extract.pdf.page_items import Grid, GridCell, Item, Line, Passage
from extract.records import Kind

SAME_EDGE_POINTS = 5.0
REGULAR_SHARE = 0.8  # of a table's rows that begin alike make it a rule
SENTENCE_END = re.compile(r"[.!?:;][)\]”’\"']*$")
FRESH_START = re.compile(r"\W*\w+")


def joined(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in reading order, those that a page break cut joined; furniture and notes must not be among them."""
    whole: list[Item] = []
    for item in items:
        before = whole[-1] if whole else None
        together = _together(before, item) if before is not None else None
        if together is None:
            whole.append(item)
        else:
            whole[-1] = together
    return tuple(whole)


def _together(before: Item, item: Item) -> Item | None:
    """The two as one, None where they are two."""
    if isinstance(before, Grid) and isinstance(item, Grid):
        return _joined_grids(before, item) if item.page_no == before.last_page_no + 1 else None
    if isinstance(before, Passage) and isinstance(item, Passage):
        return _joined_passages(before, item) if item.page_no == _last_page_no(before) + 1 else None
    return None


def _last_page_no(passage: Passage) -> int:
    return passage.page_no + page_items.page_turns(passage.lines)


def _joined_passages(before: Passage, item: Passage) -> Passage | None:
    is_heading = Kind.HEADING in (before.kind, item.kind) and before.kind is not item.kind
    if is_heading or item.kind is Kind.LIST_ITEM or not goes_on(before, item):
        return None
    return replace(before, lines=before.lines + item.lines)


def goes_on(before: Passage, item: Passage) -> bool:
    """Whether the second passage is the rest of the first: its last line is full and its sentence is open."""
    last, first = before.lines[-1], item.lines[0]
    if item.label or abs(last.size - first.size) > 0.6 or _is_all_bold(before) != _is_all_bold(item):
        return False
    return page_lines.is_full(last, first) and (_begins_small(first) or not SENTENCE_END.search(last.text))


def _is_all_bold(passage: Passage) -> bool:
    return all(line.is_bold for line in passage.lines)


def _begins_small(line: Line) -> bool:
    """Whether the line begins with a small letter, as only the rest of a sentence does."""
    first = next((c for c in line.text if c.isalnum()), "")
    return first.islower()


def _joined_grids(before: Grid, after: Grid) -> Grid | None:
    """The tables as one where their columns stand in the same places."""
    aligned = _aligned(before, after)
    if aligned is None:
        return None
    before, after = aligned
    repeated = _repeated_heading_count(before, after)
    if repeated:
        before = replace(before, cells=tuple(_as_heading(cell, repeated) for cell in before.cells))
        after = _without_rows(after, repeated)
    if not after.row_count:
        return replace(before, last_page_no=after.last_page_no)
    before, after = _with_merged_cells_continued(before, after)
    first_row, last_row = after.row(0), before.row(before.row_count - 1)
    if first_row and last_row and is_row_cut(before, last_row, first_row):
        before = replace(before, cells=tuple(_continued(cell, before, first_row) for cell in before.cells))
        after = _without_rows(after, 1)
    shifted = tuple(replace(cell, row_index=cell.row_index + before.row_count) for cell in after.cells)
    return replace(
        before,
        row_count=before.row_count + after.row_count,
        cells=before.cells + shifted,
        last_page_no=after.last_page_no,
    )


def _aligned(before: Grid, after: Grid) -> tuple[Grid, Grid] | None:
    """Both grids over the same columns; None where their borders do not fit. One may lack columns it never divides."""
    if not before.column_edges or not after.column_edges:
        return (before, after) if before.column_count == after.column_count else None
    wide, narrow = (before, after) if before.column_count >= after.column_count else (after, before)
    columns = [_column_at(wide.column_edges, edge) for edge in narrow.column_edges]
    if None in columns or columns[0] != 0 or columns[-1] != wide.column_count:
        return None
    known = [column for column in columns if column is not None]
    widened = replace(
        narrow,
        column_count=wide.column_count,
        column_edges=wide.column_edges,
        cells=tuple(
            replace(
                cell,
                column_index=known[cell.column_index],
                column_span=known[cell.column_index + cell.column_span] - known[cell.column_index],
            )
            for cell in narrow.cells
        ),
    )
    return (before, widened) if wide is before else (widened, after)


def _column_at(edges: Sequence[float], edge: float) -> int | None:
    return next((index for index, x in enumerate(edges) if abs(x - edge) <= SAME_EDGE_POINTS), None)


def _repeated_heading_count(before: Grid, after: Grid) -> int:
    """How many of the second table's first rows only repeat the first table's."""
    count = 0
    while count < min(before.row_count - 1, after.row_count, 4):
        mine, theirs = _row_texts(before, count), _row_texts(after, count)
        if mine != theirs or not any(text for _, text in mine):
            break
        count += 1
    return count


def _row_texts(grid: Grid, row_index: int) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column_index, " ".join(cell.text.split())) for cell in grid.row(row_index))


def _as_heading(cell: GridCell, heading_count: int) -> GridCell:
    return replace(cell, is_header=True) if cell.row_index < heading_count else cell


def _without_rows(grid: Grid, count: int) -> Grid:
    """The grid without its first rows; a cell that reaches beyond them keeps its lower part, empty."""
    cells = []
    for cell in grid.cells:
        cut = count - cell.row_index
        if cut <= 0:
            cells.append(replace(cell, row_index=cell.row_index - count))
        elif cell.row_span > cut:
            cells.append(replace(cell, row_index=0, row_span=cell.row_span - cut, passages=()))
    return replace(grid, row_count=grid.row_count - count, cells=tuple(cells))


def _with_merged_cells_continued(before: Grid, after: Grid) -> tuple[Grid, Grid]:
    """Where a merged cell runs over the break, its part after it is taken into the part before it."""
    spans = {}
    for cell in after.row(0):
        above = _cell_above(before, cell)
        if above is not None and cell.row_span > 1 and above.row_span > 1 and not cell.passages:
            spans[above.column_index] = cell.row_span
    if not spans:
        return before, after
    last = before.row_count
    kept = tuple(cell for cell in after.cells if cell.row_index or cell.column_index not in spans)
    extended = tuple(
        replace(cell, row_span=cell.row_span + spans[cell.column_index])
        if cell.column_index in spans and cell.row_index + cell.row_span == last
        else cell
        for cell in before.cells
    )
    return replace(before, cells=extended), replace(after, cells=kept)


def _cell_above(grid: Grid, cell: GridCell) -> GridCell | None:
    """The cell of the grid's last row that stands over the cell, as wide as it."""
    for other in reversed(grid.cells):
        is_last = other.row_index + other.row_span == grid.row_count
        if is_last and other.column_index == cell.column_index and other.column_span == cell.column_span:
            return other
    return None


def is_row_cut(before: Grid, last_row: Sequence[GridCell], first_row: Sequence[GridCell]) -> bool:
    """Whether the first row after the break is the rest of the last row before it.

    A new row begins its key cell, the first, as other rows do. The rest of a row leaves the key empty or goes on in
    the middle of a sentence; and no text begins in a cell that was left empty before the break.
    """
    if [(c.column_index, c.column_span) for c in last_row] != [(c.column_index, c.column_span) for c in first_row]:
        return False
    pairs = [(above, below) for above, below in zip(last_row, first_row, strict=True) if below.passages]
    if not pairs or any(not above.passages for above, _ in pairs):
        return False
    if any(above.is_header or below.is_header for above, below in pairs):
        return False
    key_above, key = last_row[0], first_row[0]
    is_open = any(_goes_on_strongly(above, below) for above, below in pairs)
    if key.passages:
        return not _begins_as_others(before, key) and (is_open or _begins_unlike_all(before, key))
    return is_open or (bool(key_above.passages) and not _leaves_key_empty(before))


def _goes_on_strongly(above: GridCell, below: GridCell) -> bool:
    """Whether a sentence visibly runs over the break: it is open before it and goes on with a small letter."""
    last, rest = above.passages[-1], below.passages[0]
    return goes_on(last, rest) and _begins_small(rest.lines[0]) and not SENTENCE_END.search(last.lines[-1].text)


def _begins_as_others(grid: Grid, key: GridCell) -> bool:
    """Whether the key cell begins with the same word, digits apart, as one of the table's other rows."""
    return _start(key) in _starts(grid, key.column_index)


def _begins_unlike_all(grid: Grid, key: GridCell) -> bool:
    """Whether the table's other rows begin their key cell alike, and this one otherwise."""
    starts = Counter(_starts(grid, key.column_index))
    return bool(starts) and max(starts.values()) >= max(3, REGULAR_SHARE * starts.total())


def _starts(grid: Grid, column_index: int) -> list[str]:
    cells = (cell for cell in grid.cells if cell.column_index == column_index and not cell.is_header)
    return [start for cell in cells if (start := _start(cell))]


def _start(cell: GridCell) -> str:
    found = FRESH_START.match(cell.text)
    return re.sub(r"\d+", "#", found.group().strip()) if found else ""


def _leaves_key_empty(grid: Grid) -> bool:
    """Whether rows with an empty key cell are usual in the table."""
    keys = [cell for cell in grid.cells if cell.column_index == 0 and not cell.is_header]
    return sum(not cell.passages for cell in keys) > 0.25 * len(keys)


def _continued(cell: GridCell, grid: Grid, first_row: Sequence[GridCell]) -> GridCell:
    """A cell of the last row with what its row goes on with after the break."""
    if cell.row_index != grid.row_count - 1:
        return cell
    rest = next((other for other in first_row if other.column_index == cell.column_index), None)
    if rest is None or not rest.passages:
        return cell
    *whole, last = cell.passages
    first, *others = rest.passages
    if goes_on(last, first):
        return replace(cell, passages=(*whole, replace(last, lines=last.lines + first.lines), *others))
    return replace(cell, passages=(*cell.passages, *rest.passages))
