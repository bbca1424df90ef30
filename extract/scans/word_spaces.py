"""Spaces between words by the gaps in the print, where an engine saw one too many or too few."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from extract.scans import image_print, page_images
from extract.scans.image_print import Patches
from extract.scans.ocr_engines import Box, Engine, SeenWord
from extract.scans.page_images import Pixels

LEAST_GAPS = 3  # of a line, by which its word space is known
NONE, ONE = 0.3, 0.75  # of the line's word space: a gap this narrow is none, and one this wide is one
SAME_FOOT = 0.2  # of the height: a raised mark stands higher
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
    own = [image_print.inside(patches, word.box) for word in line]
    if any(not len(each) for each in own):
        yield from line
        return
    prints = [image_print.around(each) for each in own]
    gaps = [right.left - left.right for left, right in pairwise(prints)]
    if len(gaps) < LEAST_GAPS:
        yield from line
        return
    space = median(gaps)
    for word, parts in _joined(line, prints, NONE * space):
        found = image_print.inside(patches, parts)
        yield from _parted(word, image_print.stretches(found), (pixels, ONE * space), engine)


def _joined(line: Sequence[SeenWord], prints: Sequence[Box], narrow: float) -> Iterator[tuple[SeenWord, Box]]:
    """The words with the boxes of their print, those with too narrow a gap between them as one."""
    word, box = line[0], prints[0]
    for following, other in zip(line[1:], prints[1:], strict=True):
        height = box.bottom - box.top
        if 0 <= other.left - box.right <= narrow and abs(other.bottom - box.bottom) <= SAME_FOOT * height:
            box = image_print.union(box, other)
            least = min(word.confidence, following.confidence)
            word = SeenWord(word.text + following.text, image_print.union(word.box, following.box), least, word.line)
        else:
            yield word, box
            word, box = following, other
    yield word, box


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
