"""An OpenDocument spreadsheet's sheets: their cells with what they show (OpenDocument 1.3, part 3, 9)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract import packages
from extract.opendocument import odt_styles
from extract.opendocument.odt_styles import OFFICE, TABLE, TEXT, OdtStyles
from extract.opendocument.odt_text import OdtText
from extract.records import ProblemKind, UnreadablePaper
from extract.runs import LINE_BREAK, PLAIN, Run
from extract.sheets import books
from extract.sheets.books import Book, BookSheet, Hidden
from extract.sheets.sheet_layout import SheetCell
from extract.xml_names import Element, name

MOST_CELLS = 300_000  # with words; more than a person ever filled
MOST_REPEATS = 1000  # of a cell that shows something; more are an empty rest with a colour
HEADING_ROWS = frozenset({"table-header-rows"})
ROW_GROUPS = frozenset({"table-rows", "table-row-group", "table-header-rows"})
COLUMN_GROUPS = frozenset({"table-columns", "table-column-group", "table-header-columns"})


@dataclass(slots=True)
class SheetWalk:
    """What was met of a sheet, row by row."""

    styles: OdtStyles
    text: OdtText
    cells: list[SheetCell] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: dict[int, str] = field(default_factory=dict)

    def read(self, sheet: Element) -> None:
        """Read all rows of a sheet."""
        self._columns(sheet, 0)
        row_index = 0
        for row, is_header in _rows(sheet, is_header=False):
            repeats = _repeats(row, "rows")
            is_shown = row.get(f"{TABLE}visibility", "visible") == "visible"
            has_words = next(row.iter(f"{TEXT}p"), None) is not None
            for index in range(row_index, row_index + min(repeats, MOST_REPEATS)) if has_words else ():
                self._row(row, index, is_header)
                self.hidden_rows |= set() if is_shown else {index}
            row_index += repeats

    def _columns(self, element: Element, column: int) -> int:
        """Read the columns from this index on; returns the index after them."""
        for each in element:
            if name(each) in COLUMN_GROUPS:
                column = self._columns(each, column)
            elif name(each) == "table-column":
                end = column + _repeats(each, "columns")
                some = range(column, min(end, column + MOST_REPEATS))
                if each.get(f"{TABLE}visibility", "visible") != "visible":
                    self.hidden_columns |= set(some)
                self.column_styles |= dict.fromkeys(some, each.get(f"{TABLE}default-cell-style-name") or "")
                column = end
        return column

    def _row(self, row: Element, row_index: int, is_header: bool) -> None:
        column = 0
        row_style = row.get(f"{TABLE}default-cell-style-name")
        for element in row:
            repeats = _repeats(element, "columns")
            if name(element) == "table-cell":
                for index in range(column, column + min(repeats, MOST_REPEATS)):
                    style = element.get(f"{TABLE}style-name") or row_style or self.column_styles.get(index)
                    self._cell(element, style, (row_index, index), is_header)
            column += repeats

    def _cell(self, element: Element, style: str | None, place: tuple[int, int], is_header: bool) -> None:
        words, fill = tuple(self._runs(element, style)), self.styles.fill("table-cell", style)
        if not words and not fill:
            return
        rows, columns = (_whole(element.get(f"{TABLE}number-{part}-spanned")) for part in ("rows", "columns"))
        self.cells.append(SheetCell(*place, words, rows, columns, fill, is_header=is_header))
        self.comments += ["".join(each.itertext("{*}p")) for each in element.iterchildren(f"{OFFICE}annotation")]
        if len(self.cells) > MOST_CELLS:
            raise UnreadablePaper(ProblemKind.TOO_LARGE, books.too_large())

    def _runs(self, element: Element, style: str | None) -> Iterator[Run]:
        face = self.styles.look("table-cell", style, PLAIN)
        for index, paragraph in enumerate(element.iterchildren(f"{TEXT}p")):
            if index:
                yield Run(LINE_BREAK)
            yield from self.text.runs(paragraph, face)


def open_book(data: bytes) -> Book:
    """The workbook; raises UnreadablePaper where it is damaged, protected or larger than a paper can be."""
    with packages.open_package(data) as package:
        content, shared, meta = (packages.root(package, f"{part}.xml") for part in ("content", "styles", "meta"))
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if content is None or body is None:
        raise UnreadablePaper(ProblemKind.DAMAGED, f"{packages.damaged()} If it has a password, remove it.")
    styles = OdtStyles(content, shared)
    sheets = [each for each in body if name(each) == "table"]
    title, date = odt_styles.properties(meta)
    return Book(tuple(_sheet(sheet, styles, len(sheets) == 1) for sheet in sheets), title=title, date=date)


def _sheet(sheet: Element, styles: OdtStyles, is_only: bool) -> BookSheet:
    walk = SheetWalk(styles, OdtText(styles))
    walk.read(sheet)
    hidden = Hidden(styles.is_hidden_table(sheet.get(f"{TABLE}style-name")), walk.hidden_rows, walk.hidden_columns)
    return books.sheet(sheet.get(f"{TABLE}name") or "", walk.cells, hidden, walk.comments, is_only)


def _rows(element: Element, is_header: bool) -> Iterator[tuple[Element, bool]]:
    """The rows in order, each with whether it is repeated on every page as a heading."""
    for child in element:
        if name(child) == "table-row":
            yield child, is_header
        elif name(child) in ROW_GROUPS:
            yield from _rows(child, is_header or name(child) in HEADING_ROWS)


def _repeats(element: Element, part: str) -> int:
    return _whole(element.get(f"{TABLE}number-{part}-repeated"))


def _whole(text: str | None) -> int:
    return max(1, odt_styles.whole(text, 1))
