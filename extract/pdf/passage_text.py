"""The text of a passage: words joined, broken words mended, and note marks told from numbers by their type."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extract import clean_text
from extract.pdf import page_items
from extract.pdf.page_items import Line, Passage, Word
from extract.records import Block, NoteMark, Place

HYPHEN_AT_LINE_END = "\ufffe"
SMALL, RAISED = 0.82, 0.12  # a mark's size, and how high it stands, in sizes of its line
MARK = re.compile(r"[(\[]?(\d{1,3}(?:\s*,\s*\d{1,3})*|[*†‡§¶]+|[a-z]|[ivx]{1,4})[)\]]?[.,;:]?")
MARK_LABEL = re.compile(r"\d{1,3}|[*†‡§¶]+|[a-z]+")
ORDINAL = re.compile(r"st|nd|rd|th|o|er|e|a|m", re.I)
UNIT = re.compile(r"(?:^|[\s\d/])(?:k|c|m|d)?m$|(?:^|\s)(?:ft|sq|CO)$")  # "km²", not a note
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED_RUN = re.compile(r"(?<=[\w.,;:)”’\"])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\W|$)")
UNUSUAL = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹\ufffe]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADDRESS_ENDS = "/-_=&?%."
ADDRESS = re.compile(rf"(?:://|www\.)\S*[{re.escape(ADDRESS_ENDS)}]$")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a paper spells: its words as they stand inside lines, and whether its typesetter breaks words."""

    words: frozenset[str] = frozenset()
    breaks_words: bool = False

    def mended(self, left: str, right: str) -> str:
        """The two parts of a word that a hyphen and a line end part, with the hyphen where it belongs to the word."""
        head = re.search(r"[^\W\d_]*$", left)
        tail = re.match(r"[^\W\d_]*", right)
        start, end = (head.group() if head else "").lower(), (tail.group() if tail else "").lower()
        if not start or not end or not right[:1].islower():
            return f"{left}-{right}"
        if f"{start}-{end}" in self.words:
            return f"{left}-{right}"
        return left + right if start + end in self.words or self.breaks_words else f"{left}-{right}"


def learn_spelling(lines: Iterable[Line]) -> Spelling:
    """The spelling of a paper from all its lines.

    It breaks words if more of the words broken at a line's end stand elsewhere in one piece than with a hyphen.
    """
    printed: set[str] = set()
    broken: list[tuple[str, str]] = []
    previous: Line | None = None
    for line in lines:
        printed.update([word.text for word in line.words])
        if previous is not None and previous.text.endswith(("-", HYPHEN_AT_LINE_END)):
            broken.append((_letters_at_end(previous.words[-1].text), _letters_at_start(line.words[0].text)))
        previous = line
    words = frozenset(WORD.findall(" ".join(printed).lower()))
    whole = sum(left + right in words for left, right in broken if left and right)
    hyphened = sum(f"{left}-{right}" in words for left, right in broken if left and right)
    return Spelling(words, whole > hyphened)


def _letters_at_end(text: str) -> str:
    found = re.search(r"([^\W\d_]+)[-\ufffe]$", text)
    return found[1].lower() if found else ""


def _letters_at_start(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group().lower() if found else ""


def block(passage: Passage, place: Place, spelling: Spelling) -> Block:
    """The passage as a block: label split off, marks and struck-out words taken out, broken words mended."""
    said, struck_text = without_struck(passage.lines, spelling)
    text, marks = text_of(said, spelling)
    label = passage.label if text or not struck_text else ""
    if label and text.startswith(label):
        rest = text[len(label) :].lstrip()
        cut = len(text) - len(rest)
        marks = tuple(NoteMark(max(0, mark.offset - cut), mark.label) for mark in marks)
        text = rest
    words = [word for line in said for word in line.words]
    return Block(
        kind=passage.kind,
        text=text,
        place=place,
        label=shown_label(label),
        level=passage.level,
        marks=marks,
        is_bold=_is_set(words, attrgetter("is_bold")),
        is_italic=_is_set(words, attrgetter("is_italic")),
        confidence=confidence_of(words),
        struck_text=struck_text,
    )


def without_struck(lines: tuple[Line, ...], spelling: Spelling) -> tuple[tuple[Line, ...], str]:
    """The lines without their struck-out words, and the text of these."""
    if True not in [word.is_struck for line in lines for word in line.words]:
        return lines, ""
    said, struck = (
        tuple(
            Line(words, line.limit)
            for line in lines
            if (words := tuple(word for word in line.words if word.is_struck is is_struck))
        )
        for is_struck in (False, True)
    )
    return said, text_of(struck, spelling)[0]


def _is_set(words: Iterable[Word], so: Callable[[Word], bool]) -> bool:
    """Whether all words with letters are set so, and there are any."""
    lettered = False
    for word in words:
        if page_items.is_lettered(word.text):
            if not so(word):
                return False
            lettered = True
    return lettered


def confidence_of(words: Iterable[Word]) -> float:
    """The mean confidence of the words, each by its length, 0 to 1; 1 of none."""
    listed = tuple(words)
    if {word.confidence for word in listed} <= {1.0}:
        return 1.0
    total = sum(word.confidence * len(word.text) for word in listed)
    return round(total / sum(len(word.text) for word in listed), 4)


def shown_label(label: str) -> str:
    """The label; a bullet from a symbol font's private use as "•"."""
    return "•" if len(label) == 1 and "\ue000" <= label <= "\uf8ff" else label


def text_of(lines: Sequence[Line], spelling: Spelling) -> tuple[str, tuple[NoteMark, ...]]:
    """The clean text of the lines and the note marks that stood in it."""
    labels: list[str] = []
    text = ""
    for line in lines:
        text = _joined(text, _line_text(line, labels), spelling)
    return clean_text.clean_marked(text, labels)


def _joined(text: str, addition: str, spelling: Spelling) -> str:
    """The text with the next line."""
    if not text:
        return addition
    if text.endswith("\u00ad"):
        return text[:-1] + addition
    if text.endswith(HYPHEN_AT_LINE_END) or (text.endswith("-") and text[-2:-1].isalpha() and addition[:1].islower()):
        last_word = text.rsplit(None, 1)[-1]
        if "/" in last_word or "@" in last_word or "www." in last_word:
            return f"{text[:-1]}-{addition}"
        return spelling.mended(text[:-1], addition)
    is_address = text[-1] in ADDRESS_ENDS and ADDRESS.search(text.rsplit(None, 1)[-1])
    return text + addition if is_address and _is_address_part(addition) else f"{text} {addition}"


def _is_address_part(addition: str) -> bool:
    """Whether the next line goes on with a web address: its first word has what only addresses have."""
    first = addition.split(None, 1)[0] if addition.split() else ""
    return bool(re.search(r"[/%_=]|\w-\w|\.(?:pdf|html?|aspx?|docx?)\b", first))


def _line_text(line: Line, labels: list[str]) -> str:
    """The words with a space where one stood; a mark's label goes to `labels`, a sign for it into the text."""
    if line.is_even and (line.text.isascii() or not UNUSUAL.search(line.text)):
        return line.text
    text = ""
    previous: Word | None = None
    for word in line.words:
        is_glued = previous is not None and _is_glued(previous, word)
        gap = "" if is_glued or not text else " "
        if previous is not None and is_mark(word, line, text):
            found = MARK_LABEL.findall(word.text)
            labels.extend(found)
            text += gap + clean_text.NOTE_MARK * len(found)
        else:
            text += gap + _without_raised_digits(
                word.text.replace(HYPHEN_AT_LINE_END, "-") if word is not line.words[-1] else word.text, labels
            )
        previous = word
    return text


def _is_glued(before: Word, word: Word) -> bool:
    """Whether no space stands between the words; beside a mark the producer's own spaces are not to be trusted."""
    gap = word.x0 - before.x1
    return (
        gap < 0.2 * word.size
        if word.is_glued
        else word.size != before.size and gap < 0.06 * max(word.size, before.size)
    )


def is_mark(word: Word, line: Line, text_before: str = "") -> bool:
    """Whether the word is a note mark: small, raised against its line, and no ordinal or unit."""
    if word.size > SMALL * line.size or line.baseline - word.baseline < RAISED * line.size:
        return False
    if not MARK.fullmatch(word.text) or ORDINAL.fullmatch(word.text):
        return False
    return not UNIT.search(text_before)


def _without_raised_digits(text: str, labels: list[str]) -> str:
    """The text with digits that are raised by their character, as in "7²", taken as marks."""

    def mark(found: re.Match[str]) -> str:
        if UNIT.search(text[: found.start()]):
            return found.group()
        labels.append(found.group().translate(RAISED_DIGITS))
        return clean_text.NOTE_MARK

    return RAISED_RUN.sub(mark, text)


def begins_with_mark(line: Line) -> str:
    """The label if the line begins as a note does: with a small raised mark before larger type, else ""."""
    first = line.words[0]
    if len(line.words) > 1 and first.size <= SMALL * line.size and line.baseline - first.baseline >= RAISED * line.size:
        found = MARK.fullmatch(first.text)
        return found[1] if found else ""
    raised = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}", first.text)
    return raised.group().translate(RAISED_DIGITS) if raised else ""
