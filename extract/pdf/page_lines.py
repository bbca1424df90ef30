"""Words into lines, and lines into paragraphs, headings and list items, where a PDF does not tell them itself.

A typesetter fills each line before beginning the next. So a line after which the next word would still have fitted
ends its paragraph, whatever the spacing; bullets, numbers, gaps, indents and a change of type begin one.
"""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from extract import list_labels
from extract.pdf import hanging_numbers
from extract.pdf.page_items import Item, Line, Passage, Word
from extract.records import Kind

GAP_PITCH = 1.35  # times the usual distance of baselines: more is a space between paragraphs
BAND_POINTS = 12.0
INDENT_SIZES = 0.8  # of the type size: a smaller difference of left edges is none
SLACK_SIZES = 0.4  # of the type size: the true limit may be this much nearer than it seems
LONGEST_HEADING = 160  # characters
TAB_SIZES = 2.5
FROM_THE_LEFT, FROM_THE_TOP = attrgetter("x0", "x1"), attrgetter("baseline", "x0")
LEADER = re.compile(r"\.{5,}\s*\S{1,6}$")
SENTENCE_END = re.compile(r"[.;,]$")


def lines_of(words: Iterable[Word], limit: float = 0.0) -> tuple[Line, ...]:
    """The words as lines from top to bottom; `limit` is how far right each line could have run.

    A raised or lowered smaller word belongs to the line that it stands beside.
    """
    bands: dict[int, list[list[Word]]] = {}  # the rows so far by the band of the page that their baseline lies in
    for together in _by_baseline(words):
        for index, word in enumerate(together):
            row = _row_for(word, bands)
            if row is None:
                bands.setdefault(int(word.baseline // BAND_POINTS), []).append(together[index:])
                break
            row.append(word)
    rows = [tuple(sorted(row, key=FROM_THE_LEFT)) for band in bands.values() for row in band]
    return tuple(sorted([Line(row, limit) for row in rows], key=FROM_THE_TOP))


def _by_baseline(words: Iterable[Word]) -> list[list[Word]]:
    """The words of one size on exactly one baseline, from left to right; the larger first, then from above."""
    known: dict[tuple[float, float], list[Word]] = {}
    for word in words:
        place = word.size, word.baseline
        if place in known:
            known[place].append(word)
        else:
            known[place] = [word]
    order = sorted(known, key=lambda place: (-round(place[0] * 2), place[1], -place[0]))
    return [sorted(known[place], key=attrgetter("x0")) for place in order]


def _row_for(word: Word, bands: dict[int, list[list[Word]]]) -> list[Word] | None:
    """The nearest row that the word belongs to; a mark stands less than two bands from its row."""
    band = int(word.baseline // BAND_POINTS)
    near = [row for index in range(band - 2, band + 3) for row in bands.get(index, ()) if _belongs(word, row)]
    return min(near, key=lambda row: abs(word.baseline - row[0].baseline)) if near else None


def _belongs(word: Word, row: list[Word]) -> bool:
    """Whether the word stands on the row's line: on its baseline, or smaller and close beside one of its words."""
    first = row[0]
    rise = first.baseline - word.baseline
    if abs(rise) <= 0.2 * min(first.size, word.size):
        return True
    is_small = word.size <= 0.85 * first.size
    if not is_small or not -0.35 * first.size <= rise <= 0.75 * first.size:
        return False
    return any(-0.5 * first.size < gap < 0.6 * first.size for gap in (word.x0 - other.x1 for other in row)) or any(
        -0.2 * first.size < other.x0 - word.x1 < 0.6 * first.size for other in row
    )


def right_limit(lines: Sequence[Line], paper_limit: float) -> float:
    """How far right the page's lines run: where its longest lines end, if several end alike, else the paper's limit."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    if len(ends) < 12:
        return paper_limit
    size = lines[0].size
    for index in range(len(ends) - 2):
        if ends[index] - ends[index + 2] <= 3 * size:
            return min(paper_limit, ends[index])
    return paper_limit


def passages_of(lines: Sequence[Line], page_no: int) -> tuple[Passage, ...]:
    """The lines of one column or cell as paragraphs and list items."""
    pitch = usual_pitch(lines)
    lines = _with_own_limits(lines, pitch)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins_passage(line, groups[-1], pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(passage for group in groups if (passage := _passage(group, page_no)))


def _with_own_limits(lines: Sequence[Line], pitch: float) -> tuple[Line, ...]:
    """The lines, those of a stretch set narrower than its column with the limit that its lines themselves show."""
    stretches: list[list[Line]] = []
    for line in lines:
        if stretches and not _is_apart(stretches[-1][-1], line, pitch):
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return tuple(line for stretch in stretches for line in _limited(stretch))


def _limited(stretch: list[Line]) -> list[Line]:
    """The lines with a nearer limit where there are several, most of them nearly as long as the longest."""
    end = max(line.x1 for line in stretch)
    near = sum(line.x1 >= end - 5 * line.size for line in stretch)
    is_narrow = end < stretch[0].limit - 2 * stretch[0].size
    is_wide_enough = end - stretch[0].x0 > 0.5 * (stretch[0].limit - stretch[0].x0)
    if not is_narrow or not is_wide_enough or len(stretch) < 4 or near < 0.65 * len(stretch):
        return stretch
    return [Line(line.words, end) for line in stretch]


def _ends_in_tab(line: Line) -> bool:
    """Whether the line ends in what a tab or leader dots set apart, as each line of a table of contents does."""
    if len(line.words) < 2:
        return False
    before, last = line.words[-2:]
    is_far = last.x0 - before.x1 > TAB_SIZES * line.size and before.x1 - line.x0 > TAB_SIZES * line.size
    return is_far or bool(LEADER.search(line.text))


def _is_apart(before: Line, line: Line, pitch: float) -> bool:
    """Whether more than the usual space stands between the lines."""
    step = line.baseline - before.baseline
    return step < 0 or step > GAP_PITCH * pitch * max(line.size, before.size)


def usual_pitch(lines: Sequence[Line]) -> float:
    """The usual distance of baselines in type sizes; 1.2 where too few lines tell."""
    steps = [
        (after.baseline - before.baseline) / after.size
        for before, after in pairwise(lines)
        if after.size and 0.8 < (after.baseline - before.baseline) / after.size < 2.2
    ]
    return min(statistics.median(steps), 1.6) if len(steps) >= 4 else 1.2


def split_label(line: Line) -> tuple[str, str]:
    """The label at the line's start and the rest of its text."""
    return list_labels.split_label(line.text)


def is_bullet_line(line: Line) -> bool:
    """Whether the line begins with a bullet."""
    label, _ = split_label(line)
    return bool(label) and list_labels.is_bullet(label)


def is_full(line: Line, next_line: Line) -> bool:
    """Whether the next line's first word would no longer have fitted on this line."""
    first = next_line.words[0]
    width = first.x1 - first.x0
    for word in next_line.words[1:]:
        if not word.is_glued:
            break
        width += word.x1 - word.x0
    return line.x1 + 0.2 * line.size + width > line.limit - SLACK_SIZES * line.size


def _begins_passage(line: Line, group: list[Line], pitch: float) -> bool:
    before = group[-1]
    if _is_apart(before, line, pitch) or is_bullet_line(line) or _ends_in_tab(before):
        return True
    if abs(line.size - before.size) > 0.12 * before.size or (
        line.is_bold != before.is_bold and not _is_run_on(before, line)
    ):
        return True
    if not is_full(before, line):
        return True
    return _is_outdented(line, group) or _begins_item(line, group)


def _is_run_on(before: Line, line: Line) -> bool:
    """Whether bold type ends inside a line, so that the change marks no new paragraph."""
    return any(word.is_bold for word in before.words) and any(word.is_bold for word in line.words)


def _is_outdented(line: Line, group: list[Line]) -> bool:
    """Whether the line stands left of the passage's text, or is indented after lines that were not."""
    indent = INDENT_SIZES * line.size
    if len(group) == 1:
        return line.x0 < text_start(group[0]) - indent and line.x0 < group[0].x0 - indent
    return line.x0 < group[-1].x0 - indent or (
        line.x0 > group[-1].x0 + indent and line.x0 < line.limit - 10 * line.size
    )


def text_start(line: Line) -> float:
    """Where the line's text begins, after its label."""
    label, _ = split_label(line)
    if label and len(line.words) > 1 and line.words[0].text.strip() == label:
        return line.words[1].x0
    return line.x0


def _begins_item(line: Line, group: list[Line]) -> bool:
    """Whether a numbered line is the next item, not a sentence that happens to break before a number."""
    label, _ = split_label(line)
    if not label:
        return False
    first = group[0]
    return bool(split_label(first)[0]) and abs(line.x0 - first.x0) < 0.3 * line.size


def _passage(group: list[Line], page_no: int) -> Passage | None:
    if not any(word.text.strip() for line in group for word in line.words):
        return None
    label, _ = split_label(group[0])
    kind = Kind.LIST_ITEM if label else Kind.PARAGRAPH
    return Passage(kind, tuple(hanging_numbers.gathered(group)), page_no, label)


def with_headings(items: Iterable[Item], body_size: float) -> Iterator[Item]:
    """The items, passages set as headings marked so: larger or bold throughout, short, and no sentence."""
    for item in items:
        if isinstance(item, Passage) and item.kind is not Kind.FURNITURE and _is_heading(item, body_size):
            yield Passage(Kind.HEADING, item.lines, item.page_no, item.label)
        else:
            yield item


def _is_heading(passage: Passage, body_size: float) -> bool:
    if list_labels.is_bullet(passage.label) or len(passage.text) > LONGEST_HEADING or len(passage.lines) > 3:
        return False
    if SENTENCE_END.search(passage.text) or not any(c.isalpha() for c in passage.text):
        return False
    is_larger = min(line.size for line in passage.lines) > 1.1 * body_size
    return is_larger or all(line.is_bold for line in passage.lines)


def vertical_passages(words: Iterable[Word], page_no: int, kind: Kind) -> tuple[Passage, ...]:
    """The words that run up or down the page, those in one column of them together."""
    columns: list[list[Word]] = []
    for word in words:
        if word.is_upright:
            continue
        if columns and abs(columns[-1][-1].x0 - word.x0) < 0.5 * word.size:
            columns[-1].append(word)
        else:
            columns.append([word])
    return tuple(Passage(kind, (Line(tuple(column)),), page_no) for column in columns)
