"""Small papers in the formats that the sample papers are not in, each with all that its reader has to follow."""

import csv
import datetime
import email.message
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

TITLE = "Port Ellery Ferry Review: progress on recommendations"
ROWS = (
    ("No", "Recommendation", "Owner", "Due date", "Status"),
    ("1", "Dredge the inner harbour.", "Harbour Board", "30 June 2024", "Complete"),
    ("2(a)", "Publish the timetable in large print.", "Transport Service", "1 May 2024", "In progress"),
    ("3", "Appoint a passenger member.", "Town Council", "31 December 2024", "Not started"),
)
URN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_DOCUMENT = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible", "dc": "dublin",
}  # fmt: skip


def write(folder: Path) -> None:
    """Write each paper into the folder."""
    for name, make in PAPERS.items():
        (folder / name).write_bytes(make())


def as_html() -> bytes:
    """A web page with a style sheet, lists in lists, notes, nested and merged tables, and colours."""
    head, *rows = ROWS
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title><style>
.late, td#x {{ color: #c00000; background: rgb(255, 200, 200) }} .off {{ display: none }} p > s {{ font-weight: bold }}
@media print {{ h1 {{ display: none }} }} /* end */</style></head><body><nav>Home</nav><main><h1>{TITLE}</h1>
<ol start="3" type="a"><li>First<ul><li value="x">Inner<li>Next</ul><li><p>Second<br>line</ol>
<p>Met<a href="#n1"><sup>1</sup></a> on <del>4 May</del> <ins>5 May</ins>.</p><p class="off">Gone</p>
<table border="1"><caption>Progress</caption><thead><tr>{"".join(f"<th>{text}</th>" for text in head)}</tr></thead>
<tbody>{cells}<tr><td rowspan="0" bgcolor="red">4<td colspan="2" class="late">Light the quay
<table><tr><td>inner<td>table</table><td style="background:#0f0;text-decoration:line-through">Done</tr></tbody></table>
<pre>  kept
  lines</pre><dl><dt>Red<dd>late</dl><div role="heading" aria-level="3">Notes</div><p id="n1">1 See minute 4.</p>
</main></body></html>""".encode()


def as_rtf() -> bytes:
    """A Rich Text file with fonts, colours, lists, notes, revisions, and merged and nested tables."""
    edges = "".join(f"\\clcbpat{number % 3}\\cellx{1800 * number}" for number in range(1, len(ROWS[0]) + 1))
    rows = "".join(
        f"\\trowd\\trhdr{edges}\\pard\\intbl " + "".join(f"{text}\\cell " for text in row) + "\\row\n" for row in ROWS
    )
    nested = (
        r"\trowd\clvmgf\cellx1800\clmgf\cellx5400\clmrg\cellx7200\pard\intbl 4\cell Light\par"
        r"\pard\intbl\itap2 in\nestcell ner\nestcell{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}"
        r"{\nonesttables\par}\pard\intbl\itap1 the quay\cell\cell\row"
        "\n"
    )
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Ural;}}"
        r"{\colortbl;\red255\green0\blue0;\red0\green128\blue0;}{\stylesheet{\s1\outlinelevel0 heading 1;}}"
        rf"{{\info{{\title {TITLE}}}{{\revtim\yr2024\mo3\dy12}}}}{{\header Port Ellery\par}}"
        rf"{{\pard\s1\b {TITLE}\par}}\pard {{\listtext\f1\'b7\tab}}First {{\strike old}} \u8211 ?new\line next\par"
        r"Met{\super\chftn}{\footnote{\super\chftn} See minute 4.} and{\super\chftn}{\footnote\ftnalt At the end.}\par"
        rf"\pard {{\f2\'cf\'f0}}{{\deleted gone}}{{\revised in}}{{\v hidden}}\par {rows}{nested}\pard\par}}"
    ).encode()


def as_csv() -> bytes:
    """Comma-separated values with lines inside cells."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[TITLE], [], *ROWS, ["4", 'Say "stop"\nand wait; then go', "", "", "Open"]])
    return file.getvalue().encode()


def as_markdown() -> bytes:
    """A Markdown text."""
    head, *rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    table = "\n".join([head, "|---" * len(ROWS[0]) + "|", *rows])
    return f"# {TITLE}\n\n1. First\n   - *inner*\n2. ~~old~~ **new**\n\n> said\n\n```\ncode\n```\n\n{table}\n".encode()


def as_xlsx() -> bytes:
    """A workbook with merged cells, colours, dates, comments, rich text, and hidden rows and sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    sheet.append([])
    for row in ROWS:
        sheet.append(row)
    sheet["A7"], sheet["D7"] = 4.0, datetime.datetime.fromisoformat("2024-03-12T10:30")
    sheet["B7"] = CellRichText(TextBlock(InlineFont(b=True, color="FFC00000"), "Light"), " the\nquay")
    sheet["C7"], sheet["E7"] = 0.5, True
    sheet["C7"].number_format, sheet["D7"].number_format = '0.0%" done"', "ddd d mmm yyyy h:mm AM/PM"
    sheet["E4"].fill, sheet["E5"].font = PatternFill("solid", fgColor="FF00B050"), Font(strike=True, color="FFC00000")
    sheet["E6"].comment = Comment("Asked again in May.", "Clerk")
    sheet.merge_cells("A7:A8")
    sheet.row_dimensions[5].hidden = sheet.column_dimensions["C"].hidden = True
    sheet.auto_filter.ref = "A3:E8"
    book.create_sheet("Old").append(["Closed", 7])
    book["Old"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_odt() -> bytes:
    """An OpenDocument text with styles, lists, notes, frames, and merged and nested tables."""
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ROWS[1])
    inner = "<table:table><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row>"
    item = '<text:list-item text:start-value="3"><text:p text:style-name="P">Item</text:p><text:list>{}</text:list>'
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>See minute 4.</text:p></text:note-body></text:note>"
    )
    body = f"""<text:h text:outline-level="1">{TITLE}</text:h><text:list text:style-name="L">{
        item.format("<text:list-item><text:p>Inner</text:p></text:list-item>")
    }</text:list-item></text:list>
<text:p>Met{note}<text:s text:c="3"/><text:span text:style-name="S">old</text:span><text:line-break/>new
<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame></text:p>
<text:section><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>
</text:changed-region></text:tracked-changes></text:section><table:table><table:table-header-rows><table:table-row>
{cells}</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2">{cells}
</table:table-row><table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2"
 table:style-name="C">{inner}</table:table></table:table-cell><table:covered-table-cell
 table:number-columns-repeated="2"/></table:table-row></table:table>"""
    styles = """<style:style style:name="S" style:family="text" style:parent-style-name="P"><style:text-properties
 fo:color="#c00000" style:text-line-through-type="single" style:text-position="super 58%"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:background-color="#00b050"/>
</style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="i"
 style:num-suffix="." text:start-value="2"/><text:list-level-style-number text:level="2" style:num-format="a"
 text:display-levels="2"/></text:list-style>"""
    return _open_document("text", f"<office:text>{body}</office:text>", styles)


def as_ods() -> bytes:
    """An OpenDocument spreadsheet with merged, repeated, coloured and commented cells."""
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>" for row in ROWS
    )  # fmt: skip
    sheet = f"""<table:table table:name="Harbour"><table:table-column table:number-columns-repeated="3"
 table:visibility="collapse" table:default-cell-style-name="C"/>{rows}<table:table-row table:visibility="filter"
 table:number-rows-repeated="2"><table:table-cell table:number-rows-spanned="2" table:style-name="C"><office:annotation>
<text:p>Asked again.</text:p></office:annotation><text:p>4</text:p></table:table-cell><table:covered-table-cell
 table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>"""
    style = """<style:style style:name="C" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#00b050"/></style:style>"""
    return _open_document("spreadsheet", f"<office:spreadsheet>{sheet}</office:spreadsheet>", style)


def as_xls() -> bytes:
    """A workbook of the old kind."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Harbour")
    for row_index, row in enumerate(ROWS):
        for column_index, text in enumerate(row):
            sheet.write(row_index, column_index, text)
    sheet.write_merge(4, 5, 0, 0, 4.0, xlwt.easyxf("pattern: pattern solid, fore_colour red", num_format_str="0.0%"))
    sheet.write_rich_text(4, 1, ("Light ", ("the quay", xlwt.easyxf("font: struck_out on").font)))
    sheet.row(5).hidden = sheet.col(2).hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_eml() -> bytes:
    """An e-mail with a web page and two attachments, one of them an archive."""
    message = email.message.EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = TITLE, "clerk@example.org", "<1@example.org>"
    message.set_content("The papers are attached.")
    message.add_alternative("<p>The papers are attached.</p>", subtype="html")
    message.add_attachment(as_csv(), maintype="text", subtype="csv", filename="tracker – März.csv")
    message.add_attachment(as_zip(), maintype="application", subtype="zip", filename="papers.zip")
    return message.as_bytes()


def as_zip() -> bytes:
    """An archive of papers in folders, with an e-mail's parts left out."""
    members = {"tracker.csv": as_csv(), "2024/page.html": as_html(), "2024/März/plan.rtf": as_rtf()}
    return _packed(members)


def _open_document(kind: str, body: str, styles: str) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{URN}:{name}:1.0"' for prefix, name in OPEN_DOCUMENT.items())
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    return _packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": content.encode()})


def _packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


PAPERS: dict[str, Callable[[], bytes]] = {
    "page.html": as_html,
    "minutes.rtf": as_rtf,
    "tracker.csv": as_csv,
    "notes.md": as_markdown,
    "tracker.xlsx": as_xlsx,
    "report.odt": as_odt,
    "tracker.ods": as_ods,
    "tracker.xls": as_xls,
    "letter.eml": as_eml,
    "papers.zip": as_zip,
}
