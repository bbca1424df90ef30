"""The colours of a table's cells: what they are filled with."""

from collections.abc import Iterable

from extract.pdf.pdf_drawing import Fill
from extract.records import BBox

FILLED_SHARE = 0.6  # of a cell under a fill that gives it its colour


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
