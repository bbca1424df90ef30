"""PDF pages through PDFium: what a page shows, with every place measured from its top left corner as shown."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from operator import sub

import pypdfium2
import pypdfium2.raw as pdfium

from extract.pdf import (
    coloured_marks,
    filled_cells,
    pdf_drawing,
    pdf_words,
    ruled_tables,
    sideways_pages,
    strike_annotations,
    struck_words,
)
from extract.pdf.page_items import Word
from extract.pdf.page_turning import Turning
from extract.pdf.pdf_drawing import Drawing, Fill, Placing, Rule
from extract.pdf.ruled_tables import RuledGrid
from extract.records import BBox, ProblemKind, UnreadablePaper

MAX_PAGES = 5_000
SQUARE_POINTS = 64.0
SCAN_SHARE = 0.5  # of the page under one image: what is printed there is a picture of text

ENCRYPTED = (
    "The PDF is protected by a password. Open it with the password, print or save it as an unprotected PDF, "
    "and put that into the corpus."
)
DAMAGED = (
    "The PDF is damaged or was cut short, so no page of it can be opened. Fetch it again, or open it in a PDF "
    "viewer, which may repair it, and save it anew."
)


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page shows. `image_share` is how much of it its largest image covers, 0 to 1.

    `is_scanned` says that its words were read from a picture; `turning` how the page was turned to be read, and its
    places with it. `inks` holds the colours of dots, small shapes and lone letters, each
    with its box; those of a picture's print with the box of their cell.
    """

    page_no: int
    width: float
    height: float
    words: tuple[Word, ...]
    horizontal: tuple[Rule, ...] = ()
    grids: tuple[RuledGrid, ...] = ()
    fills: tuple[Fill, ...] = ()
    image_share: float = 0.0
    path_count: int = 0
    is_scanned: bool = False
    turning: Turning | None = None
    inks: tuple[Fill, ...] = ()

    @property
    def character_count(self) -> int:
        return sum([len(word.text) for word in self.words])


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The opened PDF; raises UnreadablePaper where PDFium cannot open it."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps the error of an earlier file where it has none for this one, so the file itself must agree.
        if "password" in str(error).lower() and b"/Encrypt" in data:
            raise UnreadablePaper(ProblemKind.ENCRYPTED, ENCRYPTED) from error
        raise UnreadablePaper(ProblemKind.DAMAGED, DAMAGED) from error


def page_count(document: pypdfium2.PdfDocument) -> int:
    """How many pages the file says it has, at most MAX_PAGES."""
    return min(len(document), MAX_PAGES)


def read_page(document: pypdfium2.PdfDocument, page_no: int) -> Page:
    """The page with that number, from 1; raises PdfiumError where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document.raw, page_no - 1)  # a PdfPage, which minds its own closing, costs more
    if not page:
        raise pypdfium2.PdfiumError("Failed to load page.")
    try:
        return _read(page, page_no)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read(page: pdfium.FPDF_PAGE, page_no: int) -> Page:
    size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    place = _placing(page)
    shown = _read_placed(page, page_no, size, place)
    turning = sideways_pages.turning_of(shown.words, *size)
    if turning is None:
        return shown
    turned = _read_placed(page, page_no, size[::-1], sideways_pages.placing(place, turning))
    return replace(turned, turning=turning)


def _read_placed(page: pdfium.FPDF_PAGE, page_no: int, size: tuple[float, float], place: Placing) -> Page:
    drawing = pdf_drawing.read_drawing(page, place)
    text = pdf_words.PageText(page, drawing.mcids, place)
    try:
        words, letters = text.words(), text.coloured_letters()
    finally:
        text.close()
    horizontal = struck_words.struck_out(words[0], drawing.horizontal) if drawing.horizontal else []
    strike_annotations.strike(page, words[0], place)
    image_share = max((_share(box, *size) for box in drawing.image_boxes), default=0.0)
    shown = _shown(*words, size, image_share)
    return Page(
        page_no, *size, shown, tuple(horizontal), _grids(drawing, horizontal, shown),
        tuple(drawing.fills), image_share, drawing.path_count,
        inks=(*letters, *coloured_marks.shapes((*drawing.fills, *drawing.curved))),
    )  # fmt: skip


def _grids(drawing: Drawing, horizontal: Sequence[Rule], words: Sequence[Word]) -> tuple[RuledGrid, ...]:
    """The grids that rules make, and those of filled cells, from top to bottom."""
    ruled = ruled_tables.find_grids(horizontal, drawing.vertical)
    filled = filled_cells.find_grids(drawing.fills, ruled, words)
    return tuple(sorted((*ruled, *filled), key=lambda grid: (grid.bbox.top, grid.bbox.x0))) if filled else ruled


def _placing(page: pdfium.FPDF_PAGE) -> Placing:
    """From the page's own coordinates to points from the top left corner after /Rotate: ISO 32000-1, 8.3.2.3."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    quarters: dict[int, Placing] = {
        0: lambda x, y: (x - left, top - y),
        1: lambda x, y: (y - bottom, x - left),
        2: lambda x, y: (right - x, y - bottom),
        3: lambda x, y: (top - y, right - x),
    }
    return quarters[pdfium.FPDFPage_GetRotation(page) % 4]


def _shown(seen: list[Word], unseen: list[Word], size: tuple[float, float], image_share: float) -> tuple[Word, ...]:
    """The words on the page that a reader sees, each once.

    Words that cannot be seen count only where a scanning program laid them over its picture of the page.
    """
    visible = _inside(seen, *size)
    if not visible and image_share >= SCAN_SHARE:
        visible = _inside(unseen, *size)
    return _without_doubles(visible)


def _inside(words: list[Word], width: float, height: float) -> list[Word]:
    return [word for word in words if -2 <= word.x0 <= width + 2 and -2 <= word.baseline <= height + 2]


def _without_doubles(words: list[Word]) -> tuple[Word, ...]:
    """The words without those drawn a second time at nearly the same place, as some producers make bold."""
    suspect = _with_a_like_near(words)
    seen: dict[tuple[str, float, float], list[tuple[float, float]]] = {}  # by the text and the square of the page
    return tuple([word for word in words if word.text not in suspect or not _is_double(word, seen)])


def _with_a_like_near(words: list[Word]) -> set[str]:
    """The texts that stand twice at nearly the same distance from the left and the top together."""
    places: dict[str, list[float]] = {}
    for word in words:
        places.setdefault(word.text, []).append(word.x0 + word.baseline)
    nearness = 0.3 * max([word.size for word in words], default=0.0)  # that of a double, in both directions
    repeated = ((text, sorted(sums)) for text, sums in places.items() if len(sums) > 1)
    return {text for text, sums in repeated if min(map(sub, sums[1:], sums)) < nearness}


def _is_double(word: Word, seen: dict[tuple[str, float, float], list[tuple[float, float]]]) -> bool:
    """Whether the word is among those seen; if not, it is added to them."""
    text, x, y, nearness = word.text, word.x0, word.baseline, 0.15 * word.size
    left, right = (x - nearness) // SQUARE_POINTS, (x + nearness) // SQUARE_POINTS
    top, foot = (y - nearness) // SQUARE_POINTS, (y + nearness) // SQUARE_POINTS
    is_whole = left == right and top == foot
    for square in ((text, left, top),) if is_whole else product((text,), {left, right}, {top, foot}):
        others = seen.get(square)
        if others and _is_beside(x, y, others, nearness):
            return True
    seen.setdefault((text, x // SQUARE_POINTS, y // SQUARE_POINTS), []).append((x, y))
    return False


def _is_beside(x: float, y: float, others: list[tuple[float, float]], nearness: float) -> bool:
    return any(abs(x - other_x) < nearness and abs(y - other_y) < nearness for other_x, other_y in others)


def _share(box: BBox, width: float, height: float) -> float:
    """How much of the page the box covers."""
    across = max(0.0, min(box.x1, width) - max(box.x0, 0.0))
    down = max(0.0, min(box.bottom, height) - max(box.top, 0.0))
    return across * down / (width * height) if width and height else 0.0
