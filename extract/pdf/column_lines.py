"""The lines of what may be a table, each cut into its columns."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf import table_gutters
from extract.pdf.page_items import Line, Word
from extract.pdf.table_gutters import Stretch

ROOMY = 1.2  # times the usual distance of lines: more is a space between rows or paragraphs
WIDEST_PITCH_SIZES, USUAL_PITCH_SIZES = 1.6, 1.2  # of the type size, from line to line inside a cell

Parts = tuple[Line | None, ...]  # one line by columns: None where a column has nothing on it


@dataclass(frozen=True, slots=True)
class ColumnLines:
    """Lines from top to bottom by columns; those in `across` run over the gutters and stand in the first column.

    `pitch` is the distance of lines inside a cell, `size` the usual type size.
    """

    lines: tuple[Parts, ...]
    baselines: tuple[float, ...]
    column_count: int
    pitch: float
    size: float
    across: frozenset[int] = frozenset()

    def filled(self, index: int) -> tuple[int, ...]:
        """The columns that have words on the line."""
        return tuple(column for column, part in enumerate(self.lines[index]) if part)

    def column(self, column: int) -> list[Line]:
        """All that stands in the column."""
        return [part for line in self.lines if (part := line[column])]

    def above(self, index: int, column: int) -> Line | None:
        """The last that stands in the column above the line."""
        return next((part for line in reversed(self.lines[:index]) if (part := line[column])), None)

    def is_roomy(self, index: int) -> bool:
        """Whether the line stands further than usual from the line before it."""
        return self.baselines[index] - self.baselines[index - 1] > ROOMY * self.pitch

    def is_apart(self, index: int, column: int) -> bool:
        """Whether what the column has on the line stands further than usual from what it has above."""
        part, above = self.lines[index][column], self.above(index, column)
        return part is None or above is None or part.baseline - above.baseline > ROOMY * self.pitch


def cut(stretch: Stretch) -> ColumnLines:
    """The stretch cut at its gutters; what stands in a column could run as far right as the longest there."""
    borders = stretch.borders
    lines = [
        (line, *(None,) * len(borders)) if index in stretch.across else _parts(line, borders)
        for index, line in enumerate(stretch.lines)
    ]
    inside = [line for index, line in enumerate(lines) if index not in stretch.across]
    limits = [
        max((part.x1 for line in inside if (part := line[column])), default=0.0) for column in range(len(borders) + 1)
    ]
    limited = (
        tuple(part.within(limit) if part else None for part, limit in zip(line, limits, strict=True)) for line in lines
    )
    size = statistics.median(line.size for line in stretch.lines)
    baselines = tuple(line.baseline for line in stretch.lines)
    return ColumnLines(tuple(limited), baselines, len(limits), _pitch(baselines, size), size, stretch.across)


def _parts(line: Line, borders: Sequence[float]) -> Parts:
    words: list[list[Word]] = [[] for _ in range(len(borders) + 1)]
    for word in line.words:
        words[table_gutters.column_of(word, borders)].append(word)
    return tuple(Line(tuple(part)) if part else None for part in words)


def _pitch(baselines: Sequence[float], size: float) -> float:
    """The least usual distance of lines; what is usual where all stand further apart, so that no cell wraps."""
    steps = sorted(after - before for before, after in pairwise(baselines) if after - before >= 0.9 * size)
    least = steps[len(steps) // 20] if steps else 0.0
    return least if 0.0 < least <= WIDEST_PITCH_SIZES * size else USUAL_PITCH_SIZES * size


def is_bold(parts: Parts) -> bool:
    """Whether all words of the line are bold, and words stand beside its first column."""
    lettered = [part for part in parts if part and any(c.isalpha() for c in part.text)]
    return all(part.is_bold for part in lettered) and any(part is not parts[0] for part in lettered)


def begins_bold(part: Line | None) -> bool:
    """Whether the first word is bold."""
    return part is not None and part.words[0].is_bold
