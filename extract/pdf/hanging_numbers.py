"""Numbers that hang in a margin of their own and wrap there: "77., 78.," above "79., 80." beside one answer."""

import re
from collections.abc import Sequence

from extract.pdf.page_items import Line, Word

HANGING = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.,;)]+")
MARGIN_SIZES = 1.5  # of the type size: how far in from the numbers the text stands
ALIGNED_POINTS = 3.0


def gathered(lines: Sequence[Line]) -> list[Line]:
    """The lines of a passage with the numbers of its margin all before its text."""
    first, rest = lines[0], lines[1:]
    numbers, text = _split(first)
    if not numbers or not text or text[0].x0 - first.x0 < MARGIN_SIZES * first.size:
        return list(lines)
    kept: list[Line] = []
    for line in rest:
        more, others = _split(line)
        if not _hangs(more, others, text[0].x0):
            kept.append(line)
            continue
        numbers += more
        if others:
            kept.append(Line(tuple(others), line.limit))
    return [Line((*numbers, *text), first.limit), *kept] if len(numbers) > len(_split(first)[0]) else list(lines)


def _split(line: Line) -> tuple[list[Word], list[Word]]:
    """The numbers that the line begins with, and its other words."""
    count = 0
    while count < len(line.words) and HANGING.fullmatch(line.words[count].text):
        count += 1
    return list(line.words[:count]), list(line.words[count:])


def _hangs(numbers: list[Word], others: list[Word], text_x0: float) -> bool:
    """Whether the numbers stand in the margin, and what follows them is aligned with the text."""
    is_in_margin = bool(numbers) and numbers[-1].x1 <= text_x0
    return is_in_margin and (not others or abs(others[0].x0 - text_x0) <= ALIGNED_POINTS)
