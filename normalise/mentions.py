"""Find the mentions of recommendations in one document: its tables first, then the text between its headings."""

import dataclasses
from collections.abc import Iterator, Sequence

from extract.records import Block, Document, Kind, Table
from normalise import column_roles, prose_entries, sections, sentence_entries, table_entries
from normalise.entries import Entry, to_mentions
from normalise.records import Mention, Scope


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention of a recommendation, in reading order."""
    heading_of = sections.sections(document)
    found: list[Entry] = []
    introduction = ""
    for part in _parts(document, heading_of):
        section = heading_of[_block_no(part)]
        if isinstance(part, Table):
            found += _with_promise(_of_table(part, section))
        else:
            found += _with_promise(prose_entries.prose_entries(part, section, introduction))
            introduction = part[-1].text
    return to_mentions(found, document)


def _parts(document: Document, heading_of: dict[int, str]) -> Iterator[Table | list[Block]]:
    """The document's tables, and between them the runs of blocks under one heading; running headers left out."""
    run: list[Block] = []
    for block in document.blocks:
        starts_anew = run and heading_of[run[-1].place.block_no] != heading_of[block.place.block_no]
        if run and (isinstance(block, Table) or starts_anew):
            yield run
            run = []
        if isinstance(block, Table):
            yield block
        elif block.kind is not Kind.FURNITURE and block.text:
            run.append(block)
    if run:
        yield run


def _block_no(part: Table | Sequence[Block]) -> int:
    return part.place.block_no if isinstance(part, Table) else part[0].place.block_no


def _of_table(table: Table, section: str) -> Sequence[Entry]:
    layout = column_roles.read_layout(table)
    if layout is not None:
        return table_entries.table_entries(table, layout, section)
    return [entry for cell in table.cells for entry in _of_cell(cell.blocks, section)]


def _of_cell(blocks: Sequence[Block], section: str) -> Iterator[Entry]:
    """What a cell of any other table says of recommendations in so many words."""
    run = [block for block in blocks if block.text]
    for position in range(len(run)):
        yield from sentence_entries.in_block(run, position, section)


def _with_promise(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, those that are only listed with the update that their heading promises."""
    for entry in entries:
        is_listed = entry.scope is Scope.LIST and entry.statements is None
        promise = prose_entries.promised_update(entry.section) if is_listed else None
        yield dataclasses.replace(entry, statements=promise) if promise else entry
