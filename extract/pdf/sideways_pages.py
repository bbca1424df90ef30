"""Pages whose print runs up or down them, such as a wide table drawn sideways: they are read as turned upright."""

from collections.abc import Sequence

from extract.pdf.page_items import Word
from extract.pdf.page_turning import Turning
from extract.pdf.pdf_drawing import Placing

LEAST_CHARACTERS = 100  # fewer may be a stamp or a title on a page's edge
SIDEWAYS_SHARE = 2 / 3  # of the characters: a header and footer may run across a page of which the rest runs up


def turning_of(words: Sequence[Word], width: float, height: float) -> Turning | None:
    """How to turn the page, of that size as shown, so that its print runs across; None where it does already."""
    turned = [word for word in words if not word.is_upright]
    if not turned:
        return None
    up = sum(len(word.text) for word in turned if word.run < 0)
    down = sum(len(word.text) for word in turned if word.run > 0)
    total = sum(len(word.text) for word in words)
    if total < LEAST_CHARACTERS or max(up, down) <= SIDEWAYS_SHARE * total:
        return None
    return Turning(3 if up > down else 1, 0.0, width, height)


def placing(place: Placing, turning: Turning) -> Placing:
    """From the page's own coordinates to those of the page as read, for a turning by one or three quarters."""

    def turned_left(x: float, y: float) -> tuple[float, float]:
        across, down = place(x, y)
        return down, turning.width - across

    def turned_right(x: float, y: float) -> tuple[float, float]:
        across, down = place(x, y)
        return turning.height - down, across

    return turned_left if turning.quarters == 1 else turned_right
