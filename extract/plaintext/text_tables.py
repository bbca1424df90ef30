"""Tables in plain text: a tab before each cell, as word processors' converters write them, or signs between cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract import list_labels
from extract.plaintext.text_lines import Line

RULE = re.compile(r"[\s|+:=_-]*[-=_]{2,}[\s|+:=_-]*")  # the line under a heading row
LONGEST_HEADING = 80
BLANKS_AFTER_TABLE = 2


@dataclass(frozen=True, slots=True)
class RawCell:
    """The lines of one cell, and where it stands."""

    row_index: int
    column_index: int
    lines: tuple[Line, ...]
    column_span: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table still made of lines."""

    row_count: int
    column_count: int
    cells: tuple[RawCell, ...]


def split_tables(lines: Sequence[Line]) -> tuple[tuple[Line, ...] | RawTable, ...]:
    """The text between tables, and the tables, in order."""
    parts: list[tuple[Line, ...] | RawTable] = []
    text: list[Line] = []
    index = 0
    while index < len(lines):
        table, end = _table_at(lines, index)
        if table is None:
            text.append(lines[index])
            index += 1
            continue
        parts.extend([tuple(text), table] if text else [table])
        text, index = [], end
    return (*parts, tuple(text)) if text else tuple(parts)


def _table_at(lines: Sequence[Line], start: int) -> tuple[RawTable | None, int]:
    for read in (_parted_table, _tabbed_table):
        table, end = read(lines, start)
        if table is not None:
            return table, end
    return None, start


def _parted_table(lines: Sequence[Line], start: int) -> tuple[RawTable | None, int]:
    """Rows of one line each, all with as many cells; the cells of a two-line heading are put together."""
    width = len(_parted(lines[start]))
    if width < 2:
        return None, start
    rows: list[list[str]] = []
    rule_at, end = None, start
    for index in range(start, len(lines)):
        cells = _parted(lines[index])
        if RULE.fullmatch(lines[index].text):
            rule_at = len(rows) if rule_at is None else rule_at
        elif len(cells) == width:
            rows.append(cells)
        elif not lines[index].is_blank:
            break
        end = index + 1
    if len(rows) < 2:
        return None, start
    return _table_of_rows(_join_heading(rows, rule_at), lines[start].page_no, rule_at is not None), end


def _parted(line: Line) -> list[str]:
    """The cells of a line that has tabs or upright bars between them; [] where it has none."""
    text = line.text.strip(" ")
    if text.count("|") >= 2:
        return [cell.strip() for cell in text.strip().strip("|").split("|")]
    cells = [cell.strip() for cell in text.split("\t")]
    return cells if len(cells) > 2 or (len(cells) == 2 and not _is_label(cells[0])) else []


def _is_label(cell: str) -> bool:
    """Whether a tab after this only sets a list item's text off from its label."""
    return not cell or cell.isdigit() or bool(list_labels.split_label(f"{cell} text")[0])


def _join_heading(rows: list[list[str]], rule_at: int | None) -> list[list[str]]:
    """A heading may run over the rule below it: the rows up to the first that fills its first cell are one."""
    if rule_at is None:
        return rows
    body = next((index for index in range(max(rule_at, 1), len(rows)) if rows[index][0]), len(rows))
    heading = [" ".join(cell for cell in column if cell) for column in zip(*rows[:body], strict=True)]
    return [heading, *rows[body:]]


def _table_of_rows(rows: Sequence[Sequence[str]], page_no: int | None, has_heading: bool) -> RawTable:
    cells = tuple(
        RawCell(row_index, column_index, (Line(text, page_no),), is_header=has_heading and row_index == 0)
        for row_index, row in enumerate(rows)
        for column_index, text in enumerate(row)
    )
    return RawTable(len(rows), len(rows[0]), cells)


def _tabbed_table(lines: Sequence[Line], start: int) -> tuple[RawTable | None, int]:
    """Cells that each begin with a tab at the start of a line, the rows parted by blank lines."""
    if not lines[start].is_cell_start:
        return None, start
    end = _tabbed_end(lines, start)
    rows = _rows(_groups(lines[start:end]))
    width = max(len(row) for row in rows)
    if width < 2 or (len(rows) == 1 and width > 2):
        return None, start
    has_heading = _is_heading(rows)
    cells = []
    for row_index, row in enumerate(rows):
        for column_index, cell in enumerate(row):
            span = width - column_index if len(row) == 1 else 1
            cells.append(RawCell(row_index, column_index, cell, span, has_heading and row_index == 0))
    return RawTable(len(rows), width, tuple(cells)), end


def _tabbed_end(lines: Sequence[Line], start: int) -> int:
    """The end of the table: blank lines, more than one, and then a line that is no cell.

    After the last cell of the paper one blank line is enough: what follows is more likely text than all in that cell.
    """
    last_cell = max(index for index, line in enumerate(lines) if line.is_cell_start)
    blank_count, end = 0, start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.text.strip(" \t") and not line.is_cell_start:
            blank_count += 1
            continue
        needed = 1 if index > last_cell and end > last_cell else BLANKS_AFTER_TABLE
        if blank_count >= needed and not line.is_cell_start:
            break
        blank_count, end = 0, index + 1
    return end


def _groups(lines: Sequence[Line]) -> list[list[tuple[Line, ...]]]:
    """The cells, those together that no blank line parts."""
    groups: list[list[list[Line]]] = []
    for index, line in enumerate(lines):
        if line.is_cell_start:
            if not groups or (lines[index - 1].is_blank and not lines[index - 1].is_cell_start):
                groups.append([])
            groups[-1].append([Line(line.text.strip(), line.page_no)])
        else:
            groups[-1][-1].append(line)
    return [[tuple(cell) for cell in group] for group in groups]


def _rows(groups: list[list[tuple[Line, ...]]]) -> list[list[tuple[Line, ...]]]:
    """The first row tells how many cells a row has, if rows of that many begin after blank lines throughout.

    Otherwise a row is what stands together, and two parts that make up a whole row are one, since a blank line may
    end a cell.
    """
    cells = [cell for group in groups for cell in group]
    width = len(groups[0])
    begins = {sum(len(group) for group in groups[:index]) for index in range(len(groups))}
    if width > 1 and len(cells) % width == 0 and begins >= set(range(0, len(cells), width)):
        return [cells[index : index + width] for index in range(0, len(cells), width)]
    widest = max(len(group) for group in groups)
    rows: list[list[tuple[Line, ...]]] = []
    for group in groups:
        if rows and len(rows[-1]) > 1 and len(rows[-1]) + len(group) == widest:
            rows[-1] = rows[-1] + group
        else:
            rows.append(group)
    return rows


def _is_heading(rows: list[list[tuple[Line, ...]]]) -> bool:
    """Short words above several longer rows; "To:" or "Date:" names the cell beside it, not those below."""
    texts = [[" ".join(line.text for line in cell).strip() for cell in row] for row in rows]
    first, lengths = texts[0], [sum(map(len, row)) for row in texts]
    is_named = len(first) > 1 and all(len(text) <= LONGEST_HEADING and text[-1:] != ":" for text in first)
    is_shorter = len(rows) > 2 and lengths[0] * 2 < sum(lengths[1:]) / len(lengths[1:])
    return is_named and is_shorter and not any(text[:1].isdigit() for text in first)
