"""Print that stands alone, such as a number in a margin or cell, read together with what stands beside it.

Engines read words in a line far better than two or three signs by themselves, so the lone sign is set a word's space
before the words that follow it, and believed if these come out as they were read before.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.scans import page_images
from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box, Engine, SeenWord

DOUBTFUL = 0.93  # lone signs below this confidence are read again
LONGEST = 5  # signs: longer words are read well by themselves
FREE = 1.0  # heights of the sign: so much paper on both sides makes it lone
WORD_SPACE = 0.35  # heights
SURE = 0.85  # a neighbour that is read less surely says nothing
MOST_NEIGHBOURS, FEWEST_LETTERS = 3, 3
SAME_ROW = 0.6  # of the lower one's height
EDGE_PIXELS = 4
ENLARGEMENTS = (2, 1)


def read_again(seen: Sequence[SeenWord], pixels: Pixels, engine: Engine) -> tuple[SeenWord, ...]:
    """The words, short doubtful ones that stand alone as they read beside their neighbours."""
    return tuple(_again(word, seen, pixels, engine) if _is_doubtful(word, seen) else word for word in seen)


def in_company(box: Box, seen: Sequence[SeenWord], pixels: Pixels, engine: Engine) -> tuple[str, float]:
    """The print in the box as it reads beside the words of its row, with its confidence; "" where that fails."""
    company = _company(box, seen)
    known = " ".join(word.text for word in company)
    for times in ENLARGEMENTS if known else ():
        text, confidence = engine.line(page_images.enlarged(_set_together(box, company, pixels), times))
        sign = text.removesuffix(known).strip()
        if any(c.isalnum() for c in sign) and " " not in sign and text.endswith(known):
            return sign, confidence
    return "", 0.0


def _again(word: SeenWord, seen: Sequence[SeenWord], pixels: Pixels, engine: Engine) -> SeenWord:
    text, confidence = in_company(word.box, seen, pixels, engine)
    return replace(word, text=text, confidence=max(confidence, word.confidence)) if text else word


def _is_doubtful(word: SeenWord, seen: Sequence[SeenWord]) -> bool:
    if word.confidence >= DOUBTFUL or len(word.text) > LONGEST:
        return False
    box, free = word.box, FREE * (word.box.bottom - word.box.top)
    return not any(
        other is not word
        and _is_beside(box, other.box)
        and other.box.right > box.left - free
        and other.box.left < box.right + free
        for other in seen
    )


def _company(box: Box, seen: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The first sure words to the right in the same row that stand a word's space from each other, () where none."""
    row = sorted(
        (word for word in seen if word.box.left >= box.right and _is_beside(box, word.box)),
        key=lambda word: word.box.left,
    )
    company: list[SeenWord] = []
    for word in row[:MOST_NEIGHBOURS]:
        is_near = not company or word.box.left - company[-1].box.right < FREE * (word.box.bottom - word.box.top)
        if word.confidence < SURE or not is_near:
            break
        company.append(word)
    letters = sum(c.isalpha() for word in company for c in word.text)
    return tuple(company) if letters >= FEWEST_LETTERS else ()


def _is_beside(box: Box, other: Box) -> bool:
    overlap = min(box.bottom, other.bottom) - max(box.top, other.top)
    return overlap >= SAME_ROW * min(box.bottom - box.top, other.bottom - other.top)


def _set_together(box: Box, company: Sequence[SeenWord], pixels: Pixels) -> Pixels:
    """A picture of the sign, a word's space and its neighbours, on one baseline."""
    boxes = (box, *(word.box for word in company))
    top = max(0, min(each.top for each in boxes) - EDGE_PIXELS)
    bottom = max(each.bottom for each in boxes) + EDGE_PIXELS
    sign = pixels[top:bottom, max(0, box.left - 2) : box.right + 2]
    words = pixels[top:bottom, max(0, company[0].box.left - 2) : company[-1].box.right + 2]
    space = np.full((sign.shape[0], round(WORD_SPACE * (box.bottom - box.top))), page_images.paper_of(sign), np.uint8)
    return np.hstack([space, sign, space, words, space])
