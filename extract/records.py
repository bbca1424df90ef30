"""What the extract stage hands on: a paper as a Document of blocks and tables, each with its place."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    FURNITURE = "furniture"  # running headers and footers, page numbers: kept, never read as content


class TextSource(StrEnum):
    """How the words of a paper were come by."""

    WORD = "word"
    TAGGED_PDF = "tagged_pdf"
    LAYOUT_PDF = "layout_pdf"
    OCR = "ocr"
    HTML = "html"
    TEXT = "text"


class ProblemKind(StrEnum):
    """Why a paper, or a part of it, could not be read."""

    EMPTY_FILE = "empty_file"
    WRONG_TYPE = "wrong_type"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNSUPPORTED = "unsupported"
    UNREADABLE_PAGE = "unreadable_page"
    TRACKED_CHANGES = "tracked_changes"
    HIDDEN_PARTS = "hidden_parts"
    STRUCK_OUT = "struck_out"
    NOT_ACCESSIBLE = "not_accessible"


class UnreadablePaper(Exception):
    """Nothing of this file can be read; `str(error)` says why and what to do about it."""

    def __init__(self, kind: ProblemKind, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True, order=True)
class BBox:
    """A rectangle in points (1/72 inch) from the page's top left corner, as the page is shown."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: block number from 1 in reading order; row and column index from 0 in a table.

    `page_no` counts from 1 and, like `bbox`, is None for formats without pages (DOCX, text).
    """

    block_no: int
    row_index: int | None = None
    column_index: int | None = None
    page_no: int | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark taken out of a block's text: it stood before the character at `offset`."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its label as printed and its own text, what is struck out in it apart as in a block."""

    label: str
    text: str
    place: Place
    struck_text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item.

    `text` has white space collapsed and note marks taken out into `marks`. `label` is what numbers a list item or
    heading ("4.", "a)", "•"), whether typed or made by Word; it is not part of `text`. `level` is the heading's level
    from 1, or the list's depth from 1; None where the paper does not tell. `confidence` is how sure OCR is of the
    words, 0 to 1, the mean over them; 1 where the file itself gives its letters. `struck_text` is what a line was drawn
    through, in reading order: no longer said, so never part of `text`, and kept so that nothing goes without trace.
    """

    kind: Kind
    text: str
    place: Place
    label: str = ""
    level: int | None = None
    marks: tuple[NoteMark, ...] = ()
    is_bold: bool = False
    is_italic: bool = False
    confidence: float = 1.0
    struck_text: str = ""

    @property
    def printed(self) -> str:
        """Label and text as a reader sees them."""
        return f"{self.label} {self.text}".strip() if self.label else self.text.strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged cell stands once, at its first row and column, with its spans.

    `fill` is its background as "#rrggbb". `ink` is the colour, likewise, of a dot, flag or other small shape drawn in
    it, or of its letters where they share one that is neither black, white nor grey; None where nothing is coloured.
    """

    row_index: int
    column_index: int
    blocks: tuple[Block, ...]
    place: Place
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    fill: str | None = None
    ink: str | None = None

    @property
    def text(self) -> str:
        """The cell's blocks, a line each, with their labels."""
        if len(self.blocks) == 1:
            return self.blocks[0].printed
        return "\n".join(printed for block in self.blocks if (printed := block.printed))


@dataclass(frozen=True, slots=True)
class Table:
    """One table, even where it ran over pages; `cells` are in row order, then column order.

    A heading row that a page break repeated stands once. Nested tables lie in their cell as its blocks.
    """

    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a paper that could not be read; `page_no` is None where it is the whole paper."""

    kind: ProblemKind
    message: str
    page_no: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the corpus. `paper_id` is the first 12 hex digits of its SHA-256; `path` is relative, with slashes."""

    paper_id: str
    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that is on one paper, in reading order. An unreadable paper has no blocks and at least one problem."""

    paper: Paper
    text_source: TextSource | None = None
    page_count: int | None = None
    blocks: tuple[Block | Table, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_readable: bool = True
    metadata_title: str = ""
    metadata_date: str = ""  # ISO date from the file's own properties, "" where none
    unreadable_pages: tuple[int, ...] = field(default=())
