"""The dataset as one workbook: a filterable sheet for each table, after a data dictionary."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from outputs.dataset import schema

LONGEST_TEXT = 32_767  # characters in a cell of a workbook
MOST_ROWS = 1_048_575  # of a sheet, below its heading
WIDEST = 60  # characters of a column; longer text is read in the cell
CUT = " … (cut: longer than a cell can be)"


class TooManyRows(Exception):
    """A table has more rows than a sheet can hold; the message says what to do."""


def write(tables: dict[str, pa.Table], path: Path, plain: Callable[[Any], Any]) -> None:
    """Write all tables to the workbook `path`; `plain` turns a value into what one cell can hold."""
    import openpyxl  # slow to load, and every worker of a run would

    workbook = openpyxl.Workbook()
    dictionary = workbook.active
    assert dictionary is not None  # a new workbook has a sheet
    dictionary.title = "data dictionary"
    _fill(dictionary, ("table", "column", "type", "description"), _dictionary())
    for name, table in tables.items():
        if table.num_rows > MOST_ROWS:
            raise TooManyRows(f"{name} has {table.num_rows} rows, more than a sheet can hold. Export to csv instead.")
        rows = [[_cell(plain(value)) for value in row.values()] for row in table.to_pylist()]
        _fill(workbook.create_sheet(name), table.column_names, rows)
    workbook.save(path)


def _dictionary() -> list[tuple[str, str, str, str]]:
    return [
        (table.name, column.name, column.type, column.description)
        for table in schema.load().tables
        for column in table.columns
    ]


def _fill(sheet: Any, heading: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(heading))
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heading))}{len(rows) + 1}"
    for index, name in enumerate(heading):
        longest = max((len(str(row[index])) for row in rows[:200] if row[index] is not None), default=0)
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(WIDEST, max(len(name), longest) + 2)


def _cell(value: Any) -> Any:
    """A value that a workbook takes: without control characters, and cut where it is longer than a cell can be."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub(" ", value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
