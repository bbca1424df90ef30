"""What OCR doubted or passed over on a page, read once more by itself and enlarged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.scans import image_print, lone_print, page_images
from extract.scans.image_print import Patches
from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box, Engine, SeenWord

DOUBTFUL = 0.88  # the confidence below which a word is read again
UNSEEN = 0.85  # the confidence from which a sign is believed that stands where nothing is printed
DASHES = frozenset("-–—")
ENLARGEMENTS = (2, 3)
SHORTEST_POINTS = 4.0  # patches lower than this are no digit or letter
LEAST_CONFIDENCE = 0.75  # of what was passed over: less is a speck or a picture
MOST_PASSED_OVER = 60  # more is a picture or a map


def settled(seen: Sequence[SeenWord], patches: Patches) -> tuple[SeenWord, ...]:
    """The words, those whose box holds no print moved to the print that it meets; doubtful signs left out."""
    free = _unread(seen, patches)
    moved = (word if len(image_print.inside(patches, word.box)) else _moved(word, free) for word in seen)
    return tuple(word for word in moved if word is not None)


def _moved(word: SeenWord, free: Patches) -> SeenWord | None:
    box = word.box
    is_across = (free[:, 0] < box.right) & (free[:, 2] > box.left)
    met = free[is_across & (free[:, 1] < box.bottom) & (free[:, 3] > box.top)]
    if len(met):
        return replace(word, box=image_print.around(met))
    is_sign = not any(c.isalnum() or c in DASHES for c in word.text)
    return None if is_sign and word.confidence < UNSEEN else word


def look_again(seen: Sequence[SeenWord], pixels: Pixels, patches: Patches, engine: Engine) -> tuple[SeenWord, ...]:
    """The words, doubtful ones as the engine reads them enlarged where it is surer of that."""
    return tuple(
        part
        for word in seen
        for part in (_again(word, pixels, patches, engine) if word.confidence < DOUBTFUL else (word,))
    )


def passed_over(
    seen: Sequence[SeenWord], pixels: Pixels, patches: Patches, measures: tuple[Engine, float]
) -> tuple[SeenWord, ...]:
    """Words made of print that lies in none of the words seen, such as numbers alone in a margin or cell."""
    engine, dots = measures
    groups = list(_groups(_unread(seen, patches), dots))
    if len(groups) > MOST_PASSED_OVER:
        return ()
    first = 1 + max((word.line for word in seen), default=-1)
    found = []
    for number, box in enumerate(groups):
        text, confidence = lone_print.in_company(box, seen, pixels, engine)
        if not text:
            text, confidence = _enlarged_reading(pixels, box, engine)
        if confidence >= LEAST_CONFIDENCE and any(c.isalnum() for c in text) and " " not in text:
            found.append(SeenWord(text, box, confidence, first + number))
    return tuple(found)


def _again(word: SeenWord, pixels: Pixels, patches: Patches, engine: Engine) -> tuple[SeenWord, ...]:
    own = image_print.inside(patches, word.box)
    box = image_print.around(own) if len(own) else word.box
    text, confidence = _enlarged_reading(pixels, box, engine)
    texts = text.split()
    boxes = _parted(box, own, len(texts)) if confidence > word.confidence else ()
    if not boxes:
        return (word,)
    return tuple(SeenWord(*part, confidence, word.line) for part in zip(texts, boxes, strict=True))


def _parted(box: Box, own: Patches, count: int) -> tuple[Box, ...]:
    """The box cut at its widest gaps into so many parts, () where it has too few."""
    gaps = ((right[0] - left[1], left[1], right[0]) for left, right in pairwise(image_print.stretches(own)))
    widest = sorted((start, end) for _, start, end in sorted(gaps, reverse=True)[: max(0, count - 1)])
    if count == 0 or len(widest) != count - 1:
        return ()
    lefts, rights = (box.left, *(end for _, end in widest)), (*(start for start, _ in widest), box.right)
    return tuple(Box(left, box.top, right, box.bottom) for left, right in zip(lefts, rights, strict=True))


def _enlarged_reading(pixels: Pixels, box: Box, engine: Engine) -> tuple[str, float]:
    """The box as the engine reads it enlarged, of several sizes the one it is surest of."""
    part = image_print.cut_out(pixels, box)
    readings = [engine.line(page_images.enlarged(part, times)) for times in ENLARGEMENTS]
    return max(readings, key=lambda reading: reading[1])


def _unread(seen: Sequence[SeenWord], patches: Patches) -> Patches:
    """The patches whose middle lies in no word."""
    if not seen:
        return patches
    boxes = np.array([(word.box.left, word.box.top, word.box.right, word.box.bottom) for word in seen])
    x, y = (patches[:, 0] + patches[:, 2]) / 2, (patches[:, 1] + patches[:, 3]) / 2
    inside = (
        (x[:, None] >= boxes[:, 0] - 1)
        & (x[:, None] <= boxes[:, 2] + 1)
        & (y[:, None] >= boxes[:, 1] - 1)
        & (y[:, None] <= boxes[:, 3] + 1)
    )
    return np.asarray(patches[~inside.any(axis=1)], dtype=np.int64)


def _groups(patches: Patches, dots: float) -> Iterator[Box]:
    """Boxes around the patches that stand side by side, of those with one as high as a letter."""
    groups: list[Box] = []
    for patch in patches:
        box = image_print.box_of(patch)
        near = next((i for i, group in enumerate(groups) if _is_beside(group, box)), None)
        if near is None:
            groups.append(box)
        else:
            groups[near] = image_print.union(groups[near], box)
    return (group for group in groups if group.bottom - group.top >= SHORTEST_POINTS * dots)


def _is_beside(group: Box, box: Box) -> bool:
    height = max(group.bottom - group.top, box.bottom - box.top)
    overlap = min(group.bottom, box.bottom) - max(group.top, box.top)
    return box.left - group.right < 0.6 * height and overlap > 0.3 * (box.bottom - box.top)
