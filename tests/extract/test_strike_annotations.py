"""Words that a reviewer struck out by an annotation are no longer said."""

import pytest
from pikepdf import Array, Dictionary, Name

from extract.pdf import pdf_reader
from extract.records import Block, Paper
from tests.extract.drawn_pdfs import HEIGHT, new_pdf, saved, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
# At 10 points "The pier is " ends at x = 111.1 and "The pier is closed" at x = 141.1.
SENTENCE = text(60, 100, "The pier is closed open again.", 10)
OVER_CLOSED = (111.1, 92, 141.1, 103)


def said(*boxes: tuple[float, float, float, float], kind: str = "StrikeOut", flags: int = 4) -> tuple[str, str]:
    pdf = new_pdf([SENTENCE])
    corners = [
        corner
        for x0, top, x1, bottom in boxes
        for corner in (x0, HEIGHT - top, x1, HEIGHT - top, x0, HEIGHT - bottom, x1, HEIGHT - bottom)
    ]
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name("/" + kind), F=flags, QuadPoints=Array(corners),
        Rect=Array([60, HEIGHT - 110, 300, HEIGHT - 90]),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])
    (block,) = pdf_reader.read_pdf(saved(pdf), PAPER).blocks
    assert isinstance(block, Block)
    return block.text, block.struck_text


def test_a_strike_out_annotation_strikes_its_words_out() -> None:
    assert said(OVER_CLOSED) == ("The pier is open again.", "closed")


def test_an_annotation_may_strike_out_several_stretches() -> None:
    assert said(OVER_CLOSED, (59, 92, 78, 103)) == ("pier is open again.", "The closed")


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Squiggly"])
def test_other_annotations_strike_nothing(kind: str) -> None:
    assert said(OVER_CLOSED, kind=kind) == ("The pier is closed open again.", "")


@pytest.mark.parametrize("flags", [2, 32])
def test_a_hidden_annotation_strikes_nothing(flags: int) -> None:
    assert said(OVER_CLOSED, flags=flags) == ("The pier is closed open again.", "")


def test_a_strike_out_beside_the_words_strikes_nothing() -> None:
    assert said((111.1, 60, 141.1, 71), (111.1, 92, 118, 103)) == ("The pier is closed open again.", "")
