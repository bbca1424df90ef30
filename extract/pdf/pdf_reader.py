"""PDF into a Document: its pages one by one, those that are pictures by OCR, then what they say together."""

import re
from collections.abc import Sequence

import pypdfium2

from extract import garbage
from extract.pdf import document_parts, page_turning, pdf_contents, pdf_mending, pdf_pages, structure_tree
from extract.pdf.pdf_pages import Page
from extract.records import Document, Paper, Problem, ProblemKind, TextSource, UnreadablePaper
from extract.scans import picture_pages

LEAST_CHARACTERS = 25  # on a page with a picture or drawing: fewer are a stamp or a page number
OUTLINE_PATHS = 300  # drawn shapes without text: letters drawn as outlines
END_BYTES = 4096  # in which a PDF that came whole says that it ends

NO_PAGES = "The PDF has no pages. Fetch it again, or save it anew in the program it was made with."
EMPTY_PAGES = "The PDF has no text: its pages are empty. Check that it is the right file, or fetch it again."
CUT_SHORT = (
    "The PDF has no end mark, so it was probably cut short: text may be missing. What is there was read. "
    "Fetch it again."
)
MENDED = (
    "The PDF is damaged, so text may be missing. What is there was read. Fetch it again, or open it in a PDF viewer "
    "and save it anew."
)
BROKEN_PAGE = "Page {page_no} could not be read ({reason}). The PDF may be damaged: save it anew and try again."


def read_pdf(data: bytes, paper: Paper) -> Document:
    """The PDF as a Document; raises UnreadablePaper where it is encrypted, damaged or has no pages."""
    with garbage.uncollected():
        return _read(data, paper)


def _read(data: bytes, paper: Paper) -> Document:
    document, data, problems = _opened(data)
    try:
        page_count = pdf_pages.page_count(document)
        if not page_count:
            raise UnreadablePaper(ProblemKind.DAMAGED, NO_PAGES)
        pages, page_problems = _read_pages(document, page_count)
        title, date = _metadata(document)
    finally:
        document.close()
    problems = (*page_problems, *problems)
    tree = structure_tree.read_tree(data) if any(word.mcid >= 0 for page in pages for word in page.words) else None
    return _document(paper, (tuple(pages), problems, page_count), (title, date), tree)


def _opened(data: bytes) -> tuple[pypdfium2.PdfDocument, bytes, tuple[Problem, ...]]:
    """The PDF, mended where PDFium cannot open it as it is, its bytes, and a problem where a part of it may be lost."""
    is_whole = b"%%EOF" in data[-END_BYTES:]
    try:
        return pdf_pages.open_pdf(data), data, () if is_whole else (Problem(ProblemKind.DAMAGED, CUT_SHORT),)
    except UnreadablePaper as error:
        whole = pdf_mending.mended(data) if error.kind is ProblemKind.DAMAGED else None
        if whole is None:
            raise
    return pdf_pages.open_pdf(whole), whole, (Problem(ProblemKind.DAMAGED, MENDED if is_whole else CUT_SHORT),)


def _read_pages(document: pypdfium2.PdfDocument, page_count: int) -> tuple[list[Page], list[Problem]]:
    """The pages, those that are pictures read by OCR, and a problem for each that cannot be read or is read badly."""
    pages, problems = [], []
    for page_no in range(1, page_count + 1):
        try:
            page = pdf_pages.read_page(document, page_no)
        except (pypdfium2.PdfiumError, ValueError, OSError, OverflowError) as error:
            message = BROKEN_PAGE.format(
                page_no=page_no, reason=str(error).splitlines()[0] if str(error) else "no reason given"
            )
            problems.append(Problem(ProblemKind.UNREADABLE_PAGE, message, page_no))
            continue
        if is_picture(page):
            page, trouble = picture_pages.read_picture(document, page)
            problems.extend(trouble)
        else:
            page = picture_pages.with_pictures(document, page)
        pages.append(page)
    return pages, problems


def is_picture(page: Page) -> bool:
    """Whether the page shows something, and almost none of it is text."""
    has_picture = page.image_share > 0.1 or page.path_count > OUTLINE_PATHS
    return has_picture and page.character_count < LEAST_CHARACTERS


def _document(
    paper: Paper,
    read: tuple[tuple[Page, ...], tuple[Problem, ...], int],
    metadata: tuple[str, str],
    tree: structure_tree.Element | None,
) -> Document:
    pages, problems, page_count = read
    unreadable = tuple(problem.page_no for problem in problems if problem.page_no is not None)
    if not any(page.words for page in pages if page.is_scanned or page.page_no not in unreadable):
        problem = picture_pages.unread_paper() if unreadable else Problem(ProblemKind.NO_TEXT, EMPTY_PAGES)
        return Document(paper, None, page_count, problems=(problem,), is_readable=False,
                        metadata_title=metadata[0], metadata_date=metadata[1], unreadable_pages=unreadable)  # fmt: skip
    contents = pdf_contents.read_contents(pages, tree)
    turnings = {page.page_no: page.turning for page in pages if page.turning is not None}
    parts = document_parts.build(contents.items, contents.foot, contents.furniture, contents.spelling)
    return Document(
        paper,
        _source(pages, contents.tagged_page_numbers),
        page_count,
        blocks=page_turning.blocks_as_shown(parts.blocks, turnings),
        notes=page_turning.notes_as_shown(parts.notes, turnings),
        problems=problems,
        metadata_title=metadata[0],
        metadata_date=metadata[1],
        unreadable_pages=unreadable,
    )


def _source(pages: Sequence[Page], tagged: frozenset[int]) -> TextSource:
    """How most of the pages were read."""
    if 2 * sum(page.is_scanned for page in pages) > len(pages):
        return TextSource.OCR
    return TextSource.TAGGED_PDF if len(tagged) * 2 > len(pages) else TextSource.LAYOUT_PDF


def _metadata(document: pypdfium2.PdfDocument) -> tuple[str, str]:
    """Title and ISO date of making from the file's own properties, "" where they say nothing."""
    try:
        title, made = document.get_metadata_value("Title"), document.get_metadata_value("CreationDate")
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return "", ""
    found = re.match(r"(?:D:)?(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", made or "")
    return " ".join((title or "").split()), "-".join(found.groups()) if found else ""
