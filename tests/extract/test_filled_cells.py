"""Tables whose cells are coloured rectangles with white gaps between, and coloured shapes that are no table."""

import pytest

from extract.pdf import pdf_reader
from extract.records import Paper, Table
from tests.extract.drawn_pdfs import drawn, fill, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
LEFT, TOP, WIDTH, HEIGHT = 60, 100, 140, 40
ROWS = [("Harbour works",), ("No", "Action", "Status"), ("1", "Mend the sea wall", "Open"), ("2", "Paint", "Done")]


def tables(*pages: str) -> list[Table]:
    return [block for block in pdf_reader.read_pdf(drawn(*pages), PAPER).blocks if isinstance(block, Table)]


def filled(rows: list[tuple[str, ...]], gap: float) -> str:
    """Each cell as a rectangle with its words; rows of one cell run over all columns."""
    page = ""
    for row, cells in enumerate(rows):
        width = 3 * WIDTH if len(cells) == 1 else WIDTH
        for column, words in enumerate(cells):
            left, top = LEFT + column * width, TOP + row * HEIGHT
            page += fill(left, top, left + width - gap, top + HEIGHT - gap) + text(left + 5, top + 20, words)
    return page


@pytest.mark.parametrize("gap", [0.0, 1.0, 3.0, 6.0])
def test_filled_rectangles_are_cells_whatever_the_gap_between_them(gap: float) -> None:
    (table,) = tables(filled(ROWS, gap))
    assert (table.row_count, table.column_count) == (4, 3)
    assert [(cell.row_index, cell.column_index, cell.column_span, cell.text) for cell in table.cells] == [
        (row, column, 3 if len(cells) == 1 else 1, words)
        for row, cells in enumerate(ROWS)
        for column, words in enumerate(cells)
    ]
    assert {cell.fill for cell in table.cells} == {"#ffcc00"}


@pytest.mark.parametrize(
    "page",
    [
        "".join(fill(60 + 30 * bar, 300 - 20 * bar, 85 + 30 * bar, 300) for bar in range(8)) + text(60, 320, "A chart"),
        filled([("Three", "boxes", "beside each other")], 3) + text(60, 300, "No table."),
        filled([("A notice in a box",), ("and a second",), ("and a third",)] * 3, 3),
        filled([("North pier", "", ""), ("", "South pier", ""), ("", "", "East pier"), ("", "", "")], 2),
    ],
    ids=["bars", "a row of boxes", "a column of boxes", "a map"],
)
def test_other_rectangles_are_no_table(page: str) -> None:
    assert not tables(page)


def test_rectangles_whose_words_stand_across_them_are_no_table() -> None:
    stripes = filled([("", "", "")] * 4, 2)
    words = "The harbour board answered each point of the report in turn and at length"
    assert not tables(stripes + "".join(text(65, 120 + 10 * line, words[line:]) for line in range(14)))
