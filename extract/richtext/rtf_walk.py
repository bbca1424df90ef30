"""A Rich Text file's tokens followed as a word processor does, into blocks, tables and notes."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract import clean_text, runs
from extract.records import Block, Kind, Note, Place, ProblemKind, Table, UnreadablePaper
from extract.richtext import rtf_fonts, rtf_header, rtf_tables
from extract.richtext.rtf_header import RtfHeader
from extract.richtext.rtf_notes import NoteNumbers
from extract.richtext.rtf_tables import Paragraph, RowMaker
from extract.richtext.rtf_tokens import Token
from extract.runs import LINE_BREAK, PLAIN, Face, Look, Run

DEEPEST = 10_000  # groups in one another; no program nests a hundredth of it
# Destinations whose words are not on the page, or stand elsewhere a second time.
SKIPPED = frozenset(
    {"pict", "object", "fldinst", "nonshppict", "shprslt", "nonesttables", "xe", "tc", "rxe", "tcn"}
    | {"listtable", "listoverridetable", "comment", "buptim", "printim", "author", "operator", "subject", "keywords"}
    | {"doccomm", "company", "filetbl", "revtbl", "private", "template", "datafield", "formfield", "atnid", "atnauthor"}
)
# Of the destinations that a program may ignore, the ones with words in them.
OPENED = frozenset({"shpinst", "shptxt", "ud", "footnote"})
EDGES = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
LABELS = frozenset({"listtext", "pntext"})
PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")  # a symbol font's own number for some bullet
# Control words that switch how words are set; those of a revision's deleted words hide them.
FACES = {"b": "is_bold", "i": "is_italic", "super": "is_raised", "strike": "is_struck", "striked": "is_struck"}
FACES |= {"v": "is_hidden", "deleted": "is_hidden"}
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "nestcell", "nestrow"})


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group until it ends."""

    destination: str = ""
    is_skipped: bool = False
    charset: str = ""
    fallback_length: int = 1
    face: Face = PLAIN


class RtfWalk:
    """Goes once through the tokens of one file."""

    def __init__(self) -> None:
        self.header = RtfHeader()
        self._state = State()
        self._groups: list[State] = []
        self._pending = bytearray()
        self._to_skip = 0  # bytes that stand for a character already given in Unicode
        self._is_optional = False
        self._runs: list[Run] = []
        self._label, self._level, self._depth, self._is_in_table = "", 0, 1, False
        self._row = RowMaker()
        self._outer: list[tuple[list[Run], str]] = []  # of the paragraphs in which notes and edges stand
        self._note_label, self._note_numbers, self._high = "", NoteNumbers(), 0xD800
        self._waiting: list[tuple[str, str, str]] = []
        self._block_numbers = itertools.count(1)
        self.found: list[Block | Table] = []
        self.edges: list[str] = []
        self.notes: list[Note] = []
        self.inserted = self.deleted = 0

    def take(self, token: Token) -> None:
        """Follow one token."""
        if token.text:
            self._text(token.text)
            return
        self._decode()
        if token.word == "{":
            self._groups.append(self._state)
            if len(self._groups) > DEEPEST:
                raise UnreadablePaper(
                    ProblemKind.DAMAGED, "The file nests its parts without end. Open it and save it anew."
                )
        elif token.word == "}":
            self._leave()
        elif token.word == "*":
            self._is_optional = True
        else:
            self._control(token)
            self._is_optional = False

    def finish(self) -> None:
        """End the last paragraph and table."""
        self._decode()
        self._end_paragraph()
        self._end_table()

    def _text(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._pending += data[skipped:]

    def _decode(self) -> None:
        data, self._pending = bytes(self._pending), bytearray()
        if not data:
            return
        if self._state.destination in rtf_header.DESTINATIONS:
            self.header.take_text(data, self._state.destination)
        else:
            self._say(rtf_fonts.decode(data, self._state.charset or self.header.charset_of(self.header.default_font)))

    def _say(self, text: str) -> None:
        state = self._state
        if state.destination in LABELS:
            self._label += text
        elif not state.is_skipped and not state.face.is_hidden and state.destination not in rtf_header.DESTINATIONS:
            for index, line in enumerate(text.split("\n")):
                self._runs.extend([Run(LINE_BREAK)] if index else [])
                self._runs.append(Run(line, state.face))

    def _control(self, token: Token) -> None:
        word, number = token.word, token.number
        self._to_skip = 0
        if word == "u" and number is not None:
            self._say(chr(number % 0x10000) if not 0xD800 <= number % 0x10000 <= 0xDFFF else self._half(number))
            self._to_skip = self._state.fallback_length
        elif word in rtf_fonts.SIGNS:
            self._say(rtf_fonts.SIGNS[word])
        elif self._is_optional and word not in OPENED and word not in LABELS:
            self._state = replace(self._state, is_skipped=True)
        elif self._state.destination == "info":
            self._state = replace(self._state, destination=word, is_skipped=word not in {"title", "revtim"})
        elif self._state.destination in rtf_header.DESTINATIONS:
            self.header.take_word(token, self._state.destination)
        elif not self._state.is_skipped:
            self._of_body(word, number, token)

    def _half(self, number: int) -> str:
        """A character beyond 16 bits comes as two halves: the first waits in the runs for the second."""
        code = number % 0x10000
        if code < 0xDC00:
            self._high = code
            return ""
        return chr(0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00))

    def _of_body(self, word: str, number: int | None, token: Token) -> None:
        if word in SKIPPED:
            self._state = replace(self._state, is_skipped=True)
        elif word in rtf_header.DESTINATIONS | LABELS:
            self._label = "" if word in LABELS else self._label
            self._state = replace(self._state, destination=word)
        elif word in EDGES or word == "footnote":
            self._enter_aside(word)
        elif page := rtf_fonts.code_page(token):
            self.header.charset = page
        elif word == "deff":
            self.header.default_font = number or 0
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif self._state.destination in LABELS:
            if word == "f":  # all else holds for the label alone and not for its paragraph
                self._of_type(word, number)
        elif not self._of_table(word, number):
            self._of_type(word, number)

    def _enter_aside(self, word: str) -> None:
        """A note or running line: its words are kept apart from those of the paragraph that it stands in."""
        self._outer.append((self._runs, self._label))
        self._runs, self._label = [], ""
        face = replace(self._state.face, is_raised=False)
        self._state = replace(self._state, destination="edge" if word in EDGES else "note", face=face)

    def _leave(self) -> None:
        """End a group; what was gathered of a note or running line goes where it belongs."""
        if not self._groups:
            return
        ended, self._state = self._state, self._groups.pop()
        if ended.destination in {"note", "edge"} and self._state.destination != ended.destination and self._outer:
            text, struck_text = runs.current(self._runs)
            self._runs, self._label = self._outer.pop()
            if ended.destination == "edge":
                self.edges.extend([text] if text and text not in self.edges else [])
            else:
                self._waiting.append((self._label_of_note(), text, struck_text))
                self._note_label = ""

    def _label_of_note(self) -> str:
        """The mark's label: the number just shown, else the raised sign that stands before the note."""
        if self._note_label:
            return self._note_label
        raised = next((run.text.strip() for run in reversed(self._runs) if run.text.strip()), "")
        return raised if len(raised) <= 3 else ""

    def _of_type(self, word: str, number: int | None) -> None:
        """How the words to come are set; a revision's words are counted, and those deleted not shown."""
        state, is_on = self._state, number != 0
        if word in FACES:
            self._state = replace(state, face=replace(state.face, **{FACES[word]: is_on}))  # type: ignore[arg-type]
            self.deleted += word == "deleted" and is_on
            return
        changes: dict[str, Callable[[], State]] = {
            "up": lambda: replace(state, face=replace(state.face, is_raised=bool(number))),
            "sub": lambda: replace(state, face=replace(state.face, is_raised=False)),
            "nosupersub": lambda: replace(state, face=replace(state.face, is_raised=False)),
            "cf": lambda: replace(state, face=replace(state.face, colour=self.header.colour(number))),
            "f": lambda: replace(state, charset=self.header.charset_of(number or 0)),
            "uc": lambda: replace(state, fallback_length=max(number or 0, 0)),
            "plain": lambda: State(state.destination, fallback_length=state.fallback_length),
        }
        if word in changes:
            self._state = changes[word]()
        elif word == "revised":
            self.inserted += number != 0
        elif word == "chftn" and state.destination != "note":
            self._number_note()
        elif word == "ftnalt" and state.destination == "note":
            self._turn_to_endnote()
        elif self._note_numbers.take_word(word, number):
            pass
        else:
            self._of_paragraph(word, number)

    def _number_note(self) -> None:
        self._note_label = self._note_numbers.next()
        self._runs.append(runs.note_mark(self._note_label))

    def _turn_to_endnote(self) -> None:
        """The note that has begun is an endnote: its mark, just shown, gets an endnote's number."""
        words = self._outer[-1][0] if self._outer else []
        at = next((index for index, run in enumerate(words) if run.note_label == self._note_label), None)
        if self._note_label and at is not None:
            self._note_label = self._note_numbers.next_as_endnote()
            words[at] = runs.note_mark(self._note_label)

    def _of_paragraph(self, word: str, number: int | None) -> None:
        if word == "pard":
            self._level, self._depth, self._is_in_table = 0, 1, False
        elif word == "intbl":
            self._is_in_table = True
        elif word == "outlinelevel" and number is not None:
            self._level = rtf_header.heading_level(number)
        elif word == "s":
            self._level = self.header.style_level(number)
        elif word == "ilvl":
            self._depth = (number or 0) + 1

    def _of_table(self, word: str, number: int | None) -> bool:
        """Whether the word is about a table's row or cell."""
        if word == "clcbpat":
            self._row.fill(self.header.colour(number))
        elif word == "cell":
            self._is_in_table = True
            self._end_paragraph()
            self._row.end_cell()
        elif word == "row":
            self._row.end_row()
        else:
            return self._row.shape(word, number)
        return True

    def _end_paragraph(self) -> None:
        if self._state.destination in {"note", "edge"}:
            self._runs.append(Run(" "))
            return
        label = PRIVATE_SIGN.sub("•", clean_text.clean(self._label))
        kind, level = (Kind.HEADING, self._level) if self._level else (Kind.PARAGRAPH, self._depth if label else None)
        look = Look(kind, label, level)
        paragraph = Paragraph(tuple(self._runs), look)
        self._runs, self._label = [], ""
        if self._is_in_table:
            self._row.add(paragraph)
            return
        self._end_table()
        self.found.extend(runs.blocks(paragraph.runs, look, self._next_place))
        self._place_notes()

    def _end_table(self) -> None:
        rows = self._row.take_rows()
        if rows:
            self.found.extend(rtf_tables.table(rows, self._next_place))
            self._place_notes()

    def _place_notes(self) -> None:
        """The notes met since, each where its mark stands."""
        inner = [
            b
            for f in self.found[-1:]
            for b in ([f] if isinstance(f, Block) else [i for c in f.cells for i in c.blocks])
        ]
        places = {mark.label: block.place for block in inner for mark in block.marks}
        for label, text, struck_text in self._waiting if self.found else ():
            self.notes.append(Note(label, text, places.get(label, self.found[-1].place), struck_text))
        self._waiting = [] if self.found else self._waiting

    def _next_place(self) -> Place:
        return Place(next(self._block_numbers))
