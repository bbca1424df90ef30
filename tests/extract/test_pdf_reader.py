"""Whole PDFs, drawn by hand or made by LibreOffice from the same made-up paper."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extract import papers
from extract.pdf import pdf_pages, pdf_reader
from extract.records import Block, Document, Kind, NoteMark, Paper, ProblemKind, Table, TextSource, UnreadablePaper
from tests.extract import drawn_pdfs
from tests.extract.drawn_pdfs import drawn, fill, grid, line, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
FIXTURES = Path(__file__).parent / "fixtures"
FERRIES = [FIXTURES / "ferries-tagged.pdf", FIXTURES / "ferries-untagged.pdf"]


def read(data: bytes) -> Document:
    return pdf_reader.read_pdf(data, PAPER)


def content(document: Document) -> list[Block | Table]:
    return [block for block in document.blocks if isinstance(block, Table) or block.kind is not Kind.FURNITURE]


def texts(document: Document) -> list[str]:
    return [block.printed for block in content(document) if isinstance(block, Block)]


def the_table(document: Document) -> Table:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def rows(table: Table) -> list[list[str]]:
    cells = {(cell.row_index, cell.column_index): cell.text for cell in table.cells}
    return [[cells.get((r, c), "-") for c in range(table.column_count)] for r in range(table.row_count)]


@pytest.mark.parametrize("path", FERRIES, ids=lambda path: path.stem)
class TestThePaperOfTheFerries:
    def test_a_table_over_four_pages_is_one_with_whole_rows(self, path: Path) -> None:
        table = the_table(read(path.read_bytes()))
        assert (table.row_count, table.column_count) == (10, 3)
        assert [row[0] for row in rows(table)] == ["No.", *"123456789"]
        for number in (2, 6, 9):  # cut by a page break
            progress = rows(table)[number][2]
            assert progress.startswith("The ferry timetable was rewritten")
            assert progress.endswith("in the year before.\n• Done by the ferrymen.\n• Paid.")

    def test_the_repeated_heading_row_stands_once_and_is_known_as_one(self, path: Path) -> None:
        table = the_table(read(path.read_bytes()))
        assert [cell.text for cell in table.cells if cell.is_header] == ["No.", "Recommendation", "Progress"]

    def test_an_empty_cell_is_there_with_its_colour(self, path: Path) -> None:
        cell = next(c for c in the_table(read(path.read_bytes())).cells if (c.row_index, c.column_index) == (5, 2))
        assert cell.blocks == ()
        assert cell.fill == "#ffcc00"
        assert cell.place.page_no == 2

    def test_a_bold_first_line_is_a_block_of_its_own(self, path: Path) -> None:
        cell = next(c for c in the_table(read(path.read_bytes())).cells if (c.row_index, c.column_index) == (4, 1))
        assert [(block.text[:17], block.is_bold) for block in cell.blocks] == [
            ("Recommendation 4", True),
            ("The ferry of land", False),
        ]

    def test_a_footnote_mark_is_taken_from_the_number_and_leads_to_its_note(self, path: Path) -> None:
        document = read(path.read_bytes())
        block = next(b for b in content(document) if isinstance(b, Block) and b.marks)
        assert block.text == "The recommendation on a levy has been partly met (Recommendation 7)."
        assert block.marks == (NoteMark(block.text.index(")"), "1"),)
        (note,) = document.notes
        assert (note.label, note.place.page_no) == ("1", 1)
        assert note.text == "The Commission first proposed a levy of two pounds for each tonne of gravel."
        assert note.place.block_no == block.place.block_no

    def test_running_headers_and_page_numbers_are_furniture(self, path: Path) -> None:
        furniture = [b for b in read(path.read_bytes()).blocks if isinstance(b, Block) and b.kind is Kind.FURNITURE]
        assert [b.text for b in furniture if b.text.startswith("Page")] == ["Page 1", "Page 2", "Page 3", "Page 4"]
        assert sum(b.text == "Thornshire County Council" for b in furniture) == 4

    def test_lists_have_their_labels_apart(self, path: Path) -> None:
        items = [b for b in content(read(path.read_bytes())) if isinstance(b, Block) and b.kind is Kind.LIST_ITEM]
        assert [(b.label, b.text[:18]) for b in items] == [
            ("•", "The new jetty open"),
            ("•", "Two ferrymen have "),
            ("1.", "Agree the plan for"),
            ("2.", "Note the table bel"),
        ]

    def test_blocks_are_numbered_from_one_without_gaps(self, path: Path) -> None:
        document = read(path.read_bytes())
        assert [block.place.block_no for block in document.blocks] == list(range(1, len(document.blocks) + 1))
        table = the_table(document)
        assert all(
            (block.place.block_no, block.place.row_index, block.place.column_index)
            == (table.place.block_no, cell.row_index, cell.column_index)
            for cell in table.cells
            for block in cell.blocks
        )

    def test_each_block_keeps_its_own_page_and_box(self, path: Path) -> None:
        cell = next(c for c in the_table(read(path.read_bytes())).cells if (c.row_index, c.column_index) == (2, 2))
        assert [block.place.page_no for block in cell.blocks] == [1, 2, 2]
        for block in cell.blocks:
            assert block.place.bbox is not None
            assert 0 < block.place.bbox.x0 < block.place.bbox.x1 < 595
            assert 0 < block.place.bbox.top < block.place.bbox.bottom < 842


def test_both_forms_of_the_paper_say_the_same() -> None:
    tagged, untagged = (read(path.read_bytes()) for path in FERRIES)
    assert (tagged.text_source, untagged.text_source) == (TextSource.TAGGED_PDF, TextSource.LAYOUT_PDF)
    assert texts(tagged) == texts(untagged)
    assert rows(the_table(tagged)) == rows(the_table(untagged))


def test_only_a_tagged_pdf_knows_the_level_of_a_heading() -> None:
    levels = [
        [
            block.level
            for block in content(read(path.read_bytes()))
            if isinstance(block, Block) and block.kind is Kind.HEADING
        ]
        for path in FERRIES
    ]
    assert levels == [[1, 1], [None, None]]


def test_a_rotated_page_is_read_as_it_is_shown() -> None:
    turned = "BT /F1 11 Tf 0 1 -1 0 100 50 Tm (Read me from the side) Tj ET\n"
    (block,) = content(read(drawn(turned, rotation=90)))
    assert isinstance(block, Block)
    assert block.text == "Read me from the side"
    box = block.place.bbox
    assert box is not None
    assert (box.x0, round(box.bottom)) == (50, 102)


def test_bold_drawn_twice_is_read_once() -> None:
    page = text(72, 100, "Recommendation 8") + text(72.3, 100, "Recommendation 8") + text(72, 120, "Recommendation 88")
    assert texts(read(drawn(page))) == ["Recommendation 8", "Recommendation 88"]


def test_words_that_cannot_be_seen_are_left_out() -> None:
    page = text(72, 100, "Seen") + "3 Tr " + text(72, 130, "hidden") + "0 Tr " + text(-300, 160, "off the page")
    assert texts(read(drawn(page))) == ["Seen"]


def test_a_word_broken_at_a_line_end_is_mended_if_the_paper_has_it_whole() -> None:
    lines = ["The jetty was given to the har-", "bour master, and the harbour was", "glad of the well-", "known man."]
    page = "".join(text(72, 100 + 14 * index, words) for index, words in enumerate(lines))
    assert " ".join(texts(read(drawn(page)))).startswith(
        "The jetty was given to the harbour master, and the harbour was"
    )


def test_a_box_is_a_paragraph_not_a_table() -> None:
    page = grid((60, 500), (80, 130)) + text(72, 100, "A word of warning.")
    assert texts(read(drawn(page))) == ["A word of warning."]


def test_merged_cells_have_their_spans() -> None:
    borders = grid((60, 200, 340), (80, 110)) + line(60, 110, 60, 170) + line(200, 110, 200, 170)
    borders += line(340, 110, 340, 170) + line(200, 140, 340, 140) + line(60, 170, 340, 170)
    words = text(70, 100, "Body") + text(210, 100, "Answer") + text(70, 130, "Harbour")
    words += text(210, 130, "Agreed") + text(210, 160, "Refused")
    table = the_table(read(drawn(borders + words)))
    assert [(c.row_index, c.column_index, c.row_span, c.text) for c in table.cells] == [
        (0, 0, 1, "Body"), (0, 1, 1, "Answer"), (1, 0, 2, "Harbour"), (1, 1, 1, "Agreed"), (2, 1, 1, "Refused"),
    ]  # fmt: skip


def test_a_cell_takes_the_colour_of_the_last_fill_over_it() -> None:
    page = fill(60, 80, 340, 110) + fill(200, 80, 340, 110, "1 0 0") + grid((60, 200, 340), (80, 110, 140))
    page += text(70, 100, "Number") + text(210, 100, "Status") + text(70, 130, "1")
    assert [cell.fill for cell in the_table(read(drawn(page))).cells] == ["#ffcc00", "#ff0000", None, None]


def test_a_document_without_pages_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match=r"no page.*Fetch it again") as caught:
        read(drawn())
    assert caught.value.kind is ProblemKind.DAMAGED


def test_an_encrypted_pdf_says_so_and_what_to_do() -> None:
    pdf = drawn_pdfs.new_pdf([text(72, 100, "Secret")])
    data = drawn_pdfs.saved(pdf, pikepdf.Encryption(owner="lock", user="key"))
    with pytest.raises(UnreadablePaper, match=r"password.*save it") as caught:
        read(data)
    assert caught.value.kind is ProblemKind.ENCRYPTED


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 5000, b"no PDF at all", b""])
def test_a_damaged_pdf_says_so_and_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadablePaper, match=r"damaged.*Fetch it again") as caught:
        read(data)
    assert caught.value.kind is ProblemKind.DAMAGED


def test_no_way_to_cut_a_pdf_short_crashes_the_reader() -> None:
    data = FERRIES[0].read_bytes()
    for end in range(200, len(data), 9_973):
        assert papers.read_bytes(data[:end], "cut.pdf").problems


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (lambda data: data[: data.index(b"xref")], "cut short"),
        (lambda data: data.replace(b"/Root", b"/Rott").replace(b"startxref", b"starxxref"), "damaged"),
    ],
    ids=["without its end", "without its root"],
)
def test_a_pdf_that_lost_its_index_is_read_and_said_to_be_damaged(broken: Callable[[bytes], bytes], says: str) -> None:
    data = broken(drawn_pdfs.drawn(text(72, 100, "The pier is open."), text(72, 100, "The quay is not.")))
    with pytest.raises(UnreadablePaper):
        pdf_pages.open_pdf(data)
    document = read(data)
    assert texts(document) == ["The pier is open.", "The quay is not."]
    (problem,) = document.problems
    assert problem.kind is ProblemKind.DAMAGED and says in problem.message


def test_a_scan_is_a_document_that_cannot_be_read_and_says_why() -> None:
    document = read(picture_pdf(2))
    assert not document.is_readable
    assert (document.page_count, document.unreadable_pages) == (2, (1, 2))
    (problem,) = document.problems
    assert problem.kind is ProblemKind.NO_TEXT
    assert "scan" in problem.message and "digital original" in problem.message


def test_one_scanned_page_among_others_is_a_problem_of_that_page() -> None:
    pdf = drawn_pdfs.new_pdf([text(72, 100, "This page has words that anyone can read.")])
    with pikepdf.open(io.BytesIO(picture_pdf(1))) as scan:
        pdf.pages.append(scan.pages[0])
        document = read(drawn_pdfs.saved(pdf))
    assert document.is_readable
    assert document.unreadable_pages == (2,)
    assert [(problem.kind, problem.page_no) for problem in document.problems] == [(ProblemKind.UNREADABLE_PAGE, 2)]


def test_title_and_date_come_from_the_files_own_properties() -> None:
    pdf = drawn_pdfs.new_pdf([text(72, 100, "Words")])
    pdf.docinfo["/Title"], pdf.docinfo["/CreationDate"] = "Ferries  of Thornshire", "D:20190312101500Z"
    document = read(drawn_pdfs.saved(pdf))
    assert (document.metadata_title, document.metadata_date) == ("Ferries of Thornshire", "2019-03-12")


def test_the_same_bytes_give_the_same_document() -> None:
    data = FERRIES[1].read_bytes()
    assert read(data) == read(data)


def picture_pdf(page_count: int) -> bytes:
    """A PDF of pages that are one picture each."""
    pdf = drawn_pdfs.new_pdf([f"q {drawn_pdfs.WIDTH} 0 0 {drawn_pdfs.HEIGHT} 0 0 cm /Im1 Do Q"] * page_count)
    for page in pdf.pages:
        image = pdf.make_stream(bytes(range(64)))
        image.update(
            {
                "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 8, "/Height": 8,
                "/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8,
            }
        )  # fmt: skip
        page.obj.Resources.XObject = pikepdf.Dictionary(Im1=image)
    return drawn_pdfs.saved(pdf)


def test_a_place_is_measured_from_the_top_left_corner() -> None:
    (block,) = content(read(drawn(text(72, 100, "Measured", size=10))))
    box = block.place.bbox
    assert box is not None
    assert (box.x0, box.top, box.bottom) == (72.0, 92.2, 102.2)
    assert 110 < box.x1 < 118
