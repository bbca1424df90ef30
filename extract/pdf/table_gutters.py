"""Stretches of lines that leave the same gaps free: where a table without ruling lines may stand, and its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.page_items import Line, Word

SEED_SIZES = 0.8  # of the type size: a gap this wide between two words may part columns
LEAST_GUTTER_SIZES = 0.4  # of the type size: what all lines together leave free
FARTHEST_SIZES = 5.0  # from one line to the next
LEAST_LINES = 3
FAR = 1e6

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines from top to bottom with the gutters that part their columns; lines in `across` run over gutters."""

    lines: tuple[Line, ...]
    gutters: tuple[Gap, ...]
    across: frozenset[int] = frozenset()

    @property
    def borders(self) -> tuple[float, ...]:
        """The x between the columns: the middle of each gutter."""
        return tuple((start + end) / 2 for start, end in self.gutters)


def wide_gaps(line: Line) -> list[Gap]:
    """The gaps of the line that may part columns."""
    least = SEED_SIZES * line.size
    return [(before.x1, word.x0) for before, word in pairwise(line.words) if word.x0 - before.x1 >= least]


def stretches(lines: Sequence[Line], first: int = 0) -> Iterator[tuple[int, Stretch]]:
    """Each stretch with the index of its first line, counted from `first`, from top to bottom, none over another."""
    gaps = [wide_gaps(line) for line in lines]
    index = 0
    while index < len(lines):
        if gaps[index]:
            found = _grown(lines, gaps, index)
            if found is not None:
                yield first + index, found
                index += len(found.lines)
                continue
        index += 1


def continued(lines: Sequence[Line], gutters: Sequence[Gap]) -> Stretch | None:
    """The lines from the first on that leave gutters known from above, None where none has words beside two of them."""
    known, end, is_parted = [(gap, 2) for gap in gutters], 0, False
    while end < len(lines) and (end == 0 or _is_near(lines[end - 1], lines[end])):
        narrowed = _narrowed(known, lines[end])
        if narrowed is None:
            break
        is_parted = is_parted or any(lines[end].x0 < gap[0] + 1 and lines[end].x1 > gap[1] - 1 for gap, _ in narrowed)
        known, end = narrowed, end + 1
    return Stretch(tuple(lines[:end]), tuple(gap for gap, _ in known)) if is_parted else None


def _grown(lines: Sequence[Line], gaps: Sequence[list[Gap]], start: int) -> Stretch | None:
    """The stretch that begins at the line, None where fewer lines than a table has go together."""
    gutters = [(gap, 1) for gap in gaps[start]]
    end, across = start + 1, set()
    while end < len(lines) and _is_near(lines[end - 1], lines[end]):
        narrowed = _narrowed(gutters, lines[end])
        if narrowed is None:
            if not _is_spanning(lines, gaps, end, gutters):
                break
            across.add(end - start)
        else:
            gutters = sorted(narrowed + _brought(gaps[end], narrowed, lines[start:end]))
        end += 1
    if end - start < LEAST_LINES or all(support == 1 for _, support in gutters):
        return None
    # A column that only the first line has words in is headed, and empty or filled with drawn marks.
    last = max(line.x1 for line in lines[start + 1 : end])
    kept = tuple(gap for gap, support in gutters if support > 1 or (gap[0] >= last - 1 and gap[1] < lines[start].x1))
    return Stretch(tuple(lines[start:end]), kept, frozenset(across))


def _is_near(before: Line, line: Line) -> bool:
    return line.baseline - before.baseline <= FARTHEST_SIZES * max(line.size, before.size)


def _narrowed(gutters: list[tuple[Gap, int]], line: Line) -> list[tuple[Gap, int]] | None:
    """The gutters as the line leaves them; None where it runs over one that counts, or over all.

    A gap that only one line has had so far is dropped if the line closes it.
    """
    kept: list[tuple[Gap, int]] = []
    for gap, support in gutters:
        left = free_part(gap, line)
        if left is not None:
            is_parted = line.words[0].x0 < left[0] + 1 and line.words[-1].x1 > left[1] - 1
            kept.append((left, support + is_parted))
        elif support > 1:
            return None
    return kept or None


def _brought(own: list[Gap], known: list[tuple[Gap, int]], before: Sequence[Line]) -> list[tuple[Gap, int]]:
    """The gaps of a line that are no gutters yet, and in which no line before it has a word."""
    brought = []
    for gap in own:
        left: Gap | None = gap
        if any(_overlap(gap, gutter) > 0 for gutter, _ in known):
            continue
        for line in before:
            left = free_part(left, line) if left else None
        if left:
            brought.append((left, 1))
    return brought


def free_part(gap: Gap, line: Line) -> Gap | None:
    """The widest part of the gap in which no word of the line stands, None where it is too narrow."""
    start, end = gap
    best: Gap | None = None
    for word in (*line.words, None):
        edge = end if word is None else min(word.x0, end)
        if edge - start >= LEAST_GUTTER_SIZES * line.size and (best is None or edge - start > best[1] - best[0]):
            best = (start, edge)
        if word is not None:
            start = max(start, word.x1)
    return best


def _overlap(left: Gap, right: Gap) -> float:
    return min(left[1], right[1]) - max(left[0], right[0])


def _is_spanning(lines: Sequence[Line], gaps: Sequence[list[Gap]], index: int, gutters: list[tuple[Gap, int]]) -> bool:
    """Whether the line is a heading inside the table: alone on it, with rows of the same columns on both sides."""
    if gaps[index] or index + 1 >= len(lines) or not gaps[index + 1] or len(gutters) < 2:
        return False
    before, line, after = lines[index - 1 : index + 2]
    if not _is_near(line, after) or line.words[-1].x1 > max(before.x1, after.x1):
        return False
    return _narrowed([(gap, 2) for gap, support in gutters if support > 1], after) is not None


def column_of(word: Word, borders: Sequence[float]) -> int:
    """The index of the column in which the word's middle lies."""
    middle = (word.x0 + word.x1) / 2
    return sum(middle > border for border in borders)
