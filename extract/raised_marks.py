"""Note marks in scanned print: small raised digits, told from letters by their height and read by themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract import image_print
from extract.image_print import Patches
from extract.ocr_engines import Box, Engine, SeenWord
from extract.page_images import Pixels
from extract.page_items import Word
from extract.scanned_words import PrintLine

RISE = 0.22  # of a capital's height: so far above the baseline a mark has its foot
HEIGHTS = (0.42, 0.86)  # of a capital: a quotation mark is lower, a letter higher
NARROWEST = 0.13
NEAR = 0.5  # of a capital's height: the gap between a mark and its word, and between two digits of a mark
MARK_SIZE = 0.62  # of the type that the mark stands beside
ENLARGED = 3
DIGITS = "0123456789"
TRAILING = re.compile(r"[.,;:)\]’”\"']+$")


def read_marks(
    line: PrintLine, words: Sequence[Word], picture: tuple[Pixels, float], engine: Engine
) -> tuple[Word, ...]:
    """The line's words with its raised marks as words of their own, small and above the baseline."""
    whole: list[Word] = []
    groups = _groups(line)
    for seen, word in zip(line.words, words, strict=True):
        mark = next((group for group in groups if _is_in(group, seen.box)), None)
        whole.extend((word,) if mark is None else _split(line, (seen, word, mark), picture, engine))
    return tuple(whole)


def _groups(line: PrintLine) -> list[Box]:
    """The boxes around the raised marks of the line, digits that stand together in one."""
    groups: list[Box] = []
    for patch in line.patches:
        if not _is_raised(patch, line):
            continue
        box = image_print.box_of(patch)
        if groups and box.left - groups[-1].right < NEAR * line.capital:
            last = groups.pop()
            box = Box(last.left, min(last.top, box.top), box.right, max(last.bottom, box.bottom))
        groups.append(box)
    return groups


def _is_raised(patch: Sequence[int], line: PrintLine) -> bool:
    left, top, right, bottom = (int(value) for value in patch[:4])
    height, width = bottom - top, right - left
    return (
        line.baseline - bottom >= RISE * line.capital
        and HEIGHTS[0] * line.capital <= height <= HEIGHTS[1] * line.capital
        and NARROWEST * line.capital <= width <= 0.9 * line.capital
        and not _has_print_below(patch, line.patches)
    )


def _has_print_below(patch: Sequence[int], patches: Patches) -> bool:
    """Whether another patch stands under the patch: it is an accent, a dot or part of a letter."""
    below = patches[(patches[:, 1] >= patch[3] - 1) & (patches[:, 0] < patch[2]) & (patches[:, 2] > patch[0])]
    return bool(len(below))


def _is_in(mark: Box, box: Box) -> bool:
    return box.left <= (mark.left + mark.right) / 2 <= box.right


def _split(
    line: PrintLine, found: tuple[SeenWord, Word, Box], picture: tuple[Pixels, float], engine: Engine
) -> tuple[Word, ...]:
    """The word before the mark, the mark, and what closes the word after it; the word alone where that fails."""
    (seen, word, mark), (pixels, dots) = found, picture
    label, confidence = _label(pixels, mark, engine)
    if not label:
        return (word,)
    raised = Word(
        label, round(mark.left / dots, 2), round(mark.right / dots, 2),
        round(mark.bottom / dots, 1), round(MARK_SIZE * word.size, 1), confidence=confidence, is_glued=True,
    )  # fmt: skip
    beside = [one for one in image_print.inside(line.patches, seen.box) if not _is_in(image_print.box_of(one), mark)]
    if not beside:
        return (replace(raised, is_glued=False),)
    text, sureness = _text_without(pixels, seen.box, mark, engine)
    after = TRAILING.search(text)
    closing = after.group() if after and any(one[0] >= mark.right for one in beside) else ""
    before = text[: len(text) - len(closing)]
    if not before:
        return (word,)
    parts = [replace(word, text=before, x1=raised.x0, confidence=min(word.confidence, sureness)), raised]
    if closing:
        parts.append(replace(word, text=closing, x0=raised.x1, is_glued=True))
    return tuple(parts)


def _label(pixels: Pixels, mark: Box, engine: Engine) -> tuple[str, float]:
    """The mark's digits, read enlarged."""
    import cv2

    part = pixels[max(0, mark.top - 2) : mark.bottom + 2, max(0, mark.left - 2) : mark.right + 2]
    large = cv2.resize(part, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
    return engine.line(np.asarray(large, dtype=np.uint8), DIGITS)


def _text_without(pixels: Pixels, box: Box, mark: Box, engine: Engine) -> tuple[str, float]:
    """The word as it reads without its mark."""
    paper = int(np.percentile(pixels, 75))
    cleaned = image_print.without(pixels, (mark,), paper)
    text, confidence = engine.line(cleaned[box.top : box.bottom, box.left : box.right])
    return text.replace(" ", ""), confidence
