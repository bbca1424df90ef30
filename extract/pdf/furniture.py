"""Running headers, footers and page numbers: lines that come again in the margins of other pages."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extract.pdf import page_items, page_lines
from extract.pdf.page_items import Line, Passage, Word
from extract.pdf.pdf_pages import Page
from extract.records import Kind

MARGIN_SHARE = 0.11  # of the page's height, above and below, in which furniture stands
SAME_PLACE_POINTS = 6.0
PAGE_NUMBER = re.compile(r"page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–]", re.I)
DIGITS = re.compile(r"\d+")


def find_furniture(pages: Sequence[Page]) -> dict[int, frozenset[Word]]:
    """For each page number, the words of its running header and footer.

    A line is furniture if another page has the same, digits apart, at the same height, or if it is nothing but a page
    number at the page's very edge. The heading row of a table that reaches into the page is none.
    """
    margins = {page.page_no: _margin_lines(page) for page in pages}
    heights: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen = {(_pattern(line), _height(line) + shift) for line in margins[page.page_no] for shift in (-1, 0, 1)}
        heights.update(seen)
    offsets = _page_number_offsets(margins)
    found = {}
    for page in pages:
        lines = [
            line
            for line in margins[page.page_no]
            if heights[_pattern(line), _height(line)] > 1 or _is_page_number(line, page.page_no, offsets, len(pages))
        ]
        found[page.page_no] = frozenset(word for line in lines for word in line.words)
    return found


def _margin_lines(page: Page) -> tuple[Line, ...]:
    edge = MARGIN_SHARE * page.height
    words = [word for word in page.words if word.baseline < edge or word.baseline > page.height - edge]
    reaching = [grid.bbox for grid in page.grids if grid.bbox.bottom > edge and grid.bbox.top < page.height - edge]
    return page_lines.lines_of(word for word in words if not any(page_items.holds(box, word) for box in reaching))


def _pattern(line: Line) -> str:
    return DIGITS.sub("#", line.text).strip().lower()


def _height(line: Line) -> int:
    return round(line.baseline / SAME_PLACE_POINTS)


def _page_number_offsets(margins: Mapping[int, Sequence[Line]]) -> Counter[int]:
    """How often a number in a margin is that much larger than the number of its page."""
    return Counter(
        int(line.text) - page_no for page_no, lines in margins.items() for line in lines if line.text.isdecimal()
    )


def _is_page_number(line: Line, page_no: int, offsets: Counter[int], page_count: int) -> bool:
    """Whether the line is a page number: it counts as those of other pages do, or stands on the only page."""
    text = line.text.strip()
    if text.isdecimal():
        return page_count == 1 or offsets[int(text) - page_no] > 1
    return bool(PAGE_NUMBER.fullmatch(text))


def passages(words: Sequence[Word] | frozenset[Word], page_no: int) -> tuple[Passage, ...]:
    """The words of a page's furniture, a passage for each line."""
    return tuple(Passage(Kind.FURNITURE, (line,), page_no) for line in page_lines.lines_of(words))
