"""Writes a sample paper as a Word file."""

import datetime
import io
import re

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from corpus.papermaking import word_parts
from corpus.papermaking.content import Grid, Items, SamplePaper, Words

INLINE = re.compile(r"(\*\*.+?\*\*|\[\^\d+\])")
SHADE = re.compile(r"\{(\w+)\}")
FILLS = {"red": "F4B6B0", "amber": "FFD98A", "green": "BFE3B4", "blue": "BDD7EE", "grey": "D9D9D9"}
HEADING_FILL = "DCE6E4"
DARK = RGBColor(0x1F, 0x3B, 0x4D)
FONT_POINTS = {"Normal": 11, "Title": 18, "Heading 1": 13, "Heading 2": 11, "Header": 8, "Footer": 8}
FONT_POINTS[word_parts.NOTE_STYLE] = 9
A4_CM = (21.0, 29.7)


def build_word(paper: SamplePaper) -> bytes:
    """The paper as DOCX; the same paper gives the same bytes."""
    document = docx.Document()
    _set_up(document, paper)
    lists: dict[str, int] = {}
    for block in paper.blocks:
        match block:
            case Words():
                _write_words(document, block)
            case Items():
                _write_items(document, block, lists)
            case Grid():
                _write_grid(document, block)
    if paper.notes:
        word_parts.add_footnotes(document, paper.notes)
    made = io.BytesIO()
    document.save(made)
    return word_parts.steady_zip(made.getvalue())


def _set_up(document: Document, paper: SamplePaper) -> None:
    properties = document.core_properties
    moment = datetime.datetime.combine(paper.written, datetime.time(9, 30))
    properties.title, properties.author, properties.language = paper.title, "Committee Services", "en-GB"
    properties.comments, properties.last_modified_by = "", "Committee Services"
    properties.created = properties.modified = moment
    word_parts.define_lists(document)
    _set_fonts(document)
    _set_page(document, paper)


def _set_fonts(document: Document) -> None:
    document.styles.add_style(word_parts.NOTE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    for name, size in FONT_POINTS.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb = DARK
    document.styles["Normal"].paragraph_format.space_after = Pt(6)


def _set_page(document: Document, paper: SamplePaper) -> None:
    section = document.sections[0]
    width, height = A4_CM[::-1] if paper.is_landscape else A4_CM
    section.orientation = WD_ORIENT.LANDSCAPE if paper.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header.paragraphs[0].text = paper.header
    footer = section.footer.paragraphs[0]
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(width - 4), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{paper.footer}\tPage ")
    footer._p.append(word_parts.page_number())


def _write_words(document: Document, words: Words) -> None:
    paragraph = document.add_paragraph() if words.level is None else document.add_heading("", words.level)
    _write_line(paragraph, words.text)


def _write_items(document: Document, items: Items, lists: dict[str, int]) -> None:
    name = items.name or f"list {len(lists)}"
    if name not in lists:
        lists[name] = word_parts.start_list(document, items.style)
    for text in items.texts:
        paragraph = document.add_paragraph()
        _number(paragraph, lists[name])
        _write_line(paragraph, text)


def _number(paragraph: Paragraph, list_id: int) -> None:
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = 0
    number.get_or_add_numId().val = list_id


def _write_line(paragraph: Paragraph, text: str, is_bold: bool = False) -> None:
    for piece in INLINE.split(text):
        if piece.startswith("[^"):
            paragraph._p.append(word_parts.footnote_mark(piece[2:-1]))
        elif piece:
            run = paragraph.add_run(piece.strip("*"))
            run.bold = is_bold or piece.startswith("**") or None


def _write_grid(document: Document, grid: Grid) -> None:
    rows = ([(grid.banner, *"<" * (len(grid.widths) - 1))] if grid.banner else []) + [grid.columns] * bool(grid.columns)
    heading_count = len(rows)
    rows += grid.rows
    table = document.add_table(rows=len(rows), cols=len(grid.widths), style="Table Grid")
    table.autofit = False
    _set_widths(table, grid.widths)
    bullets = word_parts.start_list(document, "bullet")
    for row_index, texts in enumerate(rows):
        for column_index, text in enumerate(texts):
            if text not in ("<", "^"):
                is_bold = row_index < heading_count or (not grid.columns and column_index == 0)
                _write_cell(table.cell(row_index, column_index), text, is_bold, bullets)
    _mark_headings(table, heading_count)
    _merge(table, rows)
    document.add_paragraph()


def _set_widths(table: Table, widths: tuple[float, ...]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _write_cell(cell: _Cell, text: str, is_bold: bool, bullets: int) -> None:
    shade = SHADE.match(text)
    if shade:
        _fill(cell, FILLS[shade[1]])
        text = text[shade.end() :]
    for line_index, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if line_index else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(3)
        if line.startswith("- "):
            _number(paragraph, bullets)
        _write_line(paragraph, line.removeprefix("- "), is_bold)


def _fill(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(word_parts.element("w:shd", val="clear", color="auto", fill=colour))


def _mark_headings(table: Table, heading_count: int) -> None:
    for row in table.rows[:heading_count]:
        row._tr.get_or_add_trPr().append(word_parts.element("w:tblHeader"))
        for cell in row.cells:
            _fill(cell, HEADING_FILL)


def _merge(table: Table, rows: list[tuple[str, ...]]) -> None:
    for row_index, texts in enumerate(rows):
        for column_index, text in enumerate(texts):
            if text == "<":
                table.cell(row_index, column_index - 1).merge(table.cell(row_index, column_index))
            elif text == "^":
                table.cell(row_index - 1, column_index).merge(table.cell(row_index, column_index))
    for cell in {id(cell._tc): cell for row in table.rows for cell in row.cells}.values():
        _drop_empty_ends(cell)


def _drop_empty_ends(cell: _Cell) -> None:
    """Merging joins the texts of its cells; leave no empty paragraph of the merged ones behind."""
    for paragraph in cell.paragraphs[:0:-1]:
        if paragraph.text:
            return
        paragraph._p.getparent().remove(paragraph._p)
