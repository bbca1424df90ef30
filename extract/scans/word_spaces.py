"""Spaces between words by the gaps in the print, where an engine saw one too many or too few."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

import numpy as np

from extract.scans import image_print, page_images
from extract.scans.image_print import Patches
from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box, Engine, SeenWord

LEAST_GAPS = 3  # of a line, by which its word space is known
NONE, ONE = 0.3, 0.75  # of the line's word space: a gap this narrow is none, and one this wide is one
RAISED = 0.3  # of its height above the foot of a word stands a mark
TIMES = 2


def respaced(seen: Sequence[SeenWord], pixels: Pixels, patches: Patches, engine: Engine) -> tuple[SeenWord, ...]:
    """The words, those with no gap between them joined, and those with a gap inside parted where engine reads both."""
    return tuple(
        word
        for _, line in groupby(seen, key=lambda word: word.line)
        for word in _respaced_line(list(line), (pixels, patches), engine)
    )


def _respaced_line(line: list[SeenWord], picture: tuple[Pixels, Patches], engine: Engine) -> Iterator[SeenWord]:
    pixels, patches = picture
    gaps = [_gap(left, right, patches) for left, right in pairwise(line)]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < LEAST_GAPS:
        yield from line
        return
    space = median(known)
    for word in _joined(line, gaps, NONE * space, patches):
        own = image_print.inside(patches, word.box)
        yield from _parted(word, image_print.stretches(own), (pixels, ONE * space), engine)


def _gap(left: SeenWord, right: SeenWord, patches: Patches) -> int | None:
    """The paper between the print of the words: 0 where one patch is part of both, None where one has no print."""
    of_left, of_right = image_print.inside(patches, left.box), image_print.inside(patches, right.box)
    if len(of_left) and len(of_right):
        return int(of_right[:, 0].min() - of_left[:, 2].max())
    border = (left.box.right + right.box.left) / 2
    shared = np.concatenate((of_left, of_right))
    return 0 if ((shared[:, 0] < border) & (shared[:, 2] > border)).any() else None


def _is_raised(right: SeenWord, left: SeenWord, patches: Patches) -> bool:
    """Whether the print of the word on the right stands above the foot of that on the left, as a mark does."""
    before, after = image_print.inside(patches, left.box), image_print.inside(patches, right.box)
    if not len(before) or not len(after):
        return False
    foot = int(before[:, 3].max())
    return bool(foot - after[:, 3].max() > RAISED * (foot - before[:, 1].min()))


def _joined(
    line: Sequence[SeenWord], gaps: Sequence[int | None], narrow: float, patches: Patches
) -> Iterator[SeenWord]:
    """The words, those with too narrow a gap between them as one."""
    word = line[0]
    for following, gap in zip(line[1:], gaps, strict=True):
        if gap is not None and 0 <= gap <= narrow and not _is_raised(following, word, patches):
            least, around = min(word.confidence, following.confidence), image_print.union(word.box, following.box)
            word = SeenWord(word.text + following.text, around, least, word.line)
        else:
            yield word
            word = following
    yield word


def _parted(
    word: SeenWord, stretches: Sequence[tuple[int, int]], picture: tuple[Pixels, float], engine: Engine
) -> tuple[SeenWord, ...]:
    """The word in two where its print has one gap as wide as a space, and its halves by themselves read the same."""
    pixels, wide = picture
    cuts = [(left[1], right[0]) for left, right in pairwise(stretches) if right[0] - left[1] >= wide]
    if len(cuts) != 1:
        return (word,)
    box, (end, start) = word.box, cuts[0]
    boxes = Box(box.left, box.top, end, box.bottom), Box(start, box.top, box.right, box.bottom)
    texts = [engine.line(page_images.enlarged(image_print.cut_out(pixels, each), TIMES))[0] for each in boxes]
    is_same = "".join(texts) == word.text and all(texts) and _may_part(texts[0][-1], texts[1][0])
    if not is_same:
        return (word,)
    return tuple(replace(word, text=text, box=each) for text, each in zip(texts, boxes, strict=True))


def _may_part(before: str, after: str) -> bool:
    """Whether a gap between the signs can be a space: digits and points stand wide apart by nature."""
    return before.isalnum() and after.isalnum() and not (before.isdigit() and after.isdigit())
