"""Readers of PDF and DOCX side by side: ours and its peers, each as a function from a file to what it found in it.

A peer is imported only when it is run, so that one that is not installed costs nothing and is named as skipped.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.pdf import pdf_reader
from extract.records import Block, Document, Kind, Paper, Table
from extract.scans import picture_pages
from extract.word import docx_reader

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in a file: the rows of its tables, and its paragraphs; None where it gives none at all."""

    rows: tuple[Row, ...] | None = None
    paragraphs: tuple[str, ...] | None = None


Reader = Callable[[Path], Found]


def _ours(path: Path) -> Found:
    _leave_pictures_unread()
    paper = Paper("", path.name, "", "")
    read = docx_reader.read_docx if path.suffix == ".docx" else pdf_reader.read_pdf
    return _of_document(read(path.read_bytes(), paper))


def _leave_pictures_unread() -> None:
    """No peer reads text in pictures, so ours does not here."""
    setattr(picture_pages, "read_picture", lambda _, page: (page, ()))  # noqa: B010 (mypy wants the very names)
    setattr(picture_pages, "with_pictures", lambda _, page: page)  # noqa: B010


def _of_document(document: Document) -> Found:
    rows: list[Row] = []
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for index in range(table.row_count):
            rows.append(tuple(cell.text for cell in table.cells if cell.row_index == index))
    blocks = (block for block in document.blocks if isinstance(block, Block) and block.kind is not Kind.FURNITURE)
    return Found(tuple(rows), tuple(block.printed for block in blocks))


def _pdfium_text(path: Path) -> Found:
    pdf = importlib.import_module("pypdfium2").PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
    return Found()


def _pdfplumber(path: Path) -> Found:
    rows: list[Row] = []
    with importlib.import_module("pdfplumber").open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            rows.extend(_filled(row) for table in page.extract_tables() for row in table)
            page.close()
    return Found(tuple(rows))


def _camelot(flavour: str) -> Reader:
    def read(path: Path) -> Found:
        tables = importlib.import_module("camelot").read_pdf(str(path), pages="all", flavor=flavour)
        return Found(tuple(_filled(row) for table in tables for row in table.df.values.tolist()))

    return read


def _docling_parse(path: Path) -> Found:
    parser = importlib.import_module("docling_parse.pdf_parser").DoclingPdfParser()
    for _, page in parser.load(str(path)).iterate_pages():
        len(page.word_cells)
    return Found()


def _pymupdf4llm(path: Path) -> Found:
    return _of_markdown(importlib.import_module("pymupdf4llm").to_markdown(str(path), show_progress=False))


def _markitdown(path: Path) -> Found:
    return _of_markdown(importlib.import_module("markitdown").MarkItDown().convert(str(path)).text_content)


def _unstructured(path: Path) -> Found:
    kind = path.suffix.removeprefix(".")
    partition = getattr(importlib.import_module(f"unstructured.partition.{kind}"), f"partition_{kind}")
    elements = partition(str(path), **({"strategy": "fast"} if kind == "pdf" else {}))
    html = [html for each in elements if (html := getattr(each.metadata, "text_as_html", None))]
    texts = (each.text for each in elements if each.category != "Table")
    return Found(tuple(row for each in html for row in _html_rows(each)), tuple(texts))


def _python_docx(path: Path) -> Found:
    document = importlib.import_module("docx").Document(str(path))
    rows = (row for table in document.tables for row in table.rows)
    found = tuple(tuple(cell.text for cell in _once(row.cells)) for row in rows)
    return Found(found, tuple(paragraph.text for paragraph in document.paragraphs))


def _docx2python(path: Path) -> Found:
    with importlib.import_module("docx2python").docx2python(str(path)) as document:
        tables = document.body
    rows = (tuple("\n".join(cell) for cell in row) for table in tables for row in table)
    texts = (text for table in tables for row in table for cell in row for text in cell)
    return Found(tuple(rows), tuple(texts))


def _mammoth(path: Path) -> Found:
    with path.open("rb") as file:
        html = importlib.import_module("mammoth").convert_to_html(file).value
    texts = (re.sub(r"<[^>]+>", " ", text) for text in re.findall(r"<(?:p|li|h\d)>(.*?)</(?:p|li|h\d)>", html, re.S))
    return Found(tuple(_html_rows(html)), tuple(texts))


def _once(cells: Iterable[Any]) -> Iterator[Any]:
    """The cells of a row, a merged one once."""
    seen = set()
    for cell in cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            yield cell


def _filled(row: Iterable[object]) -> Row:
    return tuple(str(cell or "") for cell in row)


def _html_rows(html: str) -> Iterator[Row]:
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.S):
        yield tuple(re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S))


def _of_markdown(text: str) -> Found:
    lines = [line.strip() for line in text.splitlines()]
    rows = [tuple(line.strip("|").replace("<br>", " ").split("|")) for line in lines if line.startswith("|")]
    others = "\n".join("" if line.startswith("|") else line for line in lines)
    return Found(tuple(rows), tuple(re.split(r"\n\s*\n", others)))


PDF_READERS: dict[str, Reader] = {
    "ours": _ours,
    "PDFium's bare text": _pdfium_text,
    "pdfplumber words + tables": _pdfplumber,
    "camelot lattice": _camelot("lattice"),
    "camelot stream": _camelot("stream"),
    "docling-parse words": _docling_parse,
    "markitdown": _markitdown,
    "pymupdf4llm": _pymupdf4llm,
    "unstructured fast": _unstructured,
}
DOCX_READERS: dict[str, Reader] = {
    "ours": _ours,
    "python-docx objects": _python_docx,
    "docx2python": _docx2python,
    "mammoth": _mammoth,
    "markitdown": _markitdown,
    "unstructured": _unstructured,
}
