"""The colour of what stands in a cell, by its letters and by the shapes among them."""

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import IconSetRule
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

from extract import ink, papers
from extract.records import Document, Table
from tests.extract import odt_papers, word_papers

RED, GREEN, BLACK = "#c00000", "#00b050", "#000000"


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ([("Late", RED)], RED),
        ([("Late", RED), (" ", None), ("again", RED)], RED),
        ([("Late", RED), ("again", None)], None),
        ([("Late", RED), ("done", GREEN)], None),
        ([("Late", BLACK)], None),
        ([("Late", "#ffffff")], None),
        ([("Late", "#7f7f7f")], None),
        ([("Late", None)], None),
        ([("●", RED), ("Late", None)], RED),
        ([("●", RED), ("●", GREEN)], None),
        ([("●", BLACK), ("Late", RED)], None),
        ([("\uf06c", GREEN), ("on track", BLACK)], GREEN),
        ([("🟢", None), ("on track", None)], "#008000"),
        ([], None),
    ],
)
def test_a_cell_has_the_colour_that_its_words_share_or_that_its_dot_has(
    letters: list[tuple[str, str | None]], found: str | None
) -> None:
    assert ink.of_letters(letters) == found


def docx_tracker() -> bytes:
    styles = '<w:style w:type="character" w:styleId="Late"><w:rPr><w:color w:val="C00000"/></w:rPr></w:style>'
    theme = (
        '<a:clrScheme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:accent6>'
        '<a:srgbClr val="00B050"/></a:accent6></a:clrScheme>'
    )
    cells = [
        word_papers.run("●", '<w:color w:val="C00000"/>') + word_papers.run(" Late"),
        word_papers.run("Done", '<w:color w:themeColor="accent6"/>'),
        word_papers.run("Late", '<w:rStyle w:val="Late"/>'),
        word_papers.run("Minutes", '<w:color w:val="0563C1" w:themeColor="hyperlink"/>'),
    ]
    row = word_papers.row(*(f"<w:tc><w:tcPr/><w:p>{cell}</w:p></w:tc>" for cell in cells))
    return word_papers.word_file(word_papers.table_of(row), styles=styles, theme=theme)


def html_tracker() -> bytes:
    cells = (
        "<font color=#C00000>●</font> Late",
        "<p style='color: rgb(0, 176, 80)'><b>Done</b></p>",
        "<span style='color:#c00000'>Late</span>",
        "<a href=m style=color:#0563c1>Minutes</a>",
    )
    return f"<table border=1><tr>{''.join(f'<td>{cell}' for cell in cells)}</table>".encode()


def odt_tracker() -> bytes:
    style = '<style:style style:name="{}" style:family="{}"><style:text-properties fo:color="{}"/></style:style>'
    styles = style.format("R", "text", RED) + style.format("G", "paragraph", GREEN)
    late = '<text:span text:style-name="R">{}</text:span>'
    done = '<table:table-cell><text:p text:style-name="G">Done</text:p></table:table-cell>'
    row = odt_papers.row(
        f"{late.format('●')} Late", done, late.format("Late"), f"<text:a>{late.format('Minutes')}</text:a>"
    )
    return odt_papers.odt_file(f"<table:table>{row}</table:table>", styles)


def rtf_tracker() -> bytes:
    colours = r"{\colortbl;\red192\green0\blue0;\red0\green176\blue80;}"
    cells = (r"{\cf1\u9679 ?} Late", r"{\cf2 Done}", r"{\cf1 Late}", r"{\cf1\cf0 Minutes}")
    row = r"\trowd\cellx1000\cellx2000\cellx3000\cellx4000\intbl " + "".join(rf"{cell}\cell " for cell in cells)
    return rf"{{\rtf1\ansi{colours}{row}\row\pard\par}}".encode()


def xlsx_tracker() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["", "Done", "Late", "Minutes"])
    sheet["A1"] = CellRichText(TextBlock(InlineFont(color="FFC00000"), "●"), " Late")
    sheet["B1"].font, sheet["C1"].font = Font(color="FF00B050"), Font(color="FFC00000")
    sheet["D1"].font = Font(color=Color(theme=10))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


TRACKERS = {
    "tracker.docx": docx_tracker,
    "tracker.html": html_tracker,
    "tracker.odt": odt_tracker,
    "tracker.rtf": rtf_tracker,
    "tracker.xlsx": xlsx_tracker,
}


def inks(document: Document) -> list[str | None]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [cell.ink for cell in table.cells]


@pytest.mark.parametrize("name", list(TRACKERS))
def test_every_format_tells_the_colour_of_dots_and_letters(name: str) -> None:
    assert inks(papers.read_bytes(TRACKERS[name](), name)) == [RED, GREEN, RED, None]


def test_shapes_drawn_in_a_cell_of_word_count_as_dots() -> None:
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp>'
        '<wps:spPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:solidFill>'
        '<a:srgbClr val="00B050"/></a:solidFill></wps:spPr></wps:wsp></wp:inline></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:oval fillcolor="#c00000"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    old = '<w:r><w:pict><v:oval fillcolor="#c00000 [3207]"/></w:pict></w:r>'
    cells = [f"<w:tc><w:tcPr/><w:p>{each}{word_papers.run('Open')}</w:p></w:tc>" for each in (drawing, old, "")]
    assert inks(word_papers.read(word_papers.table_of(word_papers.row(*cells)))) == [GREEN, RED, None]


def test_shapes_drawn_in_a_cell_of_an_opendocument_text_count_as_dots() -> None:
    style = '<style:style style:name="{}" style:family="graphic"><style:graphic-properties {}/></style:style>'
    styles = style.format("R", 'draw:fill="solid" draw:fill-color="#c00000"') + style.format("N", 'draw:fill="none"')
    cells = (f'<draw:{shape} draw:style-name="{name}"/>Open' for shape, name in (("ellipse", "R"), ("rect", "N")))
    assert inks(odt_papers.read(f"<table:table>{odt_papers.row(*cells)}</table:table>", styles)) == [RED, None]


def test_icons_that_a_workbook_draws_by_value_count_as_dots() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No", "Recommendation", "Rating", "Share"])
    for number, (rating, share) in enumerate([(1, 0.1), (2, 0.5), (3, 0.9)], start=1):
        sheet.append([number, f"Pave quay {number}", rating, share])
    lights = IconSetRule("3TrafficLights1", "num", [1, 2, 3], showValue=False, reverse=True)
    sheet.conditional_formatting.add("C2:C1000", lights)
    sheet.conditional_formatting.add("D2:D4", IconSetRule("3Flags", "percent", [0, 33, 67]))
    file = io.BytesIO()
    book.save(file)
    found = papers.read_bytes(file.getvalue(), "tracker.xlsx")
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    drawn = [(cell.text, cell.ink) for cell in table.cells if cell.column_index >= 2 and cell.row_index]
    green, amber, red = "#00b050", "#ffc000", "#ff0000"
    assert drawn == [("", green), ("0.1", red), ("", amber), ("0.5", amber), ("", red), ("0.9", green)]
