"""The entries of running text: headed entries, numbered lists of recommendations, and sentences that report on some."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from extract.records import Block, Kind
from normalise import (
    column_roles,
    cross_references,
    decisions,
    entries,
    numbers,
    references,
    responses,
    sentence_entries,
    statements,
    statuses,
)
from normalise.column_roles import Role
from normalise.entries import Entry
from normalise.records import Scope, Status

Run = Sequence[Block]

LONGEST_LEAD_IN = 12  # words of a line without a colon that still leads up to a list
SHORTEST_LIST = 3  # items: fewer numbered paragraphs under a heading show no list of recommendations
_RUN_IN = re.compile(r"^(?P<label>[A-Z][\w’' /-]{2,40}?)\s?:\s*")
_OWN_MARK = re.compile(r"[:–—.)-]\s*$")


def prose_entries(run: Run, section: str, introduction: str = "") -> tuple[Entry, ...]:
    """The entries of the blocks under one heading (`section`), the heading itself the first of them.

    `introduction` is the text that led up to the run, where a heading does not.
    """
    found: list[Entry] = []
    position = 0
    while position < len(run):
        if lead := entry_lead(run[position]):
            end = _end_of_entry(run, position)
            found += _headed_entry(run[position:end], lead, section)
        elif listed := list_items(run, position, section, introduction):
            end = listed[-1][1]
            found += [_list_entry(run[start:stop], section) for start, stop in listed]
        else:
            end = position + 1
            found += sentence_entries.in_block(run, position, section)
        position = end
    return tuple(found)


def entry_lead(block: Block) -> references.Reference | None:
    """The reference that makes a block the start of an entry of its own: a heading, or words set apart from the rest.

    "Recommendation 12: Repair the sluice" is one; "Recommendation 12 asks for repairs" is a sentence.
    """
    text = block.printed if block.kind is Kind.HEADING else block.text
    reference = references.leading_reference(text)
    if reference is None or not reference.is_recommendation:
        return None
    rest = text[reference.end :]
    is_set_apart = not rest or block.kind is Kind.HEADING or bool(_OWN_MARK.search(text[: reference.end]))
    return reference if is_set_apart or (block.is_bold and len(rest.split()) < 40) else None


def _end_of_entry(run: Run, start: int) -> int:
    """Where the entry that begins at `start` ends: at the next one, or at a heading that labels no part of it."""
    for index in range(start + 1, len(run)):
        if entry_lead(run[index]) or (run[index].kind is Kind.HEADING and not part_role(run[index])):
            return index
    return len(run)


def part_role(block: Block) -> Role | None:
    """The part of an entry that a block begins: "Progress: …", or a short heading such as "Response"."""
    label = _RUN_IN.match(block.text)
    if label:
        return column_roles.heading_role(label["label"])
    is_title = block.kind is Kind.HEADING or block.is_bold
    return column_roles.heading_role(block.text) if is_title and len(block.text.split()) <= 4 else None


def _headed_entry(blocks: Run, lead: references.Reference, section: str) -> Iterator[Entry]:
    first = blocks[0]
    text = first.printed if first.kind is Kind.HEADING else first.text
    rest = dataclasses.replace(first, text=text[lead.end :].strip(), kind=Kind.PARAGRAPH, label="")
    parts = _parts([rest, *blocks[1:]] if rest.text else blocks[1:])
    said = _statements(parts)
    response = "\n".join(block.text for block in parts.get(Role.RESPONSE, []))
    entry = Entry(
        place=first.place,
        evidence=text,
        scope=Scope.GROUP if len(lead.numbers) > 1 else Scope.OWN,
        numbers=lead.numbers,
        number_raw=lead.raw,
        number_rule=lead.rule_id,
        section=section,
        wordings={"": wording} if (wording := statements.text_of(parts.get(Role.WORDING, []))) else {},
        statements=said,
        note_label=entries.note_after(first, len(lead.raw)),
        response=responses.read_response(response) if response else None,
    )
    yield entry
    for block in blocks[1:]:
        yield from cross_references.in_block(block, block.place, section, lead.numbers)


def _parts(blocks: Run) -> dict[Role, list[Block]]:
    """The blocks of an entry by what they are: its wording up to the first label, then each labelled part.

    Without any label the first paragraph is the wording and what follows is the progress.
    """
    parts: dict[Role, list[Block]] = {}
    current = Role.WORDING
    for block in blocks:
        if role := part_role(block):
            current = role
            label = _RUN_IN.match(block.text)
            block = dataclasses.replace(block, text=block.text[label.end() :] if label else "")
        parts.setdefault(current, []).append(block)
    if set(parts) == {Role.WORDING}:
        parts = {Role.WORDING: parts[Role.WORDING][:1], Role.PROGRESS: parts[Role.WORDING][1:]}
    return parts


def _statements(parts: dict[Role, list[Block]]) -> tuple[statements.Statement, ...] | None:
    label = statements.text_of(parts.get(Role.STATUS, []))
    if label:
        said = statements.read_label(label.split("\n")[0])
        return (dataclasses.replace(said, update=statements.text_of(parts.get(Role.PROGRESS, []))),)
    return statements.read_statements(parts[Role.PROGRESS]) if parts.get(Role.PROGRESS) else None


def list_items(run: Run, start: int, section: str, introduction: str) -> list[tuple[int, int]] | None:
    """The spans of the items of a numbered list of recommendations that begins at `start`; None where none does.

    The heading or the paragraph before says that they are recommendations, the numbers rise, and no item is a motion
    of the meeting. What follows an item without a number belongs to it.
    """
    before = run[start - 1] if start else None
    if item_number(run[start]) is None or (before and item_number(before)):
        return None  # no numbered item, or one in the midst of numbered paragraphs
    if not _announces(section, before.text if before else introduction):
        return None
    starts = _rising_items(run, start)
    if len(starts) < SHORTEST_LIST or any(decisions.is_decision(run[index].text) for index in starts):
        return None
    ends = [*starts[1:], _end_of_list(run, starts[-1])]
    return list(zip(starts, ends, strict=True))


def _announces(section: str, lead_in: str) -> bool:
    """Whether a heading, or the line that leads up to the list, says that recommendations follow."""
    if decisions.is_decision(section) or decisions.is_decision(lead_in):
        return False
    leads_up = lead_in.rstrip().endswith(":") or len(lead_in.split()) <= LONGEST_LEAD_IN
    return "recommendation" in section.casefold() or (leads_up and "recommendation" in lead_in.casefold())


def item_number(block: Block) -> str | None:
    """The recommendation number that a list item or paragraph opens with, typed or made by Word."""
    if block.kind is Kind.HEADING:
        return None
    opened = numbers.read_numbers(block.label or block.text)
    if opened is None or len(opened.numbers) != 1:
        return None
    after = block.label[opened.end :] if block.label else block.text[opened.end :]
    is_alone = after.strip(" .):") == "" if block.label else bool(re.match(r"[.):]?\s+[A-Z‘“\[(]", after))
    return opened.numbers[0] if is_alone else None


def _rising_items(run: Run, start: int) -> list[int]:
    starts: list[int] = []
    highest: tuple[tuple[int, int, str], ...] = ()
    for index in range(start, len(run)):
        if run[index].kind is Kind.HEADING:
            break
        number = item_number(run[index])
        if number and (key := numbers.natural_key(number)) > highest:
            starts.append(index)
            highest = key
    return starts


def _end_of_list(run: Run, last: int) -> int:
    """The last item ends with its own bullets: the next paragraph that is no list item goes on with the text."""
    for index in range(last + 1, len(run)):
        if run[index].kind is not Kind.LIST_ITEM or item_number(run[index]):
            return index
    return len(run)


def _list_entry(blocks: Run, section: str) -> Entry:
    first = blocks[0]
    number = item_number(first) or ""
    opened = None if first.label else numbers.read_numbers(first.text)
    own_text = first.text[opened.end :].lstrip(" .):") if opened else first.text
    wording = statements.text_of([dataclasses.replace(first, text=own_text), *blocks[1:]])
    return Entry(
        place=first.place,
        evidence=first.printed,
        scope=Scope.LIST,
        numbers=(number,),
        number_raw=first.label or number,
        number_rule="numbered-list",
        section=section,
        wordings={"": wording} if wording else {},
        note_label="",
    )


def promised_update(section: str) -> tuple[statements.Statement, ...] | None:
    """The statement that a heading makes for its list where it promises updates; None for any other heading."""
    parts = statuses.read_status(section)
    is_promise = parts.status.value is Status.NOT_STATED
    return (statements.Statement(parts, (), None),) if is_promise else None
