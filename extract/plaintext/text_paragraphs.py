"""Lines of plain text as paragraphs: what was wrapped is joined, and labels are told by evidence."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract import clean_text, list_labels
from extract.plaintext import text_lines
from extract.plaintext.text_lines import HANGING_INDENT, Line

SENTENCE_END = re.compile(r"[.!?:;][)”’\"'\]]*$")
# A line may fall short of the full width by as much as the word that did not fit, and by uneven letter widths.
FULL_SHARE = 0.8
BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=[^\W\d_a-z])")
LEAST_RUN = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, raw but on one line, with what numbers it."""

    text: str
    label: str
    page_no: int | None
    is_furniture: bool = False


def read_paragraphs(lines: Sequence[Line], width: int | None) -> tuple[Paragraph, ...]:
    """The paragraphs of some lines; `width` is what the paper's full lines measure, None if it is not wrapped.

    Furniture inside a paragraph comes after it.
    """
    furniture = [(index, _paragraph([line], False)) for index, line in enumerate(lines) if line.is_furniture]
    indexes = [index for index, line in enumerate(lines) if not line.is_furniture]
    content = [lines[index] for index in indexes]
    numbered = _numbered_run(content, width)
    starts = [index for index in range(len(content)) if _begins(content, index, width, numbered)]
    paragraphs = [
        (indexes[start], _paragraph(content[start:end], start in numbered))
        for start, end in itertools.pairwise([*starts, len(content)])
    ]
    return tuple(paragraph for _, paragraph in sorted([*furniture, *paragraphs], key=lambda found: found[0]))


def _paragraph(lines: Sequence[Line], is_numbered: bool) -> Paragraph:
    """The paragraph that some lines make up; `is_numbered` says that the bare number it begins with is its label."""
    own = [line for line in lines if not line.is_blank]
    text = text_lines.join(own)
    number = BARE_NUMBER.match(text) if is_numbered else None
    label, rest = (number[1], text[number.end() :]) if number else _split_labels(text)
    return Paragraph(rest, label, own[0].page_no, own[0].is_furniture)


def _split_labels(text: str) -> tuple[str, str]:
    """The label and the text; of a bullet before a number, as some converters leave it, the number."""
    label, rest = list_labels.split_label(text)
    number, after = list_labels.split_label(rest) if list_labels.is_bullet(label) else ("", rest)
    return (number, after) if number else (label, rest)


def _begins(lines: Sequence[Line], index: int, width: int | None, numbered: frozenset[int]) -> bool:
    """Whether a paragraph begins at this line."""
    line = lines[index]
    if line.is_blank:
        return False
    before = _last_filled(lines, index)
    if before is None or index in numbered:
        return True
    text = line.text.strip()
    if _has_label(line):
        return True
    if list_labels.is_label(lines[before].text.strip()) and not list_labels.is_label(text):
        return False  # a label on a line of its own, as converters leave it where it stood in the margin
    if before == index - 1 and _has_label(lines[before]) and line.indent >= lines[before].indent + HANGING_INDENT:
        return False  # it hangs under the text of a list item
    return width is None or not _goes_on(lines[before].text, text, width, before < index - 1 or line.starts_anew)


def _has_label(line: Line) -> bool:
    return bool(list_labels.split_label(clean_text.clean(line.text))[0])


def _goes_on(before: str, text: str, width: int, has_gap: bool) -> bool:
    """Whether a line is the rest of the paragraph before it.

    A full line goes on in the next one. Over a gap, which some converters leave inside a paragraph, it goes on only
    where its sentence is not at an end and the next line does not begin one.
    """
    is_ended = bool(SENTENCE_END.search(before.strip()))
    is_full = len(before.strip()) + 1 + len(text.split()[0]) > width * FULL_SHARE
    is_lower = text[:1].islower()
    if has_gap:
        return is_full and not is_ended and is_lower
    return is_full or (is_lower and not is_ended)


def _last_filled(lines: Sequence[Line], index: int) -> int | None:
    return next((before for before in range(index - 1, -1, -1) if not lines[before].is_blank), None)


def _numbered_run(lines: Sequence[Line], width: int | None) -> frozenset[int]:
    """The lines of lists whose numbers stand bare ("7 Open the hall"): several in rising order, each at a start."""
    run: list[tuple[int, int]] = []
    found: set[int] = set()
    for index, number in _bare_numbers(lines, width):
        if run and number <= run[-1][1]:
            found.update(_long_enough(run))
            run = []
        run.append((index, number))
    found.update(_long_enough(run))
    return frozenset(found)


def _long_enough(run: Sequence[tuple[int, int]]) -> list[int]:
    return [index for index, _ in run] if len(run) >= LEAST_RUN else []


def _bare_numbers(lines: Sequence[Line], width: int | None) -> list[tuple[int, int]]:
    """Lines that begin with a number and a capital where a paragraph may begin, and their numbers."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        number = BARE_NUMBER.match(line.text.strip())
        if number and _may_begin(lines, index, width, bool(found) and found[-1][0] == index - 1):
            found.append((index, int(number[1])))
    return found


def _may_begin(lines: Sequence[Line], index: int, width: int | None, is_after_item: bool) -> bool:
    if index == 0 or width is None or is_after_item or lines[index].starts_anew or lines[index - 1].is_blank:
        return True
    before = lines[index - 1].text.strip()
    is_full = len(before) + 1 + len(lines[index].text.split()[0]) > width * FULL_SHARE
    return not is_full or bool(SENTENCE_END.search(before))
