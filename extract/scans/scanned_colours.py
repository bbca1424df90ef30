"""The colours of table cells in the picture of a page: their grounds, and the dots or letters in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.pdf.page_turning import Turning
from extract.pdf.pdf_drawing import Fill
from extract.pdf.ruled_tables import RuledGrid
from extract.records import BBox

DPI = 75
INSET_POINTS = 2.5  # from a cell's rules
STEP_POINTS = 72 / DPI
LEAST_SAMPLES = 12
SATURATED = 28  # of 255, the spread of red, green and blue: a ground this coloured was meant so
SHADED = 0.93  # of the paper's lightness: a ground at most so light was shaded
COLOURED_INK, UNLIKE = 55, 60  # the spread of coloured print, and how far from its ground print is
LEAST_INK = 5  # pixels
INK_SHARE = 0.5  # of a cell's print that shares its colour
STRONGEST = 80  # per cent of the coloured pixels that are paler: the edges of letters are half paper
ALIKE = 26  # grounds nearer to each other than this, in each of red, green and blue, were meant as one

Colours = npt.NDArray[np.uint8]  # rows of pixels of red, green and blue


@dataclass(frozen=True, slots=True)
class CellColours:
    """The grounds of cells that have one, and the colours of print in cells that have one, each with its cell's box."""

    fills: tuple[Fill, ...] = ()
    inks: tuple[Fill, ...] = ()


def read_colours(grids: Sequence[RuledGrid], colours: Colours, turning: Turning) -> CellColours:
    """The colours of the cells of the grids on a page that is shown in these colours at 75 dots an inch."""
    paper = np.maximum(1.0, np.percentile(colours[::4, ::4].reshape(-1, 3), 90, axis=0))
    fills: list[Fill] = []
    inks: list[Fill] = []
    for cell in (cell for grid in grids if len(grid.cells) > 1 for cell in grid.cells):
        samples = _samples(cell.bbox, colours, turning)
        if len(samples) < LEAST_SAMPLES:
            continue
        samples = np.minimum(255.0, samples * 255.0 / paper)
        ground = np.median(samples, axis=0)
        if _spread(ground) >= SATURATED or ground.mean() <= SHADED * 255:
            fills.append(Fill(cell.bbox, _hex(ground)))
        ink = _ink(samples, ground)
        if ink is not None:
            inks.append(Fill(cell.bbox, _hex(ink)))
    return CellColours(_of_few_colours(fills), _of_few_colours(inks))


def _samples(box: BBox, colours: Colours, turning: Turning) -> npt.NDArray[np.float64]:
    """The colours at places spread evenly over the cell, as it lies on the page that is shown."""
    xs = np.arange(box.x0 + INSET_POINTS, box.x1 - INSET_POINTS, STEP_POINTS)
    ys = np.arange(box.top + INSET_POINTS, box.bottom - INSET_POINTS, STEP_POINTS)
    if not len(xs) or not len(ys):
        return np.empty((0, 3))
    across, down = np.meshgrid(xs, ys)
    columns, rows = ((place.ravel() / STEP_POINTS).astype(np.int64) for place in turning.shown(across, down))
    is_in = (columns >= 0) & (rows >= 0) & (columns < colours.shape[1]) & (rows < colours.shape[0])
    return np.asarray(colours[rows[is_in], columns[is_in]], dtype=np.float64)


def _ink(samples: npt.NDArray[np.float64], ground: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    """The colour that most of the print in a cell has, None where that is black, grey or white."""
    printed = samples[np.abs(samples - ground).max(axis=1) >= UNLIKE]
    spread = printed.max(axis=1, initial=0.0) - printed.min(axis=1, initial=255.0)
    coloured = printed[spread >= COLOURED_INK]
    if len(coloured) < LEAST_INK or len(coloured) < INK_SHARE * len(printed):
        return None
    strongest = coloured[spread[spread >= COLOURED_INK] >= np.percentile(spread[spread >= COLOURED_INK], STRONGEST)]
    middle = np.median(strongest, axis=0)
    return middle if _spread(middle) >= COLOURED_INK else None


def _spread(colour: npt.NDArray[np.float64]) -> float:
    return float(colour.max() - colour.min())


def _hex(colour: npt.NDArray[np.float64]) -> str:
    return "#" + "".join(f"{round(float(value)):02x}" for value in colour)


def _of_few_colours(fills: Iterable[Fill]) -> tuple[Fill, ...]:
    """The fills, those of nearly one colour all with that of the first: noise makes each a little other."""
    known: list[str] = []
    told = []
    for fill in fills:
        colour = next((one for one in known if _is_alike(one, fill.colour)), fill.colour)
        if colour is fill.colour:
            known.append(colour)
        told.append(Fill(fill.bbox, colour))
    return tuple(told)


def _is_alike(one: str, other: str) -> bool:
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) < ALIKE for i in (1, 3, 5))
