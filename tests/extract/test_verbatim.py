"""Nothing is made up: the text of each block stands, letter for letter, at the place that the block gives."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from extract import papers
from extract.records import BBox, Block, Document, Place, TextSource
from extract.scans import picture_pages

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
FIXTURES = Path(__file__).parent / "fixtures"
SCANNED = "2022-01-18-flood-board-scan.pdf"  # has no letters to find
OURS = sorted({*SAMPLE.rglob("*.pdf"), *SAMPLE.rglob("*.docx"), *FIXTURES.glob("*.pdf")} - {SAMPLE / SCANNED})


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_each_block_of_our_papers_stands_at_its_place(path: Path) -> None:
    assert misplaced(path) == []


@pytest.mark.shared
def test_each_block_of_real_papers_stands_at_its_place(shared_papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_pages, "read_picture", lambda _, page: (page, ()))  # OCR takes long, and is not meant
    monkeypatch.setattr(picture_pages, "with_pictures", lambda _, page: page)
    paths = [*shared_papers.glob("papers/docx/*.docx"), *shared_papers.glob("papers/pdf-*tagged/*.pdf")]
    paths += shared_papers.glob("wild/papers/*.pdf")
    assert {path.name: found for path in sorted(paths) if (found := misplaced(path))} == {}


def misplaced(path: Path) -> list[str]:
    """The texts that another reader does not find where ours says they stand; print read by OCR has none to find."""
    document = papers.read_paper(path, path.parent)
    stands = StandsInWord(path) if path.suffix == ".docx" else StandsInPdf(path)
    return [text for text, place in texts(document) if letters(text) and not stands(text, place)]


def texts(document: Document) -> Iterator[tuple[str, Place]]:
    """Each block's and each note's text with its place, those that OCR read left out."""
    for block in document.blocks:
        parts = [block] if isinstance(block, Block) else [part for cell in block.cells for part in cell.blocks]
        yield from ((part.text, part.place) for part in parts if part.confidence == 1.0)
    if document.text_source is not TextSource.OCR:
        yield from ((note.text, note.place) for note in document.notes)


def letters(text: str) -> str:
    """The letters alone: readers differ on spaces, hyphens, ligatures and on where a note mark stands."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalpha())


class StandsInPdf:
    """Whether PDFium, asked only for what lies in the block's box, finds the block there."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)
        self._inside, self._open = cache(self._letters_inside), cache(self._open_page)

    def __call__(self, text: str, place: Place) -> bool:
        if place.bbox is None or place.page_no is None:
            return False
        inside = self._inside(place.page_no, place.bbox)
        if letters(text) in inside:
            return True
        over_page = self._inside(place.page_no + 1, None) if place.page_no < len(self._document) else ""
        words = [letters(word) for word in text.split()]
        return words[0] in inside and all(_is_in(word, inside, over_page) for word in words)

    def _letters_inside(self, page_no: int, box: BBox | None) -> str:
        """The letters in the box, a little widened; or of the whole page."""
        page, text_page = self._open(page_no)
        if box is None:
            return letters(text_page.get_text_range())
        left, _, _, top = page.get_bbox()
        return letters(
            text_page.get_text_bounded(left + box.x0 - 1, top - box.bottom - 1, left + box.x1 + 1, top - box.top + 1)
        )

    def _open_page(self, page_no: int) -> tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]:
        page = self._document[page_no - 1]
        return page, page.get_textpage()


def _is_in(word: str, inside: str, over_page: str) -> bool:
    """Whether the word is in the box or goes on over the page, perhaps broken in two."""
    is_broken = (word[:cut] in inside and word[cut:] in over_page for cut in range(2, len(word) - 1))
    return word in inside or word in over_page or any(is_broken)


class StandsInWord:
    """Whether python-docx finds the text in a paragraph, or in the row of the table, that the place names."""

    def __init__(self, path: Path) -> None:
        document = docx.Document(str(path))
        body = document.element.body
        parts = [part for part in document.part.package.iter_parts() if "wordprocessingml" in part.content_type]
        roots = [parse_xml(part.blob) for part in parts]  # the notes, headers and footers are parts of their own
        self._paragraphs = [written(each) for root in roots for each in root.iter(qn("w:p"))]
        notes = [root for part, root in zip(parts, roots, strict=True) if "notes" in part.content_type]
        self._notes = [written(note) for root in notes for note in root]
        self._rows = [[written(row) for row in table.iter(qn("w:tr"))] for table in body.iter(qn("w:tbl"))]

    def __call__(self, text: str, place: Place) -> bool:
        wanted = letters(text)
        if place.row_index is None:
            return any(wanted in paragraph for paragraph in (*self._paragraphs, *self._notes))
        in_row = any(len(rows) > place.row_index and wanted in rows[place.row_index] for rows in self._rows)
        return in_row or any(wanted in note for note in self._notes)


def written(element: BaseOxmlElement) -> str:
    """The letters of all text in the element."""
    return letters("".join(each.text or "" for each in element.iter(qn("w:t"))))
