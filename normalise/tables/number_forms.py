"""The distinctive forms of number that a paper's own trackers use, by which its text can be searched for them."""

import re
from collections.abc import Iterator, Mapping

from extract.records import Document, Table
from normalise.numbers import references
from normalise.tables import column_roles
from normalise.words.heading_roles import Role

_MAY_HAVE_FORM = re.compile(r"\d/\d|[A-Za-z]{2,}[ .-]{0,2}\(?\d")
FEWEST = 3  # numbers of one form in a number column before the form is believed


def forms_of(document: Document, heading_of: Mapping[int, str]) -> tuple[re.Pattern[str], ...]:
    r"""Patterns of the forms, "\d\d\d/\d\d" for "011/20"; plain and dotted numbers are too common to be one."""
    counts: dict[str, int] = {}
    for table in document.blocks:
        if isinstance(table, Table):
            if not any(_MAY_HAVE_FORM.search(cell.text) for cell in table.cells):
                continue
            for number in _listed(table, heading_of[table.place.block_no]):
                if form := _form(number):
                    counts[form] = counts.get(form, 0) + 1
    return tuple(re.compile(rf"(?<![\w/.-]){form}(?![\w/.-]*\d)") for form, n in sorted(counts.items()) if n >= FEWEST)


def _listed(table: Table, section: str) -> Iterator[str]:
    layout = column_roles.read_layout(table, section)
    for cell in table.cells if layout else ():
        if layout and layout.roles.get(cell.column_index) is Role.NUMBER and cell.row_index >= layout.first_row:
            found = references.number_cell(cell.text)
            yield from found.numbers if found else ()


def _form(number: str) -> str | None:
    if "/" not in number and not re.search(r"[A-Za-z]{2,}", number):
        return None
    return re.sub(r"\d", r"\\d", re.escape(number))
