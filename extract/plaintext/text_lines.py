"""Plain text as lines: the encoding, the pages, the width it was wrapped to, and what repeats on each page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

LINE_END = re.compile(r"\r\n|\r|\n")
PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)
# A wrapped paper has next to no line over this; a paper of one line a paragraph has many.
LONGEST_WRAPPED = 130
MOST_LONG_LINES = 0.02
LEAST_WRAPPED_LINES = 10
# Where fewer lines than this are set in, a line that starts with a space says something.
MOST_INDENTED_LINES = 0.2
HANGING_INDENT = 3  # deeper, and a line more likely stands under the text of its list item
LEAST_REPEATS = 3
CUT_WORD = re.compile(r"[^\W\d_]-$")
OPEN_ADDRESS = re.compile(r"://\S+$")
ADDRESS_REST = re.compile(r"\S*[/%._=&-]\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the file, white space included; `page_no` is None where the file marks no pages.

    `starts_anew` is set where a page begins, or where a converter left a space for a bullet or page that it lost.
    """

    text: str
    page_no: int | None = None
    starts_anew: bool = False
    is_furniture: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_cell_start(self) -> bool:
        """Whether it begins with a tab, as converters begin the cells of a table."""
        return self.text.lstrip(" ").startswith("\t")


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text; form feeds part its pages."""
    pages = text.removesuffix("\f").split("\f")
    lines: list[Line] = []
    for page_no, page in enumerate(pages, start=1):
        number = page_no if len(pages) > 1 else None
        on_page = [Line(line, number) for line in LINE_END.split(page)]
        on_page[0] = replace(on_page[0], starts_anew=page_no > 1)
        lines.extend(on_page)
    return _with_fresh_starts(_with_furniture(lines))


def page_count(lines: Sequence[Line]) -> int | None:
    """How many pages the file marks; None where it marks none."""
    return lines[-1].page_no if lines else None


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The length that full lines of this paper have; None where each paragraph is one line."""
    lengths = sorted(len(line.text.strip()) for line in lines if not line.is_blank and not line.is_cell_start)
    long_count = sum(length > LONGEST_WRAPPED for length in lengths)
    if len(lengths) < LEAST_WRAPPED_LINES or long_count > len(lengths) * MOST_LONG_LINES:
        return None
    return lengths[len(lengths) * 9 // 10]


def join(lines: Sequence[Line]) -> str:
    """The lines as one; a hyphen or an address cut by the line end is joined without a space."""
    text = ""
    for line in lines:
        part = line.text.strip()
        is_cut = CUT_WORD.search(text) and part[:1].islower()
        is_address = OPEN_ADDRESS.search(text) and ADDRESS_REST.match(part)
        text += part if not text or is_cut or is_address else f" {part}"
    return text


def _with_fresh_starts(lines: Sequence[Line]) -> tuple[Line, ...]:
    filled = [line for line in lines if not line.is_blank]
    indented = sum(line.text.startswith(" ") for line in filled)
    if indented > len(filled) * MOST_INDENTED_LINES:
        return tuple(lines)
    return tuple(replace(line, starts_anew=line.starts_anew or 0 < line.indent < HANGING_INDENT) for line in lines)


def _with_furniture(lines: Sequence[Line]) -> list[Line]:
    """Marks page numbers beside a page break, and what stands first or last on several pages and hardly elsewhere."""
    edges = _edges(lines)
    repeats = Counter(_repeated(lines[index]) for index in edges)
    repeats.subtract(LEAST_REPEATS * [_repeated(line) for index, line in enumerate(lines) if index not in edges])
    return [
        replace(line, is_furniture=True)
        if index in edges and (repeats[_repeated(line)] >= LEAST_REPEATS or PAGE_NUMBER.fullmatch(line.text))
        else line
        for index, line in enumerate(lines)
    ]


def _repeated(line: Line) -> str:
    """A running line without its page number."""
    return re.sub(r"\d+", "#", line.text.strip())


def _edges(lines: Sequence[Line]) -> set[int]:
    """The first and the last filled line of each page; none where the file marks no pages."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page_no is not None and not line.is_blank:
            pages.setdefault(line.page_no, []).append(index)
    return {edge for indexes in pages.values() for edge in (indexes[0], indexes[-1])}
