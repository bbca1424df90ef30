"""Pages that are pictures of text, read by both engines, however they lie on the glass."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from extract import papers
from extract.records import Block, Document, Kind, ProblemKind, Table, TextSource
from extract.scans import ocr_engines
from tests.extract import drawn_pdfs, scans

TEXT = (
    "The ferry panel met in the old customs house and heard how the winter",
    "timetable had been kept. It asked for the figures of each crossing, and for",
    "a list of the piers that had been closed by storms (Recommendation 7",
)
needs_tesseract = pytest.mark.skipif(
    ocr_engines.language_folder() is None, reason="Tesseract's language data is not on this machine"
)
ENGINES = [pytest.param("tesseract", marks=needs_tesseract), "rapidocr"]


@pytest.fixture(params=ENGINES)
def any_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each engine in turn."""
    yield from _with(request.param, monkeypatch)


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tesseract, or a skip."""
    if ocr_engines.language_folder() is None:
        pytest.skip("Tesseract's language data is not on this machine")
    yield from _with("tesseract", monkeypatch)


def _with(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(ocr_engines.ENGINE_SETTING, name)
    ocr_engines.best_engine.cache_clear()
    yield
    ocr_engines.best_engine.cache_clear()


def sheet() -> bytes:
    """A page with prose, a raised mark, bullets, a ruled table and a note at its foot."""
    content = drawn_pdfs.text(72, 80, "Ferry panel: what became of it", 16, "F2")
    for number, line in enumerate(TEXT):
        content += drawn_pdfs.text(72, 110 + 14 * number, line)
    content += drawn_pdfs.text(410.2, 134, "2", 7) + drawn_pdfs.text(414.2, 138, ").")
    for number, line in enumerate(("Piers should be lit at night.", "Crews should be trained in first aid.")):
        content += drawn_pdfs.text(90, 170 + 16 * number, "•") + drawn_pdfs.text(108, 170 + 16 * number, line)
    content += drawn_pdfs.grid((72, 120, 330, 520), (220, 242, 280, 318))
    for top, row in (
        (236, ("No", "Recommendation", "Progress")),
        (258, ("7", "Light every pier at night", "Completed")),
    ):
        for x, cell in zip((78, 126, 336), row, strict=True):
            content += drawn_pdfs.text(x, top, cell, 11, "F2" if top == 236 else "F1")
    for x, cell in zip((78, 126, 336), ("12", "Train the crews in first aid", "In progress"), strict=True):
        content += drawn_pdfs.text(x, 298, cell)
    content += drawn_pdfs.line(72, 745, 216, 745)
    return drawn_pdfs.drawn(
        content + drawn_pdfs.text(72, 757, "2", 6) + drawn_pdfs.text(77, 760, "As the panel of March asked.", 9)
    )


def read(data: bytes) -> Document:
    return papers.read_bytes(data, "scan.pdf")


def table_of(document: Document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_index].append(cell.text)
    return rows


def prose_of(document: Document) -> str:
    return "\n".join(block.printed for block in document.blocks if isinstance(block, Block))


TABLE = [
    ["No", "Recommendation", "Progress"],
    ["7", "Light every pier at night", "Completed"],
    ["12", "Train the crews in first aid", "In progress"],
]


@pytest.mark.usefixtures("any_engine")
def test_a_scan_gives_the_blocks_that_its_page_shows() -> None:
    document = read(scans.scan(scans.turned(scans.picture(sheet()), 0.6)))
    assert document.text_source is TextSource.OCR
    assert document.is_readable and not document.problems
    assert table_of(document) == TABLE
    blocks = [block for block in document.blocks if isinstance(block, Block)]
    assert [(b.kind, b.text) for b in blocks if b.kind is Kind.HEADING] == [
        (Kind.HEADING, "Ferry panel: what became of it")
    ]
    assert [b.text for b in blocks if b.label == "•"] == [
        "Piers should be lit at night.",
        "Crews should be trained in first aid.",
    ]
    prose = next(block for block in blocks if block.text.startswith("The ferry panel"))
    assert prose.text.endswith("(Recommendation 7).")
    assert [mark.label for mark in prose.marks] == ["2"]
    assert [(note.label, note.text) for note in document.notes] == [("2", "As the panel of March asked.")]
    assert all(0.8 < block.confidence < 1.0 or block.label for block in blocks)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [90, 180, -3])
def test_a_page_is_read_however_it_lay_on_the_glass(degrees: float) -> None:
    document = read(scans.scan(scans.turned(scans.picture(sheet()), degrees)))
    assert table_of(document) == TABLE
    assert "heard how the winter timetable had been kept" in prose_of(document)


@pytest.mark.usefixtures("tesseract")
def test_pages_with_text_and_pages_without_are_read_each_in_its_way() -> None:
    pdf = pikepdf.open(io.BytesIO(scans.scan(scans.picture(sheet()))))
    words = "This page has its own letters, and many more of them than a stamp or a page number has."
    own = drawn_pdfs.new_pdf([drawn_pdfs.text(72, 80, words)] * 2)
    pdf.pages.extend(own.pages)
    document = read(scans.saved(pdf))
    by_page = {block.place.page_no: block for block in document.blocks if isinstance(block, Block)}
    assert by_page[1].confidence < 1.0 and by_page[2].confidence == 1.0
    assert document.text_source is TextSource.LAYOUT_PDF
    assert not document.unreadable_pages


@pytest.mark.usefixtures("tesseract")
def test_a_picture_of_text_on_a_page_with_text_is_read_too() -> None:
    pdf = drawn_pdfs.new_pdf(
        [drawn_pdfs.text(72, 600, "Below the letter that was pasted in stands this line of text.")]
    )
    letter = scans.picture(sheet()).crop((100, 100, 1140, 700))
    scans.add_picture(pdf, pdf.pages[0], letter, (48, 842 - 48 - 288, 499.2, 288))
    document = read(scans.saved(pdf))
    assert table_of(document) == TABLE
    assert "pasted in stands this line" in prose_of(document)
    assert "heard how the winter timetable" in prose_of(document)


@pytest.mark.usefixtures("tesseract")
def test_a_page_read_badly_is_kept_and_told() -> None:
    document = read(scans.scan(scans.blurred(scans.picture(sheet()), 4.2), scans.picture(sheet())))
    assert document.unreadable_pages == (1,)
    assert [problem.kind for problem in document.problems] == [ProblemKind.UNREADABLE_PAGE]
    assert document.is_readable


def test_without_an_engine_the_problem_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engines, "best_engine", lambda: None)
    document = read(scans.scan(scans.picture(sheet())))
    assert not document.is_readable
    assert "requirements.lock" in document.problems[0].message


@pytest.mark.usefixtures("tesseract")
def test_the_same_scan_gives_the_same_document_twice() -> None:
    data = scans.scan(scans.turned(scans.picture(sheet()), -1.1))
    assert read(data) == read(data)


def test_language_data_is_found_where_the_setting_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eng.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ocr_engines.language_folder() == tmp_path


def stamped(image: Image.Image) -> bytes:
    """The picture as a page with a stamp that the file itself gives, 400 points from the left and 40 from the top."""
    pdf = pikepdf.open(io.BytesIO(scans.scan(image)))
    top = drawn_pdfs.HEIGHT - float(pdf.pages[0].mediabox[3]) + 40
    stamp = drawn_pdfs.new_pdf([drawn_pdfs.text(400, top, "Annex Q7/b")])
    pdf.pages[0].obj.Resources.Font = pdf.copy_foreign(stamp.make_indirect(stamp.pages[0].obj.Resources.Font))
    pdf.pages[0].contents_add(stamp.pages[0].obj.Contents.read_bytes())
    return scans.saved(pdf)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [0.8, 90, 180, 270])
def test_the_words_that_the_file_gives_stand_for_what_is_read_in_their_place(degrees: float) -> None:
    document = read(stamped(scans.turned(scans.picture(sheet()), degrees)))
    assert prose_of(document).count("Annex Q7/b") == 1
    assert table_of(document) == TABLE
    (box,) = (block.place.bbox for block in document.blocks if isinstance(block, Block) and "Annex" in block.text)
    assert box is not None
    assert (box.x0, box.top, box.bottom) == pytest.approx((400, 31, 42), abs=6)


@pytest.mark.usefixtures("tesseract")
def test_a_page_of_drawn_shapes_keeps_the_few_words_that_the_file_gives() -> None:
    shapes = "".join(
        drawn_pdfs.line(80 + 20 * (n % 20), 200 + 20 * (n // 20), 90 + 20 * (n % 20), 212 + 20 * (n // 20))
        for n in range(400)
    )
    document = read(drawn_pdfs.drawn(shapes + drawn_pdfs.text(72, 100, "Plan of the piers")))
    assert "Plan of the piers" in prose_of(document)
