"""Pages that are pictures of text, read by OCR in place of the empty ones that their PDF gives, or a problem."""

import pypdfium2

from extract.pdf.pdf_pages import Page
from extract.records import Problem, ProblemKind
from extract.scans import ocr_engines, own_words, picture_parts, scanned_pages

LEAST_CONFIDENCE = 0.8  # of a page's words in the mean: below it numbers and names are not to be trusted

INSTALL = (
    "Install what requirements.lock lists, or Tesseract with its English data and the package tesserocr, and run "
    "again; or use the digital original (Word or PDF) if you can get it."
)
NO_ENGINE = "Page {page_no} is a picture of text and was not read: no OCR engine is installed. " + INSTALL
NO_ENGINE_AT_ALL = "The PDF is a scan: its pages are pictures of text, and no OCR engine is installed. " + INSTALL
NOTHING_READ = "The PDF is a scan, and OCR could read nothing on it. Use the digital original (Word or PDF)."
POOR_PAGE = (
    "Page {page_no} is a picture of text that OCR could not read well ({percent} % sure of its words, {least} % is the "
    "least): what it read is kept, but may be wrong. Scan it again at 300 dots an inch, or use the digital original."
)
BROKEN = (
    "Page {page_no} is a picture of text and could not be drawn for OCR ({reason}). Save the PDF anew and try again."
)


def read_picture(document: pypdfium2.PdfDocument, page: Page) -> tuple[Page, tuple[Problem, ...]]:
    """The page as OCR reads it, and a problem where it cannot be read or only badly; a blank one stays as it is."""
    engine = ocr_engines.best_engine()
    if engine is None:
        return page, (_problem(page, NO_ENGINE),)
    try:
        scanned = scanned_pages.read_page(document, page.page_no, engine)
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        return page, (_problem(page, BROKEN, reason=str(error) or "no reason given"),)
    if not scanned.page.words:
        return page, () if scanned.is_blank else (_poor(page, 0.0),)
    whole = own_words.added(scanned.page, page)
    if scanned.confidence < LEAST_CONFIDENCE:
        return whole, (_poor(page, scanned.confidence),)
    return whole, ()


def with_pictures(document: pypdfium2.PdfDocument, page: Page) -> Page:
    """A page with text of its own, and with the text in its pictures where an engine can read it."""
    if not picture_parts.may_hold_text(page):
        return page
    engine = ocr_engines.best_engine()
    try:
        return picture_parts.with_pictures(document, page, engine) if engine else page
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return page


def unread_paper() -> Problem:
    """Why nothing of a paper of pictures could be read."""
    return Problem(ProblemKind.NO_TEXT, NOTHING_READ if ocr_engines.best_engine() else NO_ENGINE_AT_ALL)


def _poor(page: Page, confidence: float) -> Problem:
    percents = {"percent": str(round(100 * confidence)), "least": str(round(100 * LEAST_CONFIDENCE))}
    return _problem(page, POOR_PAGE, **percents)


def _problem(page: Page, message: str, **details: str) -> Problem:
    return Problem(ProblemKind.UNREADABLE_PAGE, message.format(page_no=page.page_no, **details), page.page_no)
