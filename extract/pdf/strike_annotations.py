"""Words that a reviewer struck out in a PDF viewer, by annotations of their own kind: ISO 32000-1, 12.5.6.10."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Placing
from extract.records import BBox

COVERED_SHARE = 0.75  # of a word's width
UNSEEN = 2 | 32  # flags of annotations that are not shown: Hidden, NoView


def strike(page: pdfium.FPDF_PAGE, words: Sequence[Word], place: Placing) -> None:
    """Mark the words of the page that such annotations cover."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            boxes = tuple(_boxes(annotation, place))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        for word in words if boxes else ():
            word.is_struck = word.is_struck or any(_covers(box, word) for box in boxes)


def _boxes(annotation: pdfium.FPDF_ANNOTATION, place: Placing) -> Iterator[BBox]:
    """A box around each stretch of words that the annotation strikes out."""
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_STRIKEOUT:
        return
    if pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN:
        return
    quad = pdfium.FS_QUADPOINTSF()
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(quad)):
            corners = ((quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4))
            xs, ys = zip(*(place(x, y) for x, y in corners), strict=True)
            yield BBox(min(xs), min(ys), max(xs), max(ys))


def _covers(box: BBox, word: Word) -> bool:
    """Whether the small letters of the word lie in the box, nearly all of them."""
    across = min(box.x1, word.x1) - max(box.x0, word.x0)
    is_level = box.top <= word.baseline - 0.3 * word.size <= box.bottom
    return word.is_upright and is_level and across >= COVERED_SHARE * (word.x1 - word.x0)
