"""Recommendations with a line through them: still named where they stood, and no longer reported on."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.records import Block, Cell, Table
from normalise.entries import Entry
from normalise.numbers import references
from normalise.records import Reading, Scope, Status, StatusParts
from normalise.statuses.statements import Statement

STRUCK = "struck-out"  # the rule of a status that nobody gives any more
NO_LONGER_SAID = (Statement(StatusParts(Reading("", Status.UNCLEAR, STRUCK)), (), None),)


def is_struck(blocks: Sequence[Block]) -> bool:
    """Whether all words of some blocks have a line through them."""
    return any(block.struck_text for block in blocks) and not any(block.text.strip() for block in blocks)


def shown(table: Table, columns: Sequence[int]) -> Table:
    """The table with the struck-out words of `columns` (of numbers and wordings) where a row has no others there."""
    keys: dict[int, list[Block]] = {}
    for cell in table.cells:
        if cell.column_index in columns:
            keys.setdefault(cell.row_index, []).extend(cell.blocks)
    struck = {row for row, blocks in keys.items() if is_struck(blocks)}
    if not struck:
        return table
    cells = (_shown(c) if c.row_index in struck and c.column_index in columns else c for c in table.cells)
    return dataclasses.replace(table, cells=tuple(cells))


def _shown(cell: Cell) -> Cell:
    return dataclasses.replace(cell, blocks=tuple(dataclasses.replace(b, text=b.struck_text) for b in cell.blocks))


def is_whole(row: Iterable[Cell]) -> bool:
    """Whether no word in a row stands that is not struck out, and some are: a dot or tick left behind says nothing."""
    blocks = [block for cell in row for block in cell.blocks if any(map(str.isalnum, block.text))]
    return bool(blocks) and all(block.text == block.struck_text for block in blocks)


def unsaid(entry: Entry) -> Entry:
    """The entry of a struck-out row: its numbers, and nothing that is said of them; without numbers also its words."""
    return Entry(
        place=entry.place,
        evidence=entry.evidence,
        scope=entry.scope,
        numbers=entry.numbers,
        number_raw=entry.number_raw,
        number_rule=entry.number_rule,
        section=entry.section,
        wordings={} if entry.numbers else entry.wordings,
        statements=NO_LONGER_SAID,
    )


def in_text(blocks: Iterable[Block], heading_of: Mapping[int, str]) -> Iterator[Entry]:
    """An entry for each struck-out paragraph or heading that opens with a recommendation's number."""
    for block in blocks:
        struck = block.struck_text if is_struck((block,)) else ""
        found = references.leading_reference(struck) if struck else None
        if found and found.is_recommendation:
            scope = Scope.GROUP if len(found.numbers) > 1 else Scope.OWN
            section = heading_of.get(block.place.block_no, "")
            named = (found.numbers, found.raw, found.rule_id, section)
            yield Entry(block.place, struck, scope, *named, statements=NO_LONGER_SAID)
