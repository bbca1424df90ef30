"""The rows of a tracker below its headings: merged cells, rows that go on, and the theme rows between them."""

import dataclasses
from collections.abc import Iterator

from extract.records import Cell, Table
from normalise.numbers import references
from normalise.tables.column_roles import Layout
from normalise.words.heading_roles import LONGEST_HEADING, Role

Row = dict[int, Cell]
FEWEST_COLUMNS = 3  # of which all but one are blank


def rows(table: Table, layout: Layout) -> Iterator[Row]:
    """The rows below the headings by column index; a merged cell reaches each row that it covers."""
    return (row for row, _ in numbered_rows(table, layout))


def numbered_rows(table: Table, layout: Layout) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """The rows as `rows` gives them, each with the indexes of the table's rows that it is made of."""
    grid: list[Row] = [{} for _ in range(table.row_count)]
    for cell in table.cells:
        for index in range(cell.row_index, min(cell.row_index + cell.row_span, table.row_count)):
            grid[index][cell.column_index] = cell
    pending: Row = {}
    made_of: tuple[int, ...] = ()
    for index, row in enumerate(grid[layout.first_row :], layout.first_row):
        if pending and (_continues(row, layout) or _repeats(pending, row, layout)):
            pending = {column: _joined(pending.get(column), row.get(column)) for column in pending | row}
            made_of += (index,)
            continue
        if pending:
            yield pending, made_of
        pending, made_of = row, (index,)
    if pending:
        yield pending, made_of


def _continues(row: Row, layout: Layout) -> bool:
    """Whether a row only goes on with the one above: no number, no wording, but text elsewhere."""
    keys = (*layout.columns(Role.NUMBER), *layout.columns(Role.WORDING))
    has_number_column = bool(layout.columns(Role.NUMBER))
    is_open = has_number_column and all(column in row and not row[column].text.strip() for column in keys)
    return is_open and any(cell.text.strip() for cell in row.values())


def _repeats(above: Row, row: Row, layout: Layout) -> bool:
    """Whether a row shares its merged number and wording with the one above, and says nothing else than that."""
    keys = (*layout.columns(Role.NUMBER), *layout.columns(Role.WORDING))
    shared = [column for column in keys if column in row]
    if not shared or any(row[column] is not above.get(column) for column in shared):
        return False
    return all(not cell.text.strip() or cell is above.get(column) for column, cell in row.items())


def _joined(above: Cell | None, below: Cell | None) -> Cell:
    if above is None or below is None:
        cell = above or below
        assert cell is not None  # a column of one of the two rows
        return cell
    is_said = below is above or below.text == above.text
    return above if is_said else dataclasses.replace(above, blocks=above.blocks + below.blocks)


def bold_theme(row: Row) -> str | None:
    """The text of a row whose one filled cell is a bold line without number or full stop, among numbered rows."""
    filled = [cell for cell in row.values() if cell.text.strip()]
    if len(filled) != 1 or len(row) < FEWEST_COLUMNS or not all(block.is_bold for block in filled[0].blocks):
        return None
    text = filled[0].text
    has_number = references.leading_reference(text, needs_keyword=False) or references.leading_reference(text)
    return None if has_number or text.endswith((".", ";", ":")) or len(text.split()) > 2 * LONGEST_HEADING else text


def theme(row: Row, column_count: int) -> str | None:
    """The text of a row that is one heading across the table; None for any other row."""
    filled = [cell for cell in row.values() if cell.text.strip()]
    if len(filled) != 1 or references.leading_reference(filled[0].text, needs_keyword=False):
        return None
    is_wide = filled[0].column_span > max(1, column_count // 2)
    is_short = len(filled[0].text.split()) <= 2 * LONGEST_HEADING
    return filled[0].text if is_wide and is_short and column_count > 1 else None
