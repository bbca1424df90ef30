"""Words with the way they are set, as marked-up papers hold them, and the blocks that they make."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract import clean_text, ink, list_labels
from extract.clean_text import NOTE_MARK
from extract.records import Block, Kind, NoteMark, Place

NextPlace = Callable[[], Place]

LINE_BREAK = "\n"
# A mark typed as a small raised figure; raised figures after a unit of measure are powers.
RAISED_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡§]+)[\])]?\s*")
UNIT = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft|10|[a-z])$")


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set; `colour` is that of the letters as "#rrggbb", None where nothing states one."""

    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    colour: str | None = None


PLAIN = Face()


@dataclass(frozen=True, slots=True)
class Run:
    """Some text set in one way; LINE_BREAK stands alone, and a note mark is a run with the label of its note."""

    text: str
    face: Face = PLAIN
    note_label: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is, apart from its words; its label is the number that its paper's format gives it."""

    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int | None = None


def note_mark(label: str) -> Run:
    """The mark of a note."""
    return Run(NOTE_MARK, PLAIN, label)


def blocks(runs: Iterable[Run], look: Look, next_place: NextPlace) -> list[Block]:
    """The blocks of a paragraph: a hard line break starts a new one, but in a heading it is no more than a space.

    A line that is struck out whole leaves a block without words, and the paragraph's label to the line after it; where
    all are, the label is struck out with them.
    """
    found: list[Block] = []
    label, level = look.label, look.level
    for line in _lines(_with_raised_marks(runs), look.kind):
        said = [run for run in line if not run.face.is_struck]
        text, marks = _marked(said)
        struck_text = "" if len(said) == len(line) else _struck(line)
        if not text:
            if struck_text:
                found.append(Block(look.kind, "", next_place(), "", level, struck_text=struck_text))
            continue
        if not label:
            label, text, marks = _typed_label(text, marks)
        kind = Kind.LIST_ITEM if label and look.kind is Kind.PARAGRAPH else look.kind
        level = level if kind is look.kind or look.label else None
        faces = [run.face for run in said if run.text.strip() and run.text != NOTE_MARK]
        is_bold, is_italic = all(face.is_bold for face in faces), all(face.is_italic for face in faces)
        found.append(Block(kind, text, next_place(), label, level, marks, is_bold, is_italic, 1.0, struck_text))
        label, level = "", level if look.kind is not Kind.PARAGRAPH else None
    if label and found:
        found[0] = replace(found[0], struck_text=f"{label} {found[0].struck_text}")
    return found


def plain(runs: Iterable[Run]) -> str:
    """The clean text of some runs without their note marks."""
    return clean_text.clean("".join(run.text for run in runs if run.text != NOTE_MARK))


def current(runs: Iterable[Run]) -> tuple[str, str]:
    """The clean text of some runs without their note marks, and what of it is struck out."""
    found = list(runs)
    return plain(run for run in found if not run.face.is_struck), _struck(found)


def shape(colour: str | None) -> Run:
    """What a small shape drawn among words counts as where their colour is asked for."""
    return Run("■", Face(colour=colour))


def ink_of(runs: Iterable[Run]) -> str | None:
    """The colour that a cell's words, or a dot among them, are set in; None where it could mean nothing."""
    return ink.of_letters((run.text, run.face.colour) for run in runs if not run.face.is_struck)


def _with_raised_marks(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, raised figures as the note marks that they are."""
    before = ""
    for run in runs:
        found = RAISED_MARK.fullmatch(run.text) if run.face.is_raised else None
        yield note_mark(found[1]) if found and not UNIT.search(before) else run
        before = (before + run.text)[-10:]


def _lines(runs: Iterable[Run], kind: Kind) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run.text == LINE_BREAK and kind is not Kind.HEADING:
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _struck(runs: Iterable[Run]) -> str:
    """What is struck out; words of two places do not run together."""
    stretches = itertools.groupby(runs, lambda run: run.face.is_struck)
    return " ".join(text for is_struck, words in stretches if is_struck and (text := plain(words)))


def _marked(runs: Sequence[Run]) -> tuple[str, tuple[NoteMark, ...]]:
    labels = [run.note_label for run in runs if run.text == NOTE_MARK]
    text = "".join(run.text for run in runs)
    if text.count(NOTE_MARK) != len(labels):  # no sign that a paper may hold, but some file did
        text = "".join(run.text if run.text == NOTE_MARK else run.text.replace(NOTE_MARK, "") for run in runs)
    return clean_text.clean_marked(text, labels)


def _typed_label(text: str, marks: tuple[NoteMark, ...]) -> tuple[str, str, tuple[NoteMark, ...]]:
    """A label typed by hand, taken out of the text; the marks move with the text."""
    label, rest = list_labels.split_label(text)
    cut = len(text) - len(rest)
    return label, rest, tuple(NoteMark(max(mark.offset - cut, 0), mark.label) for mark in marks)
