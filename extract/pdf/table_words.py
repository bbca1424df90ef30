"""The words of a ruled table by the cells in which they stand, each word looked up once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from extract.pdf.page_items import Word
from extract.pdf.ruled_tables import RuledCell, RuledGrid

CUT_SHARE = 0.1  # of the words across a cell border: more, and the rules are those of a chart
LOOSE_SHARE = 0.15  # of the words in no cell: more, and they stand beside the boxes of a chart


@dataclass(frozen=True, slots=True)
class TableWords:
    """A ruled grid with the words in each of its cells, and those that stand in it but in no cell."""

    grid: RuledGrid
    by_cell: tuple[list[Word], ...]
    outside: list[Word]

    @property
    def is_table(self) -> bool:
        """Whether words stand in the grid, nearly all in its cells, and its rules do not run through them."""
        count = len(self.outside) + sum(map(len, self.by_cell))
        cut = sum(_is_cut(word, cell) for cell, words in self.cells() for word in words)
        return count > 0 and cut <= CUT_SHARE * count and len(self.outside) <= LOOSE_SHARE * count

    def cells(self) -> Iterator[tuple[RuledCell, list[Word]]]:
        """Each cell with its words."""
        return zip(self.grid.cells, self.by_cell, strict=True)


class CellFinder:
    """Tells the cell of a ruled grid in which a word's middle lies."""

    def __init__(self, grid: RuledGrid) -> None:
        self.grid = grid
        self._rows, self._columns = grid.row_edges, grid.column_edges
        self._indexes: dict[tuple[int, int], int] = {}  # by row and column of each box between two edges
        for index, cell in enumerate(grid.cells):
            rows = range(cell.row_index, cell.row_index + cell.row_span)
            columns = range(cell.column_index, cell.column_index + cell.column_span)
            self._indexes.update(dict.fromkeys(product(rows, columns), index))

    def index_of(self, word: Word) -> int | None:
        """The index of the word's cell, None of a word in no cell."""
        row = bisect_left(self._rows, word.baseline - 0.3 * word.size)
        column = bisect_left(self._columns, (word.x0 + word.x1) / 2)
        return self._indexes.get((row - 1, column - 1))


def parted(grid: RuledGrid, words: Sequence[Word]) -> tuple[TableWords, list[Word]]:
    """The words in the grid by cells, and the others."""
    box, find = grid.bbox, CellFinder(grid).index_of
    left, top, right, bottom = box.x0, box.top, box.x1, box.bottom
    inside, others = TableWords(grid, tuple([] for _ in grid.cells), []), []
    for word in words:
        if not left <= (word.x0 + word.x1) / 2 <= right or not top <= word.baseline - 0.3 * word.size <= bottom:
            others.append(word)
        elif (index := find(word)) is None:
            inside.outside.append(word)
        else:
            inside.by_cell[index].append(word)
    return inside, others


def _is_cut(word: Word, cell: RuledCell) -> bool:
    start, end = word.x0 + 2, word.x1 - 2
    return start < cell.bbox.x0 < end or start < cell.bbox.x1 < end
