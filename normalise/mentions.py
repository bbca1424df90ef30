"""Find the mentions of recommendations in one document: its tables first, then the text between its headings."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from extract.records import Block, Document, Kind, Table
from normalise import named_owners, struck_out
from normalise.entries import Entry, to_mentions
from normalise.numbers import counted_references, renumbering, stated_relations
from normalise.papers import sections
from normalise.prose import prose_entries, replies, runs
from normalise.prose.runs import Context
from normalise.records import Mention, Scope, Status
from normalise.statuses import statuses
from normalise.statuses.statements import Statement
from normalise.tables import column_roles, legends, number_forms, table_entries, turned_tables
from normalise.tables.legends import Legend
from normalise.words import decisions


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention of a recommendation, in reading order."""
    heading_of = sections.sections(document)
    text = [block for block in document.blocks if isinstance(block, Block) and block.kind is not Kind.FURNITURE]
    forms = number_forms.forms_of(document, heading_of)
    context = Context(heading_of, forms=forms, parts_of=runs.numbered_parts(text), is_response=replies.are_given(text))
    legend = legends.read_legend(document)
    found: list[Entry] = []
    for part in _parts(document, heading_of):
        if isinstance(part, Table):
            more = _of_table(part, heading_of[part.place.block_no], context.introduction, legend)
        else:
            more = prose_entries.prose_entries(part, context)
            context = dataclasses.replace(context, introduction=_introduction(part, heading_of))
        found += _with_promise(more)
        context = dataclasses.replace(context, itemised=context.itemised + counted_references.itemised(more))
    found += struck_out.in_text(text, heading_of)
    found.sort(key=lambda entry: entry.place.block_no)
    read = named_owners.with_full_names(to_mentions(found, document), document)
    return stated_relations.with_relations(renumbering.with_other_numbers(read))


def _parts(document: Document, heading_of: Mapping[int, str]) -> Iterator[Table | list[Block]]:
    """The document's tables, and between them the runs of blocks; running headers and lists of contents left out."""
    run: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if run:
                yield run
            yield block
            run = []
        elif block.kind is not Kind.FURNITURE and block.text and not _is_contents(heading_of[block.place.block_no]):
            run.append(block)
    if run:
        yield run


def _introduction(run: Sequence[Block], heading_of: Mapping[int, str]) -> str:
    """What leads up to what follows a run: its last words, or the motion that its last heading puts to the meeting."""
    section = heading_of[run[-1].place.block_no]
    if not runs.names_recommendations(section):
        return run[-1].text
    own = (block.text for block in run if heading_of[block.place.block_no] == section)
    return next(filter(decisions.is_decision, own), run[-1].text)


def _is_contents(heading: str) -> bool:
    return heading.casefold().removeprefix("table of ").strip(" :") in ("contents", "content")


def _of_table(table: Table, section: str, introduction: str, legend: Legend) -> Sequence[Entry]:
    found: list[Entry] = []
    for part in turned_tables.upright(table):
        if (layout := column_roles.read_layout(part, f"{section}\n{introduction}")) is not None:
            found += table_entries.table_entries(part, layout, section, legend)
    if found or layout is not None:
        return found
    return [entry for cell in table.cells for entry in prose_entries.of_cell(cell.blocks, section)]


def _with_promise(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, those that are only listed with the update that their heading promises."""
    for entry in entries:
        is_listed = entry.scope is Scope.LIST and entry.statements is None
        promise = promised_update(entry.section) if is_listed else None
        yield dataclasses.replace(entry, statements=promise) if promise else entry


def promised_update(section: str) -> tuple[Statement, ...] | None:
    """The statement that a heading makes for its list where it promises updates; None for any other heading."""
    parts = statuses.read_status(section)
    return (Statement(parts, (), None),) if parts.status.value is Status.NOT_STATED else None
