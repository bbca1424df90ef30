"""Between a page's marks and the records: words, lines, passages and grids, as yet without block numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.records import BBox, Kind

ASCENT, DESCENT = 0.78, 0.22  # of the type size, above and below the baseline
PAGE_TURN_POINTS = 40.0  # a line this much higher than the one before it stands on the next page


@dataclass(slots=True, eq=False)  # not frozen: a paper has so many that their making would take a tenth of its reading
class Word:
    """A word of one type on one line; `baseline` in points from the page's top.

    `is_glued` says that no space stood before it, as before the mark in "7²"; `is_upright` that
    it runs across the page. `mcid` is its marked-content id, -1
    where it has none; `is_artifact` says that the producer marked it as page furniture.
    `run` is how far down the page a word runs that is not upright, negative where it runs up.
    `confidence` is how sure OCR is of the word, 1 where the file itself gives its letters. `is_struck` says that a
    line is drawn through it.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool = False
    is_italic: bool = False
    mcid: int = -1
    is_artifact: bool = False
    is_glued: bool = False
    is_upright: bool = True
    confidence: float = 1.0
    run: float = 0.0
    is_struck: bool = False

    @property
    def top(self) -> float:
        """Top of the capitals and ascenders, reckoned from the type size: fonts lie about theirs."""
        return self.baseline - ASCENT * self.size if self.is_upright else self.baseline + min(self.run, 0.0)

    @property
    def bottom(self) -> float:
        """Foot of the descenders; of a turned word the end that is lower on the page, as its top is the higher one."""
        return self.baseline + DESCENT * self.size if self.is_upright else self.baseline + max(self.run, 0.0)


@dataclass(slots=True, unsafe_hash=True)  # never changed once made; not frozen for the same reason as a word
class Line:
    """Words on one baseline from left to right; `limit` is how far right the line could have run.

    `size` is the type size that most of its letters have, `baseline` that of its largest type, which a raised mark
    does not move. `text` is the plain words, for comparisons only. `is_even` says that its words are of one size with
    a space between each two, so that no mark is among them.
    """

    words: tuple[Word, ...]
    limit: float = 0.0
    x0: float = field(init=False)
    x1: float = field(init=False)
    size: float = field(init=False)
    baseline: float = field(init=False)
    text: str = field(init=False)
    is_even: bool = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        first = words[0]
        is_of_one_size = len({word.size for word in words}) == 1
        self.x0 = first.x0
        self.x1 = max([word.x1 for word in words])
        self.size = first.size if is_of_one_size else _usual_size(words)
        self.baseline = (first if is_of_one_size else max(words, key=lambda word: word.size)).baseline
        self.text = " ".join([word.text for word in words])
        self.is_even = is_of_one_size and True not in [word.is_glued for word in words]

    def within(self, limit: float) -> "Line":
        """The same line with another limit."""
        if limit == self.limit:
            return self
        line = object.__new__(Line)
        line.words, line.limit, line.text, line.is_even = self.words, limit, self.text, self.is_even
        line.x0, line.x1, line.size, line.baseline = self.x0, self.x1, self.size, self.baseline
        return line

    @property
    def top(self) -> float:
        return min([w.baseline - ASCENT * w.size if w.is_upright else w.top for w in self.words])

    @property
    def bottom(self) -> float:
        return max([w.baseline + DESCENT * w.size if w.is_upright else w.bottom for w in self.words])

    @property
    def is_bold(self) -> bool:
        return all(word.is_bold or not is_lettered(word.text) for word in self.words)


def is_lettered(text: str) -> bool:
    """Whether there is a letter or digit in the text."""
    return text.isalnum() or any(map(str.isalnum, text))


def _usual_size(words: Sequence[Word]) -> float:
    lengths: dict[float, int] = {}
    for word in words:
        lengths[word.size] = lengths.get(word.size, 0) + len(word.text)
    return max(lengths, key=lambda size: (lengths[size], size))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or note in the making: its lines, perhaps from two pages."""

    kind: Kind
    lines: tuple[Line, ...]
    page_no: int
    label: str = ""
    level: int | None = None

    @property
    def bbox(self) -> BBox:
        """The box of the lines on its own page, which come first."""
        turn = next((i for i in range(1, len(self.lines)) if _turns(self.lines[i - 1], self.lines[i])), len(self.lines))
        return around(self.lines[:turn])

    @property
    def text(self) -> str:
        """The plain words, for comparisons only."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell in the making; `grids` are tables that lie inside it."""

    row_index: int
    column_index: int
    passages: tuple[Passage, ...]
    page_no: int
    bbox: BBox | None
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    fill: str | None = None
    ink: str | None = None

    @property
    def text(self) -> str:
        """The plain words, for comparisons only."""
        return " ".join(f"{passage.label} {passage.text}".strip() for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in the making; `column_edges` are the x of its columns' borders, () where no rule tells them."""

    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    page_no: int
    bbox: BBox | None
    last_page_no: int
    column_edges: tuple[float, ...] = field(default=())

    def row(self, index: int) -> tuple[GridCell, ...]:
        """The cells that begin in the row, from left to right."""
        return tuple(cell for cell in self.cells if cell.row_index == index)


Item = Passage | Grid


def around(parts: Iterable[Line | Word]) -> BBox:
    """The smallest box around the parts."""
    listed = tuple(parts)
    return BBox(
        round(min([part.x0 for part in listed]), 2),
        round(min([part.top for part in listed]), 2),
        round(max([part.x1 for part in listed]), 2),
        round(max([part.bottom for part in listed]), 2),
    )


def _turns(before: Line, line: Line) -> bool:
    """Whether the page turns between the lines: the second stands far higher."""
    return line.baseline < before.baseline - PAGE_TURN_POINTS


def page_turns(lines: Sequence[Line]) -> int:
    """How often the page turns inside the lines."""
    return sum(_turns(before, line) for before, line in pairwise(lines))


def union(boxes: Iterable[BBox]) -> BBox | None:
    """The smallest box around the boxes, None around none."""
    listed = tuple(boxes)
    if not listed:
        return None
    return BBox(
        min(box.x0 for box in listed),
        min(box.top for box in listed),
        max(box.x1 for box in listed),
        max(box.bottom for box in listed),
    )


def on_page(cell: GridCell, page_no: int) -> GridCell:
    """The cell on that page."""
    return replace(cell, page_no=page_no)


def holds(box: BBox, word: Word) -> bool:
    """Whether the word's middle lies in the box."""
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= word.baseline - 0.3 * word.size <= box.bottom
