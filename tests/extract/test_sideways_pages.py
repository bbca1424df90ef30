"""Pages turned by the file, or drawn sideways without a word about it, read as the upright page does."""

import pytest
from pikepdf import Array

from extract.pdf import pdf_pages, pdf_reader
from extract.records import BBox, Block, Document, Kind, Paper, Table
from tests.extract.drawn_pdfs import HEIGHT, WIDTH, drawn, fill, grid, line, new_pdf, saved, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
TABLE = "".join(
    text(65 + 150 * column, 195 + 30 * row, words)
    for row, cells in enumerate(
        [("No", "Action", "Status"), ("1", "Mend the sea wall", "Open"), ("2", "Paint", "Done")]
    )
    for column, words in enumerate(cells)
)
PAGE = (
    text(60, 100, "The committee heard how the harbour board had answered its report.")
    + text(60, 114, "It asked for the works to be told month by month.")
    + text(60, 160, "Actions", 14, "F2")
    + fill(360, 206, 510, 236, "1 0 0")
    + grid([60, 210, 360, 510], [176, 206, 236, 266])
    + TABLE
)
TURNED_LEFT = {
    0: "1 0 0 1 0 0 cm\n",
    1: f"0 1 -1 0 {HEIGHT} 0 cm\n",
    2: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm\n",
    3: f"0 -1 1 0 0 {WIDTH} cm\n",
}


def sideways(content: str, quarters: int, rotation: int = 0) -> bytes:
    """The content drawn as turned to the left by so many quarters, on a page that the file turns to the right."""
    pdf = new_pdf([TURNED_LEFT[quarters] + content], rotation)
    if quarters % 2:
        pdf.pages[0].obj.MediaBox = Array([0, 0, HEIGHT, WIDTH])
    return saved(pdf)


def read(data: bytes) -> Document:
    return pdf_reader.read_pdf(data, PAPER)


def said(document: Document) -> list[object]:
    """What the page says, without its places."""
    return [
        (block.kind, block.text)
        if isinstance(block, Block)
        else [(cell.row_index, cell.column_index, cell.text, cell.fill) for cell in block.cells]
        for block in document.blocks
    ]


def places(document: Document) -> list[BBox | None]:
    return [
        place.bbox
        and BBox(*(round(side) for side in (place.bbox.x0, place.bbox.top, place.bbox.x1, place.bbox.bottom)))
        for block in document.blocks
        for place in ([cell.place for cell in block.cells] if isinstance(block, Table) else [block.place])
    ]


UPRIGHT = read(drawn(PAGE))


def test_the_page_itself_has_a_table() -> None:
    assert [type(block) for block in UPRIGHT.blocks] == [Block, Block, Table]


@pytest.mark.parametrize(("quarters", "rotation"), [(1, 90), (2, 180), (3, 270)])
def test_a_page_that_the_file_turns_is_read_as_it_is_shown(quarters: int, rotation: int) -> None:
    document = read(sideways(PAGE, quarters, rotation))
    assert said(document) == said(UPRIGHT)
    assert places(document) == places(UPRIGHT)


@pytest.mark.parametrize(("quarters", "rotation"), [(1, 0), (3, 0), (2, 90), (2, 270), (1, 180), (0, 90), (0, 270)])
def test_a_page_shown_sideways_is_read_as_if_turned_upright(quarters: int, rotation: int) -> None:
    assert said(read(sideways(PAGE, quarters, rotation))) == said(UPRIGHT)


def test_places_on_a_page_read_sideways_are_those_of_the_page_as_shown() -> None:
    (upright, *_), (left, *_), (right, *_) = (places(read(sideways(PAGE, quarters))) for quarters in (0, 1, 3))
    assert upright and left and right
    assert left == BBox(upright.top, WIDTH - upright.x1, upright.bottom, WIDTH - upright.x0)
    assert right == BBox(HEIGHT - upright.bottom, upright.x0, HEIGHT - upright.top, upright.x1)


def test_a_header_across_a_page_drawn_sideways_stays_beside_its_text() -> None:
    pdf = new_pdf([f"q {TURNED_LEFT[1]}{PAGE}Q {text(60, 40 + HEIGHT - WIDTH, 'Harbour board')}"])
    pdf.pages[0].obj.MediaBox = Array([0, 0, HEIGHT, WIDTH])
    document = read(saved(pdf))
    header = (Kind.FURNITURE, "Harbour board")
    assert header in said(document)
    assert [each for each in said(document) if each != header] == said(UPRIGHT)


def test_a_few_sideways_words_turn_no_page() -> None:
    stamp = f"q 0 1 -1 0 {HEIGHT + 20} 0 cm {text(60, 100, 'Received by the clerk')}Q "
    document = read(drawn(text(60, 100, "The board met.") + stamp + line(60, 300, 500, 300)))
    assert "The board met." in [block.text for block in document.blocks if isinstance(block, Block)]


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_sideways_letter_that_stands_alone_is_sideways_and_as_long_as_upright(quarters: int) -> None:
    upright, turned = (
        pdf_pages.read_page(pdf_pages.open_pdf(sideways(text(60, 100, "a mill."), each)), 1).words
        for each in (0, quarters)
    )
    assert [word.is_upright for word in turned] == [False, False]
    assert [abs(word.run) for word in turned] == pytest.approx([word.x1 - word.x0 for word in upright], abs=0.1)
