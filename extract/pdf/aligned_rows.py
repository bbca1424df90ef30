"""The rows of a table without ruling lines between them, from how its lines stand.

A row begins where its key begins: the cells of a row share their first line. What only continues a wrapped cell stands
at the usual distance of lines, with the cells beside it empty or in the middle of a paragraph. Where cells stand in the
middle of their rows, a row ends where all columns leave the widest space between two labels.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf import column_lines, page_lines
from extract.pdf.column_lines import ColumnLines

REFERENCE = re.compile(r"[(#]?(?:[A-Z]{1,3}[- ]?)?\d{1,3}(?:[./-]\d{1,4}){0,3}(?:\(?[a-z]\)?)?[.):]?")
SENTENCE_END = re.compile(r"[.!?][)”\"]?$")
USUAL_SHARE = 0.6
BOLD_SHARE = 0.4  # of the lines that may begin rows: so many in bold tell that bold begins a row
LABEL_WORDS = 4.0  # in a label's cell, on average, at most
MIDDLE_SHARE = 0.4  # of the labels beside the middle of a cell: the cells stand in the middle of their rows


@dataclass(frozen=True, slots=True)
class Key:
    """The column whose beginnings begin the rows, and what is known of the table.

    `is_reference` says that it holds references or numbers, `is_line_by_line` that nearly each line is a row.
    """

    column: int
    is_reference: bool
    is_line_by_line: bool


def starts(table: ColumnLines, has_heading: bool = True, is_bold_key: bool = False) -> list[int]:
    """The index of the first line of each row.

    `has_heading` says that a heading row comes first, `is_bold_key` that bold keys are known to begin the rows.
    """
    by_middles = _starts_by_middles(table)
    if by_middles is not None:
        return by_middles
    first = _end_of_heading(table) if has_heading else 0
    key = _key(table, first)
    body = (index for index in range(first + 1, len(table.lines)) if _begins_row(table, index, key))
    return _alike(table, sorted({0, first, *body}), key.column, (first, is_bold_key))


def _end_of_heading(table: ColumnLines) -> int:
    """The index after the lines of a bold heading row; 0 where it is not bold."""
    end = 1
    while (
        end < len(table.lines)
        and not table.is_roomy(end)
        and all(map(column_lines.is_bold, table.lines[end - 1 : end + 1]))
    ):
        end += 1
    return end if end < len(table.lines) and column_lines.is_bold(table.lines[0]) else 0


def _key(table: ColumnLines, first: int) -> Key:
    counts = [len(table.filled(index)) for index in range(first, len(table.lines)) if index not in table.across]
    full = sum(count >= 0.7 * table.column_count for count in counts)
    column = next(filter(lambda column: _holds_references(table, column), range(min(3, table.column_count - 1))), None)
    return Key(column or 0, column is not None, bool(counts) and full >= 0.8 * len(counts))


def _holds_references(table: ColumnLines, column: int) -> bool:
    texts = [part.text for part in table.column(column)]
    return sum(bool(REFERENCE.fullmatch(text)) for text in texts) >= max(2, USUAL_SHARE * len(texts))


def _begins_row(table: ColumnLines, index: int, key: Key) -> bool:
    if index in table.across or index - 1 in table.across:
        return True
    part, filled = table.lines[index][key.column], table.filled(index)
    if part is None:
        return table.is_roomy(index) and len(filled) >= max(2, USUAL_SHARE * table.column_count)
    if key.is_reference:
        return bool(REFERENCE.match(part.words[0].text))
    if len(filled) == 1:
        return table.is_roomy(index) and table.is_apart(index, key.column)
    return key.is_line_by_line or (not _goes_on(table, index, key.column) and _begins_key(table, index, key.column))


def _begins_key(table: ColumnLines, index: int, key: int) -> bool:
    """Whether a new key begins on the line: apart from the one above, in bold after plain, or after one that ended."""
    part, above = table.lines[index][key], table.above(index, key)
    if part is None or above is None or table.is_apart(index, key):
        return True
    if part.is_bold != above.is_bold:
        return part.is_bold
    if _is_begun_beside(table, index, key) or not page_lines.is_full(above, part):
        return True
    if part.text[:1].islower():
        return False
    is_whole = len(table.filled(index)) == table.column_count > 2 and bool(SENTENCE_END.search(above.text))
    return is_whole or _ends_beside(table, index, key)


def _goes_on(table: ColumnLines, index: int, key: int) -> bool:
    """Whether beside the key a sentence visibly runs over: the line before is full, and this one begins small."""
    return any(
        part and before and column != key and len(before.words) > 2
        and part.text[:1].islower() and page_lines.is_full(before, part)
        for column, (before, part) in enumerate(zip(table.lines[index - 1], table.lines[index], strict=True))
    )  # fmt: skip


def _ends_beside(table: ColumnLines, index: int, key: int) -> bool:
    """Whether a cell beside the key has room for more on the line before, so that it ends there."""
    return any(
        part and before and column != key and not page_lines.is_full(before, part)
        for column, (before, part) in enumerate(zip(table.lines[index - 1], table.lines[index], strict=True))
    )


def _is_begun_beside(table: ColumnLines, index: int, key: int) -> bool:
    """Whether several cells beside the key begin on the line, all that have words there."""
    beside = [column for column in table.filled(index) if column != key]
    return len(beside) > 1 and not any(table.lines[index - 1][column] for column in beside)


def _alike(table: ColumnLines, found: list[int], key: int, known: tuple[int, bool]) -> list[int]:
    """The beginnings; where many have their key in bold and other lines of the column have not, only those.

    The first row of the body may be the rest of one that began on the page before.
    """
    first, is_bold_key = known
    body = [index for index in found if index >= first and table.lines[index][key]]
    bold = {index for index in body if column_lines.begins_bold(table.lines[index][key])}
    has_plain = not all(map(column_lines.begins_bold, table.column(key)))
    if not has_plain or not (is_bold_key or len(bold) >= max(3, BOLD_SHARE * len(body))):
        return found
    return [index for index in found if index <= first or index in bold or index in table.across]


def _starts_by_middles(table: ColumnLines) -> list[int] | None:
    """The rows of a table whose cells stand in the middle of their rows; None where they begin on one line."""
    columns = sorted(range(table.column_count), key=lambda column: len(table.column(column)))
    label, tallest = columns[0], columns[-1]
    begun = [index for index, line in enumerate(table.lines) if line[label] and table.is_apart(index, label)]
    words = sum(len(part.words) for part in table.column(label))
    if len(begun) < 3 or words > LABEL_WORDS * len(begun):
        return None
    if sum(_is_inside(table, index, tallest) for index in begun) < MIDDLE_SHARE * len(begun):
        return None
    return [0, *(_widest_space(table, range(before + 1, after + 1)) for before, after in pairwise(begun))]


def _is_inside(table: ColumnLines, index: int, tallest: int) -> bool:
    """Whether the column with the most lines has none there, or is in the middle of a sentence."""
    part, above = table.lines[index][tallest], table.above(index, tallest)
    if part is None:
        return above is not None and index + 1 < len(table.lines) and bool(table.lines[index + 1][tallest])
    return above is not None and page_lines.is_full(above, part) and part.text[:1].islower()


def _widest_space(table: ColumnLines, indexes: Sequence[int]) -> int:
    return max(indexes, key=lambda index: _space(table, index))


def _space(table: ColumnLines, index: int) -> tuple[float, int]:
    """The least distance over the columns between what stands above the line and what stands from it on."""
    steps, ended = [], 0
    for column in range(table.column_count):
        below = next((part for line in table.lines[index:] if (part := line[column])), None)
        above = table.above(index, column)
        if below and above:
            steps.append(round(below.baseline - above.baseline, 1))
            ended += not page_lines.is_full(above, below)
    return min(steps, default=0.0), ended


def starts_between(table: ColumnLines, heights: Iterable[float]) -> list[int]:
    """The index of the first line of each row, where what is drawn at these heights parts the rows."""
    edges = sorted(heights)
    bands = [sum(edge < baseline - 0.3 * table.size for edge in edges) for baseline in table.baselines]
    return [0, *(index for index, (before, after) in enumerate(pairwise(bands), 1) if before != after)]
