"""The few words that the file itself gives on a page that is a picture, such as a stamp's, set among those of OCR."""

from collections.abc import Sequence
from dataclasses import replace

from extract.pdf import page_items
from extract.pdf.page_items import ASCENT, DESCENT, Word
from extract.pdf.page_turning import Turning
from extract.pdf.pdf_pages import Page


def added(scanned: Page, page: Page) -> Page:
    """The scanned page with the words of the page as the file gives it, instead of OCR's for them."""
    turning = scanned.turning
    if not page.words or turning is None:
        return scanned
    own = [_as_read(word, turning) for word in page.words]
    if turning.quarters == 2:
        own = _from_left_to_right(own)
    boxes = [page_items.around((word,)) for word in own]
    seen = tuple(word for word in scanned.words if not any(page_items.holds(box, word) for box in boxes))
    return replace(scanned, words=(*seen, *own))


def _as_read(word: Word, turning: Turning) -> Word:
    """The word where it stands on the page as turned to be read: there it may run up or down, or upside down."""
    (x, y), (end_x, end_y) = (turning.read(*point) for point in _baseline(word))
    if abs(end_x - x) < abs(end_y - y):
        left = x - _to_the_left(end_y - y) * word.size
        return replace(
            word, x0=round(left, 2), x1=round(left + word.size, 2), baseline=round(y, 2), run=round(end_y - y, 2),
            is_upright=False,
        )  # fmt: skip
    lowered = (ASCENT - DESCENT) * word.size if end_x < x else 0.0
    left, right = sorted((round(x, 2), round(end_x, 2)))
    return replace(word, x0=left, x1=right, baseline=round((y + end_y) / 2 + lowered, 1), run=0.0, is_upright=True)


def _from_left_to_right(words: Sequence[Word]) -> list[Word]:
    """The words, those upside down in one line changed over, so that the first of them stands first."""
    lines: dict[float, list[Word]] = {}
    for word in words:
        lines.setdefault(word.baseline, []).append(word)
    ends = {baseline: min(w.x0 for w in line) + max(w.x1 for w in line) for baseline, line in lines.items()}
    return [
        replace(word, x0=ends[word.baseline] - word.x1, x1=ends[word.baseline] - word.x0) if word.is_upright else word
        for word in words
    ]


def _baseline(word: Word) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the word begins and ends on its baseline."""
    if word.is_upright:
        return (word.x0, word.baseline), (word.x1, word.baseline)
    x = word.x0 + _to_the_left(word.run) * word.size
    return (x, word.baseline), (x, word.baseline + word.run)


def _to_the_left(run: float) -> float:
    """How much of a letter, in sizes, stands left of the baseline of a word that runs up or down."""
    return ASCENT if run < 0 else DESCENT
