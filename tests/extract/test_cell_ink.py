"""The colour of a dot, a square, a flag or a lone letter in a cell of a PDF's table is kept with the cell."""

import pytest

from extract.pdf import pdf_reader
from extract.records import Paper, Table
from tests.extract.drawn_pdfs import HEIGHT, drawn, fill, grid, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
TABLE = (
    grid((50, 200, 300), (80, 110, 140))
    + text(60, 100, "Ref", 10)
    + text(210, 100, "RAG", 10)
    + text(60, 130, "R1", 10)
)


def dot(x: float, top: float, colour: str, radius: float = 5) -> str:
    """A filled circle of four curves."""
    y, r, k = HEIGHT - top, radius, 0.55 * radius
    return (
        f"q {colour} rg {x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c "
        f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c {x - r} {y - k} {x - k} {y - r} {x} {y - r} c "
        f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c f Q\n"
    )


def lettered(words: str, colour: str) -> str:
    return f"q {colour} rg {text(210, 130, words, 10)} Q\n"


def inks(page: str) -> list[str | None]:
    (table,) = (block for block in pdf_reader.read_pdf(drawn(page), PAPER).blocks if isinstance(block, Table))
    return [cell.ink for cell in table.cells]


RED = dot(220, 125, "1 0 0")
COLOURED = {
    "a dot": RED,
    "a dot beside words": RED + text(230, 130, "On hold", 10),
    "a square": fill(212, 120, 222, 130, "1 0 0"),
    "a letter": lettered("R", "1 0 0"),
    "a bullet": lettered("•", "1 0 0"),
}
NOT_COLOURED = {
    "grey": dot(220, 125, "0.5 0.5 0.5"),
    "two colours": RED + dot(240, 125, "0 1 0"),
    "black": lettered("R", "0 0 0"),
    "a fill": fill(200, 110, 300, 140, "1 0 0"),
    "a list's bullet": lettered("•", "1 0 0") + text(218, 130, "The board met in a long hall", 5),
    "a word of a sentence": lettered("A", "1 0 0") + text(220, 130, "plan is made", 10),
    "a picture": dot(220, 125, "1 0 0", 40),
}


@pytest.mark.parametrize("mark", COLOURED.values(), ids=COLOURED)
def test_a_coloured_mark_gives_its_cell_its_colour(mark: str) -> None:
    assert inks(TABLE + mark) == [None, None, None, "#ff0000"]


@pytest.mark.parametrize("mark", NOT_COLOURED.values(), ids=NOT_COLOURED)
def test_what_is_no_coloured_mark_gives_none(mark: str) -> None:
    assert inks(TABLE + mark) == [None, None, None, None]


def test_a_cell_of_a_table_without_rules_has_its_dot_though_it_has_no_words() -> None:
    rows = [("Ref", "Recommendation", "RAG"), ("R1", "Mend the sea wall.", ""), ("R2", "Dredge the channel.", "")]
    page = "".join(
        text(x, 100 + 20 * index, words, 10, "F1" if index else "F2")
        for index, row in enumerate(rows)
        for x, words in zip((60, 110, 400), row, strict=True)
    )
    assert inks(page + dot(408, 117, "0 0.6 0") + dot(408, 137, "1 0 0"))[5::3] == ["#009900", "#ff0000"]
