"""The PDF forms of the real papers against their Word originals."""

import re
from functools import cache
from pathlib import Path

import pytest

from extract import papers
from extract.records import Block, Document, Kind, Table

FORMS = ("pdf-tagged", "pdf-untagged")
SPACE_AND_DASHES = re.compile(r"[\s•·–-]")


@cache
def read(path: Path) -> Document:
    return papers.read_bytes(path.read_bytes(), path.name)


def pairs(folder: Path, form: str) -> list[tuple[Document, Document]]:
    """Each paper's Word original with its PDF."""
    originals = sorted((folder / "papers" / "docx").glob("*.docx"))
    return [(read(path), read(folder / "papers" / form / f"{path.stem}.pdf")) for path in originals]


def paragraphs(document: Document) -> list[str]:
    texts = (b.printed for b in document.blocks if isinstance(b, Block) and b.kind is not Kind.FURNITURE)
    return [text for printed in texts if (text := SPACE_AND_DASHES.sub("", printed))]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row_index, c.column_index, c.row_span, c.column_span, SPACE_AND_DASHES.sub("", c.text))
        for table in document.blocks
        if isinstance(table, Table)
        for c in table.cells
    ]


def marks(document: Document) -> list[str]:
    return [
        mark.label
        for item in document.blocks
        for block in ([item] if isinstance(item, Block) else [b for cell in item.cells for b in cell.blocks])
        for mark in block.marks
    ]


@pytest.mark.shared
def test_a_tagged_pdf_has_every_paragraph_and_cell_of_its_original(shared_papers: Path) -> None:
    for original, pdf in pairs(shared_papers, "pdf-tagged"):
        assert paragraphs(pdf) == paragraphs(original)
        assert cells(pdf) == cells(original)


@pytest.mark.shared
def test_an_untagged_pdf_has_every_cell_of_its_ruled_tables(shared_papers: Path) -> None:
    for original, pdf in pairs(shared_papers, "pdf-untagged"):
        assert set(cells(pdf)) <= set(cells(original))
        assert set(paragraphs(original)) <= set(paragraphs(pdf))


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_notes_and_marks_are_those_of_the_original(shared_papers: Path, form: str) -> None:
    for original, pdf in pairs(shared_papers, form):
        assert marks(pdf) == marks(original)
        assert [note.label for note in pdf.notes] == [note.label for note in original.notes]


@pytest.mark.shared
def test_no_file_crashes_the_reader(shared_papers: Path) -> None:
    for path in sorted((shared_papers / "wild" / "papers" / "fixtures").glob("*.pdf")):
        document = read(path)
        assert document.blocks or document.problems
