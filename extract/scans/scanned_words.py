"""The words that OCR saw as the words of a page: their type size, baseline and weight measured on the print itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.pdf.page_items import Word
from extract.scans import image_print
from extract.scans.image_print import Patches
from extract.scans.page_images import Pixels
from extract.scans.seen_words import Box, SeenWord

CAPITAL = 0.716  # height of a capital in type sizes: Arial and Helvetica; 0.66 in Times
SMALL_LETTER = 0.519  # height of an x
ASCENDERS = frozenset("bdfhkl")
USUAL_HEIGHT = 0.88  # of the tallest: patches nearly as tall show the height of capitals
SOFT_PIXELS = 1.0  # by which print is taller in its mask: its soft edges count as print
SAME_SIZE = 0.07  # sizes nearer than this were meant as one
BOLD = 1.18  # times the usual weight of strokes
ALMOST_ALL = 0.75  # of a line's letters: so many bold ones, or all but so many, and the whole line is so
LOW = 0.9  # of a capital: lower is a small letter
LEAST_LETTERS = 3  # a shorter word's weight is not measured by itself


@dataclass(frozen=True, slots=True)
class PrintLine:
    """The words of one line of print, its baseline in pixels and the height of its capitals."""

    words: tuple[SeenWord, ...]
    patches: Patches
    baseline: float
    capital: float


def lines(seen: Sequence[SeenWord], cells: Sequence[Box], patches: Patches) -> tuple[PrintLine, ...]:
    """The words by lines; a line that crosses from one cell into another is one in each."""
    groups: dict[tuple[int, int], list[SeenWord]] = {}
    for word in seen:
        groups.setdefault((word.line, image_print.holder(word.box, cells)), []).append(word)
    return tuple(line for group in groups.values() if (line := _line(group, patches)))


def _line(words: list[SeenWord], patches: Patches) -> PrintLine | None:
    words.sort(key=lambda word: (word.box.left, word.box.right))
    found = [image_print.inside(patches, word.box) for word in words]
    own = np.unique(np.concatenate(found), axis=0)
    if not len(own):
        return None
    heights = own[:, 3] - own[:, 1]
    tall = own[heights >= 0.5 * np.percentile(heights, 90)]
    baseline = float(np.median(tall[:, 3]))
    standing = tall[np.abs(tall[:, 3] - baseline) <= 0.15 * np.max(heights)]
    rises = baseline - (standing if len(standing) else tall)[:, 1]
    highest = float(np.percentile(rises, 90))
    capital = float(np.mean(rises[rises >= USUAL_HEIGHT * highest])) - SOFT_PIXELS
    if not _has_tall_letter("".join(word.text for word in words)):
        capital *= CAPITAL / SMALL_LETTER
    first = _hollow_bullet(words[0], found[0], capital)
    return PrintLine((first, *words[1:]), own, baseline, capital)


def _hollow_bullet(word: SeenWord, patches: Patches, capital: float) -> SeenWord:
    """The line's first word, a lone nought that is as low as a small letter as the "o" that it is."""
    if word.text not in ("0", "O") or not len(patches):
        return word
    if max(patches[:, 3] - patches[:, 1]) - SOFT_PIXELS >= LOW * capital:
        return word
    return replace(word, text="o")


def _has_tall_letter(text: str) -> bool:
    return any(c.isupper() or c.isdigit() or c in ASCENDERS for c in text)


def measured(found: Sequence[PrintLine], pixels: Pixels, dots: float) -> list[list[Word]]:
    """For each line its words in points, with the sizes and weights of the page's few types."""
    sizes = _snapped([(line.capital / CAPITAL / dots, sum(len(word.text) for word in line.words)) for line in found])
    weights = [
        [_stroke(pixels, word.box) / (size * dots) for word in line.words]
        for line, size in zip(found, sizes, strict=True)
    ]
    usual = _usual_weight(found, weights)
    return [
        list(_words(line, (size, dots), [weight > BOLD * usual for weight in of_line]))
        for line, size, of_line in zip(found, sizes, weights, strict=True)
    ]


def _words(line: PrintLine, scale: tuple[float, float], heavy: Sequence[bool]) -> Iterable[Word]:
    size, dots = scale
    share = _bold_share(line.words, heavy)
    is_bold = share > 0.5
    for word, is_heavy in zip(line.words, heavy, strict=True):
        if _letters(word) >= LEAST_LETTERS and 1 - ALMOST_ALL < share < ALMOST_ALL:
            is_bold = is_heavy
        yield Word(
            word.text, round(word.box.left / dots, 2), round(word.box.right / dots, 2),
            round(line.baseline / dots, 1), size, is_bold, confidence=word.confidence,
        )  # fmt: skip


def _bold_share(words: Sequence[SeenWord], heavy: Sequence[bool]) -> float:
    """The share of the line's letters that is bold."""
    count = sum(_letters(word) for word in words)
    return sum(_letters(word) for word, is_heavy in zip(words, heavy, strict=True) if is_heavy) / max(1, count)


def _letters(word: SeenWord) -> int:
    return sum(c.isalnum() for c in word.text)


def _snapped(measures: Sequence[tuple[float, int]]) -> list[float]:
    """Each measured size as that of the group of like sizes it belongs to, to half a point."""
    left = sorted(range(len(measures)), key=lambda i: measures[i][0])
    snapped = [0.0] * len(measures)
    while left:
        groups = [[i for i in left if abs(measures[i][0] - measures[j][0]) <= SAME_SIZE * measures[j][0]] for j in left]
        group = max(groups, key=lambda group: sum(measures[i][1] for i in group))
        total = sum(measures[i][1] for i in group)
        size = sum(measures[i][0] * measures[i][1] for i in group) / max(1, total)
        for i in group:
            snapped[i] = max(1.0, round(2 * size) / 2)
        left = [i for i in left if i not in group]
    return snapped


def _stroke(pixels: Pixels, box: Box) -> float:
    """How wide the word's strokes are, in pixels: its darkness by the edges met from left to right.

    Blur takes from neither, so a soft picture gives the same as a sharp one.
    """
    part = pixels[box.top : box.bottom, box.left : box.right].astype(np.float64)
    if part.size == 0:
        return 0.0
    dark = np.clip(np.percentile(part, 90) - 12 - part, 0, None)
    edges = np.abs(np.diff(np.pad(dark, ((0, 0), (1, 1))), axis=1)).sum()
    return float(2 * dark.sum() / edges) if edges else 0.0


def _usual_weight(found: Sequence[PrintLine], weights: Sequence[Sequence[float]]) -> float:
    """The weight of regular type: that below which two fifths of the longer words of the page lie."""
    listed: list[float] = []
    for line, of_line in zip(found, weights, strict=True):
        for word, weight in zip(line.words, of_line, strict=True):
            if (letters := _letters(word)) >= LEAST_LETTERS:
                listed.extend([weight] * letters)
    return float(np.percentile(np.array(listed), 40)) if listed else 1.0
