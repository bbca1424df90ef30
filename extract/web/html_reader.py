"""Web pages: agendas, minutes and reports as committee systems publish them, as a browser shows them."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from extract import clean_text, runs
from extract.records import (
    Block,
    Cell,
    Document,
    Kind,
    Note,
    Paper,
    Place,
    ProblemKind,
    Table,
    TextSource,
    UnreadablePaper,
)
from extract.runs import LINE_BREAK, Look, NextPlace, Run
from extract.web import html_lists, html_page, html_styles, html_tables
from extract.web.html_page import WebPage
from extract.web.html_styles import Element, Setting
from extract.web.html_tables import Grid, GridCell

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main"}
    | {"nav", "p", "pre", "search", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr", "button"}
    | {"select", "option", "textarea", "li", *html_styles.HEADINGS, *html_lists.LISTS}
)
BACK_LINK = frozenset("↩↑^⏎\ufe0e")


def read_html(data: bytes, paper: Paper) -> Document:
    """The web page as a Document; raises UnreadablePaper where it shows no text."""
    return read_page(html_page.open_page(data), paper)


def read_page(page: WebPage, paper: Paper) -> Document:
    """The Document of an opened page."""
    block_numbers = itertools.count(1)
    walk = PageWalk(page, lambda: Place(next(block_numbers)))
    walk.read(page.root)
    if not walk.found:
        raise UnreadablePaper(
            ProblemKind.NO_TEXT,
            "The web page shows no text: it probably fetches its words by a program. Open it in a browser and save it "
            "as a PDF, or fetch the paper itself.",
        )
    return Document(
        paper,
        text_source=TextSource.HTML,
        blocks=tuple(walk.found),
        notes=tuple(walk.notes),
        problems=page.problems,
        metadata_title=page.title,
        metadata_date=page.date,
    )


class PageWalk:
    """Goes once through the elements of a page, or of a cell, in order, and gathers what stands between blocks."""

    def __init__(self, page: WebPage, next_place: NextPlace, is_in_cell: bool = False) -> None:
        self._page = page
        self._next_place = next_place
        self._is_in_cell = is_in_cell
        self._note_bodies = {body for _, body in page.notes.values()}
        self._runs: list[Run] = []
        self._setting = Setting()
        self._label = Look()
        self._met: list[Element] = []
        self._marked: dict[str, Place] = {}
        self.found: list[Block | Table] = []
        self.inked: list[Run] = []  # all that was gathered
        self.notes: list[Note] = []

    def read(self, root: Element) -> None:
        """Add all blocks of an element to `found`."""
        self._inside(root, Setting())
        self._flush()

    def _walk(self, element: Element, outer: Setting) -> None:
        tag = html_styles.name(element)
        if html_styles.is_hidden(element) or element in self._note_bodies:
            return
        setting = html_styles.setting(element, outer)
        if outer.kind is Kind.FURNITURE or html_styles.is_furniture(element, self._page.has_main):
            setting = replace(setting, kind=Kind.FURNITURE, level=None)
        if element in self._page.notes:
            self._met.append(element)
            self._runs.append(runs.note_mark(self._page.notes[element][0]))
        elif tag == "br":
            self._say(LINE_BREAK, setting)
        elif tag == "img":
            self._picture(element, setting)
        elif tag in BLOCKS or tag == "table" or html_styles.declarations(element).get("display") == "block":
            self._block(element, tag, setting)
        else:
            self._inside(element, setting)

    def _block(self, element: Element, tag: str, setting: Setting) -> None:
        self._flush()
        if tag == "table":
            self._table(element, setting)
        elif tag in html_lists.LISTS:
            self._list(element, setting)
        else:
            self._inside(element, setting)
        self._flush()

    def _inside(self, element: Element, setting: Setting) -> None:
        self._text(element.text, setting)
        for child in element:
            self._walk(child, setting)
            self._text(child.tail, setting)

    def _text(self, text: str | None, setting: Setting) -> None:
        if not text:
            return
        lines = text.split("\n") if setting.keeps_lines else [text.replace("\n", " ")]
        for index, line in enumerate(lines):
            self._say(LINE_BREAK, setting) if index else None
            self._say(line, setting)

    def _say(self, text: str, setting: Setting) -> None:
        if not self._runs or not any(run.text.strip() for run in self._runs):
            self._setting = setting
        self._runs.append(Run(text, setting.face))

    def _picture(self, element: Element, setting: Setting) -> None:
        """A picture that is all there is in a cell, a coloured dot say, stands for its description."""
        around = next((each for each in element.iterancestors() if html_styles.name(each) in {"td", "th"}), None)
        if self._is_in_cell and around is not None and not html_tables.text_of(around):
            self._say(element.get("alt") or "", setting)

    def _flush(self) -> None:
        """Make blocks of what was gathered."""
        gathered, self._runs = self._runs, []
        self.inked += gathered
        met, self._met = self._met, []
        setting, label = self._setting, self._label
        look = Look(setting.kind, label.label, setting.level if setting.kind is Kind.HEADING else label.level)
        blocks = list(runs.blocks(gathered, look, self._next_place))
        if blocks:
            self._label = Look()
        self.found.extend(block for block in blocks if not self._is_note(block))
        place = next((block.place for block in blocks), None)
        for link in met:
            name, body = self._page.notes[link]
            text, struck_text = runs.current(_words(body, Setting()))
            self.notes.append(Note(name, _without_label(text, name), place or self._next_place(), struck_text))

    def _is_note(self, block: Block) -> bool:
        """Whether a paragraph is the note of a mark met before, without a link between them; it is kept as one."""
        label = block.marks[0].label if block.marks and block.marks[0].offset == 0 else ""
        if self._is_in_cell or not block.text or label not in self._marked:
            self._marked |= {mark.label: block.place for mark in block.marks if mark.label not in self._marked}
            return False
        self.notes.append(Note(label, block.text, self._marked[label], block.struck_text))
        return True

    def _list(self, element: Element, setting: Setting) -> None:
        depth = 1 + sum(html_styles.name(each) in html_lists.LISTS for each in element.iterancestors())
        for child, label in html_lists.items(element, depth):
            self._label = Look(label=label, level=depth if label else None)
            self._walk(child, setting)
            self._label = Look()

    def _table(self, element: Element, setting: Setting) -> None:
        grid = html_tables.read_grid(element)
        if self._is_in_cell or setting.kind is Kind.FURNITURE or not html_tables.is_data(element, grid):
            return self._laid_out(element, grid, setting)
        for child in element:
            if html_styles.name(child) == "caption":
                self._walk(child, setting)
        place = self._next_place()
        cells = tuple(self._cell(cell, place.block_no) for cell in grid.cells)
        self.found.append(Table(grid.row_count, grid.column_count, cells, place))

    def _laid_out(self, element: Element, grid: Grid, setting: Setting) -> None:
        """The cells of a table that only lays out the page, as text; a lone number labels what stands beside it."""
        is_agenda = html_tables.is_agenda(grid)
        for child in element:
            if html_styles.name(child) == "caption":
                self._walk(child, setting)
        for cell in grid.cells:
            text = html_tables.text_of(cell.element)
            if is_agenda and cell.column_index == 0 and text:
                self._label = Look(label=clean_text.clean(text), level=1)
            else:
                self._walk(cell.element, setting)
                self._label = Look()

    def _cell(self, cell: GridCell, block_no: int) -> Cell:
        place = Place(block_no, cell.row_index, cell.column_index)
        walk = PageWalk(self._page, lambda: place, is_in_cell=True)
        walk.read_cell(cell.element)
        self.notes.extend(walk.notes)
        self._marked = walk._marked | self._marked
        return Cell(
            cell.row_index,
            cell.column_index,
            tuple(block for block in walk.found if isinstance(block, Block)),
            place,
            cell.row_span,
            cell.column_span,
            cell.is_header,
            html_tables.fill(cell.element),
            runs.ink_of(walk.inked),
        )

    def read_cell(self, element: Element) -> None:
        """Add all blocks of a table cell to `found`."""
        self._inside(element, html_styles.setting(element, Setting()))
        self._flush()


def _without_label(text: str, label: str) -> str:
    """The words of a note without its label."""
    for opening in (f"[{label}]", f"({label})", f"{label}.", f"{label} ", label if not label.isalnum() else "\0"):
        if text.startswith(opening):
            return text.removeprefix(opening).strip()
    return text


def _words(element: Element, outer: Setting) -> Iterator[Run]:
    """The words of a note without the link back to its mark."""
    if html_styles.is_hidden(element):
        return
    setting = html_styles.setting(element, outer)
    yield Run(element.text or "", setting.face)
    for child in element:
        text = "".join(child.itertext()).strip()
        is_back_link = html_styles.name(child) == "a" and bool(text) and set(text) <= BACK_LINK
        if not is_back_link:
            yield from _words(child, setting)
        yield Run(child.tail or "", setting.face)
