"""Words with the way they are set, as marked-up papers hold them, and the blocks that they make."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract import clean_text, list_labels
from extract.clean_text import NOTE_MARK
from extract.records import Block, Kind, NoteMark, Place

NextPlace = Callable[[], Place]

LINE_BREAK = "\n"
# A mark typed as a small raised figure; raised figures after a unit of measure are powers.
RAISED_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡§]+)[\])]?\s*")
UNIT = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft|10|[a-z])$")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text set in one way; LINE_BREAK stands alone, and a note mark is a run with the label of its note."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    note_label: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is, apart from its words; its label is the number that its paper's format gives it."""

    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int | None = None


def note_mark(label: str) -> Run:
    """The mark of a note."""
    return Run(NOTE_MARK, note_label=label)


def blocks(runs: Sequence[Run], look: Look, next_place: NextPlace) -> Iterator[Block]:
    """The blocks of a paragraph: a hard line break starts a new one, but in a heading it is no more than a space."""
    label = look.label
    for line in _lines(_with_raised_marks(runs), look.kind):
        labels = [run.note_label for run in line if _is_mark(run)]
        text, marks = clean_text.clean_marked("".join(run.text for run in line), labels)
        if not text:
            continue
        if not label:
            label, text, marks = _typed_label(text, marks)
        kind = Kind.LIST_ITEM if label and look.kind is Kind.PARAGRAPH else look.kind
        level = look.level if kind is look.kind or look.label else None
        words = [run for run in line if run.text.strip() and not _is_mark(run)]
        is_bold = bool(words) and all(run.is_bold for run in words)
        is_italic = bool(words) and all(run.is_italic for run in words)
        yield Block(kind, text, next_place(), label, level, marks, is_bold, is_italic)
        label, look = "", replace(look, label="", level=look.level if look.kind is Kind.HEADING else None)


def plain(runs: Sequence[Run]) -> str:
    """The clean text of some runs without their note marks."""
    return clean_text.clean("".join(run.text for run in runs if not _is_mark(run)))


def _is_mark(run: Run) -> bool:
    return run.text == NOTE_MARK


def _with_raised_marks(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, raised figures as the note marks that they are."""
    before = ""
    for run in runs:
        found = RAISED_MARK.fullmatch(run.text) if run.is_raised else None
        yield note_mark(found[1]) if found and not UNIT.search(before) else run
        before = (before + run.text)[-10:]


def _lines(runs: Iterator[Run], kind: Kind) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run.text == LINE_BREAK and kind is not Kind.HEADING:
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _typed_label(text: str, marks: tuple[NoteMark, ...]) -> tuple[str, str, tuple[NoteMark, ...]]:
    """A label typed by hand, taken out of the text; the marks move with the text."""
    label, rest = list_labels.split_label(text)
    cut = len(text) - len(rest)
    return label, rest, tuple(NoteMark(max(mark.offset - cut, 0), mark.label) for mark in marks)
