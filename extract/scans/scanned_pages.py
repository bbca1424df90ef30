"""A page that is a picture of text: rules, bullets and words read from the image into the same Page as any other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2

from extract.pdf import passage_text, ruled_tables
from extract.pdf.page_items import Word
from extract.pdf.page_turning import Turning
from extract.pdf.pdf_pages import Page
from extract.pdf.ruled_tables import RuledGrid
from extract.records import BBox
from extract.scans import (
    image_print,
    image_rules,
    list_marks,
    lone_print,
    page_images,
    raised_marks,
    scanned_colours,
    scanned_words,
    second_look,
    sign_shapes,
    tick_marks,
    word_spaces,
)
from extract.scans.image_rules import RuledImage
from extract.scans.page_images import PageImage
from extract.scans.seen_words import Box, Engine, SeenWord

SURE = 0.72  # a page read with this mean confidence stands the right way up
LIKELY = 0.55  # print upside down or on its side is read with less
LEAST_WORDS = 5  # fewer say nothing of how the page stands
CELL_INSET_POINTS = 0.5  # inside a cell's rules
DASHES = frozenset("-–—")
NEVER_ALONE = frozenset("'`‘’~^")  # signs that only dirt makes words of their own
SMALLEST_CELL_POINTS = 6.0
FRAME_SHARE = 0.6  # of the page: a single cell this large is a frame around it


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as OCR read it, and the mean confidence of its words by their length, 0 to 1; 0 where it has none.

    `is_blank` says that the picture shows paper and nothing on it.
    """

    page: Page
    confidence: float
    is_blank: bool


def read_page(document: pypdfium2.PdfDocument, page_no: int, engine: Engine) -> ScannedPage:
    """The page, upright and straight, with its words and ruled grids; raises PdfiumError where it cannot be drawn.

    Places are measured on the page as it was read, upright and level; its turning leads back to the page as shown.
    """
    image = page_images.cleared(page_images.render(document, page_no))
    best: ScannedPage | None = None
    for turn_no, quarters in enumerate(page_images.likely_turns(image)):
        if best is not None and turn_no == 2 and _weight(best) >= LIKELY:
            break  # its lines run across: it is badly printed, and not turned
        level, degrees = page_images.straightened(page_images.turned(image, quarters))
        scanned = _with_turning(
            read_image(level, page_no, engine), Turning(quarters, degrees, image.width, image.height)
        )
        if best is None or _weight(scanned) > _weight(best):
            best = scanned
        if scanned.confidence >= SURE or not scanned.page.words:
            break
    assert best is not None
    return replace(best, page=_with_colours(document, best.page))


def _with_turning(scanned: ScannedPage, turning: Turning) -> ScannedPage:
    return replace(scanned, page=replace(scanned.page, turning=turning))


def _with_colours(document: pypdfium2.PdfDocument, page: Page) -> Page:
    """The page with the colours of its tables' cells."""
    if page.turning is None or not any(len(grid.cells) > 1 for grid in page.grids):
        return page
    colours = page_images.render_colours(document, page.page_no, scanned_colours.DPI)
    found = scanned_colours.read_colours(page.grids, colours, page.turning)
    return replace(page, fills=found.fills, inks=found.inks)


def _weight(scanned: ScannedPage) -> float:
    return scanned.confidence if len(scanned.page.words) >= LEAST_WORDS else 0.0


def read_image(image: PageImage, page_no: int, engine: Engine) -> ScannedPage:
    """The image, which stands upright and straight, as a page."""
    ruled = image_rules.without_rules(image)
    grids = ruled_tables.find_grids(ruled.horizontal, ruled.vertical)
    words = _words(ruled, _cells(grids, ruled.image), engine)
    page = Page(page_no, image.width, image.height, words, ruled.horizontal, grids, image_share=1.0, is_scanned=True)
    return ScannedPage(page, passage_text.confidence_of(words) if words else 0.0, page_images.is_blank(image))


def _words(ruled: RuledImage, cells: Sequence[Box], engine: Engine) -> tuple[Word, ...]:
    """The words of the page and its bullets."""
    dots, paper = ruled.image.dots, page_images.paper_of(ruled.image.pixels)
    patches = image_print.patches_of(ruled.ink, dots)
    bullets = image_print.bullets(patches, cells, dots)
    pixels = image_print.without(ruled.image.pixels, bullets, paper)
    taken = {(box.left, box.top) for box in bullets}
    letters = patches[[(int(one[0]), int(one[1])) not in taken for one in patches]] if taken else patches
    seen = second_look.settled(_legible(engine.words(pixels, cells)), letters)
    seen = lone_print.read_again(second_look.look_again(seen, pixels, letters, engine), pixels, engine)
    seen += second_look.passed_over(seen, pixels, letters, (engine, dots))
    seen = word_spaces.respaced(_legible(seen), pixels, letters, engine)
    seen = tick_marks.with_ticks(seen, pixels, letters, cells)
    lines = sign_shapes.with_one_apostrophe(
        [sign_shapes.told(line) for line in scanned_words.lines(seen, cells, letters)]
    )
    measured = scanned_words.measured(lines, pixels, dots)
    sharp = image_print.patches_of(page_images.ink_of(pixels, page_images.SHARP_CONTRAST), dots)
    picture = raised_marks.Picture(pixels, sharp, dots)
    marked = [
        raised_marks.read_marks(line, words, picture, engine) for line, words in zip(lines, measured, strict=True)
    ]
    return tuple(word for line in list_marks.with_bullets(marked, bullets, dots) for word in line)


def _legible(seen: Sequence[SeenWord]) -> list[SeenWord]:
    """The words without what an engine makes of specks and pictures: signs alone that it doubts."""
    return [
        word
        for word in seen
        if any(c.isalnum() for c in word.text)
        or word.text in DASHES
        or (word.confidence >= 0.5 and word.text not in NEVER_ALONE)
    ]


def _cells(grids: Sequence[RuledGrid], image: PageImage) -> tuple[Box, ...]:
    """The cells of the grids in pixels, inside their rules; frames around the page are none."""
    dots = image.dots
    boxes = []
    for grid in grids:
        if len(grid.cells) == 1 and _share(grid.bbox, image) > FRAME_SHARE:
            continue
        for cell in grid.cells:
            box = cell.bbox
            if min(box.x1 - box.x0, box.bottom - box.top) >= SMALLEST_CELL_POINTS:
                left, right = box.x0 + CELL_INSET_POINTS, box.x1 - CELL_INSET_POINTS
                top, bottom = box.top + CELL_INSET_POINTS, box.bottom - CELL_INSET_POINTS
                boxes.append(Box(int(left * dots), int(top * dots), int(right * dots), int(bottom * dots)))
    return tuple(boxes)


def _share(box: BBox, image: PageImage) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top) / (image.width * image.height)
