"""The entries of a table that tracks recommendations, row by row."""

import dataclasses
from collections.abc import Iterator, Sequence

from extract.records import Block, Cell, Table
from normalise import entries, struck_out
from normalise.entries import Entry
from normalise.numbers import cross_references, references
from normalise.records import Scope
from normalise.statuses import statements
from normalise.tables import column_roles, number_columns, row_progress, table_rows
from normalise.tables.column_roles import Layout
from normalise.tables.legends import Legend
from normalise.tables.table_rows import Row
from normalise.words.heading_roles import Role

FEWEST_NUMBERED = 2  # cells, before a bold line alone in its row is taken for a title of those below it
SHORTEST_WORDING = 4  # words; an entry without a number needs at least so many of its own


def table_entries(table: Table, layout: Layout, section: str, legend: Legend) -> tuple[Entry, ...]:
    """An entry for each row that is about a recommendation, each followed by the cross-references in its text."""
    found: list[Entry] = []
    theme = section
    are_numbered = bool(layout.columns(Role.NUMBER)) or sum(map(_opens_with_number, table.cells)) >= FEWEST_NUMBERED
    shown = struck_out.shown(table, (*layout.columns(Role.NUMBER), *layout.columns(Role.WORDING)))
    for row in table_rows.rows(shown, layout):
        if heading := table_rows.theme(row, table.column_count) or (are_numbered and table_rows.bold_theme(row)):
            theme = heading
        elif (entry := _entry(row, layout, theme)) and struck_out.is_whole(row.values()):
            found.append(struck_out.unsaid(entry))
        elif entry:
            entry = row_progress.with_progress(entry, row, layout, legend)
            found += [entry, *_cross_references(row, entry)]
    return tuple(found)


def _entry(row: Row, layout: Layout, section: str) -> Entry | None:
    numbered, reference, block = _number(row, layout)
    wording_cell = next((row[c] for c in layout.columns(Role.WORDING) if c in row), None)
    if reference is None and not _stands_alone(wording_cell, layout):
        return None
    main = wording_cell if wording_cell and wording_cell.text.strip() else numbered
    if main is None:
        return None
    numbers = reference.numbers if reference else ()
    is_listed = not column_roles.TELLING & set(layout.roles.values())
    scope = Scope.LIST if is_listed else Scope.GROUP if len(numbers) > 1 else Scope.OWN
    return Entry(
        place=main.place,
        evidence=main.text,
        scope=scope,
        numbers=numbers,
        number_raw=reference.raw if reference else "",
        number_rule=reference.rule_id if reference else "none-printed",
        section=section,
        wordings=_wordings(wording_cell, reference if numbered is wording_cell else None, numbers),
        has_wording_place=wording_cell is not None,
        note_label=entries.note_after(block, len(reference.raw)) if reference and block else "",
        former_numbers=_others(row, layout, Role.FORMER_NUMBER, numbers),
        alias_numbers=_others(row, layout, Role.ALIAS_NUMBER, numbers),
    )


def _opens_with_number(cell: Cell) -> bool:
    return references.leading_reference(cell.text, needs_keyword=False) is not None


def _number(row: Row, layout: Layout) -> tuple[Cell | None, references.Reference | None, Block | None]:
    """The cell that gives a row its number, the reference in it, and the block that the reference opens."""
    for column in (*layout.columns(Role.NUMBER), *layout.columns(Role.ALIAS_NUMBER)):
        cell = row.get(column)
        if cell and (found := _in_number_column(cell.text)):
            return cell, found, cell.blocks[0] if cell.blocks else None
    for column in (*layout.columns(Role.WORDING), *sorted(set(row) - set(layout.columns(Role.WORDING)))):
        first = next((block for block in row[column].blocks if block.text), None) if column in row else None
        if first and (found := _opening(first, is_wording=column in layout.columns(Role.WORDING))):
            return row[column], found, first
    return None, None, None


def _in_number_column(text: str) -> references.Reference | None:
    found = references.number_cell(text) or references.leading_reference(text, needs_keyword=False)
    return found or number_columns.letter(text) or number_columns.behind_title(text)


def _others(row: Row, layout: Layout, role: Role, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The other numbers that a row with one number gives in columns of their own."""
    cells = (row[column] for column in layout.columns(role) if column in row) if len(numbers) == 1 else ()
    found = (references.number_cell(cell.text) for cell in cells)
    return tuple(dict.fromkeys(n for reference in found if reference for n in reference.numbers if n not in numbers))


def _opening(block: Block, is_wording: bool) -> references.Reference | None:
    """The reference that a cell opens with: by keyword anywhere, by a bare number or label only in the wording."""
    if keyword := references.leading_reference(block.text):
        return keyword
    if is_wording and block.label and (label := references.number_cell(block.label)):
        return label
    typed = references.leading_reference(block.text, needs_keyword=False) if is_wording else None
    return typed if typed and typed.end > len(typed.raw) and typed.raw[:1].isalnum() else None


def _stands_alone(cell: Cell | None, layout: Layout) -> bool:
    """Whether a row without a number is an entry still: its wording stands under a heading that says so."""
    if cell is None or len(cell.text.split()) < SHORTEST_WORDING:
        return False
    headed = "recommend" in layout.headings.get(cell.column_index, "").casefold()
    return headed and bool(column_roles.TELLING & set(layout.roles.values()))


def _wordings(cell: Cell | None, opening: references.Reference | None, numbers: tuple[str, ...]) -> dict[str, str]:
    """The words of each number of a cell; those under "" belong to all of its numbers."""
    if cell is None:
        return {}
    blocks = [block for block in cell.blocks if block.text]
    if opening and blocks and not blocks[0].label:
        rest = dataclasses.replace(blocks[0], text=blocks[0].text[opening.end :].strip())
        blocks = [*([rest] if rest.text else []), *blocks[1:]]
    return split_by_number(blocks, numbers)


def split_by_number(blocks: Sequence[Block], numbers: tuple[str, ...]) -> dict[str, str]:
    """The text below each number that opens a block ("19. All …"); all of it under "" where none does."""
    parts: dict[str, list[Block]] = {"": []}
    current = ""
    for block in blocks:
        opened = references.leading_reference(block.printed, needs_keyword=False) if len(numbers) > 1 else None
        if opened and len(opened.numbers) == 1 and opened.numbers[0] in numbers:
            current = opened.numbers[0]
            block = dataclasses.replace(block, text=block.printed[opened.end :].strip(), label="")
        parts.setdefault(current, []).append(block)
    texts = {number: text for number, part in parts.items() if (text := statements.text_of(part))}
    if len(texts) > 1 and "" in texts:
        lead_in = texts.pop("")
        texts = {number: f"{lead_in}\n{text}" for number, text in texts.items()}
    return texts


def _cross_references(row: Row, entry: Entry) -> Iterator[Entry]:
    """The other recommendations that the row's text names."""
    for column in sorted(row):
        for block in row[column].blocks:
            yield from cross_references.in_block(block, row[column].place, entry.section, entry.numbers)
