"""Footnotes of a page that is not tagged: the smaller lines at its foot, each note from its mark to the next."""

import re
from collections.abc import Callable, Sequence

from extract.pdf import passage_text
from extract.pdf.page_items import Line, Passage
from extract.pdf.pdf_drawing import Rule
from extract.records import Kind, Note, Place

SMALLER = 0.95  # times the body's type size: notes are set below it
LONGEST_RULE_SHARE = 0.6  # of the page's width: the rule above notes is short, a table's line is not
SHORTEST_RULE_POINTS = 30.0
# A note begins with its mark, or with its plain number and a space: "1 See …", "* As of …".
PLAIN_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3})(?=\s|[^\W\d])")


def split_foot(
    lines: Sequence[Line], rules: Sequence[Rule], body_size: float
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The page's lines without those of the notes at its foot, and these; lines are in order from the top.

    Notes stand below a short rule, or are set smaller than the body and begin with a raised mark. Below a rule, without
    a mark, they are fewer lines than those above: a rule may also stand under the heading of small print.
    """
    start = len(lines)
    while start > 0 and lines[start - 1].size < SMALLER * body_size:
        start -= 1
    marks = marks_in(lines[:start])
    for index in range(start, len(lines)):
        is_ruled = _has_short_rule_above(lines, index, rules)
        label = begins_note(lines[index])
        if passage_text.begins_with_mark(lines[index]) or (label and (is_ruled or label in marks)):
            return tuple(lines[:index]), tuple(lines[index:])
        if is_ruled and index == start and len(lines) <= 2 * start:
            return tuple(lines[:index]), tuple(lines[index:])
    return tuple(lines), ()


def _has_short_rule_above(lines: Sequence[Line], index: int, rules: Sequence[Rule]) -> bool:
    """Whether a short rule stands between the line and the one before it."""
    line = lines[index]
    ceiling = lines[index - 1].baseline if index else 0.0
    return any(
        ceiling - 2 <= rule.position <= line.baseline - 0.3 * line.size
        and rule.end - rule.start >= SHORTEST_RULE_POINTS
        and abs(rule.start - line.x0) < 20
        for rule in rules
    )


def begins_note(line: Line) -> str:
    """The label with which the line begins a note, "" where it begins none."""
    raised = passage_text.begins_with_mark(line)
    if raised:
        return raised
    found = PLAIN_MARK.match(line.text)
    return found[1] if found else ""


def passages(lines: Sequence[Line], page_no: int) -> tuple[Passage, ...]:
    """The foot's lines as a passage for each note; lines before the first mark are a passage without a label.

    A plain number begins a note only where it follows on from the number before it.
    """
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        label = begins_note(line)
        if not groups or (label and _follows(label, groups, line)):
            groups.append((label, [line]))
        else:
            groups[-1][1].append(line)
    return tuple(Passage(Kind.PARAGRAPH, tuple(group), page_no, label) for label, group in groups)


def _follows(label: str, groups: list[tuple[str, list[Line]]], line: Line) -> bool:
    before = groups[-1][0]
    if passage_text.begins_with_mark(line) or not label.isdigit():
        return True
    return not before.isdigit() or int(label) == int(before) + 1


def note(passage: Passage, place: Place, spelling: passage_text.Spelling) -> Note:
    """The note: its label from its first words, and its text."""
    label = passage.label or begins_note(passage.lines[0])
    said, struck_text = passage_text.without_struck(passage.lines, spelling)
    text, marks = passage_text.text_of(said, spelling)
    if marks and marks[0].offset == 0 and not text.startswith(label):
        return Note(marks[0].label, text, place, struck_text)
    if label:
        text = re.sub(rf"^[(\[]?{re.escape(label)}[)\].]?\s*", "", text)
    return Note(label, text, place, struck_text)


def is_untagged_note(passage: Passage, body_size: float, marks_on: Callable[[int], frozenset[str]]) -> bool:
    """Whether a tagged page's paragraph is a note though no tag says so; `marks_on` tells a page's note marks."""
    label = begins_note(passage.lines[0])
    if not label or max(line.size for line in passage.lines) >= SMALLER * body_size:
        return False
    return bool(passage_text.begins_with_mark(passage.lines[0])) or label in marks_on(passage.page_no)


def marks_in(lines: Sequence[Line]) -> frozenset[str]:
    """The labels of the note marks that stand inside the lines."""
    return frozenset(
        label
        for line in lines
        for word in line.words[1:]
        if passage_text.is_mark(word, line)
        for label in passage_text.MARK_LABEL.findall(word.text)
    )
