"""A ledger of all tables: what became of each row, so that nothing is lost without trace."""

import dataclasses
from collections.abc import Iterator, Sequence

from extract.records import Block, Document, Kind, Place, Table
from normalise.papers import sections
from normalise.records import LedgerRow, Mention, RowOutcome
from normalise.tables import column_roles, legends, table_headings, table_rows, turned_tables
from normalise.tables.column_roles import Layout

CELL_BREAK = " | "


def ledger(document: Document, mentions: Sequence[Mention]) -> tuple[LedgerRow, ...]:
    """An outcome for each row of each table, in reading order."""
    with_mention: dict[int, set[int]] = {}
    for mention in mentions:
        if mention.place.row_index is not None:
            with_mention.setdefault(mention.place.block_no, set()).add(mention.place.row_index)
    return tuple(
        row
        for table, context in _tables(document)
        for row in _rows(table, _outcomes(table, with_mention.get(table.place.block_no, set()), context, document))
    )


def _rows(table: Table, outcomes: Sequence[RowOutcome]) -> list[LedgerRow]:
    rows = zip(_places(table), outcomes, _texts(table), strict=True)
    return [LedgerRow(place, outcome, text) for place, outcome, text in rows]


def _tables(document: Document) -> Iterator[tuple[Table, str]]:
    """Each table with the heading over it and the words before it."""
    heading_of = sections.sections(document)
    introduction = ""
    for block in document.blocks:
        if isinstance(block, Table):
            yield block, f"{heading_of[block.place.block_no]}\n{introduction}"
        elif isinstance(block, Block) and block.kind is not Kind.FURNITURE and block.text:
            introduction = block.text


def _texts(table: Table) -> list[str]:
    """The words of each row, cell by cell; those of a merged cell stand in its first row."""
    cells: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.text.strip():
            cells[cell.row_index].append(" ".join(cell.text.split()))
    return [CELL_BREAK.join(texts) for texts in cells]


def _places(table: Table) -> list[Place]:
    """Where each row stands: at its first cell, or with its table where merged cells from above are all it has."""
    first = {cell.row_index: cell.place for cell in reversed(table.cells)}
    places = (first.get(index, table.place) for index in range(table.row_count))
    return [
        dataclasses.replace(place, block_no=table.place.block_no, row_index=index) for index, place in enumerate(places)
    ]


def _outcomes(table: Table, with_mention: set[int], context: str, document: Document) -> list[RowOutcome]:
    """The outcome of each row of the table."""
    layout = column_roles.read_layout(table, context)
    is_turned = bool(with_mention) and turned_tables.upright(table) != (table,)
    is_legend = not with_mention and bool(legends.read_legend(dataclasses.replace(document, blocks=(table,))))
    # In a turned table each row is a part of its mentions.
    other = RowOutcome.MENTION if is_turned else RowOutcome.LEGEND if is_legend else RowOutcome.UNPARSED
    outcomes = [other] * table.row_count
    for index in _headings(table, layout) if not is_legend else ():
        outcomes[index] = RowOutcome.HEADING
    for index in (*_going_on(table, layout, with_mention), *_blank(table)):
        outcomes[index] = RowOutcome.CONTINUATION
    for index in with_mention:
        outcomes[index] = RowOutcome.MENTION
    return outcomes


def _blank(table: Table) -> set[int]:
    return set(range(table.row_count)) - {cell.row_index for cell in table.cells if cell.text.strip()}


def _headings(table: Table, layout: Layout | None) -> set[int]:
    """The rows that head columns, those that a producer repeated among them, and those that head other rows."""
    rows = column_roles.rows_of(table)
    first_row = layout.first_row if layout else table_headings.read_headings(table, rows).first_row
    texts = [[cell.text for cell in row] for row in rows]
    found = {index for index, row in enumerate(rows) if index < first_row or (row and all(c.is_header for c in row))}
    found |= {index for index, text in enumerate(texts) if any(text) and text in texts[:first_row]}
    by_column = ({cell.column_index: cell for cell in row} for row in rows)
    return found | {index for index, row in enumerate(by_column) if table_rows.theme(row, table.column_count)}


def _going_on(table: Table, layout: Layout | None, with_mention: set[int]) -> set[int]:
    """The rows that go on with a row above, one that holds a mention."""
    if layout is None:
        return set()
    groups = (indexes for _, indexes in table_rows.numbered_rows(table, layout))
    return {index for indexes in groups if with_mention & set(indexes) for index in indexes[1:]}
