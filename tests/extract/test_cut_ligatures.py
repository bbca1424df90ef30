"""A space that takes no room after a ligature cuts no word; the spaces between words do, however tight."""

import pytest

from extract.pdf import pdf_reader
from extract.records import Block, Paper
from tests.extract.drawn_pdfs import HEIGHT, drawn

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
SPACE = 278  # thousandths of the type size, as wide as Helvetica's


def read(*parts: str, back: int) -> str:
    """The parts as printed with a space after each but the last, which is moved back by so much."""
    pieces = f" ) {back} (".join(parts)
    document = pdf_reader.read_pdf(drawn(f"BT /F1 10 Tf 1 0 0 1 60 {HEIGHT - 100} Tm [({pieces})] TJ ET\n"), PAPER)
    return " ".join(block.text for block in document.blocks if isinstance(block, Block))


@pytest.mark.parametrize("parts", [("The fi", "nancial plan"), ("It is off", "ered"), ("A shuffl", "ed pack")])
def test_a_space_without_room_after_a_ligature_cuts_no_word(parts: tuple[str, str]) -> None:
    assert read(*parts, back=SPACE - 10) == "".join(parts)


@pytest.mark.parametrize(
    ("parts", "back"),
    [
        (("The staff", "are here"), 0),
        (("The staff", "are here"), SPACE - 140),  # a line set as tight as lines are
        (("The staff", "Are here"), SPACE),
        (("The quay", "side"), SPACE - 10),
    ],
    ids=["a whole space", "half a space", "a capital", "no ligature"],
)
def test_other_spaces_stay(parts: tuple[str, str], back: int) -> None:
    assert read(*parts, back=back) == " ".join(parts)
