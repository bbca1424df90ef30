"""Text set in two columns: the lines of the left one before those of the right one.

Only where both columns are text: many lines, each side wide and with several words a line. A list of labels with
their values, a table of contents and a borderless table are not columns.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from extract.pdf import page_lines
from extract.pdf.page_items import Line, Word

LEAST_LINES = 8  # on each side
LEAST_GUTTER_POINTS = 9.0
LEAST_WIDTH_SHARE = 0.3  # of the whole width, for each side
LEAST_WORDS = 3.0  # a line, on average
FULL_SHARE = 0.6  # of its column that a line fills, on average


def in_reading_order(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines in groups to be read one after the other: one group where there are no columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return (tuple(lines),)
    groups: list[tuple[Line, ...]] = []
    for is_across, run in groupby(lines, key=lambda line: _crosses(line, gutter)):
        stretch = tuple(run)
        groups.extend([stretch] if is_across else _sides(stretch, gutter))
    return tuple(group for group in groups if group)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The x between two columns of text, None where there are none."""
    if len(lines) < LEAST_LINES:
        return None
    starts = Counter([round(word.x0) for line in lines for word in _first_words(line)])
    left = min(line.x0 for line in lines)
    for start, count in starts.most_common(6):
        gutter = start - LEAST_GUTTER_POINTS / 2
        if count >= LEAST_LINES and start > left + 50 and _is_gutter(lines, gutter):
            return gutter
    return None


def _first_words(line: Line) -> list[Word]:
    """The words with which the line begins, and begins again after a gap."""
    return [line.words[0], *(word for before, word in pairwise(line.words) if word.x0 - before.x1 > 5)]


def _crosses(line: Line, x: float) -> bool:
    """Whether the line runs over the gutter: a word, or no more than a space, stands there."""
    half = LEAST_GUTTER_POINTS / 2 - 1
    return any(word.x0 < x + half and word.x1 > x - half for word in line.words)


def _is_gutter(lines: Sequence[Line], x: float) -> bool:
    """Whether on both sides of the x there is a column of text."""
    beside = [line for line in lines if not _crosses(line, x)]
    if len(beside) < 0.6 * len(lines):
        return False
    sides = _sides(beside, x)
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return all(_is_column(side, width) for side in sides)


def _is_column(lines: tuple[Line, ...], whole_width: float) -> bool:
    if len(lines) < LEAST_LINES:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    words = sum(len(line.words) for line in lines) / len(lines)
    filled = sum(line.x1 - line.x0 for line in lines) / len(lines)
    return width >= LEAST_WIDTH_SHARE * whole_width and words >= LEAST_WORDS and filled >= FULL_SHARE * width


def _sides(lines: Sequence[Line], x: float) -> list[tuple[Line, ...]]:
    """The parts of the lines left and right of the x, each with its own limit."""
    left = page_lines.lines_of(word for line in lines for word in line.words if word.x1 <= x)
    right = page_lines.lines_of(word for line in lines for word in line.words if word.x1 > x)
    return [_limited(left), _limited(right)]


def _limited(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    limit = max((line.x1 for line in lines), default=0.0)
    return tuple(Line(line.words, page_lines.right_limit(lines, limit)) for line in lines)
