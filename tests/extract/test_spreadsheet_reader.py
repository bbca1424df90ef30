"""Trackers kept in spreadsheets."""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from extract import papers
from extract.records import Block, Document, Kind, Paper, ProblemKind, Table, UnreadablePaper
from extract.sheets import spreadsheet_reader, workbooks

HEADINGS = ("No", "Recommendation", "Owner", "Due", "Status")


def workbook(fill: Callable[[Any], None]) -> bytes:
    """An Excel file whose first sheet `fill` has written."""
    book = openpyxl.Workbook()
    fill(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes, name: str = "tracker.xlsx") -> Document:
    return papers.read_bytes(data, name)


def rows(table: Table) -> list[list[str]]:
    grid = [["" for _ in range(table.column_count)] for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row_index][cell.column_index] = cell.text
    return grid


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def lines(document: Document) -> list[tuple[Kind, str]]:
    return [(block.kind, block.printed) for block in document.blocks if isinstance(block, Block)]


def write_tracker(sheet: Any) -> None:
    sheet.title = "Harbour"
    sheet["B2"], sheet["B3"] = "Recommendation tracker", "As at 31 March 2024"
    for column, heading in zip("BCDEF", HEADINGS, strict=True):
        sheet[f"{column}5"] = heading
        sheet[f"{column}5"].font = Font(bold=True)
    sheet["B6"], sheet["C6"], sheet["F6"] = 1.0, "Dredge:\n- the inner harbour\n- the outer harbour", "Complete"
    sheet["E6"] = datetime.date(2024, 3, 31)
    sheet["E6"].number_format = "dd/mm/yyyy"
    sheet["F6"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["B7"] = "Theme: the town"
    sheet["B8"], sheet["C8"], sheet["C9"] = 2, "Pave the quay", "Light the quay"
    sheet["F8"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    sheet.merge_cells("B8:B9")
    sheet["B12"] = "Blue: closed by the committee"


def test_a_tracker_is_read_as_it_is_shown() -> None:
    document = read(workbook(write_tracker))
    (table,) = tables(document)
    assert lines(document) == [
        (Kind.HEADING, "Harbour"),
        (Kind.PARAGRAPH, "Recommendation tracker"),
        (Kind.PARAGRAPH, "As at 31 March 2024"),
        (Kind.PARAGRAPH, "Blue: closed by the committee"),
    ]
    assert rows(table) == [
        list(HEADINGS),
        ["1", "Dredge:\n- the inner harbour\n- the outer harbour", "", "31/03/2024", "Complete"],
        ["Theme: the town", "", "", "", ""],
        ["2", "Pave the quay", "", "", ""],
        ["", "Light the quay", "", "", ""],
    ]
    assert [block.place.block_no for block in document.blocks] == [1, 2, 3, 4, 5]


def test_spans_colours_and_headings_are_kept() -> None:
    (table,) = tables(read(workbook(write_tracker)))
    by_text = {cell.text: cell for cell in table.cells if cell.text}
    assert by_text["Complete"].fill == "#00b050"
    assert by_text["2"].row_span == 2
    assert by_text["Theme: the town"].column_span == 5
    assert by_text["Status"].is_header and not by_text["1"].is_header
    assert [cell.fill for cell in table.cells if not cell.text] == ["#95b3d7"]


def test_every_cell_is_found_at_its_place() -> None:
    data = workbook(write_tracker)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    (table,) = tables(read(data))
    for cell in table.cells:
        for block in cell.blocks:
            shown = sheet.cell(5 + cell.row_index, 2 + cell.column_index)
            value = shown.value.strftime("%d/%m/%Y") if shown.is_date else str(shown.value)
            assert block.text in value
            assert (block.place.row_index, block.place.column_index) == (cell.row_index, cell.column_index)


def test_hidden_parts_are_read_and_told() -> None:
    def hide(sheet: Any) -> None:
        write_tracker(sheet)
        sheet.row_dimensions[8].hidden = True
        sheet.column_dimensions["C"].hidden = True
        old = sheet.parent.create_sheet("Old")
        old["A1"], old.sheet_state = "Superseded", "hidden"
        secret = sheet.parent.create_sheet("Lists")
        secret["A1"], secret.sheet_state = "Complete", "veryHidden"

    document = read(workbook(hide))
    told, secret = document.problems
    assert {told.kind, secret.kind} == {ProblemKind.HIDDEN_PARTS}
    assert "1 row of “Harbour”, 1 column of “Harbour”, the sheet “Old”" in told.message
    assert "1 sheets" in secret.message
    assert (Kind.PARAGRAPH, "Superseded") in lines(document)
    assert any(cell.text == "Pave the quay" for cell in tables(document)[0].cells)


def test_tables_one_below_another_are_parted_at_their_headings() -> None:
    def two(sheet: Any) -> None:
        for start, theme in ((1, "Open"), (6, "Closed")):
            sheet.cell(start, 1, f"{theme} recommendations")
            for column, heading in enumerate(HEADINGS, start=1):
                sheet.cell(start + 1, column, heading)
            sheet.cell(start + 2, 1, start)
            sheet.cell(start + 2, 2, "Dredge")

    document = read(workbook(two))
    assert lines(document) == [(Kind.PARAGRAPH, "Open recommendations"), (Kind.PARAGRAPH, "Closed recommendations")]
    assert [rows(table)[1][0] for table in tables(document)] == ["1", "6"]


def test_a_gap_inside_a_tracker_does_not_end_it() -> None:
    def gap(sheet: Any) -> None:
        for row in (HEADINGS, ("1", "Dredge"), (), ("Theme: the town",), ("2", "Pave"), (), ("3", "Light")):
            sheet.append(row)

    (table,) = tables(read(workbook(gap)))
    assert [row[0] for row in rows(table)] == ["No", "1", "", "Theme: the town", "2", "", "3"]


def test_a_merged_cell_ends_where_the_words_do() -> None:
    def wide(sheet: Any) -> None:
        for row in (("No", "Recommendation"), ("Theme: the town",), ("1", "Dredge")):
            sheet.append(row)
        sheet.merge_cells("A2:Z2")
        sheet.merge_cells("B3:B900")

    (table,) = tables(read(workbook(wide)))
    assert (table.row_count, table.column_count) == (3, 2)
    assert [(cell.row_span, cell.column_span) for cell in table.cells] == [(1, 1), (1, 1), (1, 2), (1, 1), (1, 1)]


def test_raised_figures_and_marked_heading_rows_are_known() -> None:
    def marks(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "No", "Recommendation", "Pave"
        sheet["A2"] = CellRichText("7", TextBlock(InlineFont(vertAlign="superscript"), "2"))
        sheet.auto_filter.ref = "A1:B2"

    (table,) = tables(read(workbook(marks)))
    number = next(cell for cell in table.cells if (cell.row_index, cell.column_index) == (1, 0))
    assert (number.text, [mark.label for mark in number.blocks[0].marks]) == ("7", ["2"])
    assert [cell.is_header for cell in table.cells] == [True, True, False, False]


def test_a_workbook_is_as_old_as_it_says_and_no_younger() -> None:
    def titled(sheet: Any) -> None:
        write_tracker(sheet)
        sheet.parent.properties.title = "Harbour tracker"

    data = workbook(titled)
    document = read(data)
    assert document.metadata_title == "Harbour tracker"
    assert len(document.metadata_date) == 10
    undated = read(with_part(data, "docProps/core.xml", b"<coreProperties/>"))
    assert (undated.metadata_title, undated.metadata_date) == ("", "")


def test_formulas_without_results_are_told() -> None:
    def formula(sheet: Any) -> None:
        sheet["A1"], sheet["A2"] = "Total", "=SUM(B1:B9)"

    (problem,) = read(workbook(formula)).problems
    assert "formulas without their results (1 cells" in problem.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (workbook(lambda sheet: None), ProblemKind.NO_TEXT),
        (workbook(write_tracker)[:2000], ProblemKind.DAMAGED),
    ],
)
def test_a_workbook_that_cannot_be_read_says_why(data: bytes, kind: ProblemKind) -> None:
    document = read(data)
    assert (document.is_readable, document.problems[0].kind) == (False, kind)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The same package with another content for one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def test_bombs_are_refused_before_they_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workbook(write_tracker)
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    part = "xl/worksheets/sheet1.xml"
    assert "fill the memory" in read(with_part(whole, part, bomb)).problems[0].message
    monkeypatch.setattr(workbooks, "LARGEST_SHEETS_BYTES", 1000)
    assert read(whole).problems[0].kind is ProblemKind.TOO_LARGE


def test_a_sheet_merged_without_end_is_refused_before_it_is_opened() -> None:
    merged = b'<worksheet xmlns="x"><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    document = read(with_part(workbook(write_tracker), "xl/worksheets/sheet1.xml", merged))
    assert document.problems[0].kind is ProblemKind.TOO_LARGE


CSV = "No{0}Recommendation{0}Status\r\n1{0}{1}Dredge{0} the inner harbour{1}{0}Done\r\n2{0}Pave – soon{0}Open\r\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_comma_separated_values_are_read_whatever_parts_them(sign: str, encoding: str) -> None:
    (table,) = tables(read(CSV.format(sign, '"').encode(encoding), "tracker.csv"))
    assert rows(table)[0] == ["No", "Recommendation", "Status"]
    assert rows(table)[1][::2] == ["1", "Done"]
    assert rows(table)[2] == ["2", "Pave – soon", "Open"]


def test_lines_above_the_headings_are_text() -> None:
    data = b"Tracker of the Ferry Committee,,\n31 March 2024,,\n,,\nNo,Recommendation,Status\n1,Dredge,Done\n"
    document = read(data, "tracker.csv")
    assert [text for _, text in lines(document)] == ["Tracker of the Ferry Committee", "31 March 2024"]
    assert rows(tables(document)[0]) == [["No", "Recommendation", "Status"], ["1", "Dredge", "Done"]]


def test_empty_values_are_told() -> None:
    sha256 = hashlib.sha256(b",,\n").hexdigest()
    with pytest.raises(UnreadablePaper):
        spreadsheet_reader.read_csv(b",,\n", Paper(sha256[:12], "a.csv", sha256, "text/csv"))


def test_a_workbook_whose_sheet_is_damaged_far_inside_costs_one_problem() -> None:
    def fill(sheet: Any) -> None:
        for number in range(2000):
            sheet.append([number, f"Recommendation {number * 7919 % 1000}"])

    data = bytearray(workbook(fill))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    data[part.header_offset + part.compress_size // 2] ^= 0xFF
    (problem,) = read(bytes(data)).problems
    assert problem.kind is ProblemKind.DAMAGED and "report it as a fault" not in problem.message


def test_a_cell_whose_format_the_workbook_lacks_keeps_its_words() -> None:
    def colour_a_cell(sheet: Any) -> None:
        sheet.append(["Recommendation 3", "Complete"])
        sheet["B1"].fill = PatternFill("solid", fgColor="00FF00")

    whole, damaged = workbook(colour_a_cell), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as package, zipfile.ZipFile(damaged, "w") as copy:
        for part in package.namelist():
            data = package.read(part)
            copy.writestr(part, data.replace(b'fillId="2"', b'fillId="77"') if part.endswith("styles.xml") else data)
    (table,) = tables(read(damaged.getvalue()))
    assert rows(table) == [["Recommendation 3", "Complete"]]
    assert {cell.fill for cell in table.cells} == {None}
