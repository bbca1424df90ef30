"""One made-up tracker, written in every format that papers come in."""

import csv
import html
import io
from collections.abc import Callable

import docx
import openpyxl
from openpyxl.styles import Font

from tests.extract import odt_papers

TITLE = "Port Ellery Ferry Review: progress on recommendations"
LINES = (
    "Harbour Scrutiny Committee",
    "12 March 2024",
    "The table shows progress on each recommendation of the Ferry Review.",
)
ROWS = (
    ("No", "Recommendation", "Owner", "Due date", "Status"),
    ("1", "Dredge the inner harbour before each winter timetable begins.", "Harbour Board", "30 June 2024", "Complete"),
    (
        "2",
        "Publish the ferry timetable in large print at every stop.",
        "Transport Service",
        "1 May 2024",
        "In progress",
    ),
    ("3", "Appoint a passenger member to the Harbour Board.", "Town Council", "31 December 2024", "Not started"),
    ("4", "Replace the lights on the east quay.", "Harbour Board", "1 March 2024", "Partially complete"),
)


def as_docx() -> bytes:
    """A Word paper."""
    paper = docx.Document()
    paper.add_heading(TITLE, 1)
    for line in LINES:
        paper.add_paragraph(line)
    table = paper.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def as_html() -> bytes:
    """A web page."""
    rows = "".join(
        "<tr>" + "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in row) + "</tr>"
        for row, tag in zip(ROWS, ["th", *["td"] * 4], strict=True)
    )
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{lines}<table>{rows}</table>"
    return page.encode()


def as_xlsx() -> bytes:
    """An Excel workbook; its numbers are numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (TITLE, *LINES):
        sheet.append([line])
    sheet.append([])
    for row in ROWS:
        sheet.append([int(row[0]) if row[0].isdigit() else row[0], *row[1:]])
    for cell in sheet[len(LINES) + 3]:
        cell.font = Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_csv() -> bytes:
    """Comma-separated values."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[TITLE], *([line] for line in LINES), [], *ROWS])
    return file.getvalue().encode()


def as_odt() -> bytes:
    """An OpenDocument text."""
    heading = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    lines = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    rows = "".join(odt_papers.row(*row) for row in ROWS)
    return odt_papers.odt_file(f"{heading}{lines}<table:table>{rows}</table:table>")


def as_markdown() -> bytes:
    """A Markdown text."""
    head, *rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    table = "\n".join([head, "|---" * len(ROWS[0]) + "|", *rows])
    return "\n\n".join([f"# {TITLE}", *LINES, table]).encode()


def as_text() -> bytes:
    """A plain text with signs between the cells."""
    return "\n\n".join([TITLE, *LINES, "\n".join(" | ".join(row) for row in ROWS)]).encode()


def as_rtf() -> bytes:
    """A Rich Text file."""
    edges = "".join(f"\\cellx{1800 * number}" for number in range(1, len(ROWS[0]) + 1))
    rows = "".join(
        f"\\trowd{edges}\\pard\\intbl " + "".join(f"{text}\\cell " for text in row) + "\\row\n" for row in ROWS
    )
    lines = "".join(f"{line}\\par\n" for line in LINES)
    return f"{{\\rtf1\\ansi\n{{\\b {TITLE}\\par}}\n{lines}{rows}\\pard\\par}}".encode()


FORMS: dict[str, Callable[[], bytes]] = {
    "tracker.docx": as_docx,
    "tracker.html": as_html,
    "tracker.xlsx": as_xlsx,
    "tracker.csv": as_csv,
    "tracker.odt": as_odt,
    "tracker.md": as_markdown,
    "tracker.txt": as_text,
    "tracker.rtf": as_rtf,
}
