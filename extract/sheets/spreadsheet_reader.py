"""Spreadsheets: each sheet a heading, and its cells as text and tables."""

import csv
import io
import itertools
from collections.abc import Iterator

from extract import text_encoding
from extract.records import (
    Block,
    Document,
    Kind,
    Paper,
    Place,
    Problem,
    ProblemKind,
    Table,
    TextSource,
    UnreadablePaper,
)
from extract.runs import NextPlace
from extract.sheets import books, sheet_layout
from extract.sheets.books import Book, BookSheet
from extract.sheets.sheet_layout import SheetCell

DELIMITERS = ",;\t|"
SNIFFED_ROWS = 50
LONGEST_FIELD = 10 * 1024 * 1024  # characters


def read_xlsx(data: bytes, paper: Paper) -> Document:
    """The workbook as a Document; raises UnreadablePaper where it is damaged or empty."""
    from extract.sheets import workbooks

    return _document(workbooks.open_book(data), paper)


def read_xls(data: bytes, paper: Paper) -> Document:
    """The workbook of the old kind as a Document; raises UnreadablePaper where it is damaged or empty."""
    from extract.sheets import old_workbooks

    return _document(old_workbooks.open_book(data), paper)


def read_ods(data: bytes, paper: Paper) -> Document:
    """The OpenDocument spreadsheet as a Document; raises UnreadablePaper where it is damaged or empty."""
    from extract.sheets import open_workbooks

    return _document(open_workbooks.open_book(data), paper)


def _document(book: Book, paper: Paper) -> Document:
    block_numbers = itertools.count(1)
    blocks = tuple(_blocks(book, lambda: Place(next(block_numbers))))
    _check_filled(blocks)
    return Document(
        paper,
        text_source=TextSource.TEXT,
        blocks=blocks,
        problems=tuple(_problems(book)),
        metadata_title=book.title,
        metadata_date=book.date,
    )


def read_csv(data: bytes, paper: Paper) -> Document:
    """The comma-separated values as a Document; raises UnreadablePaper where there are none."""
    text = text_encoding.decode(data).replace("\x00", "")
    csv.field_size_limit(LONGEST_FIELD)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text)))
    cells = [
        SheetCell(row_index, column_index, tuple(books.lines(value)))
        for row_index, row in enumerate(rows)
        for column_index, value in enumerate(row)
        if value.strip()
    ]
    block_numbers = itertools.count(1)
    blocks = tuple(sheet_layout.read_sheet(cells, lambda: Place(next(block_numbers))))
    _check_filled(blocks)
    return Document(paper, text_source=TextSource.TEXT, blocks=blocks)


def delimiter(text: str) -> str:
    """What parts the values: the sign that parts most rows into as many of them, with the more the better."""

    def weight(sign: str) -> tuple[int, int]:
        rows = itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=sign), SNIFFED_ROWS)
        widths = [len(row) for row in rows if any(value.strip() for value in row)]
        widest = max(widths, default=0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual), widest) if usual > 1 else (0, 0)

    return max(DELIMITERS, key=weight)


def _blocks(book: Book, next_place: NextPlace) -> Iterator[Block | Table]:
    for sheet in book.sheets:
        if not any(cell.is_filled for cell in sheet.cells):
            continue
        if sheet.name:
            yield Block(Kind.HEADING, " ".join(sheet.name.split()), next_place(), level=1)
        yield from sheet_layout.read_sheet(sheet.cells, next_place)


def _problems(book: Book) -> Iterator[Problem]:
    hidden = [part for sheet in book.sheets for part in _hidden_parts(sheet)]
    if hidden:
        message = f"The workbook hides {', '.join(hidden)}. They were read: check whether they still count."
        yield Problem(ProblemKind.HIDDEN_PARTS, message)
    if book.secret_sheets:
        message = (
            f"The workbook has {book.secret_sheets} sheets that Excel's own menus do not show; they were not read."
        )
        yield Problem(ProblemKind.HIDDEN_PARTS, message)
    comments = [comment for sheet in book.sheets for comment in sheet.comments]
    if comments:
        message = (
            f"Somebody has commented on cells of the workbook ({len(comments)} in all, the first “{comments[0]}”). "
            "Comments are no part of a paper: they were not read."
        )
        yield Problem(ProblemKind.HIDDEN_PARTS, message)
    if book.uncalculated:
        message = (
            f"The workbook has formulas without their results ({book.uncalculated} cells, read as empty). Open it in "
            "Excel or LibreOffice and save it again."
        )
        yield Problem(ProblemKind.UNREADABLE_PAGE, message)


def _hidden_parts(sheet: BookSheet) -> Iterator[str]:
    name = f"“{sheet.name}”" if sheet.name else "its sheet"
    if sheet.is_hidden and sheet.cells:
        yield f"the sheet {name}"
    for count, part in ((sheet.hidden_rows, "row"), (sheet.hidden_columns, "column")):
        if count:
            yield f"{count} {part}{'s' if count > 1 else ''} of {name}"


def _check_filled(blocks: tuple[Block | Table, ...]) -> None:
    if not blocks:
        raise UnreadablePaper(ProblemKind.NO_TEXT, "The spreadsheet holds no text. Fetch it again.")
