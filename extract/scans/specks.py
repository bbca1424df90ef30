"""Dirt in the picture of a page: dots too faint for print, told from full stops by how much darkness they hold.

Blur and turning spread a dot over more pixels but leave the sum of its darkness as it was, so that sum is its size. How
large the dirt of a page is shows where no print is near.
"""

from typing import Any

import numpy as np

from extract.scans.page_images import Pixels, ink_of, paper_around

FAINT = 40  # of 255: a pixel this much darker than its paper is part of a dot
BLACK = 200  # the darkness of a pixel of print
LARGEST_POINTS2 = 0.6  # square points of black: a full stop of eight points holds about this much, one of eleven twice
LETTER_POINTS, LONE_POINTS = 3.0, 5.0  # the least height or width of a letter, and how far from any dirt is lone
LEAST_LONE = 12  # fewer are no dirt, and may be a row of dots
ALMOST_ALL = 97  # per cent of the lone dots that are at most as large as the rest of the dirt, by this much:
MARGIN = 1.15
HALO = 5  # pixels: the soft edge of a dot
THINNEST_POINTS = 0.55  # a patch of print no larger than this either way is dirt too


def without_specks(pixels: Pixels, dots: float) -> tuple[Pixels, Pixels]:
    """The pixels with paper in place of dirt, and their ink."""
    ink = ink_of(pixels)
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    longest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_letter = longest > LETTER_POINTS * dots
    dirt = _is_dirt(pixels, is_letter[labels] & (ink > 0), dots)
    is_dirty = longest <= THINNEST_POINTS * dots
    is_dirty[labels[dirt]] = True
    is_dirty[0] = False
    specks = ((is_dirty & ~is_letter)[labels] | dirt).astype(np.uint8)
    print_only = np.where(specks, 0, ink).astype(np.uint8)
    around = cv2.dilate(specks, np.ones((HALO, HALO), np.uint8)).astype(bool)
    letters = cv2.dilate(print_only, np.ones((3, 3), np.uint8)).astype(bool)
    return np.where(around & ~letters, paper_around(pixels), pixels), print_only


def _is_dirt(pixels: Pixels, letters: Any, dots: float) -> Any:
    """Which pixels belong to dots that are no larger than those that stand far from all letters."""
    import cv2

    darkness = cv2.subtract(paper_around(pixels), pixels)
    _, labels, _, middles = cv2.connectedComponentsWithStats((darkness > FAINT).astype(np.uint8), connectivity=8)
    sums = np.bincount(labels.ravel(), weights=darkness.ravel().astype(np.float64)) / (BLACK * dots * dots)
    is_small = sums <= LARGEST_POINTS2
    is_small[0] = False
    reach = 2 * round(LONE_POINTS * dots) + 1
    near = cv2.dilate(letters.astype(np.uint8), np.ones((reach, reach), np.uint8))
    places = middles.astype(np.int64)
    lone = sums[is_small & (near[places[:, 1], places[:, 0]] == 0)]
    if len(lone) < LEAST_LONE:
        return np.zeros(pixels.shape, dtype=bool)
    largest = MARGIN * float(np.percentile(lone, ALMOST_ALL))
    return (is_small & (sums <= largest))[labels]
