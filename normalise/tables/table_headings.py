"""The heading rows of a table, one or more deep, and what the headings of its columns say that they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Cell, Table
from normalise.numbers import references
from normalise.statuses import statuses
from normalise.words import heading_roles
from normalise.words.heading_roles import LONGEST_HEADING, Role

_LISTED = re.compile(r"\s*/\s*")
DEEPEST = 4  # rows
LONGEST_NAME = 3  # words of a heading that only says "Recommendation"
HAS_DIGIT = re.compile(r"\d")  # dates, quarters and phases are no names
SPANNED = frozenset(  # what one heading may hold for several
    {Role.STATUS, Role.RESPONSE, Role.RAG, Role.PROGRESS, Role.OWNER}
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The first row below the headings, each column's heading with what spans it, and the roles that they name."""

    first_row: int
    texts: dict[int, str]
    roles: dict[int, Role]


def read_headings(table: Table, rows: Sequence[Sequence[Cell]]) -> Headings:
    """The headings of a table; the lowest row that names a role for a column decides it."""
    texts: dict[int, str] = {}
    roles: dict[int, Role] = {}
    first_row = 0
    for index, row in enumerate(rows[:DEEPEST]):
        above = rows[index - 1] if index and index == first_row else ()
        found = {cell.column_index: role for cell in row if (role := _role(cell.text))}
        is_numbered = any(roles.get(c.column_index) is Role.NUMBER and references.number_cell(c.text) for c in row)
        if is_numbered or not (_is_heading_row(row, found, table.column_count) or _lies_below(row, above)):
            if not (row and all(cell.is_header for cell in row)):
                break
            found = {}
        roles |= _below_span(row, above, found)
        roles |= {c.column_index: found[c.column_index] for c in row if c.column_index in found and c.column_span == 1}
        for cell in row:
            is_body = roles.get(cell.column_index) in (Role.BODY, Role.OWNER_MARK)  # whose name is all of its heading
            for column in range(cell.column_index, cell.column_index + cell.column_span):
                texts[column] = (
                    f"{'' if is_body else texts.get(column, '')} {heading_roles.unbroken(cell.text)}".strip()
                )
        first_row = index + 1
    return Headings(first_row, texts, roles)


def _role(heading: str) -> Role | None:
    """The role that a heading names, or shows by the statuses or colours it lists: "Complete / Not started"."""
    listed = _LISTED.split(heading.strip()) if "/" in heading else ()
    if len(listed) > 1 and all(map(statuses.label_length, listed)):
        return Role.STATUS
    if len(listed) > 1 and all(map(statuses.rag_of_cell, listed)):
        return Role.RAG
    return heading_roles.column_role(heading)


def _is_heading_row(row: Sequence[Cell], found: dict[int, Role], column_count: int) -> bool:
    """Two headings, or one whose other cells are blank; in each case no cell holds a number or long text."""
    filled = [cell for cell in row if cell.text.strip()]
    if not filled or not found or any(len(cell.text.split()) > LONGEST_HEADING for cell in filled):
        return False
    if any(references.leading_reference(cell.text, needs_keyword=False) for cell in filled):
        return False
    is_mostly_named = len(found) >= 2 or len(filled) == 1 or len(found) * 2 >= column_count
    return is_mostly_named or any(_names_the_recommendations(cell, found) for cell in filled)


def _names_the_recommendations(cell: Cell, found: dict[int, Role]) -> bool:
    """Whether a cell is a heading such as "Recommendation", which needs no other beside it: those may be bodies."""
    return found.get(cell.column_index) is Role.WORDING and len(cell.text.split()) <= LONGEST_NAME


def _lies_below(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Whether a row's filled cells are short and all stand below headings that span several columns."""
    filled = [cell for cell in row if cell.text.strip()]
    is_short = all(len(cell.text.split()) <= LONGEST_HEADING for cell in filled)
    return bool(filled) and is_short and all(_span_over(cell, above) is not None for cell in filled)


def _span_over(cell: Cell, above: Sequence[Cell]) -> Cell | None:
    """The heading of several columns that stands over a cell."""
    covering = (c for c in above if c.column_index <= cell.column_index < c.column_index + c.column_span)
    return next((c for c in covering if c.column_span > 1 and c.text.strip()), None)


def _below_span(row: Sequence[Cell], above: Sequence[Cell], found: dict[int, Role]) -> dict[int, Role]:
    """The roles of columns whose own heading names none: a body's if that reads as a name, else that of their span."""
    roles: dict[int, Role] = {}
    for cell in row:
        span = _span_over(cell, above)
        role = heading_roles.heading_role(span.text) if span else None
        if role and role in SPANNED and cell.column_index not in found and cell.text.strip():
            is_name = not HAS_DIGIT.search(cell.text) and cell.text[:1].isupper()
            of_name = Role.OWNER_MARK if role is Role.OWNER else Role.BODY
            roles[cell.column_index] = of_name if is_name else role
    return roles
