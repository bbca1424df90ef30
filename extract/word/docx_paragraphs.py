"""One Word paragraph as blocks: heading, list item or plain, with its number, its marks and its notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract import clean_text, list_labels
from extract.clean_text import NOTE_MARK
from extract.records import Block, Kind, Note, NoteMark, Place
from extract.word import docx_styles, docx_xml
from extract.word.docx_notes import NoteCounter, NoteReference
from extract.word.docx_numbering import Numbering
from extract.word.docx_styles import Style, Styles
from extract.word.docx_text import LINE_BREAK, Piece, WordText
from extract.word.docx_xml import Element

NextPlace = Callable[[], Place]


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is, apart from its words."""

    kind: Kind
    label: str
    level: int | None


class Paragraphs:
    """Reads the paragraphs of one paper in order, counting Word's numbers and collecting the notes it meets."""

    def __init__(self, styles: Styles, numbering: Numbering, text: WordText, notes: NoteCounter) -> None:
        self._styles = styles
        self._numbering = numbering
        self._text = text
        self._notes = notes
        self.notes: list[Note] = []

    def read(self, group: Sequence[Element], next_place: NextPlace, is_in_cell: bool) -> list[Block]:
        """The blocks of a paragraph; a hard line break starts a new one, except inside a heading.

        `group` is one paragraph, or several that a tracked deletion of their ends has joined. An empty numbered
        paragraph is kept in a cell only, where its number may be all that the cell shows.
        """
        properties = docx_xml.child(group[-1], "pPr")
        style = self._styles.style(docx_xml.attribute(docx_xml.child(properties, "pStyle")))
        pieces = [piece for paragraph in group for piece in self._text.pieces(paragraph, style)]
        references = self._notes.take_met()
        look = self._look(properties, style)
        blocks = list(_blocks(pieces, look, next_place))
        if not blocks and is_in_cell and look.label and not list_labels.is_bullet(look.label):
            blocks = [Block(look.kind, "", next_place(), look.label, look.level)]
        self._keep_notes(references, blocks, next_place)
        return blocks

    def _look(self, properties: Element | None, style: Style) -> Look:
        label, list_level = self._number(properties, style)
        heading_level = docx_styles.outline_level(properties) or style.heading_level
        if heading_level:
            return Look(Kind.HEADING, label, heading_level)
        if label:
            return Look(Kind.LIST_ITEM, label, list_level + 1)
        return Look(Kind.CAPTION if style.name.lower() == "caption" else Kind.PARAGRAPH, "", None)

    def _number(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """The paragraph's number as Word shows it, "" for none, and its level from 0."""
        own = docx_xml.child(properties, "numPr")
        own_list = docx_xml.number(docx_xml.child(own, "numId"))
        list_id = style.list_id if own_list is None else own_list
        if not list_id:
            return "", 0
        level = docx_xml.number(docx_xml.child(own, "ilvl"))
        if level is None and own_list is None:
            tied = self._numbering.level_of_style(list_id, style.style_id)
            level = style.list_level if tied is None else tied
        return self._numbering.label(list_id, level or 0), level or 0

    def _keep_notes(self, references: Sequence[NoteReference], blocks: Sequence[Block], next_place: NextPlace) -> None:
        """Each note lies where its mark stands."""
        places = [block.place for block in blocks for _ in block.marks]
        for index, reference in enumerate(references):
            place = places[index] if index < len(places) else next_place()
            self.notes.append(Note(reference.label, self._note_text(reference.body), place))

    def _note_text(self, body: Element | None) -> str:
        if body is None:
            return ""
        paragraphs = body.iter(docx_xml.W + "p")
        style = self._styles.style(None)
        return clean_text.clean(" ".join(self._plain(paragraph, style) for paragraph in paragraphs))

    def _plain(self, paragraph: Element, style: Style) -> str:
        text = "".join(piece.text for piece in self._text.pieces(paragraph, style))
        return text.replace(NOTE_MARK, "")


def _blocks(pieces: Sequence[Piece], look: Look, next_place: NextPlace) -> Iterator[Block]:
    is_first = True
    for line in _lines(pieces, look.kind):
        text, marks = _marked(line)
        if not text:
            continue
        label, text, marks = (look.label, text, marks) if is_first and look.label else _typed_label(text, marks)
        kind = Kind.LIST_ITEM if label and look.kind is Kind.PARAGRAPH else look.kind
        is_bold, is_italic = _is_all(line, "is_bold"), _is_all(line, "is_italic")
        yield Block(kind, text, next_place(), label, look.level, marks, is_bold, is_italic)
        is_first = False


def _lines(pieces: Sequence[Piece], kind: Kind) -> Iterator[list[Piece]]:
    """The pieces between hard line breaks; in a heading a break is layout and no more than a space."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.text == LINE_BREAK and kind is not Kind.HEADING:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _marked(line: Sequence[Piece]) -> tuple[str, tuple[NoteMark, ...]]:
    labels = [piece.note_label for piece in line if piece.text == NOTE_MARK]
    return clean_text.clean_marked("".join(piece.text for piece in line), labels)


def _typed_label(text: str, marks: tuple[NoteMark, ...]) -> tuple[str, str, tuple[NoteMark, ...]]:
    """A label typed by hand, taken out of the text; the marks move with the text."""
    label, rest = list_labels.split_label(text)
    cut = len(text) - len(rest)
    return label, rest, tuple(NoteMark(max(mark.offset - cut, 0), mark.label) for mark in marks)


def _is_all(line: Sequence[Piece], look: str) -> bool:
    words = [piece for piece in line if piece.text.strip() and piece.text != NOTE_MARK]
    return bool(words) and all(getattr(piece, look) for piece in words)
