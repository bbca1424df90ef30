"""Ticks and crosses in the cells of scanned tables, which OCR reads as the letters that they look like."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.scans import image_print, page_images
from extract.scans.image_print import Patches
from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box, SeenWord

TICK = "✓"
CROSS, CROSSES = "X", frozenset({"x", "×", "xX", "Xx"})  # the case of a lone cross says nothing
UNSEEN = 0.85  # the confidence of a tick that only its shape tells
LEAST_PIXELS = 8
LOOKALIKES = frozenset("vVyYJ/√✓✔¥r4")
# Shares of the sign's height and width: the short arm begins low, the long arm ends at the top, the foot lies left.
SHORT_ARM, LONG_ARM, FOOT = (0.25, 0.9), 0.25, (0.12, 0.62)


def with_ticks(
    seen: Sequence[SeenWord], pixels: Pixels, patches: Patches, cells: Sequence[Box]
) -> tuple[SeenWord, ...]:
    """The words, a lone sign in a cell as the tick whose shape it has, or as a cross, and ticks that were not seen."""
    owners = [image_print.holder(word.box, cells) for word in seen]
    counts = Counter(owners)
    told = tuple(
        _sign(word, pixels, patches) if owner >= 0 and counts[owner] == 1 else word
        for word, owner in zip(seen, owners, strict=True)
    )
    line = 1 + max((word.line for word in seen), default=-1)
    empty = (cell for index, cell in enumerate(cells) if not counts[index])
    return told + tuple(
        SeenWord(TICK, image_print.around(own), UNSEEN, line + number)
        for number, cell in enumerate(empty)
        if len(own := image_print.inside(patches, cell)) == 1
        and _least_side(own)
        and _is_tick(image_print.around(own), pixels, patches)
    )


def _least_side(own: Patches) -> bool:
    """Whether the patch is no speck."""
    return bool(min(own[0, 2] - own[0, 0], own[0, 3] - own[0, 1]) >= LEAST_PIXELS)


def _sign(word: SeenWord, pixels: Pixels, patches: Patches) -> SeenWord:
    if word.text in CROSSES:
        return replace(word, text=CROSS)
    return replace(word, text=TICK) if word.text in LOOKALIKES and _is_tick(word.box, pixels, patches) else word


def _is_tick(place: Box, pixels: Pixels, patches: Patches) -> bool:
    own = image_print.inside(patches, place)
    if len(own) != 1:
        return False
    box = image_print.box_of(own[0])
    part = pixels[box.top : box.bottom, box.left : box.right]
    dark = part < page_images.paper_of(pixels) - page_images.CONTRAST
    height, width = dark.shape
    rows, columns = np.nonzero(dark)
    if not len(rows) or min(height, width) < 4:
        return False
    side = max(1, width // 8)
    left_top = float(rows[columns < columns.min() + side].min()) / height
    right_top = float(rows[columns > columns.max() - side].min()) / height
    foot = float(np.mean(columns[rows == rows.max()])) / width
    is_short, is_left = SHORT_ARM[0] <= left_top <= SHORT_ARM[1], FOOT[0] <= foot <= FOOT[1]
    return bool(is_short and is_left and right_top <= LONG_ARM)
