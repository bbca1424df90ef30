"""Ruling lines in the picture of a page: found as long thin strokes, and erased so that OCR sees the words alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extract.pdf.pdf_drawing import Rule
from extract.scans import specks
from extract.scans.page_images import PageImage, Pixels, paper_around

SHORTEST_ACROSS_POINTS, SHORTEST_DOWN_POINTS = 18.0, 11.0
TALLEST_LETTER_POINTS = 45.0  # a stroke down the page is a rule if it is longer, or ends at rules
THICKEST_POINTS = 4.0
LOWEST_LETTER_POINTS, FOOT_POINTS = 4.0, 1.5  # so far into a rule the foot of a letter reaches
GAP_POINTS = 2.0  # in a faint rule
PIECE_SHARE = 0.4  # of the shortest rule: its pieces between gaps are at least so long, those of letters are not
TOUCH_POINTS = 3.0
SIDE_PIXELS, CLEAR_SHARE = 4, 0.3  # so far beside a rule at most this share is print
DARK = 110  # of 255: the ground of a cell with white letters
GROUND_POINTS = 9.0  # a dark patch at least so wide and high is a ground and no letter


@dataclass(frozen=True, slots=True)
class RuledImage:
    """A page's image without its rules, its rules in points, and its print as a mask."""

    image: PageImage
    ink: Pixels
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A long thin patch of print in pixels."""

    left: int
    top: int
    width: int
    height: int
    label: int


def without_rules(image: PageImage) -> RuledImage:
    """The image with its rules erased and grounds with white letters made light, and the rules."""
    pixels, edges = _with_light_grounds(image)
    dots = image.dots
    pixels, ink = specks.without_specks(pixels, dots)
    rows, row_labels = _strokes(ink, round(SHORTEST_ACROSS_POINTS * dots), dots, is_across=True)
    columns, column_labels = _strokes(ink, round(SHORTEST_DOWN_POINTS * dots), dots, is_across=False)
    thickest = THICKEST_POINTS * dots
    rows = [row for row in rows if row.height <= thickest and _is_clear(ink, row, is_across=True)]
    columns = [
        column
        for column in columns
        if column.width <= thickest and _is_rule(column, rows, dots) and _is_clear(ink, column, is_across=False)
    ]
    mask = np.isin(row_labels, [stroke.label for stroke in rows])
    mask |= np.isin(column_labels, [stroke.label for stroke in columns])
    cleaned, ink = _erased(pixels, ink, mask, dots)
    horizontal = [
        Rule(_points(row.top + row.height / 2, dots), _points(row.left, dots), _points(row.left + row.width, dots))
        for row in rows
    ]
    vertical = [
        Rule(_points(one.left + one.width / 2, dots), _points(one.top, dots), _points(one.top + one.height, dots))
        for one in columns
    ]
    return RuledImage(
        PageImage(cleaned, dots), ink, tuple(sorted(horizontal + edges[0])), tuple(sorted(vertical + edges[1]))
    )


def _strokes(ink: Pixels, length: int, dots: float, *, is_across: bool) -> tuple[list[Stroke], Any]:
    """The strokes at least so long in one direction, and the image of their labels."""
    import cv2

    def along(size: int) -> Pixels:
        return np.ones((1, size) if is_across else (size, 1), np.uint8)

    pieces = cv2.morphologyEx(ink, cv2.MORPH_OPEN, along(round(PIECE_SHARE * length)))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, along(1 + round(GAP_POINTS * dots)))
    opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, along(length))
    opened = cv2.dilate(opened, np.ones((3, 1) if is_across else (1, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    strokes = [
        Stroke(int(left), int(top), int(width), int(height), label)
        for label, (left, top, width, height, _) in enumerate(stats)
        if label
    ]
    return strokes, labels


def _is_rule(stroke: Stroke, rows: Sequence[Stroke], dots: float) -> bool:
    """Whether a stroke down the page is no letter: it is longer than any, or both its ends stand on rules."""
    if stroke.height > TALLEST_LETTER_POINTS * dots:
        return True
    touch = TOUCH_POINTS * dots
    middle = stroke.left + stroke.width / 2
    return all(
        any(
            abs(row.top + row.height / 2 - end) <= touch and row.left - touch <= middle <= row.left + row.width + touch
            for row in rows
        )
        for end in (stroke.top, stroke.top + stroke.height)
    )


def _is_clear(ink: Pixels, stroke: Stroke, *, is_across: bool) -> bool:
    """Whether there is paper on both sides of the stroke, and no stems of letters that it is the foot or head of."""
    if is_across:
        start, end = stroke.top, stroke.top + stroke.height
        lines = ink[:, stroke.left : stroke.left + stroke.width]
    else:
        start, end = stroke.left, stroke.left + stroke.width
        lines = ink[stroke.top : stroke.top + stroke.height, :].T
    sides = (lines[max(0, start - SIDE_PIXELS) : max(0, start - 1)], lines[end + 1 : end + SIDE_PIXELS])
    return all(side.size == 0 or np.count_nonzero(side) <= CLEAR_SHARE * side.size for side in sides)


def _erased(pixels: Pixels, ink: Pixels, mask: Any, dots: float) -> tuple[Pixels, Pixels]:
    """Pixels and ink with the masked strokes, and a pixel around them, as paper where no letter's foot crosses them."""
    import cv2

    wide = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    rest = np.where(wide, 0, ink).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    is_letter = (stats[:, cv2.CC_STAT_HEIGHT] > LOWEST_LETTER_POINTS * dots) & (np.arange(len(stats)) > 0)
    reach = 2 * round(FOOT_POINTS * dots) + 1
    feet = cv2.dilate(is_letter[labels].astype(np.uint8), np.ones((reach, 1), np.uint8)).astype(bool)
    wide &= ~feet | (ink == 0)
    return np.where(wide, paper_around(pixels), pixels), np.where(wide, np.uint8(0), ink)


def _with_light_grounds(image: PageImage) -> tuple[Pixels, tuple[list[Rule], list[Rule]]]:
    """The pixels with dark grounds turned to light ones, and the borders of these as rules."""
    import cv2

    dots = image.dots
    size = round(GROUND_POINTS * dots)
    dark = (image.pixels < DARK).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((size // 2, size), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    pixels = image.pixels
    rows: list[Rule] = []
    columns: list[Rule] = []
    for left, top, width, height, area in stats[1:]:
        if height < size or width < 3 * size or area < 0.35 * width * height:
            continue
        pixels = pixels.copy() if pixels is image.pixels else pixels
        part = pixels[top : top + height, left : left + width]
        part[:] = 255 - part
        x0, x1, y0, y1 = (_points(value, dots) for value in (left, left + width, top, top + height))
        rows += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
        columns += [Rule(x0, y0, y1), Rule(x1, y0, y1)]
    return pixels, (rows, columns)


def _points(pixels: float, dots: float) -> float:
    return round(float(pixels) / dots, 2)
