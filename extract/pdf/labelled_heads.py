"""The head of a cover report, a table without rules: labels that end in a colon, and what they say in a second column.

Only on strong evidence: three rows or more, all labels at one left edge, all values at another, a wide gap between.
"""

from collections.abc import Iterator, Sequence

from extract.pdf import page_items, page_lines
from extract.pdf.page_items import Grid, GridCell, Line

LEAST_ROWS = 3
MOST_LABEL_WORDS = 5
ALIGNED_POINTS = 2.0
LEAST_GAP_SIZES = 1.0  # between label and value, in sizes of the type
FARTHEST_SIZES = 4.0  # from one line to the next


def with_heads(lines: Sequence[Line], page_no: int) -> Iterator[tuple[Line, ...] | Grid]:
    """The lines of a column from top to bottom, those of each head as a grid."""
    loose: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end_of_head(lines, index)
        if end is None:
            loose.append(lines[index])
            index += 1
            continue
        if loose:
            yield tuple(loose)
        yield _grid(lines[index:end], page_no)
        loose, index = [], end
    if loose:
        yield tuple(loose)


def _end_of_head(lines: Sequence[Line], start: int) -> int | None:
    """The index after the last line of the head that begins at the line, None where none does."""
    value_x0 = _value_x0(lines[start])
    if value_x0 is None:
        return None
    row_count, end = 1, start + 1
    while end < len(lines) and _is_near(lines[end - 1], lines[end]):
        line = lines[end]
        if _begins_row(line, lines[start].x0, value_x0):
            row_count += 1
        elif abs(line.x0 - value_x0) > ALIGNED_POINTS:
            break
        end += 1
    return end if row_count >= LEAST_ROWS else None


def _value_x0(line: Line) -> float | None:
    """Where the value begins after a label with a colon and a gap; None where the line has no such label."""
    for before, word in zip(line.words[:MOST_LABEL_WORDS], line.words[1:], strict=False):
        if before.text.endswith(":"):
            return word.x0 if word.x0 - before.x1 > LEAST_GAP_SIZES * line.size else None
    return None


def _begins_row(line: Line, label_x0: float, value_x0: float) -> bool:
    found = _value_x0(line)
    return found is not None and abs(found - value_x0) <= ALIGNED_POINTS and abs(line.x0 - label_x0) <= ALIGNED_POINTS


def _is_near(before: Line, line: Line) -> bool:
    return 0 < line.baseline - before.baseline < FARTHEST_SIZES * line.size


def _grid(lines: Sequence[Line], page_no: int) -> Grid:
    value_x0 = _value_x0(lines[0]) or 0.0
    rows: list[tuple[list[Line], list[Line]]] = []
    for line in lines:
        label = tuple(word for word in line.words if word.x0 < value_x0 - ALIGNED_POINTS)
        value = tuple(word for word in line.words if word.x0 >= value_x0 - ALIGNED_POINTS)
        if label:
            rows.append(([], []))
            rows[-1][0].append(Line(label, value_x0))
        if value:
            rows[-1][1].append(Line(value, line.limit))
    cells = tuple(
        _cell(part, (row_index, column_index), page_no)
        for row_index, row in enumerate(rows)
        for column_index, part in enumerate(row)
    )
    return Grid(len(rows), 2, cells, page_no, page_items.around(lines), page_no)


def _cell(lines: Sequence[Line], at: tuple[int, int], page_no: int) -> GridCell:
    passages = page_lines.passages_of(lines, page_no)
    return GridCell(*at, passages, page_no, page_items.around(lines))
