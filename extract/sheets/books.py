"""A workbook of any format: its sheets with the cells that are shown, and what else a reader should know of it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from extract.runs import LINE_BREAK, PLAIN, Face, Run
from extract.sheets.sheet_layout import SheetCell

DEFAULT_NAME = re.compile(r"(?:Sheet|Table|Worksheet)\s?\d*")


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet's name ("" where it is only the program's own), its filled cells, and how much of it is hidden."""

    name: str
    cells: tuple[SheetCell, ...]
    is_hidden: bool
    hidden_rows: int
    hidden_columns: int
    comments: tuple[str, ...] = ()  # that somebody has pinned to cells


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook in order. `secret_sheets` are those that no menu of Excel shows; they are not read."""

    sheets: tuple[BookSheet, ...]
    secret_sheets: int = 0
    uncalculated: int = 0  # formulas that the file holds without their result
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a sheet is hidden: all of it, rows and columns (counted from 0)."""

    is_whole: bool
    rows: Collection[int] = ()
    columns: Collection[int] = ()


def sheet(name: str, cells: Sequence[SheetCell], hidden: Hidden, comments: Sequence[str], is_only: bool) -> BookSheet:
    """A sheet by its cells; rows and columns count as hidden where they hold words."""
    rows = {cell.row_index for cell in cells if cell.is_filled}
    columns = {cell.column_index for cell in cells if cell.is_filled}
    return BookSheet(
        name="" if is_only and DEFAULT_NAME.fullmatch(name) else name,
        cells=tuple(cells),
        is_hidden=hidden.is_whole,
        hidden_rows=len(rows & set(hidden.rows)),
        hidden_columns=len(columns & set(hidden.columns)),
        comments=tuple(" ".join(comment.split()) for comment in comments if comment.strip()),
    )


def lines(text: str, face: Face = PLAIN) -> Iterator[Run]:
    """The lines of a cell's text."""
    for index, line in enumerate(text.splitlines()):
        if index:
            yield Run(LINE_BREAK)
        yield Run(line, face)


def too_large() -> str:
    """What to say of a workbook with more cells than a person ever filled."""
    return (
        "The workbook has, or merges, far more cells than a tracker has. Delete empty rows, columns and sheets, "
        "unmerge what is merged over them, and save it again."
    )
