"""The words of one Word paragraph as printed: field results, insertions, symbols and note marks in; codes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.clean_text import NOTE_MARK
from extract.word import docx_xml
from extract.word.docx_notes import NoteCounter
from extract.word.docx_styles import Style, Styles
from extract.word.docx_xml import Element

LINE_BREAK = "\n"
INSERTED = frozenset({"ins", "moveTo"})
# Deleted words, properties, field codes, alternative pronunciations: in the file, not on the paper.
NOT_PRINTED = frozenset({"del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "instrText", "delText", "rt"})
DELETED = frozenset({"del", "moveFrom"})
PLAIN = {"tab": "\t", "ptab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "-"}
NOTE_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
REFERENCE_TAGS = tuple(docx_xml.W + name for name in sorted(NOTE_REFERENCES))
# Ticks, crosses and boxes of the symbol fonts; a status table may say nothing else.
SYMBOLS = {
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "☐",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "☐",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0x2D): "-",
}
# A mark typed as a small raised figure; raised figures after a unit of measure are powers.
RAISED_MARK = re.compile(r"\s*(\d{1,2}|[*†‡§]+)\s*")
UNIT = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft|10|[a-z])$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text set in one way; a NOTE_MARK stands alone, with the label of its note."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    note_label: str = ""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How the words of a run are set."""

    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    is_raised: bool = False


class WordText:
    """Reads paragraphs one after another; knows which field it stands in, and what tracked changes it met."""

    def __init__(self, styles: Styles, notes: NoteCounter) -> None:
        self._styles = styles
        self._notes = notes
        self._fields: list[bool] = []  # innermost last: whether its result has begun
        self._boxes: list[Element] = []
        self._before = ""
        self.inserted_count = 0
        self.deleted_count = 0

    def pieces(self, paragraph: Element, style: Style) -> tuple[Piece, ...]:
        """The paragraph's printed pieces in order."""
        look = RunLook(bool(style.is_bold), bool(style.is_italic), bool(style.is_hidden))
        self._before = ""
        found = tuple(self._inside(paragraph, look))
        # A field's code never runs on into the next paragraph; a broken one must not swallow the paper.
        self._fields = [has_result for has_result in self._fields if has_result]
        return found

    def take_text_boxes(self) -> tuple[Element, ...]:
        """The text boxes anchored in the paragraphs read since this was last asked."""
        met, self._boxes = tuple(self._boxes), []
        return met

    def _inside(self, element: Element, look: RunLook) -> Iterator[Piece]:
        for each in element:
            yield from self._element(each, look)

    def _element(self, element: Element, look: RunLook) -> Iterator[Piece]:
        name = docx_xml.name(element)
        self.inserted_count += name in INSERTED
        self.deleted_count += name in DELETED
        if not name or name in NOT_PRINTED:
            return
        if name == "txbxContent":
            self._boxes.append(element)
        elif name == "AlternateContent":
            yield from self._inside(element[0], look) if len(element) else ()  # the same thing, told several ways
        elif name == "r" and element.tag.startswith(docx_xml.W):
            yield from self._run(element, look)
        else:
            yield from self._content(element, name, look)

    def _run(self, element: Element, inherited: RunLook) -> Iterator[Piece]:
        look = self._look(docx_xml.child(element, "rPr"), inherited)
        references = element.iterchildren(*REFERENCE_TAGS)
        custom = next((each for each in references if docx_xml.is_on_attribute(each, "customMarkFollows")), None)
        if custom is not None:
            yield self._note(custom, "".join(each.text or "" for each in docx_xml.children(element, "t")).strip())
        elif look.is_raised and (label := self._raised_label(element)):
            yield Piece(NOTE_MARK, look.is_bold, look.is_italic, label)
        else:
            yield from self._inside(element, look)

    def _content(self, element: Element, name: str, look: RunLook) -> Iterator[Piece]:
        if name == "fldChar":
            self._field(docx_xml.attribute(element, "fldCharType"))
        elif name in NOTE_REFERENCES:
            yield self._note(element, "")
        elif name == "t" and element.tag in {docx_xml.W + "t", docx_xml.M + "t"}:
            yield from self._printed((element.text or "").replace(NOTE_MARK, "").replace("\n", " "), look)
        elif name in PLAIN and element.tag.startswith(docx_xml.W):
            yield from self._printed(PLAIN[name], look)
        elif name == "sym":
            yield from self._printed(_symbol(element), look)
        else:
            yield from self._inside(element, look)

    def _printed(self, text: str, look: RunLook) -> Iterator[Piece]:
        if text and not look.is_hidden and all(self._fields):
            self._before = text
            yield Piece(text, look.is_bold, look.is_italic)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, element: Element, custom_label: str) -> Piece:
        return Piece(NOTE_MARK, note_label=self._notes.meet(element, custom_label))

    def _raised_label(self, element: Element) -> str:
        """The label that a run of raised figures is; "" where it holds anything else, or is a power."""
        has_words_only = all(docx_xml.name(each) in {"rPr", "t"} for each in element)
        found = RAISED_MARK.fullmatch("".join(each.text or "" for each in docx_xml.children(element, "t")))
        is_mark = found and has_words_only and self._before.strip() and not UNIT.search(self._before)
        return found[1] if found and is_mark else ""

    def _look(self, properties: Element | None, inherited: RunLook) -> RunLook:
        if properties is None:
            return inherited
        own = {each.tag: each for each in properties}
        style = self._styles.character_style(docx_xml.attribute(own.get(docx_xml.W + "rStyle")))
        raised = docx_xml.attribute(own.get(docx_xml.W + "vertAlign"))
        return RunLook(
            _first_said(own.get(docx_xml.W + "b"), style.is_bold, inherited.is_bold),
            _first_said(own.get(docx_xml.W + "i"), style.is_italic, inherited.is_italic),
            _first_said(own.get(docx_xml.W + "vanish"), style.is_hidden, inherited.is_hidden),
            raised == "superscript",
        )


def _first_said(own: Element | None, by_style: bool | None, inherited: bool) -> bool:
    """What the run itself says, else its style, else its paragraph."""
    said = docx_xml.is_on(own)
    if said is None:
        said = by_style
    return inherited if said is None else said


def _symbol(element: Element) -> str:
    """A character of a symbol font; one with no known meaning stays what it is."""
    try:
        code = int(docx_xml.attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    font = (docx_xml.attribute(element, "font") or "").lower()
    return SYMBOLS.get((font, code & 0xFF)) or chr(code)
