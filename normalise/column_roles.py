"""What each column of a table holds, from its heading and its contents together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.records import Cell, Table
from normalise import decisions, lexicons, references, statuses

LONGEST_HEADING = 10  # words
NUMBER_SHARE = 0.6  # of a column's filled cells that must hold a number, for it to be the number column
LABEL_SHARE = 0.5  # of a column's filled cells that open with a status, for it to be the status or progress column


class Role(StrEnum):
    """What a column of a tracker is for."""

    NUMBER = "number"
    WORDING = "wording"
    OWNER = "owner"
    DUE = "due"
    RESPONSE = "response"
    RAG = "rag"
    STATUS = "status"
    EARLIER_STATUS = "earlier_status"
    PROGRESS = "progress"
    TOPIC = "topic"


class HeadingRule(lexicons.Rule):
    """Heading words and the role that they give to a column."""

    role: Role


@dataclass(frozen=True, slots=True)
class Layout:
    """A tracker's columns: the role and the heading of each column index, and the first row below the headings."""

    roles: dict[int, Role]
    headings: dict[int, str]
    first_row: int

    def columns(self, role: Role) -> tuple[int, ...]:
        """The columns of a role, from the left."""
        return tuple(sorted(column for column, found in self.roles.items() if found is role))


def rules() -> tuple[HeadingRule, ...]:
    """The rules of `column_headings.toml`."""
    return lexicons.load("column_headings", HeadingRule)


def heading_role(text: str) -> Role | None:
    """The role that a heading names, or None where it is no heading of a tracker."""
    heading = " ".join(text.split()).strip(" :*")
    if not heading or len(heading.split()) > LONGEST_HEADING:
        return None
    matched = lexicons.first_match(rules(), heading)
    return matched[0].role if matched else None


def read_layout(table: Table, context: str = "") -> Layout | None:
    """The layout of a table that tracks recommendations; None for any other table.

    It tracks them where a column is headed as theirs beside another, where a column's cells open with the word and a
    number, where one is headed as theirs and another is a column of numbers, or where `context` (the heading over the
    table and the words before it) speaks of them and the columns are a number and a status. A table that asks its own
    meeting to decide does not, nor does one whose first column only labels the second.
    """
    rows = rows_of(table)
    if any(decisions.is_decision(cell.text) for cell in table.cells if _may_put_a_motion(cell)):
        return None
    first_row, roles = _headings(table, rows)
    body = rows[first_row:]
    roles |= _by_content(body, roles)
    if not (_tracks(roles, body, rows[:first_row]) or _is_announced(roles, context)):
        return None
    return Layout(roles, {c.column_index: c.text for row in rows[:first_row] for c in row}, first_row)


def _may_put_a_motion(cell: Cell) -> bool:
    """Motions stand in the first column of a header table; a tracker's wording may quote the same verbs."""
    return cell.column_index == 0 and len(cell.text) < 400 and references.leading_reference(cell.text) is None


def rows_of(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row that start in it, a merged cell once."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_index].append(cell)
    return tuple(tuple(sorted(row, key=lambda cell: cell.column_index)) for row in rows)


def _headings(table: Table, rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[int, Role]]:
    """The first row below the headings, and the roles that they name; the lowest heading row wins."""
    roles: dict[int, Role] = {}
    first_row = 0
    for index, row in enumerate(rows[:4]):
        found = {cell.column_index: role for cell in row if (role := heading_role(cell.text))}
        if not _is_heading_row(row, found, table.column_count):
            if not (row and all(cell.is_header for cell in row)):
                break
            found = {}
        roles |= {cell.column_index: found[cell.column_index] for cell in row if _heads_one_column(cell, found)}
        first_row = index + 1
    return first_row, roles


def _is_heading_row(row: Sequence[Cell], found: dict[int, Role], column_count: int) -> bool:
    """Two headings, or one whose other cells are blank; in each case no cell holds a number or long text."""
    filled = [cell for cell in row if cell.text.strip()]
    if not filled or not found or any(len(cell.text.split()) > LONGEST_HEADING for cell in filled):
        return False
    if any(references.leading_reference(cell.text, needs_keyword=False) for cell in filled):
        return False
    return len(found) >= 2 or len(filled) == 1 or len(found) * 2 >= column_count


def _heads_one_column(cell: Cell, found: dict[int, Role]) -> bool:
    """A heading over several columns names what they hold together; which of them holds it, their contents tell."""
    return cell.column_index in found and cell.column_span == 1


def _by_content(body: Sequence[Sequence[Cell]], roles: dict[int, Role]) -> dict[int, Role]:
    """Roles that only the cells tell: a column of numbers, one of entries, and one of statuses."""
    found: dict[int, Role] = {}
    for column in sorted({cell.column_index for row in body for cell in row}):
        cells = [cell for row in body for cell in row if cell.column_index == column and cell.text.strip()]
        if column in roles or len(cells) < 2:
            continue
        if Role.NUMBER not in (*roles.values(), *found.values()) and _share(cells, _is_number) >= NUMBER_SHARE:
            found[column] = Role.NUMBER
        elif Role.WORDING not in (*roles.values(), *found.values()) and _share(cells, _is_entry) >= LABEL_SHARE:
            found[column] = Role.WORDING
        elif not set(roles.values()) & {Role.STATUS, Role.PROGRESS} and _share(cells, _is_label) >= LABEL_SHARE:
            found[column] = Role.PROGRESS
    if Role.NUMBER in found.values() and Role.WORDING not in (*roles.values(), *found.values()):
        found |= _longest_column(body, {**roles, **found})
    return found


def _longest_column(body: Sequence[Sequence[Cell]], roles: dict[int, Role]) -> dict[int, Role]:
    """The column with the most words among those without a role: beside numbers, it holds the wording."""
    lengths: dict[int, int] = {}
    for row in body:
        for cell in row:
            if cell.column_index not in roles:
                lengths[cell.column_index] = lengths.get(cell.column_index, 0) + len(cell.text)
    return {max(lengths, key=lambda column: (lengths[column], -column)): Role.WORDING} if lengths else {}


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _is_number(cell: Cell) -> bool:
    return references.number_cell(cell.text) is not None


def _is_entry(cell: Cell) -> bool:
    return is_entry_text(cell.text)


def is_entry_text(text: str) -> bool:
    """Whether a text opens with the word "recommendation" and its number."""
    leading = references.leading_reference(text)
    return leading is not None and leading.is_recommendation


def _is_label(cell: Cell) -> bool:
    first = next((block.text for block in cell.blocks if block.text), "")
    return statuses.label_length(first) is not None


def _tracks(roles: dict[int, Role], body: Sequence[Sequence[Cell]], headings: Sequence[Sequence[Cell]]) -> bool:
    held = set(roles.values())
    entries = sum(is_entry_text(cell.text) for row in body for cell in row)
    if entries >= 2 or (entries and held & {Role.STATUS, Role.PROGRESS, Role.RESPONSE}):
        return True
    names_them = any("recommend" in cell.text.casefold() for row in headings for cell in row)
    return names_them and bool(held & {Role.NUMBER, Role.WORDING}) and len(held) >= 2


def _is_announced(roles: dict[int, Role], context: str) -> bool:
    held = set(roles.values())
    speaks_of_them = "recommendation" in context.casefold() and not decisions.is_decision(context)
    return speaks_of_them and Role.NUMBER in held and bool(held & {Role.STATUS, Role.RESPONSE})
