"""The entries of a table that tracks recommendations, row by row."""

import dataclasses
from collections.abc import Iterator, Sequence

from extract.records import Block, Cell, Place, Table
from normalise import (
    column_roles,
    cross_references,
    dates,
    entries,
    owners,
    references,
    responses,
    statements,
    statuses,
)
from normalise.column_roles import Layout, Role
from normalise.entries import Entry
from normalise.records import EarlierStatus, Reading, Response, Scope, Status, StatusParts

Row = dict[int, Cell]

STATUS_OF_RESPONSE = {
    Response.REJECTED: Status.CLOSED_NOT_IMPLEMENTED,
    Response.UNDER_CONSIDERATION: Status.UNDER_CONSIDERATION,
}
SHORTEST_WORDING = 4  # words; an entry without a number needs at least so many of its own


def table_entries(table: Table, layout: Layout, section: str) -> tuple[Entry, ...]:
    """An entry for each row that is about a recommendation, each followed by the cross-references in its text."""
    found: list[Entry] = []
    theme = section
    for row in _rows(table, layout):
        if heading := _theme(row, table.column_count):
            theme = heading
        elif entry := _entry(row, layout, theme):
            found += [entry, *_cross_references(row, entry)]
    return tuple(found)


def _rows(table: Table, layout: Layout) -> Iterator[Row]:
    """The rows below the headings by column index; a merged cell reaches each row that it covers."""
    grid: list[Row] = [{} for _ in range(table.row_count)]
    for cell in table.cells:
        for index in range(cell.row_index, min(cell.row_index + cell.row_span, table.row_count)):
            grid[index][cell.column_index] = cell
    pending: Row = {}
    for row in grid[layout.first_row :]:
        if pending and _continues(row, layout):
            pending = {column: _joined(pending.get(column), row.get(column)) for column in pending | row}
            continue
        if pending:
            yield pending
        pending = row
    if pending:
        yield pending


def _continues(row: Row, layout: Layout) -> bool:
    """Whether a row only goes on with the one above: no number, no wording, but text elsewhere."""
    keys = (*layout.columns(Role.NUMBER), *layout.columns(Role.WORDING))
    has_number_column = bool(layout.columns(Role.NUMBER))
    is_open = has_number_column and all(column in row and not row[column].text.strip() for column in keys)
    return is_open and any(cell.text.strip() for cell in row.values())


def _joined(above: Cell | None, below: Cell | None) -> Cell:
    if above is None or below is None:
        cell = above or below
        assert cell is not None  # a column of one of the two rows
        return cell
    return dataclasses.replace(above, blocks=above.blocks + below.blocks) if below is not above else above


def _theme(row: Row, column_count: int) -> str | None:
    """The text of a row that is one heading across the table; None for any other row."""
    filled = [cell for cell in row.values() if cell.text.strip()]
    if len(filled) != 1 or references.leading_reference(filled[0].text, needs_keyword=False):
        return None
    is_wide = filled[0].column_span > max(1, column_count // 2)
    is_short = len(filled[0].text.split()) <= 2 * column_roles.LONGEST_HEADING
    return filled[0].text if is_wide and is_short and column_count > 1 else None


def _entry(row: Row, layout: Layout, section: str) -> Entry | None:
    numbered, reference, block = _number(row, layout)
    wording_cell = next((row[c] for c in layout.columns(Role.WORDING) if c in row), None)
    if reference is None and not _stands_alone(wording_cell, layout):
        return None
    main = wording_cell if wording_cell and wording_cell.text.strip() else numbered
    if main is None:
        return None
    numbers = reference.numbers if reference else ()
    is_listed = not {Role.STATUS, Role.PROGRESS, Role.RESPONSE, Role.RAG} & set(layout.roles.values())
    scope = Scope.LIST if is_listed else Scope.GROUP if len(numbers) > 1 else Scope.OWN
    entry = Entry(
        place=_place(main),
        evidence=main.text,
        scope=scope,
        numbers=numbers,
        number_raw=reference.raw if reference else "",
        number_rule=reference.rule_id if reference else "none-printed",
        section=section,
        wordings=_wordings(wording_cell, reference if numbered is wording_cell else None, numbers),
        has_wording_place=wording_cell is not None,
        note_label=entries.note_after(block, len(reference.raw)) if reference and block else "",
    )
    return _with_progress(entry, row, layout)


def _number(row: Row, layout: Layout) -> tuple[Cell | None, references.Reference | None, Block | None]:
    """The cell that gives a row its number, the reference in it, and the block that the reference opens."""
    for column in layout.columns(Role.NUMBER):
        cell = row.get(column)
        if cell and (found := references.number_cell(cell.text) or references.leading_reference(cell.text, False)):
            return cell, found, cell.blocks[0] if cell.blocks else None
    for column in (*layout.columns(Role.WORDING), *sorted(set(row) - set(layout.columns(Role.WORDING)))):
        first = next((block for block in row[column].blocks if block.text), None) if column in row else None
        if first and (found := _opening(first, is_wording=column in layout.columns(Role.WORDING))):
            return row[column], found, first
    return None, None, None


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
    return headed and bool({Role.STATUS, Role.PROGRESS, Role.RESPONSE} & set(layout.roles.values()))


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


def _with_progress(entry: Entry, row: Row, layout: Layout) -> Entry:
    """The entry with what the row's other columns say of it."""
    owner_cells = [row[c].text for c in layout.columns(Role.OWNER) if c in row]
    due_cells = [row[c].text for c in layout.columns(Role.DUE) if c in row]
    response_cells = [row[c].text for c in layout.columns(Role.RESPONSE) if c in row]
    said, update = _said(row, layout)
    response = next((found for text in response_cells if (found := responses.read_response(text))), None)
    return dataclasses.replace(
        entry,
        statements=said if said is not None else _said_by(response, response_cells),
        update=update,
        owners_raw=tuple(name for text in owner_cells for name in owners.column_owners(text)),
        due=next((due for text in due_cells if (due := dates.parse_date(text))), None),
        response=response or _label_response(said),
        rag=next((statuses.read_rag(row[c].text) for c in layout.columns(Role.RAG) if c in row), None),
        earlier=_earlier(row, layout),
    )


def _said(row: Row, layout: Layout) -> tuple[tuple[statements.Statement, ...] | None, str | None]:
    """The row's statements and its text of progress; the newest status column speaks before any other column."""
    progress = [block for c in layout.columns(Role.PROGRESS) if c in row for block in row[c].blocks]
    status = _newest(layout)
    if status is not None and status in row:
        label = row[status].text.strip()
        return ((statements.read_label(label),) if label else ()), statements.text_of(progress)
    if layout.columns(Role.PROGRESS):
        return statements.read_statements(progress), None
    return None, None


def _said_by(response: Reading[Response] | None, cells: list[str]) -> tuple[statements.Statement, ...] | None:
    """What a response says of the work: refused is not to be done, under consideration is undecided; else nothing."""
    if response is None:
        return () if cells and not any(text.strip() for text in cells) else None
    status = {
        Response.REJECTED: Status.CLOSED_NOT_IMPLEMENTED,
        Response.UNDER_CONSIDERATION: Status.UNDER_CONSIDERATION,
    }
    if response.value not in status:
        return None
    parts = StatusParts(Reading(response.raw, status[response.value], f"response:{response.rule_id}"))
    return (statements.Statement(parts, (), None),)


def _label_response(said: tuple[statements.Statement, ...] | None) -> Reading[Response] | None:
    """The answer that a status label gives as well: "Rejected" and "Under consideration" are both."""
    parts = said[0].parts if said else None
    found = responses.read_response(parts.status.raw) if parts else None
    return found if found and found.value in (Response.REJECTED, Response.UNDER_CONSIDERATION) else None


def _newest(layout: Layout) -> int | None:
    """The status column of the latest date in its heading; the last one where the headings give no dates."""
    columns = layout.columns(Role.STATUS)
    return max(columns, key=lambda c: (_as_of(layout, c), c)) if columns else None


def _as_of(layout: Layout, column: int) -> str:
    found = dates.parse_date(layout.headings.get(column, ""))
    return found.date.isoformat() if found else ""


def _earlier(row: Row, layout: Layout) -> tuple[EarlierStatus, ...]:
    """The statuses of the row's older status columns, where their headings date them."""
    newest = _newest(layout)
    older = [c for c in layout.columns(Role.STATUS) if c != newest and c in row and row[c].text.strip()]
    return tuple(
        EarlierStatus(as_of, statuses.read_status(row[column].text).status)
        for column in older
        if (as_of := dates.parse_date(layout.headings.get(column, "")))
    )


def _cross_references(row: Row, entry: Entry) -> Iterator[Entry]:
    """The other recommendations that the row's text names."""
    for column in sorted(row):
        for block in row[column].blocks:
            yield from cross_references.in_block(block, _place(row[column]), entry.section, entry.numbers)


def _place(cell: Cell) -> Place:
    """Where a cell stands, with the page of its first words."""
    return cell.place
