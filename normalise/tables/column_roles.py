"""What each column of a table holds, from its heading and its contents together."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.records import Cell, Table
from normalise import remembered
from normalise.numbers import references
from normalise.statuses import responses, statuses
from normalise.tables import body_columns, marked_columns, number_columns, table_headings
from normalise.words import decisions, heading_roles
from normalise.words.heading_roles import Role

KEPT_TABLES = 256  # of one paper, which several modules ask about
NUMBER_SHARE = 0.6  # of a column's filled cells that must hold a number, for it to be the number column
SHORTEST_WORDING = 4  # words on average, where only the headings, not the cells, tell the numbers
LONGEST_LABEL = 4  # words of a cell that holds a label and nothing more
LABEL_SHARE = 0.5  # of a column's filled cells that open with a status, for it to be the status or progress column
SAYING_HOW_FAR = frozenset({Role.STATUS, Role.PROGRESS, Role.BODY, Role.MARK})
SAYING_LABELS = SAYING_HOW_FAR - {Role.PROGRESS}
TELLING = SAYING_HOW_FAR | {Role.RESPONSE, Role.RAG, Role.PERCENT}


_NAMES_THEM = re.compile(rf"recommend|\brecs?\b|{heading_roles.INSPECTORS_WORD.pattern}", re.IGNORECASE)
_AGREED_ACTIONS = re.compile(r"^(?:agreed|management|agreed\smanagement)\sactions?$", re.IGNORECASE)
_FROM_OUTSIDE = re.compile(r"\b(?:audit|inspect|ombudsman|regulator)", re.IGNORECASE)  # whose actions were agreed


@dataclass(frozen=True, slots=True)
class Layout:
    """A tracker's columns: the role and the heading of each column index, and the first row below the headings."""

    roles: dict[int, Role]
    headings: dict[int, str]
    first_row: int

    def columns(self, role: Role) -> tuple[int, ...]:
        """The columns of a role, from the left."""
        return tuple(sorted(column for column, found in self.roles.items() if found is role))


def read_layout(table: Table, context: str = "") -> Layout | None:
    """The layout of a table that tracks recommendations; None for any other table.

    It tracks them where a column is headed as theirs beside another, where a column's cells open with the word and a
    number, where one is headed as theirs and another is a column of numbers, or where `context` (the heading over the
    table and the words before it) speaks of them and the columns are a number and a status. A table that asks its own
    own meeting to decide does not, nor does one whose first column only labels the second, or one of counts.
    """
    columns = _columns(table)
    if columns is None or not (columns.track_them or _is_announced(columns.roles, columns.headings, context)):
        return None
    return Layout(columns.roles, columns.headings.texts, columns.headings.first_row)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a table itself says of its columns, whatever stands around it."""

    roles: dict[int, Role]
    headings: table_headings.Headings
    track_them: bool


@remembered.for_last(KEPT_TABLES)
def _columns(table: Table) -> _Columns | None:
    """The columns of a table; None where it puts a motion to its own meeting."""
    rows = rows_of(table)
    if any(decisions.is_decision(cell.text) for cell in table.cells if _may_put_a_motion(cell)):
        return None
    headings = table_headings.read_headings(table, rows)
    body = rows[headings.first_row :]
    if number_columns.are_counted(body, headings.texts):
        return None
    roles = headings.roles | _per_body(body, headings)
    bodies = body_columns.named(roles, headings.texts)
    headings = dataclasses.replace(headings, texts=headings.texts | bodies)
    roles |= dict.fromkeys(bodies, Role.BODY)
    roles |= marked_columns.marked(body, headings.texts, roles)
    roles |= number_columns.under_wording(body, roles)
    roles |= number_columns.several(roles, headings.texts)
    roles |= _by_content(body, roles)
    return _Columns(roles, headings, _tracks(roles, body, rows[: headings.first_row]))


def _may_put_a_motion(cell: Cell) -> bool:
    """Motions stand in the first column of a header table; a tracker's wording may quote the same verbs."""
    return cell.column_index == 0 and len(cell.text) < 400 and references.leading_reference(cell.text) is None


@remembered.for_last(KEPT_TABLES)
def rows_of(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row that start in it, a merged cell once."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_index].append(cell)
    return tuple(tuple(sorted(row, key=lambda cell: cell.column_index)) for row in rows)


def _per_body(body: Sequence[Sequence[Cell]], headings: table_headings.Headings) -> dict[int, Role]:
    """The columns of labels, two or more, whose headings name no role: each is what the body in its heading says.

    Where their headings are dates, quarters or phases, they are one status at several times.
    """
    columns = [c for c, text in headings.texts.items() if text and c not in headings.roles]
    told = [c for c in columns if (cells := _filled(body, c)) and _share(cells, _is_answer) > LABEL_SHARE]
    if len(told) < 2 or Role.STATUS in headings.roles.values():
        return {}
    are_times = all(table_headings.HAS_DIGIT.search(headings.texts[column]) for column in told)
    return dict.fromkeys(told, Role.STATUS if are_times else Role.BODY)


def _filled(body: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    return [cell for row in body for cell in row if cell.column_index == column and cell.text.strip()]


def _is_answer(cell: Cell) -> bool:
    return _is_label(cell) or responses.label_response(cell.text) is not None


def _by_content(body: Sequence[Sequence[Cell]], roles: dict[int, Role]) -> dict[int, Role]:
    """Roles that only the cells tell: a column of numbers, one of entries, and one of statuses."""
    found: dict[int, Role] = {}
    for column in sorted({cell.column_index for row in body for cell in row}):
        cells = _filled(body, column)
        if column in roles or len(cells) < 2:
            continue
        if Role.NUMBER not in (*roles.values(), *found.values()) and _are_numbers(cells):
            found[column] = Role.NUMBER
        elif Role.WORDING not in (*roles.values(), *found.values()) and _share(cells, _is_entry) >= LABEL_SHARE:
            found[column] = Role.WORDING
        elif not set(roles.values()) & SAYING_HOW_FAR and _share(cells, _is_label) >= LABEL_SHARE:
            found[column] = Role.PROGRESS
        elif not {*roles.values(), *found.values()} & SAYING_LABELS and all(map(_is_bare_label, cells)):
            found[column] = Role.STATUS  # beside columns of prose
    held = {*roles.values(), *found.values()}
    if Role.NUMBER in held and Role.WORDING not in held:
        found |= _longest_column(body, {**roles, **found}, SHORTEST_WORDING if Role.NUMBER not in found.values() else 0)
    return found


def _longest_column(body: Sequence[Sequence[Cell]], roles: dict[int, Role], fewest_words: int) -> dict[int, Role]:
    """The column with the most words among those without a role: beside numbers, it holds the wording."""
    texts: dict[int, list[str]] = {}
    for row in body:
        for cell in row:
            if cell.column_index not in roles:
                texts.setdefault(cell.column_index, []).append(cell.text)
    if not texts:
        return {}
    longest = max(texts, key=lambda column: (sum(map(len, texts[column])), -column))
    words = sum(len(text.split()) for text in texts[longest])
    return {longest: Role.WORDING} if words >= fewest_words * len(texts[longest]) else {}


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _are_numbers(cells: Sequence[Cell]) -> bool:
    return _share(cells, _is_number) >= NUMBER_SHARE or number_columns.are_letters(cells)


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


def _is_bare_label(cell: Cell) -> bool:
    return len(cell.text.split()) <= LONGEST_LABEL and _is_label(cell)


def _tracks(roles: dict[int, Role], body: Sequence[Sequence[Cell]], headings: Sequence[Sequence[Cell]]) -> bool:
    held = set(roles.values()) - {Role.OTHER}
    entries = sum(is_entry_text(cell.text) for row in body for cell in row)
    if entries >= 2 or (entries and held & TELLING):
        return True
    names_them = any(_NAMES_THEM.search(heading_roles.unbroken(cell.text)) for row in headings for cell in row)
    return names_them and bool(held & {Role.NUMBER, Role.WORDING}) and len(held) >= 2


def _is_announced(roles: dict[int, Role], headings: table_headings.Headings, context: str) -> bool:
    """Whether the words before a table of numbers and statuses speak of recommendations, or of an audit's actions."""
    held = set(roles.values())
    by_content = set() if headings.first_row else {Role.PROGRESS}
    telling = {Role.STATUS, Role.RESPONSE, Role.BODY, Role.MARK} | by_content
    has_agreed = any(map(_AGREED_ACTIONS.match, headings.texts.values()))
    telling |= {Role.PROGRESS} if has_agreed else set()
    speaks_of_them = "recommendation" in context.casefold() or (has_agreed and _FROM_OUTSIDE.search(context))
    return bool(speaks_of_them) and not decisions.is_decision(context) and Role.NUMBER in held and bool(held & telling)
