"""OpenDocument texts: the body in order as blocks and tables, with the numbers, notes and spans that are shown."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from extract import packages, runs
from extract.opendocument import odt_styles, odt_text
from extract.opendocument.odt_lists import OdtLists
from extract.opendocument.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, OdtStyles
from extract.opendocument.odt_text import FRAMES, NOT_PRINTED, OdtText
from extract.records import (
    Block,
    Cell,
    Document,
    Kind,
    Note,
    Paper,
    Place,
    Problem,
    ProblemKind,
    Table,
    TextSource,
    UnreadablePaper,
)
from extract.runs import PLAIN, Look, NextPlace, Run
from extract.xml_names import Element, name

MOST_REPEATS = 1000  # of a row or cell; more are the empty rest of a sheet


def read_odt(data: bytes, paper: Paper) -> Document:
    """The OpenDocument text as a Document; raises UnreadablePaper where it is damaged or protected."""
    with packages.open_package(data) as package:
        content, shared, meta = (packages.root(package, f"{part}.xml") for part in ("content", "styles", "meta"))
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise UnreadablePaper(ProblemKind.DAMAGED, f"{packages.damaged()} If it has a password, remove it.")
    title, date = odt_styles.properties(meta)
    walk = OdtWalk(OdtStyles(content, shared))
    blocks = (*walk.flow(body, walk.next_place), *walk.furniture(shared))
    return Document(
        paper,
        text_source=TextSource.WORD,
        blocks=blocks,
        notes=tuple(walk.notes),
        problems=_problems(content),
        metadata_title=title,
        metadata_date=date,
    )


class OdtWalk:
    """Goes once through a paper in order, since its numbers depend on what came before."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._lists = OdtLists(styles)
        self._text = OdtText(styles)
        self._block_numbers = itertools.count(1)
        self._cells_around = 0
        self._inked: list[Run] = []  # what is set and drawn in the cell that is read
        self.notes: list[Note] = []

    def next_place(self) -> Place:
        """The place of the next block of the body."""
        return Place(next(self._block_numbers))

    def flow(self, container: Element, next_place: NextPlace) -> list[Block | Table]:
        """The blocks and tables in an element of the body, a cell or a text box."""
        found: list[Block | Table] = []
        for element in container:
            tag = name(element)
            if tag in {"p", "h"} and element.tag.startswith(TEXT):
                found.extend(self._paragraph(element, "", next_place))
            elif tag == "list":
                found.extend(self._list(element, next_place))
            elif tag == "table":
                found.extend(self._table(element, next_place))
            elif tag in FRAMES:
                found.extend(self._boxes([element], next_place))
            elif tag not in NOT_PRINTED and element.get(f"{TEXT}display") != "none" and element.tag.startswith(TEXT):
                found.extend(self.flow(element, next_place))  # sections, indexes, numbered paragraphs
        return found

    def furniture(self, shared: Element | None) -> Iterator[Block]:
        """Running headers and footers, each wording once, numbered after the body."""
        seen = set()
        for edge in () if shared is None else shared.iterfind(f".//{STYLE}master-page/*"):
            for block in self.flow(edge, self.next_place) if edge.tag.startswith(STYLE) else ():
                if isinstance(block, Block) and block.printed not in seen:
                    seen.add(block.printed)
                    yield replace(block, kind=Kind.FURNITURE)

    def _paragraph(self, element: Element, label: str, next_place: NextPlace) -> list[Block | Table]:
        style = element.get(f"{TEXT}style-name")
        level = self._styles.outline_level(style)
        if name(element) == "h":
            level = min(odt_styles.whole(element.get(f"{TEXT}outline-level"), 1), odt_styles.DEEPEST_HEADING)
        if name(element) == "h" and level and not label and not self._lists.depth:
            label = self._lists.heading_label(element, level)
        depth = self._lists.depth if label else None
        look = Look(Kind.HEADING, label, level) if level else Look(Kind.PARAGRAPH, label, depth)
        pieces = list(self._text.runs(element, self._styles.look("paragraph", style, PLAIN)))
        self._inked += pieces
        boxes, met = self._text.take_frames(), self._text.take_notes()
        found: list[Block | Table] = list(runs.blocks(pieces, look, next_place))
        for note in met:
            self.notes.append(self._note(note, found[0].place if found else next_place()))
        return [*found, *self._boxes(boxes, next_place)]

    def _boxes(self, frames: list[Element], next_place: NextPlace) -> Iterator[Block | Table]:
        """What stands in text boxes and shapes, once read from where they are anchored."""
        for frame in frames:
            if name(frame) == "frame":
                for box in frame.iterchildren(f"{DRAW}text-box"):
                    yield from self.flow(box, next_place)
            else:
                self._inked.append(runs.shape(self._styles.shape_fill(frame.get(f"{DRAW}style-name"))))
                yield from self.flow(frame, next_place)

    def _list(self, element: Element, next_place: NextPlace) -> Iterator[Block | Table]:
        self._lists.enter(element)
        for item in element:
            is_header = name(item) == "list-header"
            label = None if is_header else ""
            for child in item:
                if name(child) in {"p", "h"} and label == "":
                    label = self._lists.next_label(item, child.get(f"{TEXT}style-name"))
                    yield from self._paragraph(child, label, next_place)
                    label = None
                elif name(child) in {"p", "h"}:
                    yield from self._paragraph(child, "", next_place)
                elif name(child) == "list":
                    yield from self._list(child, next_place)
        self._lists.leave()

    def _table(self, element: Element, next_place: NextPlace) -> list[Block | Table]:
        """A table; inside a cell its blocks, and one of a single cell is a box around text."""
        rows = list(_rows(element, is_header=False))
        cells = [cell for row, _ in rows for cell in row.iterchildren(f"{TABLE}table-cell")]
        if self._cells_around or len(cells) == 1:
            return [block for cell in cells for block in self.flow(cell, next_place)]
        place = next_place()
        found = tuple(cell for index, row in enumerate(rows) for cell in self._row(row, index, place.block_no))
        column_count = max((cell.column_index + 1 for cell in found), default=0)
        cells_inside = tuple(_inside(cell, len(rows), column_count) for cell in found)
        return [Table(len(rows), column_count, cells_inside, place)] if found else []

    def _row(self, row: tuple[Element, bool], row_index: int, block_no: int) -> Iterator[Cell]:
        element, is_header = row
        column = 0
        for each in element:
            repeats = min(max(1, odt_styles.whole(each.get(f"{TABLE}number-columns-repeated"), 1)), MOST_REPEATS)
            if name(each) == "table-cell":
                for _ in range(repeats):
                    yield self._cell(each, Place(block_no, row_index, column), is_header)
                    column += 1
            elif name(each) == "covered-table-cell":
                column += repeats

    def _cell(self, element: Element, place: Place, is_header: bool) -> Cell:
        self._cells_around += 1
        self._inked = []
        blocks = self.flow(element, lambda: place)
        self._cells_around -= 1
        style, row = element.get(f"{TABLE}style-name"), element.getparent().get(f"{TABLE}style-name")
        return Cell(
            place.row_index or 0,
            place.column_index or 0,
            tuple(block for block in blocks if isinstance(block, Block)),
            place,
            max(1, odt_styles.whole(element.get(f"{TABLE}number-rows-spanned"), 1)),
            max(1, odt_styles.whole(element.get(f"{TABLE}number-columns-spanned"), 1)),
            is_header,
            self._styles.fill("table-cell", style) or self._styles.fill("table-row", row),
            runs.ink_of(self._inked),
        )

    def _note(self, element: Element, place: Place) -> Note:
        body = element.find(f"{TEXT}note-body")
        paragraphs = () if body is None else body.iter(f"{TEXT}p", f"{TEXT}h")
        words = [run for paragraph in paragraphs for run in (*self._text.runs(paragraph, PLAIN), Run(" "))]
        text, struck_text = runs.current(words)
        return Note(odt_text.citation(element), text, place, struck_text)


def _inside(cell: Cell, row_count: int, column_count: int) -> Cell:
    """The cell with spans that end where the table does."""
    row_span = min(cell.row_span, row_count - cell.row_index)
    return replace(cell, row_span=row_span, column_span=min(cell.column_span, column_count - cell.column_index))


def _rows(element: Element, is_header: bool) -> Iterator[tuple[Element, bool]]:
    """The rows of a table in order, each with whether it is a heading row; a row that repeats stands as often."""
    for child in element:
        if name(child) == "table-row":
            repeats = min(max(1, odt_styles.whole(child.get(f"{TABLE}number-rows-repeated"), 1)), MOST_REPEATS)
            yield from itertools.repeat((child, is_header), repeats)
        elif name(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child, is_header or name(child) == "table-header-rows")


def _problems(content: Element) -> tuple[Problem, ...]:
    changes = list(content.iterfind(f".//{TEXT}tracked-changes/{TEXT}changed-region/*"))
    inserted, deleted = (sum(name(change) == kind for change in changes) for kind in ("insertion", "deletion"))
    if not inserted and not deleted:
        return ()
    message = (
        f"The paper has tracked changes ({inserted} insertions, {deleted} deletions) that nobody has accepted or "
        "rejected. It was read as if all were accepted: check that this is the final version."
    )
    return (Problem(ProblemKind.TRACKED_CHANGES, message),)
