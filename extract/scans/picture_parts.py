"""Pictures of text on pages that also have text of their own, such as a letter or table pasted in as an image."""

from dataclasses import replace

import numpy as np
import pypdfium2

from extract.pdf import page_lines, passage_text
from extract.pdf.page_items import Word
from extract.pdf.pdf_pages import Page
from extract.pdf.ruled_tables import RuledGrid
from extract.records import BBox
from extract.scans import image_print, page_images, scanned_pages
from extract.scans.page_images import PageImage
from extract.scans.seen_words import Box, Engine

PICTURE_SHARE = (0.15, 0.85)  # of the page under one image: less is a logo, more is a ground under the text
LEAST_LETTERS = 120  # patches the size of letters outside the page's own words
LETTER_POINTS = (3.0, 16.0)
PAPER_SHARE, PAPER_SHADES = 0.7, 14  # of the page that is as light as its paper; photographs are not
SURE = 0.85  # of a line of print; what else is in pictures is read with less
LEAST_WORDS = 2


def may_hold_text(page: Page) -> bool:
    """Whether the page has a picture large enough to look at."""
    return PICTURE_SHARE[0] <= page.image_share <= PICTURE_SHARE[1]


def with_pictures(document: pypdfium2.PdfDocument, page: Page, engine: Engine) -> Page:
    """The page with the words and ruled grids in its pictures, where these look like text."""
    picture = page_images.render(document, page.page_no)
    image = _without_words(page_images.turned(picture, page.turning.quarters) if page.turning else picture, page)
    if not _looks_like_text(image):
        return page
    scanned = scanned_pages.read_image(image, page.page_no, engine).page
    words = tuple(word for line in page_lines.lines_of(scanned.words) if _is_text(line.words) for word in line.words)
    grids = tuple(grid for grid in scanned.grids if not any(_meet(grid, other) for other in page.grids))
    return replace(page, words=page.words + words, grids=page.grids + grids) if words else page


def _without_words(image: PageImage, page: Page) -> PageImage:
    """The image with paper in place of the words that the page itself has."""
    dots = image.dots
    boxes = [
        Box(int(word.x0 * dots), int(word.top * dots), int(word.x1 * dots) + 1, int(word.bottom * dots) + 1)
        for word in page.words
    ]
    return PageImage(image_print.without(image.pixels, boxes, page_images.paper_of(image.pixels)), dots)


def _looks_like_text(image: PageImage) -> bool:
    paper = page_images.paper_of(image.pixels)
    light = np.count_nonzero(image.pixels[::4, ::4].astype(np.int16) >= paper - PAPER_SHADES)
    if light < PAPER_SHARE * image.pixels[::4, ::4].size:
        return False
    patches = image_print.patches_of(page_images.ink_of(image.pixels), image.dots)
    heights = (patches[:, 3] - patches[:, 1]) / image.dots
    return int(np.count_nonzero((heights > LETTER_POINTS[0]) & (heights < LETTER_POINTS[1]))) >= LEAST_LETTERS


def _is_text(words: tuple[Word, ...]) -> bool:
    return len(words) >= LEAST_WORDS and passage_text.confidence_of(words) >= SURE


def _meet(grid: RuledGrid, other: RuledGrid) -> bool:
    one, two = grid.bbox, other.bbox
    overlap = BBox(max(one.x0, two.x0), max(one.top, two.top), min(one.x1, two.x1), min(one.bottom, two.bottom))
    return overlap.x0 < overlap.x1 and overlap.top < overlap.bottom
