"""The patches of print in the picture of a page: letters, bullets and raised marks by their size and place."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box

Patches = npt.NDArray[np.int64]  # a row each: left, top, right, bottom, area, in pixels

SPECK_POINTS = 1.1  # a patch no larger than this either way is dirt, or a dot that tells nothing
LARGEST_POINTS = 60.0
EDGE_PIXELS = 3
BULLET_POINTS = (2.2, 7.0)  # how wide bullets are
ROUND = 1.35  # the longer side of a bullet by the shorter
FILLED_SHARE = 0.62  # of its box that a bullet fills; a disc fills 0.79
FREE_LEFT, FREE_RIGHT, FAR_RIGHT = 14.0, 2.5, 48.0  # points: no print so near, but a letter before this


def patches_of(ink: Pixels, dots: float) -> Patches:
    """The connected patches of print that can be letters, from left to right."""
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = np.asarray(stats[1:], dtype=np.int64)
    found = found.copy()
    sizes = np.maximum(found[:, 2], found[:, 3])
    kept = found[(sizes > SPECK_POINTS * dots) & (sizes < LARGEST_POINTS * dots)]
    kept[:, 2] += kept[:, 0]
    kept[:, 3] += kept[:, 1]
    order = np.lexsort((kept[:, 1], kept[:, 0]))
    return np.asarray(kept[order], dtype=np.int64)


def inside(patches: Patches, box: Box) -> Patches:
    """The patches whose middle lies in the box."""
    x, y = patches[:, 0] + patches[:, 2], patches[:, 1] + patches[:, 3]
    is_in = (x >= 2 * box.left) & (x <= 2 * box.right) & (y >= 2 * box.top) & (y <= 2 * box.bottom)
    return np.asarray(patches[is_in], dtype=np.int64)


def holder(box: Box, cells: Sequence[Box]) -> int:
    """The index of the cell in which the box's middle lies, -1 where it lies in none."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return next((i for i, cell in enumerate(cells) if cell.left <= x < cell.right and cell.top <= y < cell.bottom), -1)


def box_of(patch: Any) -> Box:
    """The box around one patch."""
    left, top, right, bottom = (int(value) for value in patch[:4])
    return Box(left, top, right, bottom)


def around(patches: Patches) -> Box:
    """The box around all of the patches."""
    left, top = patches[:, :2].min(axis=0)
    right, bottom = patches[:, 2:4].max(axis=0)
    return Box(int(left), int(top), int(right), int(bottom))


def union(one: Box, other: Box) -> Box:
    """The box around both."""
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def stretches(patches: Patches) -> list[tuple[int, int]]:
    """From where to where the patches fill the line, from left to right, with nothing printed between."""
    found: list[tuple[int, int]] = []
    for left, right in sorted((int(one[0]), int(one[2])) for one in patches):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def bullets(patches: Patches, cells: Sequence[Box], dots: float) -> tuple[Box, ...]:
    """The round or square filled patches that stand alone before a line's first letter, above its baseline."""
    width, height = patches[:, 2] - patches[:, 0], patches[:, 3] - patches[:, 1]
    smallest, largest = BULLET_POINTS[0] * dots, BULLET_POINTS[1] * dots
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    is_shaped = (shorter >= smallest) & (longer <= largest) & (longer <= ROUND * shorter)
    is_filled = patches[:, 4] >= FILLED_SHARE * width * height
    found = (box_of(one) for one in patches[is_shaped & is_filled])
    return tuple(box for box in found if _begins_line(box, _beside(box, patches, cells), dots))


def _beside(box: Box, patches: Patches, cells: Sequence[Box]) -> Patches:
    """The patches at the box's height, in its own cell where it stands in one."""
    size = box.bottom - box.top
    is_beside = (patches[:, 1] < box.bottom + size // 2) & (patches[:, 3] > box.top - size // 2)
    if (index := holder(box, cells)) >= 0:
        is_beside &= (patches[:, 0] >= cells[index].left - 1) & (patches[:, 2] <= cells[index].right + 1)
    return np.asarray(patches[is_beside], dtype=np.int64)


def _begins_line(bullet: Box, beside: Patches, dots: float) -> bool:
    """Whether the patch stands at the middle height of a letter to its right, with free paper between and before."""
    after = beside[(beside[:, 0] > bullet.right - 1) & (beside[:, 0] < bullet.right + FAR_RIGHT * dots)]
    before = beside[(beside[:, 2] < bullet.left + 1) & (beside[:, 2] > bullet.left - FREE_LEFT * dots)]
    if not len(after) or len(before):
        return False
    middle, size, first = (bullet.top + bullet.bottom) / 2, bullet.bottom - bullet.top, after[0]
    reach = first[3] - first[1]
    is_amid = first[1] < middle < first[3] and bullet.bottom < first[3] - 0.08 * reach
    return bool(first[0] - bullet.right >= FREE_RIGHT * dots and is_amid and size < 0.75 * reach)


def cut_out(pixels: Pixels, box: Box) -> Pixels:
    """The picture in the box, with a little of the paper around it."""
    rows = slice(max(0, box.top - EDGE_PIXELS), box.bottom + EDGE_PIXELS)
    return pixels[rows, max(0, box.left - EDGE_PIXELS) : box.right + EDGE_PIXELS]


def without(pixels: Pixels, boxes: Sequence[Box], paper: int) -> Pixels:
    """The pixels with the boxes, and a pixel around them, as paper."""
    cleaned = pixels.copy() if boxes else pixels
    for box in boxes:
        cleaned[max(0, box.top - 1) : box.bottom + 1, max(0, box.left - 1) : box.right + 1] = paper
    return cleaned
