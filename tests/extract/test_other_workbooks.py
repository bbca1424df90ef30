"""Trackers kept in spreadsheets that are not Excel's present ones."""

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from extract import media_types, papers
from extract.records import Block, Cell, Document, ProblemKind, Table
from extract.sheets import open_workbooks
from tests.extract import odt_papers
from tests.extract.odt_papers import cell, row

GREEN, RED = "#00b050", "#ff0000"


def xls_file(fill: Callable[[Any], None]) -> bytes:
    """An Excel file of the old kind whose workbook `fill` has written."""
    book = xlwt.Workbook()
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods_file(sheets: str, styles: str = "", title: str = "") -> bytes:
    """An OpenDocument spreadsheet of these sheets."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", media_types.ODS)
        package.writestr(
            "content.xml",
            f"<office:document-content {odt_papers.NAMESPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
        package.writestr(
            "meta.xml",
            f"<office:document-meta {odt_papers.NAMESPACES} {odt_papers.DUBLIN_CORE}><office:meta><dc:title>{title}"
            "</dc:title><dc:date>2024-03-12T09:00:00</dc:date></office:meta></office:document-meta>",
        )
    return file.getvalue()


def read(data: bytes, name: str) -> Document:
    return papers.read_bytes(data, name)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def lines(document: Document) -> list[str]:
    return [block.printed for block in document.blocks if isinstance(block, Block)]


def shown(cells: tuple[Cell, ...]) -> list[tuple[int, int, str]]:
    return [(cell.row_index, cell.column_index, cell.text) for cell in cells]


def write_tracker(book: Any) -> None:
    sheet = book.add_sheet("Harbour")
    bold, strike = xlwt.easyxf("font: bold on"), xlwt.easyxf("font: struck_out on")
    green, red = xlwt.easyxf("pattern: pattern solid, fore_colour bright_green"), xlwt.easyxf("font: colour red")
    sheet.write(0, 0, "Recommendation tracker")
    for column, heading in enumerate(("No", "Recommendation", "Due", "Done", "Status")):
        sheet.write(2, column, heading, bold)
    sheet.write(3, 0, 1.0)
    sheet.write_rich_text(3, 1, ("Dredge ", ("the inner", strike.font), " harbour"))
    sheet.write(3, 2, datetime.date(2024, 3, 31), xlwt.easyxf(num_format_str="d mmmm yyyy"))
    sheet.write(3, 3, 0.5, xlwt.easyxf(num_format_str="0%"))
    sheet.write(3, 4, "On track", green)
    sheet.write_merge(4, 5, 0, 0, "2(a)")
    sheet.write(4, 1, "Pave the quay\nand the steps")
    sheet.write(5, 1, "Light the quay")
    sheet.write(5, 4, "Late", red)
    sheet.row(5).hidden = True
    sheet.col(3).hidden = True
    old = book.add_sheet("Old")
    old.write(0, 0, True)
    old.visibility = 1
    book.add_sheet("Lists").visibility = 2


def test_a_tracker_of_the_old_kind_is_read_as_it_is_shown() -> None:
    document = read(xls_file(write_tracker), "tracker.xls")
    (table,) = tables(document)
    assert lines(document) == ["Harbour", "Recommendation tracker", "Old", "TRUE"]
    assert shown(table.cells)[5:] == [
        (1, 0, "1"),
        (1, 1, "Dredge harbour"),
        (1, 2, "31 March 2024"),
        (1, 3, "50%"),
        (1, 4, "On track"),
        (2, 0, "2(a)"),
        (2, 1, "Pave the quay\nand the steps"),
        (3, 1, "Light the quay"),
        (3, 4, "Late"),
    ]
    by_text = {found.text: found for found in table.cells}
    assert by_text["Dredge harbour"].blocks[0].struck_text == "the inner"
    assert (by_text["On track"].fill, by_text["Late"].ink, by_text["2(a)"].row_span) == ("#00ff00", RED, 2)
    assert table.cells[0].is_header and not table.cells[5].is_header
    hidden, secret, struck = document.problems
    assert "1 row of “Harbour”, 1 column of “Harbour”, the sheet “Old”" in hidden.message
    assert "1 sheets" in secret.message and struck.kind is ProblemKind.STRUCK_OUT


def test_a_workbook_of_the_old_kind_that_is_damaged_costs_one_problem() -> None:
    data = xls_file(write_tracker)
    for damaged in (data[: len(data) // 2], data[:600] + bytes(600) + data[1200:]):
        document = read(damaged, "tracker.xls")
        assert not document.is_readable and "report it as a fault" not in document.problems[0].message


STYLES = (
    f'<style:style style:name="G" style:family="table-cell"><style:table-cell-properties '
    f'fo:background-color="{GREEN}"/></style:style><style:style style:name="R" style:family="table-cell">'
    f'<style:text-properties fo:color="{RED}" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def test_an_opendocument_tracker_is_read_as_it_is_shown() -> None:
    comment = "<office:annotation><text:p>Asked again in May.</text:p></office:annotation>"
    sheet = "".join(
        (
            '<table:table table:name="Harbour"><table:table-column table:number-columns-repeated="2"/>',
            '<table:table-column table:visibility="collapse" table:default-cell-style-name="G"/>',
            "<table:table-header-rows>",
            row("No", "Recommendation", "Status"),
            "</table:table-header-rows>",
            row(cell("1", 'table:number-rows-spanned="2"'), "Dredge<text:line-break/>the harbour", "On track"),
            row("<table:covered-table-cell/>", cell("a</text:p><text:p>b"), cell("Late", 'table:style-name="R"')),
            '<table:table-row table:number-rows-repeated="2" table:visibility="filter">',
            cell("2", 'table:number-columns-repeated="2"'),
            "</table:table-row>",
            row(f"<table:table-cell>{comment}<text:p>3</text:p></table:table-cell>"),
            '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:style-name="G" ',
            'table:number-columns-repeated="16384"/></table:table-row></table:table>',
        )
    )  # fmt: skip
    old = f'<table:table table:name="Old" table:style-name="H">{row("Superseded")}</table:table>'
    document = read(ods_file(sheet + old, STYLES, "Harbour tracker"), "tracker.ods")
    (table,) = tables(document)
    assert shown(table.cells) == [
        (0, 0, "No"), (0, 1, "Recommendation"), (0, 2, "Status"),
        (1, 0, "1"), (1, 1, "Dredge\nthe harbour"), (1, 2, "On track"),
        (2, 1, "a\nb"), (2, 2, "Late"), (3, 0, "2"), (3, 1, "2"), (4, 0, "2"), (4, 1, "2"), (5, 0, "3"),
    ]  # fmt: skip
    by_text = {found.text: found for found in table.cells}
    assert (by_text["On track"].fill, by_text["Late"].ink, by_text["1"].row_span) == (GREEN, RED, 2)
    assert [cell.is_header for cell in table.cells[:4]] == [True, True, True, False]
    assert lines(document) == ["Harbour", "Old", "Superseded"]
    assert (document.metadata_title, document.metadata_date) == ("Harbour tracker", "2024-03-12")
    hidden, comments = document.problems
    assert "2 rows of “Harbour”, 1 column of “Harbour”, the sheet “Old”" in hidden.message
    assert "1 in all, the first “Asked again in May.”" in comments.message


def test_a_spreadsheet_without_cells_says_so() -> None:
    (problem,) = read(ods_file(""), "tracker.ods").problems
    assert problem.kind is ProblemKind.NO_TEXT


def test_a_spreadsheet_with_more_cells_than_anybody_filled_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_workbooks, "MOST_CELLS", 5000)
    full = '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="1000">'
    sheet = f"<table:table>{full}<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    (problem,) = read(ods_file(sheet), "tracker.ods").problems
    assert problem.kind is ProblemKind.TOO_LARGE
