"""An Excel workbook's sheets: their cells with what they show, and what is hidden or was never calculated."""

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import column_index_from_string, range_boundaries

from extract import packages
from extract.records import ProblemKind, UnreadablePaper
from extract.runs import Face, Run
from extract.sheets import books, cell_formats, icon_sets, sheet_colours
from extract.sheets.books import Book, BookSheet, Hidden
from extract.sheets.sheet_layout import SheetCell

LARGEST_SHEETS_BYTES = 80 * 1024 * 1024  # unpacked: more cells than a person ever filled
UNCALCULATED = re.compile(rb"</f>\s*(?:<v></v>|<v/>)?\s*</c>|<f[^>]*/>\s*</c>")
MOST_COVERED = 200_000  # cells under merged ones, which openpyxl makes one by one; no person merged more
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
Sheet = Any  # openpyxl ships no types


def open_book(data: bytes) -> Book:
    """The workbook; raises UnreadablePaper where it is damaged or larger than a paper can be."""
    with packages.open_package(data) as package:
        uncalculated = _check_sheets(package)
        title, date = packages.core_properties(packages.root(package, "docProps/core.xml"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drawings and validations, which hold no words of cells
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    except (
        OSError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, packages.damaged()) from error
    read = [sheet for sheet in book.worksheets if sheet.sheet_state != "veryHidden"]
    theme = sheet_colours.of_theme(book.loaded_theme)
    return Book(
        sheets=tuple(_sheet(sheet, theme, is_only=len(read) == 1) for sheet in read),
        secret_sheets=len(book.worksheets) - len(read),
        uncalculated=uncalculated,
        title=title,
        date=date,
    )


def _check_sheets(package: zipfile.ZipFile) -> int:
    """How many formulas have no result; raises UnreadablePaper where the sheets are too large."""
    parts = [part for part in package.infolist() if part.filename.startswith("xl/worksheets/")]
    is_large = sum(part.file_size for part in parts) > LARGEST_SHEETS_BYTES
    sheets = [] if is_large else [packages.content(package, part.filename) or b"" for part in parts]
    if is_large or sum(map(_covered_count, sheets)) > MOST_COVERED:
        raise UnreadablePaper(ProblemKind.TOO_LARGE, books.too_large())
    return sum(len(UNCALCULATED.findall(sheet)) for sheet in sheets)


def _sheet(sheet: Sheet, theme: tuple[str, ...], is_only: bool) -> BookSheet:
    columns = [
        index - 1
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for index in range(dimension.min or 0, (dimension.max or 0) + 1)
    ]
    rows = [row - 1 for row, dimension in sheet.row_dimensions.items() if dimension.hidden]
    comments = [cell.comment.text or "" for _, cell in sorted(sheet._cells.items()) if cell.comment]
    hidden = Hidden(sheet.sheet_state == "hidden", rows, columns)
    return books.sheet(sheet.title, tuple(_cells(sheet, theme)), hidden, comments, is_only)


def _cells(sheet: Sheet, theme: tuple[str, ...]) -> Iterator[SheetCell]:
    """The cells that have words or a colour; what a merged cell covers is left out."""
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {cell for area in spans.values() for cell in area.cells} - set(spans)
    headers, icons = _header_areas(sheet), icon_sets.icons(sheet)
    for (row, column), cell in sorted(sheet._cells.items()):
        _mend_format(cell)
        icon = icons.get((row, column))
        words = tuple(_runs(cell, theme)) if icon is None or icon.shows_value else ()
        fill = sheet_colours.fill(cell, theme)
        if (row, column) in covered or not (words or fill or icon):
            continue
        area = spans.get((row, column))
        yield SheetCell(
            row - 1,
            column - 1,
            words,
            row_span=area.size["rows"] if area else 1,
            column_span=area.size["columns"] if area else 1,
            fill=fill,
            ink=icon.colour if icon else None,
            is_header=any(top <= row <= bottom and left <= column <= right for left, top, right, bottom in headers),
        )


def _mend_format(cell: Any) -> None:
    """Leave a cell without the format that its damaged workbook no longer holds: its words can still be read."""
    try:
        _ = cell.fill, cell.font, cell.number_format
    except IndexError:
        cell._style = StyleArray()


def _covered_count(sheet: bytes) -> int:
    """How many cells lie under merged ones."""
    areas = (found.groups() for found in MERGED.finditer(sheet))
    return sum(
        (column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1)
        * (int(bottom) - int(top) + 1)
        for left, top, right, bottom in areas
    )


def _header_areas(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    """The heading rows that the sheet marks: of its tables, of its filter, and the rows repeated on each page."""
    references = [table.ref for table in sheet.tables.values() if table.headerRowCount != 0]
    references += [sheet.auto_filter.ref] if sheet.auto_filter.ref else []
    areas = [range_boundaries(reference) for reference in references]
    return [(left, top, right, top) for left, top, right, _ in areas if None not in (left, top, right)]


def _runs(cell: Any, theme: tuple[str, ...]) -> Iterator[Run]:
    """What the cell shows, in the type that it is set in."""
    value = cell.value
    if isinstance(value, CellRichText):
        for part in value:
            font = getattr(part, "font", None)
            yield from books.lines(str(getattr(part, "text", part)), _face(font or cell.font, theme))
    elif isinstance(value, str | bool | int | float | datetime.date | datetime.time | datetime.timedelta):
        yield from books.lines(cell_formats.shown(value, cell.number_format), _face(cell.font, theme))


def _face(font: Any, theme: tuple[str, ...]) -> Face:
    is_raised = getattr(font, "vertAlign", None) == "superscript"
    colour = None if sheet_colours.is_of_links(font.color) else sheet_colours.shown(font.color, theme)
    return Face(bool(font.b), bool(font.i), is_raised, bool(font.strike), colour=colour)
