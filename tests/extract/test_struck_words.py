"""What is struck out is kept apart from what is said, in every format alike."""

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from extract import papers
from extract.records import Block, Document, ProblemKind, Table
from tests.extract import odt_papers, word_papers

STRUCK = "<w:strike/>"


def docx_tracker() -> bytes:
    run, cell = word_papers.run, word_papers.cell

    def set_in(*runs: str) -> str:
        return f"<w:tc><w:tcPr/><w:p>{''.join(runs)}</w:p></w:tc>"

    gone = set_in(run("Close the ", "<w:dstrike/>"), run("pier", STRUCK))
    status = set_in(run("Open", STRUCK), run(" Closed", '<w:strike w:val="0"/>'))
    rows = [word_papers.row(cell("1"), gone), word_papers.row(cell("2"), status)]
    return word_papers.word_file(word_papers.table_of(*rows))


def html_tracker() -> bytes:
    gone, status = "<s>Close the</s> <strike>pier</strike>", "<del><b>Open</b></del> <ins>Closed</ins>"
    return f"<table><tr><th>No<th>Status<tr><td>1<td>{gone}<tr><td>2<td>{status}</table>".encode()


def styled_html_tracker() -> bytes:
    gone = "<p style='text-decoration: line-through red'>Close the <span style='text-decoration:none'>pier</span></p>"
    status = "<span style='text-decoration-line:underline line-through'>Open</span> Closed"
    return f"<table><tr><th>No<th>Status<tr><td>1<td>{gone}<tr><td>2<td>{status}</table>".encode()


def markdown_tracker() -> bytes:
    return b"| No | Status |\n|---|---|\n| 1 | ~~Close the pier~~ |\n| 2 | ~~Open~~ Closed |\n"


def odt_tracker() -> bytes:
    style = '<style:style style:name="S" style:family="text"><style:text-properties {}/></style:style>'
    line = 'style:text-line-through-style="solid" style:text-line-through-type="single"'
    none = '<style:style style:name="N" style:family="text"><style:text-properties {}/></style:style>'
    none = none.format('style:text-line-through-style="none"')
    gone = '<text:span text:style-name="S">Close the <text:span>pier</text:span></text:span>'
    status = '<text:span text:style-name="S">Open</text:span><text:span text:style-name="N"> Closed</text:span>'
    table = f"<table:table>{odt_papers.row('1', gone)}{odt_papers.row('2', status)}</table:table>"
    return odt_papers.odt_file(table, style.format(line) + none)


def rtf_tracker() -> bytes:
    shape = r"\trowd\cellx1000\cellx4000"
    gone, status = r"{\strike Close the }{\striked1 pier}", r"{\strike Open}{\strike\strike0  Closed}"
    return (
        rf"{{\rtf1\ansi {shape}\intbl 1\cell {gone}\cell\row{shape}\intbl 2\cell {status}\cell\row\pard\par}}".encode()
    )


def xlsx_tracker() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([1, "Close the pier"])
    sheet["B1"].font = Font(strike=True)
    sheet["A2"] = 2
    sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "Open"), " Closed")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


TRACKERS = {
    "tracker.docx": docx_tracker,
    "tracker.html": html_tracker,
    "styled.html": styled_html_tracker,
    "tracker.md": markdown_tracker,
    "tracker.odt": odt_tracker,
    "tracker.rtf": rtf_tracker,
    "tracker.xlsx": xlsx_tracker,
}


def said(block: Block) -> tuple[str, str]:
    return block.text, block.struck_text


def last_rows(document: Document) -> list[list[list[tuple[str, str]]]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = [[cell for cell in table.cells if cell.row_index == index] for index in range(table.row_count)]
    return [[[said(block) for block in cell.blocks] for cell in row] for row in rows[-2:]]


@pytest.mark.parametrize("name", list(TRACKERS))
def test_struck_words_are_no_longer_said_and_their_row_keeps_its_place(name: str) -> None:
    document = papers.read_bytes(TRACKERS[name](), name)
    assert last_rows(document) == [
        [[("1", "")], [("", "Close the pier")]],
        [[("2", "")], [("Closed", "Open")]],
    ]
    (problem,) = document.problems
    assert problem.kind is ProblemKind.STRUCK_OUT
    assert problem.message.startswith("4 words are struck out in the paper (“Close the pier Open”).")


def test_a_line_struck_out_whole_gives_its_number_to_the_line_after_it() -> None:
    gone, line_break = word_papers.run("Close the pier", STRUCK), "<w:r><w:br/></w:r>"
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = word_papers.read(
        f"<w:p>{listed}{gone}{line_break}{word_papers.run('Mend it')}</w:p><w:p>{listed}{gone}</w:p>",
        numbering=numbering,
    )
    assert [(block.label, *said(block)) for block in word_papers.blocks(document)] == [
        ("", "", "Close the pier"),
        ("1.", "Mend it", ""),
        ("", "", "2. Close the pier"),
    ]


def test_a_style_that_strikes_out_is_followed() -> None:
    styles = '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    text = word_papers.run("Open", '<w:rStyle w:val="Gone"/>') + word_papers.run(" Closed")
    (block,) = word_papers.blocks(word_papers.read(f"<w:p>{text}</w:p>", styles=styles))
    assert said(block) == ("Closed", "Open")


def test_what_is_struck_out_in_a_note_is_kept_with_the_note() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    words = word_papers.run("Minute 4", STRUCK) + word_papers.run(" Minute 5")
    note = f'<w:footnote w:id="1"><w:p>{words}</w:p></w:footnote>'
    word = word_papers.read(f"<w:p>{word_papers.run('Done')}{mark}</w:p>", footnotes=note)
    page = "<p>Done<a href='#n'><sup>1</sup></a></p><p id='n'>1 <del>Minute 4</del> Minute 5</p>"
    web = papers.read_bytes(f"<html>{page}</html>".encode(), "page.html")
    assert [(n.label, n.text, n.struck_text) for n in (*word.notes, *web.notes)] == [("1", "Minute 5", "Minute 4")] * 2
