"""Whether lines that stand in columns are a table: strong evidence only, for most of what is aligned is none.

Not tables: contents pages, text in two columns, numbered paragraphs, addresses and signatures side by side, charts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract import list_labels
from extract.pdf import aligned_rows, column_lines
from extract.pdf.column_lines import ColumnLines
from extract.pdf.page_items import Line
from extract.pdf.table_gutters import Stretch

LEADER = re.compile(r"\.{5,}|(?:\. ){5,}|…{2,}")
PAGES = re.compile(r"pages?(?: nos?\.?| numbers?)?", re.I)
WHOLE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
NUMERIC = re.compile(r"[£$€+–-]?\(?\d[\d,. /%–-]*\)?(?:[kmbn]{1,2})?%?|[-–✓✔✗xX●•]|n/?a", re.I)
LONGEST_HEADING_WORDS = 8
LEAST_BODY_ROWS = 2
LEAST_FILLED_SHARE = 0.5
LEAST_FORM_ROWS = 3
ALIGNED_POINTS = 2.0
LABEL_WORDS = 4.5  # in a label's cell, on average, at most

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands around the rows: how many rules or bands of colour part them, and whether one sets the first apart.

    `ends_page` says that the table may go on on the next page.
    """

    separator_count: int = 0
    heading_is_apart: bool = False
    ends_page: bool = False


def rows_of(table: ColumnLines, starts: Sequence[int]) -> tuple[Row, ...]:
    """The plain text of each cell, row by row."""
    rows = []
    for start, end in pairwise((*starts, len(table.lines))):
        cells: list[list[str]] = [[] for _ in range(table.column_count)]
        for line in table.lines[start:end]:
            for column, part in enumerate(line):
                if part:
                    cells[column].append(part.text)
        rows.append(tuple(" ".join(cell) for cell in cells))
    return tuple(rows)


def may_be_table(stretch: Stretch) -> bool:
    """Whether a first look does not tell a list: two columns, the first line's first being a number or bullet."""
    first = [word.text for word in stretch.lines[0].words if word.x1 <= stretch.gutters[0][0] + 1]
    return len(stretch.gutters) > 1 or (bool(first) and not _is_label(" ".join(first)))


def is_table(table: ColumnLines, starts: Sequence[int], marks: Marks) -> bool:
    """Whether the rows that begin at these lines are a table."""
    rows = [row for row, start in zip(rows_of(table, starts), starts, strict=True) if start not in table.across]
    heading, body = rows[0], rows[1:]
    least = 1 if marks.ends_page and table.column_count > 2 else LEAST_BODY_ROWS
    if len(body) < least or _is_contents(table, heading, body) or _filled_share(body) < LEAST_FILLED_SHARE:
        return False
    if _is_form(table, starts):
        return True
    if not _is_heading(heading) or _is_label(heading[0]):
        return False
    if marks.separator_count >= 2 and _has_labels(body):
        return True
    is_distinct = marks.heading_is_apart or _is_set_apart(table, starts)
    if table.column_count == 2:
        return is_distinct and len(body) >= 3 and _has_key(table, starts, body)
    return _has_labels(body) and (is_distinct or (len(body) >= 3 and _is_of_another_kind(heading, body)))


def _is_form(table: ColumnLines, starts: Sequence[int]) -> bool:
    """Whether the lines are labels with what they say: labels that end in a colon, or bold ones beside plain text."""
    rows = rows_of(table, starts)
    if table.column_count != 2 or len(rows) < LEAST_FORM_ROWS or not _is_label_column([row[0] for row in rows]):
        return False
    if not all(key and value for key, value in rows):
        return False
    keys, values = table.column(0), table.column(1)
    if max(value.x0 for value in values) - min(value.x0 for value in values) > ALIGNED_POINTS:
        return False
    is_bold = all(key.is_bold for key in keys) and not any(value.is_bold for value in values)
    return all(key.endswith(":") for key, _ in rows) or (is_bold and all(_has_letters(key) for key in keys))


def _is_contents(table: ColumnLines, heading: Row, body: Sequence[Row]) -> bool:
    """Whether leaders or rising page numbers say that the lines are a table of contents."""
    leaders = sum(bool(part and LEADER.search(part.text)) for line in table.lines for part in line)
    last = [row[-1] for row in body if row[-1]]
    if leaders >= 2 or PAGES.fullmatch(heading[0]) or PAGES.fullmatch(heading[-1]):
        return True
    if not last or not all(WHOLE_NUMBER.fullmatch(text) for text in last):
        return False
    numbers = [int(text) for text in last if text.isdecimal()]
    return table.column_count <= 3 and len(numbers) >= 2 and all(a <= b for a, b in pairwise(numbers))


def _filled_share(body: Sequence[Row]) -> float:
    cells = [bool(text) for row in body for text in row]
    return sum(cells) / len(cells)


def _is_heading(heading: Row) -> bool:
    """Whether the cells could head columns: nearly all are there, short, and neither figures, labels nor sentences."""
    filled = [text for text in heading if text]
    if len(filled) < max(2, len(heading) - 1):
        return False
    if any(_is_sentence(text) for text in filled):
        return False
    return 2 * sum(any(c.isalpha() for c in text) and not NUMERIC.fullmatch(text) for text in filled) > len(filled)


def _is_label(text: str) -> bool:
    """Whether the text is what numbers or marks an item of a list, such as "•", "1." or "F."."""
    return bool(text) and (list_labels.is_label(text) or sum(map(str.isalpha, text)) < 2)


def _is_sentence(text: str) -> bool:
    """Whether the text says more than a heading does; "Rec. no." is none."""
    words = len(text.split())
    return words > LONGEST_HEADING_WORDS or text.endswith((":", ";", ",")) or (text.endswith(".") and words > 3)


def _is_set_apart(table: ColumnLines, starts: Sequence[int]) -> bool:
    """Whether the first row is bold and most others are not, their key apart."""
    if not all(column_lines.is_bold(table.lines[index]) for index in range(starts[0], starts[1])):
        return False
    others = [
        part for line in table.lines[starts[1] :] for part in line[1:] if part and any(map(str.isalnum, part.text))
    ]
    return sum(len(part.text) for part in others if part.is_bold) < sum(len(part.text) for part in others) / 2


def _has_letters(part: Line) -> bool:
    return any(c.isalpha() for c in part.text)


def _has_labels(body: Sequence[Row]) -> bool:
    """Whether a column holds short entries in most of its rows."""
    return any(_is_label_column([row[column] for row in body]) for column in range(len(body[0])))


def _is_label_column(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    words = sum(len(text.split()) for text in filled)
    return len(filled) >= 0.6 * len(texts) and words <= LABEL_WORDS * len(filled)


def _has_key(table: ColumnLines, starts: Sequence[int], body: Sequence[Row]) -> bool:
    """Whether one of two columns holds short labels, or each row begins in bold."""
    if _has_labels(body):
        return True
    begun = [table.lines[start][0] for start in starts[2:]]  # the first may be the rest of a row from the page before
    return len(begun) >= 2 and all(part is not None and part.is_bold for part in begun)


def _is_of_another_kind(heading: Row, body: Sequence[Row]) -> bool:
    """Whether a column of figures, references or marks is headed by words."""
    for column, title in enumerate(heading):
        filled = [row[column] for row in body if row[column]]
        alike = sum(bool(NUMERIC.fullmatch(text) or aligned_rows.REFERENCE.fullmatch(text)) for text in filled)
        is_headed = any(c.isalpha() for c in title) and not NUMERIC.fullmatch(title)
        if is_headed and len(filled) >= max(3, 0.6 * len(body)) and alike >= 0.8 * len(filled):
            return True
    return False
