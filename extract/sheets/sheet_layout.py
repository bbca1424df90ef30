"""A spreadsheet's cells as a person reads them: lines of text above and below tables, each from its heading row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import runs
from extract.records import Block, Cell, Kind, Place, Table
from extract.runs import Look, NextPlace, Run


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell, or a merged one at its first row and column; row and column count from 0 in its sheet."""

    row_index: int
    column_index: int
    runs: tuple[Run, ...]
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    ink: str | None = None  # of a sign that the sheet draws in it by a rule
    is_header: bool = False

    @property
    def is_filled(self) -> bool:
        return any(run.text.strip() for run in self.runs)

    @property
    def is_bold(self) -> bool:
        return all(run.face.is_bold for run in self.runs if run.text.strip())


Row = tuple[SheetCell, ...]


def read_sheet(cells: Sequence[SheetCell], next_place: NextPlace) -> Iterator[Block | Table]:
    """The blocks and tables of a sheet; empty rows and columns around a table are left out."""
    for part in _parts(_rows(cells)):
        if _is_text(part):
            for row in part:
                for cell in row:
                    yield from runs.blocks(cell.runs, Look(), next_place)
        else:
            yield _table(part, next_place())


def _rows(cells: Sequence[SheetCell]) -> list[Row]:
    """The rows with something in them, in order; cells without words count for their colour only beside others."""
    found: dict[int, list[SheetCell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row_index, cell.column_index)):
        found.setdefault(cell.row_index, []).append(cell)
    return [tuple(row) for row in found.values() if any(cell.is_filled for cell in row)]


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Runs of rows: lines of one cell each, and tables, which end where another one's heading stands below a gap."""
    start = _text_end(rows, 0)
    if start:
        yield rows[:start]
    for index in _gaps(rows):
        end = _text_end(rows, index)
        if index > start and (end == len(rows) or _is_heading(rows[end], rows[start])):
            yield rows[start:index]
            if end > index:
                yield rows[index:end]
            start = end
    if start < len(rows):
        yield rows[start:]


def _gaps(rows: Sequence[Row]) -> Iterator[int]:
    """The indexes of the rows above which the sheet has an empty row."""
    last = 0
    for index, row in enumerate(rows):
        if index and row[0].row_index > last + 1:
            yield index
        last = max(last, _last_row(row))


def _text_end(rows: Sequence[Row], start: int) -> int:
    """Where the rows of one filled cell end that begin here."""
    end = start
    while end < len(rows) and _is_lone(rows[end]):
        end += 1
    return end


def _is_lone(row: Row) -> bool:
    return sum(cell.is_filled for cell in row) == 1


def _is_heading(row: Row, first: Row) -> bool:
    """Whether a row below a gap heads another table: it repeats the first table's headings, or looks like them."""
    filled = [cell for cell in row if cell.is_filled]
    words = [runs.plain(cell.runs) for cell in filled]
    if words == [runs.plain(cell.runs) for cell in first if cell.is_filled]:
        return True
    is_words = all(any(sign.isalpha() for sign in text) for text in words)
    return len(filled) > 1 and is_words and (all(cell.is_bold for cell in filled) or all(c.is_header for c in filled))


def _last_row(row: Row) -> int:
    return max(cell.row_index + cell.row_span - 1 for cell in row)


def _is_text(part: Sequence[Row]) -> bool:
    return all(_is_lone(row) for row in part)


def _table(rows: Sequence[Row], place: Place) -> Table:
    """The table of these rows; a merged cell ends where the table's words do, however far it was drawn."""
    filled = [cell for row in rows for cell in row if cell.is_filled]
    top, left = rows[0][0].row_index, min(cell.column_index for cell in filled)
    bottom, right = rows[-1][0].row_index + 1, max(cell.column_index for cell in filled) + 1
    is_headed = _looks_like_headings(rows)
    cells, merged_to = [], -1  # the last row that a merged cell from above reaches
    for row in rows:
        is_wide = row[0].row_index > merged_to and _is_lone(row)
        for cell in row:
            if left <= cell.column_index < right:
                shown = _overflowing(cell, right) if is_wide and cell.column_index == left else cell
                inside = replace(
                    shown,
                    is_header=cell.is_header or (is_headed and row is rows[0]),
                    row_span=min(shown.row_span, bottom - shown.row_index),
                    column_span=min(shown.column_span, right - shown.column_index),
                )
                cells.append(_cell(inside, place.block_no, (top, left)))
        merged_to = max(merged_to, _last_row(row))
    return Table(bottom - top, right - left, tuple(cells), place)


def _looks_like_headings(rows: Sequence[Row]) -> bool:
    """Bold words over cells that are not all bold."""
    is_bold = all(cell.is_bold for cell in rows[0] if cell.is_filled)
    return is_bold and any(not cell.is_bold for row in rows[1:] for cell in row if cell.is_filled)


def _overflowing(cell: SheetCell, right: int) -> SheetCell:
    """Words alone in their row are shown over the empty cells beside them, as if these were merged with it."""
    is_words = sum(sign.isalpha() for sign in runs.plain(cell.runs)) > 1
    return replace(cell, column_span=right - cell.column_index) if is_words else cell


def _cell(cell: SheetCell, block_no: int, origin: tuple[int, int]) -> Cell:
    row_index, column_index = cell.row_index - origin[0], cell.column_index - origin[1]
    place = Place(block_no, row_index, column_index)
    return Cell(
        row_index,
        column_index,
        tuple(runs.blocks(cell.runs, Look(Kind.PARAGRAPH), lambda: place)),
        place,
        cell.row_span,
        cell.column_span,
        cell.is_header,
        cell.fill,
        cell.ink or runs.ink_of(cell.runs),
    )
