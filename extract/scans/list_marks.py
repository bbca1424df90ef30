"""Bullets of scanned lists, which OCR misreads or leaves out, put before the lines that they begin."""

from collections.abc import Sequence
from dataclasses import replace

from extract.pdf.page_items import Word
from extract.scans.seen_words import Box

BULLET = "•"
# What engines make of a bullet. Only at the start of a line, and only where bullets stand above or below.
MISREAD = frozenset({"*", "*.", "¢", "©", "®", "«", "»", "°", "·", "e", "o", "-", "."})
SAME_COLUMN_POINTS = 1.5


def with_bullets(lines: Sequence[Sequence[Word]], bullets: Sequence[Box], dots: float) -> tuple[tuple[Word, ...], ...]:
    """The lines, each bullet as a word before the first line at its height to its right."""
    whole = [list(line) for line in lines]
    columns = tuple((box.left + box.right) / 2 / dots for box in bullets)
    for line in whole:
        if line and line[0].text in MISREAD and any(_stands_at(line[0], column) for column in columns):
            line[0] = replace(line[0], text=BULLET, confidence=1.0)
    for box in bullets:
        _put(box, whole, dots)
    return tuple(tuple(line) for line in whole)


def _stands_at(word: Word, column: float) -> bool:
    return abs((word.x0 + word.x1) / 2 - column) <= SAME_COLUMN_POINTS


def _put(box: Box, lines: list[list[Word]], dots: float) -> None:
    middle, right = (box.top + box.bottom) / 2 / dots, box.right / dots
    beside = [line for line in lines if line and line[0].top < middle < line[0].bottom and line[0].x0 > right - 1]
    if not beside:
        return
    line = min(beside, key=lambda line: line[0].x0)
    if line[0].text != BULLET:
        line.insert(0, replace(line[0], text=BULLET, x0=round(box.left / dots, 2), x1=round(right, 2), confidence=1.0))
