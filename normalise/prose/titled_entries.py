"""Recommendations that headings only name, in a part about them: "Better signs", "Rescue services (31, 32)".

A heading counts where a labelled status, progress or response stands below it, or where it and another one end in
numbers in brackets; most headings of the part must.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.numbers import numbers, references
from normalise.numbers.references import Reference
from normalise.prose import headed_entries, leads, part_labels, runs
from normalise.prose.runs import Context, Found, Run

FEWEST_NUMBERED = 2
LONGEST_INTRODUCTION = 3  # paragraphs between the heading of the part and the first of its titles
_BRACKETED = re.compile(r"\s*\((?P<numbers>\d[^()]*)\)\s*$")
Span = tuple[int, int]


def find(run: Run, position: int, context: Context) -> Found | None:
    """The titled entries below the heading at a position, if it is that of a part about recommendations."""
    heading = run[position]
    if heading.kind is not Kind.HEADING or not runs.names_recommendations(heading.text):
        return None
    spans = list(_titles(run, position))
    counted = [span for span in spans if _is_labelled(run, span) or _is_bracketed(run, span, spans)]
    is_numbered = any(_opens_entry(run, index, context) for start, end in spans for index in range(start, end))
    is_of_titles = 2 * len(counted) > len(spans) and spans[0][0] <= position + 1 + LONGEST_INTRODUCTION
    if is_numbered or not is_of_titles:
        return None
    own = _counted_up(run, position, spans)
    entries = (entry for start, end in counted for entry in _entries(run[start:end], own.get(start), context))
    return Found(tuple(entries), spans[-1][1])


def _opens_entry(run: Run, index: int, context: Context) -> bool:
    """Whether an entry begins here by its own words: then the titles above only group such entries."""
    return part_labels.labels_wording(run[index]) or leads.find(run, index, context) is not None


def _titles(run: Run, position: int) -> Iterator[Span]:
    """The headings in the part that the one at `position` heads, each with the end of what stands under it."""
    starts = (i for i in range(position + 1, len(run)) if _is_title(run[i]))
    for start, end in itertools.pairwise(itertools.chain(starts, [len(run)])):
        if not _is_below(run, (start, end), run[position]):
            return
        yield start, end


def _is_title(block: Block) -> bool:
    is_plain = block.kind is Kind.HEADING and not runs.names_recommendations(block.text)
    return is_plain and not part_labels.part_role(block)


def _is_below(run: Run, span: Span, above: Block) -> bool:
    """Whether a heading stands lower than another; where their levels do not tell, whether what it heads does."""
    level = run[span[0]].level
    if level is not None and above.level is not None and level != above.level:
        return level > above.level
    return _is_labelled(run, span) or bool(_numbers(run[span[0]]))


def _is_labelled(run: Run, span: Span) -> bool:
    """Whether a labelled answer stands under a title; a heading as high as the title heads a part of its own."""
    title, below = run[span[0]], run[span[0] + 1 : span[1]]
    lower = (b for b in below if b.kind is not Kind.HEADING or (b.level or 0) > (title.level or 0))
    return any(part_labels.part_role(block) in part_labels.ANSWERS for block in lower)


def _is_bracketed(run: Run, span: Span, spans: Sequence[Span]) -> bool:
    return bool(_numbers(run[span[0]])) and sum(bool(_numbers(run[at])) for at, _ in spans) >= FEWEST_NUMBERED


def _counted_up(run: Run, position: int, spans: Sequence[Span]) -> dict[int, Reference]:
    """The numbers that the titles bear where they count from 1 below a heading without one: else they are sections'."""
    found = {start: references.leading_reference(run[start].printed, needs_keyword=False) for start, _ in spans}
    leading = {start: reference for start, reference in found.items() if reference}
    is_section = references.leading_reference(run[position].printed, needs_keyword=False)
    counts = [reference.numbers for reference in leading.values()]
    is_counted = counts == [(str(count),) for count in range(1, len(spans) + 1)]
    return leading if is_counted and len(counts) >= FEWEST_NUMBERED and not is_section else {}


def _numbers(title: Block) -> tuple[str, ...]:
    """The numbers in brackets with which a title ends."""
    found = _BRACKETED.search(title.text)
    listed = numbers.read_numbers(found["numbers"]) if found else None
    return listed.numbers if found and listed and listed.end == len(found["numbers"].rstrip()) else ()


def _entries(blocks: Sequence[Block], leading: Reference | None, context: Context) -> Iterator[Entry]:
    title, others = blocks[0], blocks[1:]
    if leading is None:
        bracket = _BRACKETED.search(title.text)
        own = _numbers(title)
        title = dataclasses.replace(title, text=_BRACKETED.sub("", title.text) if own else title.text, label="")
        raw = bracket[0].strip() if bracket and own else ""
        leading = Reference(raw, 0, 0, own, "title-bracket" if own else "none-printed")
    first, *rest = headed_entries.entries_of([title, *others], leading, context.section(title))
    yield dataclasses.replace(first, evidence=blocks[0].printed)
    yield from rest
