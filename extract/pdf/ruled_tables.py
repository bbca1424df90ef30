"""Tables from their ruling lines, as pure geometry: rules, snapped, joined, crossed into a grid, merged into cells.

The order of the steps is that of pdfplumber's table finder (after A. Nurminen's thesis, Tampere 2013). Instead of
looking for rectangles it starts from the elementary boxes of the grid and merges those with no rule between them,
so a merged cell knows its spans and a side left open does not lose a row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from extract.pdf.pdf_drawing import Rule
from extract.records import BBox

SNAP_POINTS = 3.0  # rules this near to each other were meant as one
TOUCH_POINTS = 4.0  # a rule may end this short of the one that it meets
SHORTEST_POINTS = 3.0
MAX_RULES = 4_000
COVERED_SHARE = 0.8  # of a side that a rule must cover to divide

Rules = list[tuple[float, list[Rule]]]  # each edge of a grid's rows or of its columns, with the rules along it


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by its rules, with its indexes in the grid and its spans."""

    row_index: int
    column_index: int
    row_span: int
    column_span: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """The cells of one ruled table, row by row, and the borders between its columns and rows."""

    cells: tuple[RuledCell, ...]
    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]

    @property
    def bbox(self) -> BBox:
        return BBox(self.column_edges[0], self.row_edges[0], self.column_edges[-1], self.row_edges[-1])


def find_grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> tuple[RuledGrid, ...]:
    """All ruled grids of a page from top to bottom, boxes of a single cell among them, none inside another."""
    across, down = merge_rules(horizontal), merge_rules(vertical)
    if not across or not down or len(across) + len(down) > MAX_RULES:
        return ()
    grids = (_grid(rows, columns) for rows, columns in _connected(across, down))
    found = sorted((grid for grid in grids if grid), key=lambda grid: (grid.row_edges[0], grid.column_edges[0]))
    boxes = [grid.bbox for grid in found]
    return tuple(grid for grid, box in zip(found, boxes, strict=True) if not any(_is_inside(box, o) for o in boxes))


def merge_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules snapped to common positions and joined end to end."""
    snapped: list[list[Rule]] = []
    for rule in sorted(rules):
        if snapped and rule.position - snapped[-1][-1].position <= SNAP_POINTS:
            snapped[-1].append(rule)
        else:
            snapped.append([rule])
    joined = (piece for group in snapped for piece in _join(group))
    return tuple(rule for rule in joined if rule.end - rule.start >= SHORTEST_POINTS)


def _join(group: list[Rule]) -> list[Rule]:
    position = round(sum(rule.position for rule in group) / len(group), 2)
    joined: list[Rule] = []
    for rule in sorted(group, key=lambda rule: (rule.start, rule.end)):
        if joined and rule.start <= joined[-1].end + SNAP_POINTS:
            joined[-1] = Rule(position, joined[-1].start, max(joined[-1].end, rule.end))
        else:
            joined.append(Rule(position, rule.start, rule.end))
    return joined


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups of those that meet, directly or through others."""
    owner = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for row, line in enumerate(across):
        for column, rule in enumerate(down):
            if _meet(line, rule):
                owner[root(row)] = root(len(across) + column)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        groups.setdefault(root(index), ([], []))[index >= len(across)].append(rule)
    return [(rows, columns) for rows, columns in groups.values() if len(rows) > 1 and columns]


def _meet(line: Rule, rule: Rule) -> bool:
    return (
        line.start - TOUCH_POINTS <= rule.position <= line.end + TOUCH_POINTS
        and rule.start - TOUCH_POINTS <= line.position <= rule.end + TOUCH_POINTS
    )


def _grid(rows: list[Rule], columns: list[Rule]) -> RuledGrid | None:
    """The grid that these rules make, None where they enclose nothing."""
    columns = columns + _open_sides(rows, columns)
    xs = _distinct(rule.position for rule in columns)
    ys = _distinct(rule.position for rule in rows)
    if len(xs) < 2 or len(ys) < 2:
        return None
    across, down = _by_position(rows, ys), _by_position(columns, xs)
    regions = _regions(across, down)
    cells = tuple(
        RuledCell(top, left, bottom - top, right - left, BBox(xs[left], ys[top], xs[right], ys[bottom]))
        for top, left, bottom, right in sorted(regions)
        if _is_closed((top, left, bottom, right), across, down)
    )
    return _without_empty_edges(cells, xs, ys) if cells else None


def _open_sides(rows: list[Rule], columns: list[Rule]) -> list[Rule]:
    """Rules for the sides that a table leaves open: where at least three lines end alike beyond its outer columns."""
    left, right = min(rule.position for rule in columns), max(rule.position for rule in columns)
    top, bottom = min(line.position for line in rows), max(line.position for line in rows)
    added = []
    for ends in ([line.start for line in rows], [line.end for line in rows]):
        position = sorted(ends)[len(ends) // 2]
        alike = sum(abs(end - position) <= SNAP_POINTS for end in ends)
        is_outside = position < left - TOUCH_POINTS or position > right + TOUCH_POINTS
        if is_outside and alike >= 3 and alike >= 0.7 * len(ends):
            added.append(Rule(round(position, 2), top, bottom))
    return added


def _distinct(positions: Iterable[float]) -> list[float]:
    """The positions in order, those that snapping left side by side taken as one."""
    distinct: list[float] = []
    for position in sorted(set(positions)):
        if not distinct or position - distinct[-1] > SNAP_POINTS:
            distinct.append(position)
    return distinct


def _by_position(rules: list[Rule], positions: list[float]) -> Rules:
    """The rules that were meant for each position."""
    return [(at, [rule for rule in rules if abs(rule.position - at) <= SNAP_POINTS]) for at in positions]


def _regions(rows: Rules, columns: Rules) -> list[tuple[int, int, int, int]]:
    """Rectangles of elementary boxes with no rule inside, as top, left, bottom, right indexes, half-open.

    Boxes that join into another shape than a rectangle are cut row by row.
    """
    row_count, column_count = len(rows) - 1, len(columns) - 1
    is_taken = [[False] * column_count for _ in range(row_count)]
    regions = []
    for top, left in product(range(row_count), range(column_count)):
        if is_taken[top][left]:
            continue
        right, bottom = left + 1, top + 1
        while right < column_count and not is_taken[top][right] and not _divides(columns[right], rows, top):
            right += 1
        while bottom < row_count and _continues_below(rows, columns, (bottom, left, right)):
            bottom += 1
        for row in range(top, bottom):
            is_taken[row][left:right] = [True] * (right - left)
        regions.append((top, left, bottom, right))
    return regions


def _continues_below(rows: Rules, columns: Rules, strip: tuple[int, int, int]) -> bool:
    """Whether the boxes from left to right go on in the next row without a rule between or among them."""
    row, left, right = strip
    if any(_divides(rows[row], columns, column) for column in range(left, right)):
        return False
    return not any(_divides(columns[column], rows, row) for column in range(left + 1, right))


def _divides(edge: tuple[float, list[Rule]], others: Rules, start: int, end: int | None = None) -> bool:
    """Whether the edge's rules cover the stretch between two of the edges that cross it, by default neighbours."""
    begin, stop = others[start][0], others[start + 1 if end is None else end][0]
    covered = 0.0
    for rule in edge[1]:
        covered += max(0.0, min(rule.end, stop) - max(rule.start, begin))
    return covered >= COVERED_SHARE * (stop - begin) - 2.0


def _is_closed(region: tuple[int, int, int, int], rows: Rules, columns: Rules) -> bool:
    top, left, bottom, right = region
    return all(_divides(rows[side], columns, left, right) for side in (top, bottom)) and all(
        _divides(columns[side], rows, top, bottom) for side in (left, right)
    )


def _without_empty_edges(cells: tuple[RuledCell, ...], xs: list[float], ys: list[float]) -> RuledGrid:
    """The grid reduced to the borders at which a cell begins or ends, its cells numbered anew."""
    used_x = sorted({x for cell in cells for x in (cell.bbox.x0, cell.bbox.x1)})
    used_y = sorted({y for cell in cells for y in (cell.bbox.top, cell.bbox.bottom)})
    column_of, row_of = {x: i for i, x in enumerate(used_x)}, {y: i for i, y in enumerate(used_y)}
    numbered = [
        RuledCell(
            row_of[cell.bbox.top], column_of[cell.bbox.x0],
            row_of[cell.bbox.bottom] - row_of[cell.bbox.top],
            column_of[cell.bbox.x1] - column_of[cell.bbox.x0], cell.bbox,
        )
        for cell in cells
    ]  # fmt: skip
    return RuledGrid(tuple(numbered), tuple(used_x), tuple(used_y))


def _is_inside(box: BBox, other: BBox) -> bool:
    """Whether the box lies inside the other, and is not the same."""
    return (
        box != other
        and box.x0 >= other.x0 - 1
        and box.x1 <= other.x1 + 1
        and box.top >= other.top - 1
        and box.bottom <= other.bottom + 1
    )
