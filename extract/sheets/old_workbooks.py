"""An Excel workbook of the old kind (.xls): its sheets' cells with what they show."""

import contextlib
import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import xlrd

from extract import packages
from extract.records import ProblemKind, UnreadablePaper
from extract.runs import Face, Run
from extract.sheets import books, cell_formats
from extract.sheets.books import Book, BookSheet, Hidden
from extract.sheets.sheet_layout import SheetCell

SOLID, AUTOMATIC = 1, frozenset({0x40, 0x41, 0x7FFF})  # a fill's pattern; colours left to the program
HIDDEN, SECRET = 1, 2
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
PASSWORD = re.compile("encrypt|password", re.IGNORECASE)
Xls = Any  # xlrd ships no types


def open_book(data: bytes) -> Book:
    """The workbook; raises UnreadablePaper where it is damaged or protected."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        sheets = [sheet for sheet in book.sheets() if sheet.visibility != SECRET]
        read = tuple(_sheet(book, sheet, is_only=len(sheets) == 1) for sheet in sheets)
    except Exception as error:  # a damaged file makes xlrd stumble in any way
        if PASSWORD.search(str(error)):
            raise UnreadablePaper(ProblemKind.ENCRYPTED, _protected()) from error
        raise UnreadablePaper(ProblemKind.DAMAGED, packages.damaged()) from error
    return Book(read, secret_sheets=book.nsheets - len(sheets))


def _sheet(book: Xls, sheet: Xls, is_only: bool) -> BookSheet:
    hidden = Hidden(
        sheet.visibility == HIDDEN,
        [index for index, row in sheet.rowinfo_map.items() if row.hidden],
        [index for index, column in sheet.colinfo_map.items() if column.hidden],
    )
    comments = [note.text for _, note in sorted(sheet.cell_note_map.items())]
    return books.sheet(sheet.name, tuple(_cells(book, sheet)), hidden, comments, is_only)


def _cells(book: Xls, sheet: Xls) -> Iterator[SheetCell]:
    """The cells that have words or a colour; what a merged cell covers is left out."""
    spans = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    covered = _covered(sheet)
    for row_index in range(sheet.nrows):
        for column_index in range(sheet.row_len(row_index)):
            cell, place = sheet.cell(row_index, column_index), (row_index, column_index)
            style = book.xf_list[cell.xf_index]
            words, fill = tuple(_runs(book, sheet, place)), _fill(book, style)
            if (words or fill) and place not in covered:
                rows, columns = spans.get(place, (1, 1))
                yield SheetCell(row_index, column_index, words, rows, columns, fill)


def _covered(sheet: Xls) -> set[tuple[int, int]]:
    """The cells of the file that lie under merged ones."""
    areas = [(range(top, min(bottom, sheet.nrows)), left, right) for top, bottom, left, right in sheet.merged_cells]
    return {
        (row, column)
        for rows, left, right in areas
        for row in rows
        for column in range(left, min(right, sheet.row_len(row)))
        if (row, column) != (rows.start, left)
    }


def _runs(book: Xls, sheet: Xls, place: tuple[int, int]) -> Iterator[Run]:
    """What the cell shows, in the type that it is set in; parts of a text may be set in fonts of their own."""
    cell = sheet.cell(*place)
    style = book.xf_list[cell.xf_index]
    text = _shown(book, cell, style)
    starts = [(0, style.font_index), *sheet.rich_text_runlist_map.get(place, ())]
    for index, (start, font_index) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(text)
        yield from books.lines(text[start:end], _face(book, font_index))


def _shown(book: Xls, cell: Any, style: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ERRORS.get(cell.value, "")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell_formats.shown(bool(cell.value), cell_formats.GENERAL)
    number_format = book.format_map[style.format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE:
        return cell_formats.shown(_moment(book, cell.value), number_format)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return cell_formats.shown(cell.value, number_format)
    return str(cell.value)


def _moment(book: Xls, value: float) -> datetime.datetime | datetime.time | float:
    with contextlib.suppress(xlrd.xldate.XLDateError, ValueError, OverflowError):
        found: datetime.datetime = xlrd.xldate.xldate_as_datetime(value, book.datemode)
        return found if value >= 1 else found.time()
    return value


def _face(book: Xls, font_index: int) -> Face:
    font = book.font_list[font_index]
    is_raised, colour = font.escapement == 1, _colour(book, font.colour_index)
    return Face(bool(font.bold), bool(font.italic), is_raised, bool(font.struck_out), colour=colour)


def _fill(book: Xls, style: Any) -> str | None:
    background = style.background
    return _colour(book, background.pattern_colour_index) if background.fill_pattern == SOLID else None


def _colour(book: Xls, index: int) -> str | None:
    parts = None if index in AUTOMATIC else book.colour_map.get(index)
    return "#{:02x}{:02x}{:02x}".format(*parts) if parts else None


def _protected() -> str:
    return (
        "The workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect) and save "
        "it again."
    )
