"""The words of one Word paragraph as printed: field results, insertions, symbols and note marks in; codes out."""

import re
from dataclasses import replace

from extract import runs, xml_names
from extract.runs import LINE_BREAK, Face, Run
from extract.word import docx_colours, docx_xml
from extract.word.docx_colours import Colours
from extract.word.docx_notes import NoteCounter
from extract.word.docx_styles import Style, Styles
from extract.word.docx_xml import M, W
from extract.xml_names import Element

INSERTED = frozenset({"ins", "moveTo"})
# Deleted words, properties, field codes, alternative pronunciations: in the file, not on the paper.
NOT_PRINTED = frozenset({"del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "instrText", "delText", "rt"})
DELETED = frozenset({"del", "moveFrom"})
PLAIN = {W + "tab": "\t", W + "ptab": "\t", W + "br": LINE_BREAK, W + "cr": LINE_BREAK, W + "noBreakHyphen": "-"}
NOTE_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
REFERENCE_TAGS = tuple(W + name for name in sorted(NOTE_REFERENCES))
RUN, TEXT, PROPERTIES = W + "r", W + "t", W + "rPr"
BOLD, ITALIC, HIDDEN, STRUCK, STRUCK_TWICE = (W + name for name in ("b", "i", "vanish", "strike", "dstrike"))
STYLE, COLOUR, RAISED = W + "rStyle", W + "color", W + "vertAlign"
# Of all that a run may say of its words, what a reader needs to know.
SAID = frozenset({BOLD, ITALIC, HIDDEN, STRUCK, STRUCK_TWICE, STYLE, COLOUR, RAISED})
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


class WordText:
    """Reads paragraphs one after another; knows which field it stands in, and what tracked changes it met."""

    def __init__(self, styles: Styles, notes: NoteCounter, colours: Colours) -> None:
        self._styles = styles
        self._notes = notes
        self._colours = colours
        self._fields: list[bool] = []  # innermost last: whether its result has begun
        self._boxes: list[Element] = []
        self._shapes: list[Run] = []
        self._found: list[Run] = []
        self._before = ""
        self.inserted_count = 0
        self.deleted_count = 0

    def runs(self, paragraph: Element, style: Style) -> list[Run]:
        """The paragraph's printed words in order."""
        face = Face(
            bool(style.is_bold),
            bool(style.is_italic),
            False,
            bool(style.is_struck),
            bool(style.is_hidden),
            style.colour,
        )
        self._before, self._found = "", []
        self._inside(paragraph, face)
        # A field's code never runs on into the next paragraph; a broken one must not swallow the paper.
        self._fields = [has_result for has_result in self._fields if has_result]
        return self._found

    def take_text_boxes(self) -> tuple[Element, ...]:
        """The text boxes anchored in the paragraphs read since this was last asked."""
        met, self._boxes = tuple(self._boxes), []
        return met

    def take_shapes(self) -> list[Run]:
        """The shapes drawn in the paragraphs read since this was last asked, as signs of their colours."""
        met, self._shapes = self._shapes, []
        return met

    def _inside(self, element: Element, face: Face) -> None:
        for each in element:
            tag = each.tag
            if tag == RUN:
                self._run(each, face)
            elif tag == TEXT:
                self._text(each.text, face)
            elif tag in PLAIN:
                self._say(PLAIN[tag], face)
            elif tag != PROPERTIES:
                self._element(each, face)

    def _element(self, element: Element, face: Face) -> None:
        name = xml_names.name(element)
        self.inserted_count += name in INSERTED
        self.deleted_count += name in DELETED
        if not name or name in NOT_PRINTED:
            return
        if name == "txbxContent":
            self._boxes.append(element)
        elif name == "AlternateContent":
            if len(element):
                self._inside(element[0], face)  # the same thing, told several ways
        elif name == "spPr" or name in docx_colours.SHAPES:
            self._shapes.append(runs.shape(self._colours.drawn(element)))
            self._inside(element, face)
        else:
            self._sign(element, name, face)

    def _run(self, element: Element, inherited: Face) -> None:
        properties = next(element.iterchildren(PROPERTIES), None)
        face = inherited if properties is None else self._face(properties, inherited)
        reference = next(element.iterchildren(*REFERENCE_TAGS), None)
        if reference is not None and docx_xml.is_on_attribute(reference, "customMarkFollows"):
            label = "".join(each.text or "" for each in docx_xml.children(element, "t")).strip()
            self._found.append(runs.note_mark(self._notes.meet(reference, label)))
        elif face.is_raised and (label := self._raised_label(element)):
            self._found.append(runs.note_mark(label))
        else:
            self._inside(element, replace(face, is_raised=False) if face.is_raised else face)

    def _sign(self, element: Element, name: str, face: Face) -> None:
        if name == "fldChar":
            self._field(docx_xml.attribute(element, "fldCharType"))
        elif name in NOTE_REFERENCES:
            self._found.append(runs.note_mark(self._notes.meet(element, "")))
        elif name == "t" and element.tag == M + "t":
            self._text(element.text, face)
        elif name == "sym":
            self._say(_symbol(element), face)
        else:
            self._inside(element, face)

    def _text(self, text: str | None, face: Face) -> None:
        if text:
            self._say(text.replace("\n", " "), face)

    def _say(self, text: str, face: Face) -> None:
        if text and not face.is_hidden and not (self._fields and not all(self._fields)):
            self._before = text
            self._found.append(Run(text, face))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _raised_label(self, element: Element) -> str:
        """The label that a run of raised figures is; "" where it holds anything else, or is a power."""
        has_words_only = all(xml_names.name(each) in {"rPr", "t"} for each in element)
        found = RAISED_MARK.fullmatch("".join(each.text or "" for each in docx_xml.children(element, "t")))
        is_mark = found and has_words_only and self._before.strip() and not UNIT.search(self._before)
        return found[1] if found and is_mark else ""

    def _face(self, properties: Element, inherited: Face) -> Face:
        own = {each.tag: each for each in properties if each.tag in SAID}
        if not own:
            return inherited
        style = self._styles.character_style(docx_xml.attribute(own.get(STYLE)))
        struck = own.get(STRUCK, own.get(STRUCK_TWICE))
        colour = self._colours.lettering(own[COLOUR]) if COLOUR in own else None
        return Face(
            _first_said(own.get(BOLD), style.is_bold, inherited.is_bold),
            _first_said(own.get(ITALIC), style.is_italic, inherited.is_italic),
            docx_xml.attribute(own.get(RAISED)) == "superscript",
            _first_said(struck, style.is_struck, inherited.is_struck),
            _first_said(own.get(HIDDEN), style.is_hidden, inherited.is_hidden),
            next((each for each in (colour, style.colour) if each is not None), inherited.colour),
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
    is_sign = 0 < code < 0xD800 or 0xE000 <= code < 0x110000
    return SYMBOLS.get((font, code & 0xFF)) or (chr(code) if is_sign else "")
