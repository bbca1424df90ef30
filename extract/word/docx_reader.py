"""Word papers: the body in order as blocks and tables, with what Word computes and hides."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from extract import runs, xml_names
from extract.records import Block, Cell, Document, Kind, Paper, Place, Problem, ProblemKind, Table, TextSource
from extract.runs import NextPlace
from extract.word import docx_package, docx_tables, docx_xml
from extract.word.docx_colours import Colours
from extract.word.docx_notes import NoteCounter
from extract.word.docx_numbering import Numbering
from extract.word.docx_package import WordPackage
from extract.word.docx_paragraphs import Paragraphs
from extract.word.docx_styles import Styles
from extract.word.docx_tables import GridCell
from extract.word.docx_text import WordText
from extract.xml_names import Element

# What may stand around paragraphs and tables without being one.
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


def read_docx(data: bytes, paper: Paper) -> Document:
    """The Word paper as a Document; raises UnreadablePaper where the file is no readable DOCX."""
    package = docx_package.open_package(data)
    walk = BodyWalk(package)
    blocks = (*walk.flow(package.body), *walk.furniture(package))
    return Document(
        paper,
        text_source=TextSource.WORD,
        blocks=blocks,
        notes=tuple(walk.paragraphs.notes),
        problems=walk.problems(),
        metadata_title=package.title,
        metadata_date=package.date,
    )


class BodyWalk:
    """Goes once through the body of one paper, in order, since Word's numbers depend on what came before."""

    def __init__(self, package: WordPackage) -> None:
        colours = Colours(package.theme)
        styles, notes = Styles(package.styles, colours), NoteCounter(package)
        self._text = WordText(styles, notes, colours)
        self.paragraphs = Paragraphs(styles, Numbering(package.numbering), self._text, notes)
        self._block_numbers = itertools.count(1)

    def flow(self, container: Element) -> list[Block | Table]:
        """The blocks and tables of the body, numbered from 1."""
        found: list[Block | Table] = []
        for group in _groups(container):
            if xml_names.name(group[0]) == "tbl":
                found.extend(self._table(group[0]))
            else:
                found.extend(self.paragraphs.read(group, self._next_place, is_in_cell=False))
                for box in self._text.take_text_boxes():
                    found.extend(self.flow(box))
        return found

    def furniture(self, package: WordPackage) -> Iterator[Block]:
        """Running headers and footers, each wording once, numbered after the body."""
        seen = set()
        for container in (*package.headers, *package.footers):
            for block in self._inside(container, self._next_place):
                if block.printed not in seen:
                    seen.add(block.printed)
                    yield replace(block, kind=Kind.FURNITURE)

    def problems(self) -> tuple[Problem, ...]:
        """What the reader of the dataset must know of how this paper was read."""
        inserted, deleted = self._text.inserted_count, self._text.deleted_count
        if not inserted and not deleted:
            return ()
        message = (
            f"The paper has tracked changes ({inserted} insertions, {deleted} deletions) that nobody has accepted or "
            "rejected. It was read as if all were accepted: check that this is the final version."
        )
        return (Problem(ProblemKind.TRACKED_CHANGES, message),)

    def _next_place(self) -> Place:
        return Place(next(self._block_numbers))

    def _table(self, element: Element) -> list[Block | Table]:
        """A table; one of a single cell is a box around text, and gives its blocks."""
        grid = docx_tables.read_grid(element)
        if len(grid.cells) == 1:
            return self.flow(grid.cells[0].element)
        if not grid.cells:
            return []
        place = self._next_place()
        cells = tuple(self._cell(cell, place.block_no) for cell in grid.cells)
        return [Table(grid.row_count, grid.column_count, cells, place)]

    def _cell(self, cell: GridCell, block_no: int) -> Cell:
        place = Place(block_no, cell.row_index, cell.column_index)
        self.paragraphs.inked.clear()
        blocks = tuple(self._inside(cell.element, lambda: place))
        return Cell(
            row_index=cell.row_index,
            column_index=cell.column_index,
            blocks=blocks,
            place=place,
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_header=cell.is_header,
            fill=docx_tables.fill(cell.element),
            ink=runs.ink_of(self.paragraphs.inked),
        )

    def _inside(self, container: Element, next_place: NextPlace) -> Iterator[Block]:
        """The blocks of a cell or header; those of tables and text boxes in it belong to it."""
        for group in _groups(container):
            if xml_names.name(group[0]) == "tbl":
                for cell in docx_tables.read_grid(group[0]).cells:
                    yield from self._inside(cell.element, next_place)
                continue
            yield from self.paragraphs.read(group, next_place, is_in_cell=True)
            for box in self._text.take_text_boxes():
                yield from self._inside(box, next_place)


def _groups(container: Element) -> Iterator[list[Element]]:
    """Each table alone, each paragraph alone, or with those before it whose ends were deleted (tracked)."""
    waiting: list[Element] = []
    for element in _flow(container):
        if xml_names.name(element) == "tbl":
            yield from [waiting] if waiting else []
            yield [element]
            waiting = []
            continue
        waiting.append(element)
        if docx_xml.child(element, "pPr", "rPr", "del") is None:
            yield waiting
            waiting = []
    yield from [waiting] if waiting else []


def _flow(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a container in order, also those in content controls."""
    for each in container:
        name = xml_names.name(each)
        if name in {"p", "tbl"}:
            yield each
        elif name in WRAPPERS:
            yield from _flow(each)
        elif name == "AlternateContent" and len(each):
            yield from _flow(each[0])
