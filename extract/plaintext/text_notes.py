"""Footnotes in plain text: those that a converter spelt out, and those printed at the foot of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract import clean_text
from extract.clean_text import NOTE_MARK
from extract.plaintext import text_lines
from extract.plaintext.text_lines import Line
from extract.records import NoteMark

LABEL_END = "\ufdd1"  # a noncharacter like NOTE_MARK; a mark is NOTE_MARK, its label, LABEL_END
MARK = re.compile(f"{NOTE_MARK}([^{LABEL_END}]*){LABEL_END}")
BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
REFERENCE = re.compile(r"\[(?:foot|end)noteRef:(\d{1,3})\]")
SPELT_OUT = re.compile(r"\[(\d{1,3}): +([^\]]{1,3000})\]")
FOOT = re.compile(r"(\d{1,2}) +(?=[^\W\d_]|[\"'“‘(\[])(.*)", re.DOTALL)  # figures after it make a row of numbers


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note and its words; `near` are the words of its line up to the mark, where that was left in the text."""

    label: str
    text: str
    near: str = ""


def take_spelt_out(text: str) -> tuple[str, tuple[FoundNote, ...]]:
    """The text with converters' marks made ours and their notes and bookmarks taken out, and those notes."""
    text = BOOKMARK.sub("", text.replace(NOTE_MARK, "").replace(LABEL_END, ""))
    labels = set(REFERENCE.findall(text))
    notes = []

    def take(found: re.Match[str]) -> str:
        if found[1] not in labels:
            return found[0]
        notes.append(FoundNote(found[1], clean_text.clean(found[2])))
        return ""

    return SPELT_OUT.sub(take, REFERENCE.sub(rf"{NOTE_MARK}\1{LABEL_END}", text)), tuple(notes)


def take_page_notes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[FoundNote, ...]]:
    """The lines without the notes at the feet of pages, and those notes.

    A note begins with the next number of the paper's own running order, ends its page, and some word since the note
    before ends in that number. The mark is taken out where it is glued to a word or a year; glued to another number
    ("Recommendation 72") it is left as printed: only what is known of the recommendations can settle which it is.
    """
    kept = list(lines)
    notes: list[FoundNote] = []
    since = index = 0
    while index < len(kept):
        label = str(len(notes) + 1)
        end = _note_end(kept, index, label)
        glued = None if end is None else _find_glued(kept[since:index], label)
        if end is None or glued is None:
            index += 1
            continue
        found = FOOT.fullmatch(text_lines.join(kept[index:end]))
        near = clean_text.clean(MARK.sub("", kept[since + glued.index].text[: glued.offset + len(label)]))
        notes.append(FoundNote(label, clean_text.clean(found[2] if found else ""), near))
        del kept[index:end]
        if glued.is_certain:
            kept[since + glued.index] = _marked(kept[since + glued.index], glued.offset, label)
        if index >= len(kept) or not _is_next(kept[index], label):
            since = index  # several notes at one foot share the text above them
    return tuple(kept), tuple(notes)


def read_marks(text: str) -> tuple[str, tuple[NoteMark, ...]]:
    """A clean text without its marks, and the marks."""
    return clean_text.clean_marked(MARK.sub(NOTE_MARK, text), MARK.findall(text))


@dataclass(frozen=True, slots=True)
class Glued:
    """Where a mark hangs on the word before it; certain where that word is no number of its own."""

    index: int
    offset: int
    is_certain: bool


def _find_glued(lines: Sequence[Line], label: str) -> Glued | None:
    certain = re.compile(rf"(?:[^\W\d_]{{3}}|[^\W\d_]{{3}}[.,;:)”’\"']|\b(?:19|20)\d\d){label}(?![\d\w])")
    possible = re.compile(rf"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{{1,4}}{label}(?![\d\w%]|[.,]\d)")
    for is_certain, pattern in ((True, certain), (False, possible)):
        for index, line in enumerate(lines):
            if found := pattern.search(line.text):
                return Glued(index, found.end() - len(label), is_certain)
    return None


def _marked(line: Line, offset: int, label: str) -> Line:
    text = f"{line.text[:offset]}{NOTE_MARK}{label}{LABEL_END}{line.text[offset + len(label) :]}"
    return Line(text, line.page_no, line.starts_anew, line.is_furniture)


def _note_end(lines: Sequence[Line], start: int, label: str) -> int | None:
    """The line after a note with this label that begins at `start`; None where none does, or its page goes on."""
    found = FOOT.match(lines[start].text.strip())
    if not found or found[1] != label:
        return None
    end = start + 1
    while end < len(lines) and not (_is_apart(lines[end]) or _is_next(lines[end], label)):
        end += 1
    after = end
    while after < len(lines) and (lines[after].is_blank or lines[after].is_furniture):
        after += 1
    ends_page = after >= len(lines) or lines[after].starts_anew or _is_next(lines[after], label)
    return end if ends_page else None


def _is_apart(line: Line) -> bool:
    """Whether a line cannot be the rest of the note before it."""
    return line.is_blank or line.starts_anew or line.is_furniture


def _is_next(line: Line, label: str) -> bool:
    found = FOOT.match(line.text.strip())
    return found is not None and int(found[1]) == int(label) + 1
