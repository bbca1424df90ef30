"""What a PDF's pages say in reading order: tagged pages by their tree, others by their layout, page breaks mended."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from extract.pdf import (
    boxed_text,
    furniture,
    layout_pages,
    notes,
    page_breaks,
    page_lines,
    passage_text,
    tagged_geometry,
    tagged_pages,
)
from extract.pdf.layout_pages import Layout, Setting
from extract.pdf.page_items import Grid, Item, Line, Passage, Word
from extract.pdf.passage_text import Spelling
from extract.pdf.pdf_pages import Page
from extract.pdf.structure_tree import Element
from extract.pdf.tagged_pages import Tagged
from extract.records import Kind

EDGE_QUANTILE = 0.97  # of the lines' right ends: a few lines stick out
USUAL_SIZE = 11.0  # of a paper without a word

Edges = Mapping[int, frozenset[Word]]  # by page number, the words of its running header and footer


@dataclass(frozen=True, slots=True)
class Contents:
    """Passages and grids in reading order, notes in page order, furniture with whether it heads its page."""

    items: tuple[Item, ...]
    foot: tuple[Passage, ...]
    furniture: tuple[tuple[Passage, bool], ...]
    spelling: Spelling
    tagged_page_numbers: frozenset[int]


def read_contents(pages: Sequence[Page], tree: Element | None) -> Contents:
    """The contents of all pages; `tree` is the structure tree, None where the PDF has none."""
    edges = furniture.find_furniture(pages)
    tagged = tagged_pages.read_pages(tree, pages, edges) if tree else Tagged((), (), {})
    items, foot = _content(pages, edges, tagged)
    around = tuple(_furniture(pages, edges, tagged))
    spelling = passage_text.learn_spelling(_lines((*items, *foot, *(line for line, _ in around))))
    return Contents(items, foot, around, spelling, tagged.page_numbers)


def _content(pages: Sequence[Page], edges: Edges, tagged: Tagged) -> tuple[tuple[Item, ...], tuple[Passage, ...]]:
    """All passages and grids in reading order, joined over page breaks, and all notes in page order."""
    layouts = [layout_pages.lay_out(page, _words_by_layout(page, edges, tagged)) for page in pages]
    setting = Setting(_body_size(pages, edges), _right_edge(layouts, tagged))
    by_page, foot = _tagged_content(pages, tagged, setting.body_size)
    above: Grid | None = None
    for layout in layouts:
        found, page_notes = layout_pages.read_page(layout, setting, above)
        above = found[-1] if found and isinstance(found[-1], Grid) else None
        page_no = layout.page.page_no
        by_page[page_no] = layout_pages.merged(by_page[page_no], found)
        foot.extend(page_notes)
    parts = (part for page in pages for item in by_page[page.page_no] for part in _without_boxes(item))
    items = [part for item in page_breaks.joined(parts) for part in boxed_text.unboxed(item)]
    if tagged.items and not any(isinstance(item, Passage) and item.kind is Kind.HEADING for item in tagged.items):
        items = list(page_lines.with_headings(items, setting.body_size))
    foot = [part for note in foot for part in (notes.passages(note.lines, note.page_no) if not note.label else (note,))]
    return tuple(items), tuple(sorted(foot, key=lambda note: note.page_no))


def _tagged_content(
    pages: Sequence[Page], tagged: Tagged, body_size: float
) -> tuple[dict[int, list[Item]], list[Passage]]:
    """What the tree says by page, its tables with what their rules add, and the notes."""
    by_page: dict[int, list[Item]] = {page.page_no: [] for page in pages}
    foot = list(tagged.notes)
    shown = {page.page_no: page for page in pages}
    marks = _marks_on(shown)
    for item in tagged.items:
        if isinstance(item, Grid):
            by_page[item.page_no].append(tagged_geometry.with_rules(item, shown))
        elif notes.is_untagged_note(item, body_size, marks):
            foot.append(item)
        else:
            by_page[item.page_no].append(item)
    return by_page, foot


def _marks_on(pages: Mapping[int, Page]) -> Callable[[int], frozenset[str]]:
    """The labels of the note marks on a page, looked for when first asked."""
    known: dict[int, frozenset[str]] = {}

    def marks(page_no: int) -> frozenset[str]:
        if page_no not in known:
            known[page_no] = notes.marks_in(page_lines.lines_of(pages[page_no].words))
        return known[page_no]

    return marks


def _words_by_layout(page: Page, edges: Edges, tagged: Tagged) -> tuple[Word, ...]:
    """The words that are left to be read by their layout."""
    if page.page_no in tagged.page_numbers:
        return tagged.leftovers[page.page_no]
    return _without(page.words, edges[page.page_no])


def _without_boxes(item: Item) -> tuple[Item, ...]:
    """The item as it is, or the passages of a box; a grid of one row may yet be the rest of a table."""
    return boxed_text.unboxed(item) if isinstance(item, Grid) and item.column_count == 1 else (item,)


def _without(words: Sequence[Word], left_out: frozenset[Word]) -> tuple[Word, ...]:
    said = [word for word in words if not word.is_artifact]
    return tuple([word for word in said if word not in left_out] if left_out else said)


def _furniture(pages: Sequence[Page], edges: Edges, tagged: Tagged) -> Iterator[tuple[Passage, bool]]:
    """The furniture of each page by lines, each with whether it stands in the page's upper half."""
    for page in pages:
        is_tagged, edge = page.page_no in tagged.page_numbers, edges[page.page_no]
        words = [
            word
            for word in page.words
            if word.is_artifact or (edge and not (is_tagged and word.mcid >= 0) and word in edge)
        ]
        for passage in furniture.passages(words, page.page_no):
            yield passage, passage.bbox.bottom < page.height / 2


def _body_size(pages: Sequence[Page], edges: Edges) -> float:
    """The type size that most letters outside the furniture have."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for page in pages:
        edge = edges[page.page_no]
        for size, words in groupby(_without(page.words, edge), attrgetter("size")):
            sizes[size] += sum([len(word.text) for word in words])
    return max(sizes, key=lambda size: (sizes[size], size)) if any(sizes.values()) else USUAL_SIZE


def _right_edge(layouts: Sequence[Layout], tagged: Tagged) -> float:
    """How far right the lines outside tables run, a few apart."""
    passages = (item for item in tagged.items if isinstance(item, Passage))
    ends = [line.x1 for passage in passages for line in passage.lines]
    ends.extend(line.x1 for layout in layouts for line in layout.lines)
    ends.sort()
    return ends[int((len(ends) - 1) * (EDGE_QUANTILE if len(ends) > 40 else 1.0))] if ends else 0.0


def _lines(items: Sequence[Item]) -> Iterator[Line]:
    for item in items:
        passages = (item,) if isinstance(item, Passage) else (part for cell in item.cells for part in cell.passages)
        for passage in passages:
            yield from passage.lines
