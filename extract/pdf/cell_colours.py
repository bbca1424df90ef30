"""The colours of a table's cells: what they are filled with, and the dots, flags and lone letters in them."""

from collections.abc import Iterable, Sequence

from extract.pdf import page_items
from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Fill
from extract.pdf.pdf_pages import Page
from extract.records import BBox

FILLED_SHARE = 0.6  # of a cell under a fill that gives it its colour
MOST_WORDS = 6  # beside a dot that means something: in longer text it is a bullet
MOST_CHARACTERS = 4  # of a cell that is a coloured letter


def fill_of(box: BBox, fills: Iterable[Fill]) -> str | None:
    """The colour of the last fill that covers most of the box, None where it is white or there is none."""
    colour = None
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    for fill in fills:
        across = min(box.x1, fill.bbox.x1) - max(box.x0, fill.bbox.x0)
        down = min(box.bottom, fill.bbox.bottom) - max(box.top, fill.bbox.top)
        if across > 0 and down > 0 and across * down >= FILLED_SHARE * area:
            colour = fill.colour
    return None if colour == "#ffffff" else colour


def ink_of(box: BBox, page: Page, words: Sequence[Word]) -> str | None:
    """The one colour of the coloured marks in the cell, None where there are none or several."""
    marks = [mark for mark in page.inks if _is_inside(mark.bbox, box)]
    if not page.is_scanned and marks:
        marks = [mark for mark in marks if _counts(mark.bbox, box, words)]
    colours = {mark.colour for mark in marks}
    return colours.pop() if len(colours) == 1 else None


def _is_inside(mark: BBox, box: BBox) -> bool:
    return box.x0 <= (mark.x0 + mark.x1) / 2 <= box.x1 and box.top <= (mark.top + mark.bottom) / 2 <= box.bottom


def _counts(mark: BBox, box: BBox, words: Sequence[Word]) -> bool:
    """Whether the mark means something: a cell's fill does not, nor do a bullet and a letter in longer text."""
    if (mark.x1 - mark.x0) * (mark.bottom - mark.top) >= FILLED_SHARE * (box.x1 - box.x0) * (box.bottom - box.top):
        return False
    if sum(len(word.text) for word in words) <= MOST_CHARACTERS:
        return True
    is_letter = any(page_items.holds(mark, word) and word.text.isalnum() for word in words)
    return len(words) <= MOST_WORDS and not is_letter
