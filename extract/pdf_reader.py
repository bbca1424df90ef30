"""PDF into a Document: tagged pages by their structure tree, others by their layout, page breaks mended."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import pypdfium2

from extract import (
    boxed_text,
    document_parts,
    furniture,
    layout_pages,
    notes,
    page_breaks,
    page_items,
    page_lines,
    passage_text,
    pdf_pages,
    picture_pages,
    structure_tree,
    tagged_geometry,
    tagged_pages,
)
from extract.layout_pages import Setting
from extract.page_items import Grid, Item, Passage, Word
from extract.pdf_pages import Page
from extract.records import Document, Kind, Paper, Problem, ProblemKind, TextSource, UnreadablePaper
from extract.tagged_pages import Tagged

LEAST_CHARACTERS = 25  # on a page with a picture or drawing: fewer are a stamp or a page number
OUTLINE_PATHS = 300  # drawn shapes without text: letters drawn as outlines
EDGE_QUANTILE = 0.97  # of the lines' right ends: a few lines stick out

END_BYTES = 4096  # in which a PDF that came whole says that it ends

NO_PAGES = "The PDF has no pages. Fetch it again, or save it anew in the program it was made with."
EMPTY_PAGES = "The PDF has no text: its pages are empty. Check that it is the right file, or fetch it again."
CUT_SHORT = (
    "The PDF has no end mark, so it was probably cut short: text may be missing. What is there was read. "
    "Fetch it again."
)
BROKEN_PAGE = "Page {page_no} could not be read ({reason}). The PDF may be damaged: save it anew and try again."


def read_pdf(data: bytes, paper: Paper) -> Document:
    """The PDF as a Document; raises UnreadablePaper where it is encrypted, damaged or has no pages."""
    document = pdf_pages.open_pdf(data)
    try:
        page_count = pdf_pages.page_count(document)
        if not page_count:
            raise UnreadablePaper(ProblemKind.DAMAGED, NO_PAGES)
        pages, problems = _read_pages(document, page_count)
        title, date = _metadata(document)
    finally:
        document.close()
    if b"%%EOF" not in data[-END_BYTES:]:
        problems.append(Problem(ProblemKind.DAMAGED, CUT_SHORT))
    tree = structure_tree.read_tree(data) if any(word.mcid >= 0 for page in pages for word in page.words) else None
    return _document(paper, (tuple(pages), tuple(problems), page_count), (title, date), tree)


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
        problem = picture_pages.unread_paper() if unreadable else Problem(ProblemKind.NO_TEXT, "The PDF has no text.")
        return Document(paper, None, page_count, problems=(problem,), is_readable=False,
                        metadata_title=metadata[0], metadata_date=metadata[1], unreadable_pages=unreadable)  # fmt: skip
    edges = furniture.find_furniture(pages)
    tagged = tagged_pages.read_pages(tree, pages, edges) if tree else Tagged((), (), {})
    items, foot = _content(pages, edges, tagged)
    parts = document_parts.build(items, foot, _furniture(pages, edges, tagged), _spelling(pages))
    return Document(
        paper,
        _source(pages, tagged),
        page_count,
        blocks=parts.blocks,
        notes=parts.notes,
        problems=problems,
        metadata_title=metadata[0],
        metadata_date=metadata[1],
        unreadable_pages=unreadable,
    )


def _source(pages: Sequence[Page], tagged: Tagged) -> TextSource:
    """How most of the pages were read."""
    if 2 * sum(page.is_scanned for page in pages) > len(pages):
        return TextSource.OCR
    return TextSource.TAGGED_PDF if len(tagged.page_numbers) * 2 > len(pages) else TextSource.LAYOUT_PDF


def _content(
    pages: Sequence[Page], edges: Mapping[int, frozenset[Word]], tagged: Tagged
) -> tuple[tuple[Item, ...], tuple[Passage, ...]]:
    """All passages and grids in reading order, joined over page breaks, and all notes in page order."""
    setting = _setting(pages, edges)
    by_page: dict[int, list[Item]] = {page.page_no: [] for page in pages}
    foot: list[Passage] = list(tagged.notes)
    shown = {page.page_no: page for page in pages}
    marks = {page.page_no: notes.marks_in(page_lines.lines_of(page.words)) for page in pages}
    has_headings = any(isinstance(item, Passage) and item.kind is Kind.HEADING for item in tagged.items)
    for item in tagged.items:
        if isinstance(item, Passage) and notes.is_untagged_note(item, setting.body_size, marks[item.page_no]):
            foot.append(item)
        else:
            by_page[item.page_no].append(tagged_geometry.with_rules(item, shown) if isinstance(item, Grid) else item)
    for page in pages:
        is_tagged = page.page_no in tagged.page_numbers
        words = tagged.leftovers[page.page_no] if is_tagged else _without(page.words, edges[page.page_no])
        found, page_notes = layout_pages.read_page(page, words, setting) if words else ((), ())
        by_page[page.page_no] = layout_pages.merged(by_page[page.page_no], found)
        foot.extend(page_notes)
    parts = (part for page in pages for item in by_page[page.page_no] for part in _without_boxes(item))
    items = [part for item in page_breaks.joined(parts) for part in boxed_text.unboxed(item)]
    if tagged.items and not has_headings:
        items = list(page_lines.with_headings(items, setting.body_size))
    foot = [part for note in foot for part in (notes.passages(note.lines, note.page_no) if not note.label else (note,))]
    return tuple(items), tuple(sorted(foot, key=lambda note: note.page_no))


def _without_boxes(item: Item) -> tuple[Item, ...]:
    """The item as it is, or the passages of a box; a grid of one row may yet be the rest of a table."""
    return boxed_text.unboxed(item) if isinstance(item, Grid) and item.column_count == 1 else (item,)


def _without(words: Sequence[Word], left_out: frozenset[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word not in left_out and not word.is_artifact)


def _furniture(
    pages: Sequence[Page], edges: Mapping[int, frozenset[Word]], tagged: Tagged
) -> tuple[tuple[Passage, bool], ...]:
    """The furniture of each page by lines, each with whether it stands in the page's upper half."""
    found = []
    for page in pages:
        referenced = page.page_no in tagged.page_numbers
        words = [
            word
            for word in page.words
            if word.is_artifact or (word in edges[page.page_no] and not (referenced and word.mcid >= 0))
        ]
        for passage in furniture.passages(words, page.page_no):
            found.append((passage, passage.bbox.bottom < page.height / 2))
    return tuple(found)


def _setting(pages: Sequence[Page], edges: Mapping[int, frozenset[Word]]) -> Setting:
    sizes: Counter[float] = Counter()
    ends: list[float] = []
    for page in pages:
        words = _without(page.words, edges[page.page_no])
        for word in words:
            sizes[word.size] += len(word.text)
        free = [
            word
            for word in words
            if word.is_upright and not any(page_items.holds(grid.bbox, word) for grid in page.grids)
        ]
        ends.extend(line.x1 for line in page_lines.lines_of(free))
    ends.sort()
    right_edge = ends[int((len(ends) - 1) * (EDGE_QUANTILE if len(ends) > 40 else 1.0))] if ends else 0.0
    return Setting(max(sizes, key=lambda size: (sizes[size], size)) if sizes else 11.0, right_edge)


def _spelling(pages: Sequence[Page]) -> passage_text.Spelling:
    return passage_text.learn_spelling(line for page in pages for line in page_lines.lines_of(page.words))


def _metadata(document: pypdfium2.PdfDocument) -> tuple[str, str]:
    """Title and ISO date of making from the file's own properties, "" where they say nothing."""
    try:
        title, made = document.get_metadata_value("Title"), document.get_metadata_value("CreationDate")
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return "", ""
    found = re.match(r"(?:D:)?(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", made or "")
    return " ".join((title or "").split()), "-".join(found.groups()) if found else ""
