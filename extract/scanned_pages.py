"""A page that is a picture of text: rules, bullets and words read from the image into the same Page as any other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2

from extract import (
    image_print,
    image_rules,
    page_images,
    passage_text,
    raised_marks,
    ruled_tables,
    scanned_words,
)
from extract.image_rules import RuledImage
from extract.ocr_engines import Box, Engine, SeenWord
from extract.page_images import PageImage
from extract.page_items import Word
from extract.pdf_pages import Page
from extract.records import BBox
from extract.ruled_tables import RuledGrid

SURE = 0.72  # a page read with this mean confidence stands the right way up
LEAST_PATCHES = 40
LEAST_WORDS = 5  # fewer say nothing of how the page stands
CELL_INSET_POINTS = 1.2  # inside a cell's rules
SMALLEST_CELL_POINTS = 6.0
FRAME_SHARE = 0.6  # of the page: a single cell this large is a frame around it


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as OCR read it, and the mean confidence of its words by their length, 0 to 1; 0 where it has none.

    `is_blank` says that the picture has no print: no more patches that could be letters than dirt makes.
    """

    page: Page
    confidence: float
    is_blank: bool


def read_page(document: pypdfium2.PdfDocument, page_no: int, engine: Engine) -> ScannedPage:
    """The page, upright and straight, with its words and ruled grids; raises PdfiumError where it cannot be drawn.

    Places are measured on the page as it was read: turned upright and made level.
    """
    image = page_images.render(document, page_no)
    best: ScannedPage | None = None
    for quarters in page_images.likely_turns(image):
        scanned = _read(page_images.straightened(page_images.turned(image, quarters)), page_no, engine)
        if best is None or _weight(scanned) > _weight(best):
            best = scanned
        if scanned.confidence >= SURE or not scanned.page.words:
            break
    assert best is not None
    return best


def _weight(scanned: ScannedPage) -> float:
    return scanned.confidence if len(scanned.page.words) >= LEAST_WORDS else 0.0


def _read(image: PageImage, page_no: int, engine: Engine) -> ScannedPage:
    ruled = image_rules.without_rules(image)
    grids = ruled_tables.find_grids(ruled.horizontal, ruled.vertical)
    words = _words(ruled, _cells(grids, ruled.image), engine)
    page = Page(page_no, image.width, image.height, words, ruled.horizontal, grids, image_share=1.0, is_scanned=True)
    print_count = len(image_print.patches_of(ruled.ink, ruled.image.dots))
    return ScannedPage(page, passage_text.confidence_of(words) if words else 0.0, print_count < LEAST_PATCHES)


def _words(ruled: RuledImage, cells: Sequence[Box], engine: Engine) -> tuple[Word, ...]:
    """The words of the page and its bullets."""
    dots, paper = ruled.image.dots, int(np.percentile(ruled.image.pixels, 75))
    patches = image_print.patches_of(ruled.ink, dots)
    bullets = image_print.bullets(patches, dots)
    pixels = image_print.without(ruled.image.pixels, bullets, paper)
    taken = {(box.left, box.top) for box in bullets}
    letters = patches[[(int(one[0]), int(one[1])) not in taken for one in patches]] if taken else patches
    lines = scanned_words.lines(_legible(engine.words(pixels, cells)), cells, letters)
    measured = scanned_words.measured(lines, pixels, dots)
    marked = [
        raised_marks.read_marks(line, words, (pixels, dots), engine)
        for line, words in zip(lines, measured, strict=True)
    ]
    return tuple(word for line in _with_bullets(marked, bullets, dots) for word in line)


def _legible(seen: Sequence[SeenWord]) -> list[SeenWord]:
    """The words without what an engine makes of specks and pictures: signs alone that it doubts."""
    return [word for word in seen if any(c.isalnum() for c in word.text) or word.confidence >= 0.5]


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


def _with_bullets(lines: Sequence[Sequence[Word]], bullets: Sequence[Box], dots: float) -> list[list[Word]]:
    """The lines, each bullet as a word before the first line at its height to its right."""
    whole = [list(line) for line in lines]
    for box in bullets:
        middle, right = (box.top + box.bottom) / 2 / dots, box.right / dots
        beside = [
            line
            for line in whole
            if line and line[0].top < middle < line[0].bottom and line[0].x0 > right - 1 and line[0].text != "•"
        ]
        if beside:
            line = min(beside, key=lambda line: line[0].x0)
            bullet = replace(line[0], text="•", x0=round(box.left / dots, 2), x1=round(right, 2), confidence=1.0)
            line.insert(0, bullet)
    return whole
