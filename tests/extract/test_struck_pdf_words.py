"""Words of a PDF that a line is drawn through are struck out; underlines and the rules of tables strike nothing."""

import pytest

from extract.pdf import pdf_reader, struck_words
from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Rule
from extract.records import Block, Paper, Table
from tests.extract.drawn_pdfs import drawn, fill, grid, line, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
# At 10 points "The pier is " ends at x = 111.1 and "The pier is closed" at x = 141.1.
SENTENCE = text(60, 100, "The pier is closed open again.", 10)


def said(*pages: str) -> list[tuple[str, str]]:
    document = pdf_reader.read_pdf(drawn(*pages), PAPER)
    return [(block.text, block.struck_text) for block in document.blocks if isinstance(block, Block)]


@pytest.mark.parametrize(
    "through",
    [
        line(111.5, 97, 141, 97),
        fill(111.5, 96.8, 143.5, 97.4, "0 0 0"),
        line(111.5, 97, 126, 97) + line(126, 97, 141, 97),
        line(111.5, 96.2, 141, 96.2) + line(111.5, 97.8, 141, 97.8),
    ],
    ids=["a stroke", "a thin fill", "two strokes end to end", "two strokes"],
)
def test_a_line_through_words_strikes_them_out(through: str) -> None:
    assert said(SENTENCE + through) == [("The pier is open again.", "closed")]


@pytest.mark.parametrize(
    "beside",
    [line(111.5, 101.5, 141, 101.5), line(60, 90, 200, 90), line(60, 97, 500, 97), line(111.5, 92, 141, 92)],
    ids=["an underline", "a rule above", "a rule across the page", "a line over the words"],
)
def test_other_lines_strike_nothing(beside: str) -> None:
    assert said(SENTENCE + beside) == [("The pier is closed open again.", "")]


def test_what_is_struck_out_whole_leaves_a_block_without_words() -> None:
    assert said(SENTENCE + line(60, 97, 195, 97)) == [("", "The pier is closed open again.")]


def test_a_struck_out_cell_keeps_its_place_and_its_row() -> None:
    page = grid((50, 200, 350), (80, 110, 140, 170))
    for row, words in enumerate((("Status", "Owner"), ("Open Closed", "Harbour"), ("Late", "Coast"))):
        page += "".join(text(60 + 150 * column, 100 + 30 * row, word, 10) for column, word in enumerate(words))
    (table,) = pdf_reader.read_pdf(drawn(page + line(60, 127, 84, 127)), PAPER).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["Status", "Owner", "Closed", "Harbour", "Late", "Coast"]
    assert [block.struck_text for cell in table.cells for block in cell.blocks] == ["", "", "Open", "", "", ""]


def test_the_rules_that_strike_nothing_are_given_back() -> None:
    words = [Word("pier", 60, 80, 100, 10), Word("8", 60, 66, 130, 10), Word("–", 90, 96, 130, 10)]
    kept = [Rule(101.5, 60, 80), Rule(127.0, 90, 96)]
    assert struck_words.struck_out(words, [Rule(97.0, 60, 80), *kept]) == kept
    assert [word.is_struck for word in words] == [True, False, False]
