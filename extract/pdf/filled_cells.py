"""Tables without a ruling line whose every cell is a filled rectangle: the rectangles' sides stand for the rules."""

from collections.abc import Iterable, Sequence

from extract.pdf import page_items, ruled_tables
from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Fill, Rule
from extract.pdf.ruled_tables import RuledGrid
from extract.records import BBox

WIDEST_GAP_POINTS = 6.5  # between cells: less than a cell is wide or high, so that its two sides stay two
LEAST_HEIGHT, LEAST_WIDTH = 7.0, 12.0  # points: a lower one holds no line, a narrower one no number
LEAST_CELLS, MOST_FILLS = 6, 500  # more is a picture or a chart
LEAST_ROWS = 2  # with words in several columns
WORDED_SHARE = 0.6  # of the cells
TOLERANCE_POINTS = 1.0
HELD_SHARE = 0.98  # of the words between the cells' outermost sides


def find_grids(fills: Sequence[Fill], ruled: Sequence[RuledGrid], words: Sequence[Word]) -> tuple[RuledGrid, ...]:
    """The grids that the rectangles make away from the ruled ones, where nearly all words stand in their cells."""
    if not LEAST_CELLS <= len(fills) <= MOST_FILLS:
        return ()
    boxes = [fill.bbox for fill in fills if _may_be_cell(fill.bbox)]
    boxes = [box for box in boxes if not any(meets(box, grid.bbox) for grid in ruled)]
    if len(boxes) < LEAST_CELLS:
        return ()
    xs = _borders(side for box in boxes for side in (box.x0, box.x1))
    ys = _borders(side for box in boxes for side in (box.top, box.bottom))
    across = [Rule(ys[side], xs[box.x0], xs[box.x1]) for box in boxes for side in (box.top, box.bottom)]
    down = [Rule(xs[side], ys[box.top], ys[box.bottom]) for box in boxes for side in (box.x0, box.x1)]
    return tuple(grid for grid in ruled_tables.find_grids(across, down) if _is_table(grid, words))


def _borders(sides: Iterable[float]) -> dict[float, float]:
    """For each side the border between cells that it stands at: the middle of the sides that are nearly one."""
    groups: list[list[float]] = []
    for side in sorted(set(sides)):
        if groups and side - groups[-1][0] <= WIDEST_GAP_POINTS:
            groups[-1].append(side)
        else:
            groups.append([side])
    return {side: round((group[0] + group[-1]) / 2, 2) for group in groups for side in group}


def meets(box: BBox, other: BBox) -> bool:
    """Whether the boxes share any room."""
    return box.x0 < other.x1 and other.x0 < box.x1 and box.top < other.bottom and other.top < box.bottom


def _may_be_cell(box: BBox) -> bool:
    return box.bottom - box.top >= LEAST_HEIGHT and box.x1 - box.x0 >= LEAST_WIDTH


def _is_table(grid: RuledGrid, words: Sequence[Word]) -> bool:
    """Whether the cells hold the words, most of them some, and several rows have words in several columns."""
    if len(grid.cells) < LEAST_CELLS:
        return False
    inside = [word for word in words if page_items.holds(grid.bbox, word)]
    held = [cell for word in inside for cell in grid.cells if _is_in(word, cell.bbox)]
    worded = set(held)
    rows = [cell.row_index for cell in worded]
    return (
        len(held) >= HELD_SHARE * len(inside)
        and len(worded) >= WORDED_SHARE * len(grid.cells)
        and sum(rows.count(row) > 1 for row in set(rows)) >= LEAST_ROWS
    )


def _is_in(word: Word, box: BBox) -> bool:
    return page_items.holds(box, word) and box.x0 - TOLERANCE_POINTS <= word.x0 and word.x1 <= box.x1 + TOLERANCE_POINTS
