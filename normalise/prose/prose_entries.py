"""The entries of running text: each finder in turn is asked whether something that it knows begins at a block."""

import dataclasses

from extract.records import Block
from normalise.entries import Entry
from normalise.numbers import counted_references
from normalise.prose import (
    answer_lines,
    headed_entries,
    numbered_entries,
    sentence_entries,
    titled_entries,
    unnumbered_entries,
)
from normalise.prose.runs import Context, Found, Run

FINDERS = (headed_entries.find, answer_lines.find, numbered_entries.find, titled_entries.find, unnumbered_entries.find)


def prose_entries(run: Run, context: Context) -> tuple[Entry, ...]:
    """The entries of a run of blocks between two tables, in reading order."""
    entries: list[Entry] = []
    position = 0
    while position < len(run):
        is_counted = counted_references.may_count(run[position].text)
        itemised = (*context.itemised, *counted_references.itemised(entries)) if is_counted else ()
        found = _first_found(run, position, dataclasses.replace(context, itemised=itemised) if is_counted else context)
        entries += found.entries
        position = found.end
        if found.last_listed:
            context = dataclasses.replace(context, last_listed=found.last_listed)
    return tuple(entries)


def _first_found(run: Run, position: int, context: Context) -> Found:
    for finder in FINDERS:
        if found := finder(run, position, context):
            return found
    sentences = sentence_entries.in_block(run, position, context.section(run[position]), context.itemised)
    return Found(tuple(sentences), position + 1)


def of_cell(blocks: tuple[Block, ...], section: str) -> tuple[Entry, ...]:
    """What a cell of a table that tracks nothing says of recommendations in so many words."""
    run = [block for block in blocks if block.text]
    return tuple(entry for position in range(len(run)) for entry in sentence_entries.in_block(run, position, section))
