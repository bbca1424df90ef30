"""One Word paragraph as blocks: heading, list item or plain, with its number, its marks and its notes."""

from collections.abc import Iterator, Mapping, Sequence

from extract import list_labels, runs
from extract.records import Block, Kind, Note
from extract.runs import Look, NextPlace, Run
from extract.word import docx_styles, docx_xml
from extract.word.docx_notes import NoteCounter, NoteReference
from extract.word.docx_numbering import Numbering
from extract.word.docx_styles import Style, Styles
from extract.word.docx_text import WordText
from extract.xml_names import Element


class Paragraphs:
    """Reads the paragraphs of one paper in order, counting Word's numbers and collecting the notes it meets."""

    def __init__(self, styles: Styles, numbering: Numbering, text: WordText, notes: NoteCounter) -> None:
        self._styles = styles
        self._numbering = numbering
        self._text = text
        self._notes = notes
        self.notes: list[Note] = []
        self.inked: list[Run] = []  # what was set and drawn since this was last emptied

    def read(self, group: Sequence[Element], next_place: NextPlace, is_in_cell: bool) -> list[Block]:
        """The blocks of a paragraph; a hard line break starts a new one, except inside a heading.

        `group` is one paragraph, or several that a tracked deletion of their ends has joined. An empty numbered
        paragraph is kept in a cell only, where its number may be all that the cell shows.
        """
        properties = docx_xml.said(docx_xml.child(group[-1], "pPr"))
        style = self._styles.style(docx_xml.attribute(properties.get(docx_xml.W + "pStyle")))
        words = [run for paragraph in group for run in self._text.runs(paragraph, style)]
        self.inked += (*words, *self._text.take_shapes())
        references = self._notes.take_met()
        look = self._look(properties, style)
        blocks = list(runs.blocks(words, look, next_place))
        if not blocks and is_in_cell and look.label and not list_labels.is_bullet(look.label):
            blocks = [Block(look.kind, "", next_place(), look.label, look.level)]
        self._keep_notes(references, blocks, next_place)
        return blocks

    def _look(self, properties: Mapping[str, Element], style: Style) -> Look:
        label, list_level = self._number(properties, style)
        heading_level = docx_styles.outline_level(properties.get(docx_xml.W + "outlineLvl")) or style.heading_level
        if heading_level:
            return Look(Kind.HEADING, label, heading_level)
        if label:
            return Look(Kind.LIST_ITEM, label, list_level + 1)
        return Look(Kind.CAPTION if style.name.lower() == "caption" else Kind.PARAGRAPH, "", None)

    def _number(self, properties: Mapping[str, Element], style: Style) -> tuple[str, int]:
        """The paragraph's number as Word shows it, "" for none, and its level from 0."""
        own = properties.get(docx_xml.W + "numPr")
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
        if not references:
            return
        places = [block.place for block in blocks for _ in block.marks]
        for index, reference in enumerate(references):
            place = places[index] if index < len(places) else next_place()
            text, struck_text = runs.current(self._note_words(reference.body))
            self.notes.append(Note(reference.label, text, place, struck_text))

    def _note_words(self, body: Element | None) -> Iterator[Run]:
        style = self._styles.style(None)
        for paragraph in () if body is None else body.iter(docx_xml.W + "p"):
            yield from self._text.runs(paragraph, style)
            yield Run(" ")
