"""Note marks in scanned print: small raised digits, told from letters by their height and read by themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.pdf.page_items import Word
from extract.scans import image_print, page_images
from extract.scans.image_print import Patches
from extract.scans.page_images import Pixels
from extract.scans.scanned_words import PrintLine
from extract.scans.seen_words import Box, Engine, SeenWord

RISE = 0.22  # of a capital's height: so far above the baseline a mark has its foot
HEIGHTS = (0.38, 0.86)  # of a capital: a quotation mark is lower, a letter higher
NARROWEST = 0.09
NEAR = 0.5  # of a capital's height: the gap between a mark and its word, and between two digits of a mark
MARK_SIZE = 0.62  # of the type that the mark stands beside
ENLARGED = 3
NARROW_DIGIT, NARROW_CONFIDENCE = 0.6, 0.8
DIGITS = "0123456789"
TRAILING = re.compile(r"[.,;:)\]’”\"']+$")


@dataclass(frozen=True, slots=True)
class Picture:
    """The page's pixels, the sharp cores of its patches of print, and how many pixels make a point."""

    pixels: Pixels
    patches: Patches
    dots: float


def read_marks(line: PrintLine, words: Sequence[Word], picture: Picture, engine: Engine) -> tuple[Word, ...]:
    """The line's words with its raised marks as words of their own, small and above the baseline."""
    whole: list[Word] = []
    groups = _groups(line, picture.patches)
    for seen, word in zip(line.words, words, strict=True):
        mark = None if "%" in seen.text else next((group for group in groups if _is_in(group, seen.box)), None)
        whole.extend((word,) if mark is None else _split(line, (seen, word, mark), picture, engine))
    return tuple(whole)


def _groups(line: PrintLine, patches: Patches) -> list[Box]:
    """The boxes around the raised marks of the line, digits that stand together in one."""
    groups: list[Box] = []
    boxes = [word.box for word in line.words]
    around = Box(
        min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )  # fmt: skip
    own = image_print.inside(patches, around)
    for patch in own:
        if not _is_raised(patch, own, line):
            continue
        box = image_print.box_of(patch)
        if groups and box.left - groups[-1].right < NEAR * line.capital:
            last = groups.pop()
            box = Box(last.left, min(last.top, box.top), box.right, max(last.bottom, box.bottom))
        groups.append(box)
    return groups


def _is_raised(patch: Sequence[int], own: Patches, line: PrintLine) -> bool:
    left, top, right, bottom = (int(value) for value in patch[:4])
    height, width = bottom - top, right - left
    return (
        line.baseline - bottom >= RISE * line.capital
        and HEIGHTS[0] * line.capital <= height <= HEIGHTS[1] * line.capital
        and NARROWEST * line.capital <= width <= 0.9 * line.capital
        and not _has_print_below(patch, own)
    )


def _has_print_below(patch: Sequence[int], patches: Patches) -> bool:
    """Whether another patch stands under the patch: it is an accent, a dot or part of a letter."""
    below = patches[(patches[:, 1] >= patch[3] - 1) & (patches[:, 0] < patch[2]) & (patches[:, 2] > patch[0])]
    return bool(len(below))


def _is_in(mark: Box, box: Box) -> bool:
    return box.left <= (mark.left + mark.right) / 2 <= box.right


def _split(line: PrintLine, found: tuple[SeenWord, Word, Box], picture: Picture, engine: Engine) -> tuple[Word, ...]:
    """The word before the mark, the mark, and what closes the word after it; the word alone where that fails."""
    (seen, word, mark), pixels, dots = found, picture.pixels, picture.dots
    label, confidence = _label(pixels, mark, engine)
    if not label:
        return (word,)
    raised = Word(
        label, round(mark.left / dots, 2), round(mark.right / dots, 2),
        round(mark.bottom / dots, 1), round(MARK_SIZE * word.size, 1), confidence=confidence, is_glued=True,
    )  # fmt: skip
    beside = [one for one in image_print.inside(picture.patches, seen.box) if not _is_in(image_print.box_of(one), mark)]
    if not beside:
        return (replace(raised, is_glued=False),)
    text, sureness = _text_without(pixels, seen.box, mark, engine)
    after = TRAILING.search(text)
    has_more = any(one[0] >= mark.right for one in beside)
    closing = after.group() if after and has_more else ""
    before = text[: len(text) - len(closing)]
    if has_more and not closing:
        return (word,)
    parts = [replace(word, text=before, x1=raised.x0, confidence=min(word.confidence, sureness)), raised]
    parts = parts if before else [raised]
    if closing:
        parts.append(replace(word, text=closing, x0=raised.x1, is_glued=True))
    return tuple(parts)


def _label(pixels: Pixels, mark: Box, engine: Engine) -> tuple[str, float]:
    """The mark's digits, read enlarged; engines see nothing in a lone narrow stroke, and no digit but 1 is one."""
    part = pixels[max(0, mark.top - 2) : mark.bottom + 2, max(0, mark.left - 2) : mark.right + 2]
    text, confidence = engine.line(page_images.enlarged(part, ENLARGED), DIGITS)
    if not text and mark.right - mark.left <= NARROW_DIGIT * (mark.bottom - mark.top):
        return "1", NARROW_CONFIDENCE
    return text, confidence


def _text_without(pixels: Pixels, box: Box, mark: Box, engine: Engine) -> tuple[str, float]:
    """The word as it reads without its mark."""
    around = Box(mark.left - box.left, mark.top - box.top, mark.right - box.left, mark.bottom - box.top)
    part = pixels[box.top : box.bottom, box.left : box.right]
    text, confidence = engine.line(image_print.without(part, (around,), page_images.paper_of(part)))
    return text.replace(" ", ""), confidence
