"""How a page was turned to be read, and so where on the page as it is shown a place lies that was measured as read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

from extract.records import BBox, Block, Note, Place, Table


@dataclass(frozen=True, slots=True)
class Turning:
    """First by so many quarters to the left, then by so many degrees to the left about the middle of the result.

    `width` and `height` are those of the page as it is shown, in points.
    """

    quarters: int
    degrees: float
    width: float
    height: float

    def shown(self, x: Any, y: Any) -> tuple[Any, Any]:
        """The place x, y, or places in arrays, on the page as it is shown."""
        is_sideways = self.quarters % 2 == 1
        middle_x, middle_y = (self.height / 2, self.width / 2) if is_sideways else (self.width / 2, self.height / 2)
        turn, rise = cos(radians(self.degrees)), sin(radians(self.degrees))
        across, down = x - middle_x, y - middle_y
        x, y = turn * across - rise * down + middle_x, rise * across + turn * down + middle_y
        at = {0: (x, y), 1: (self.width - y, x), 2: (self.width - x, self.height - y), 3: (y, self.height - x)}
        return at[self.quarters % 4]

    def read(self, x: float, y: float) -> tuple[float, float]:
        """The place x, y of the page as it is shown, on the page as it was turned to be read."""
        at = {0: (x, y), 1: (y, self.width - x), 2: (self.width - x, self.height - y), 3: (self.height - y, x)}
        x, y = at[self.quarters % 4]
        is_sideways = self.quarters % 2 == 1
        width, height = (self.height, self.width) if is_sideways else (self.width, self.height)
        x, y = Turning(0, -self.degrees, width, height).shown(x, y)
        return x, y

    def shown_box(self, box: BBox) -> BBox:
        """The upright box, on the page as it is shown, around the box."""
        placed = [self.shown(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        return BBox(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def blocks_as_shown(blocks: Iterable[Block | Table], turnings: dict[int, Turning]) -> tuple[Block | Table, ...]:
    """The blocks with the boxes of turned pages, which `turnings` holds by number, as these pages are shown."""
    return tuple(_as_shown(block, turnings) for block in blocks) if turnings else tuple(blocks)


def notes_as_shown(notes: Sequence[Note], turnings: dict[int, Turning]) -> tuple[Note, ...]:
    """The notes, likewise."""
    return tuple(replace(note, place=_place(note.place, turnings)) for note in notes)


def _as_shown(block: Block | Table, turnings: dict[int, Turning]) -> Block | Table:
    if isinstance(block, Block):
        return replace(block, place=_place(block.place, turnings))
    cells = tuple(
        replace(
            cell,
            place=_place(cell.place, turnings),
            blocks=tuple(replace(each, place=_place(each.place, turnings)) for each in cell.blocks),
        )
        for cell in block.cells
    )
    return replace(block, place=_place(block.place, turnings), cells=cells)


def _place(place: Place, turnings: dict[int, Turning]) -> Place:
    turning = turnings.get(place.page_no or 0)
    return replace(place, bbox=turning.shown_box(place.bbox)) if turning and place.bbox else place
