"""Entries with first words of their own: "Recommendation 12: …", "AO-7 (011/20)", "003/21 (accepted) …"."""

import dataclasses
import re
from collections.abc import Iterator

from extract.records import Block, Kind
from normalise import entries
from normalise.entries import Entry
from normalise.numbers import cross_references, references
from normalise.prose import entry_parts, leads, part_labels, replies, runs, sentence_entries
from normalise.prose.runs import Context, Found, Run
from normalise.records import Reading, Response, Scope
from normalise.statuses import responses, statements, statuses
from normalise.statuses.statements import Statement
from normalise.words import language
from normalise.words.heading_roles import Role

_SOURCE = re.compile(r"^\(?(?:paragraphs?|paras?\.?|pages?|p\.)\s\d+(?:\.\d+)*\)?$", re.IGNORECASE)  # where it was made
LONGEST_OPENING = 60  # characters of a first sentence that is nothing but a status
_SAYS = re.compile(r"\b(?:has|have|had|is|are|was|were|remains?)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\((?P<status>[^()]{3,60})\)\s*[:–—-]?\s*")


def find(run: Run, position: int, context: Context) -> Found | None:
    """The entry that begins at a position, with all that belongs to it."""
    lead = leads.find(run, position, context)
    if lead is None:
        return None
    end = _end(run, position, context, lead)
    return Found(tuple(entries_of(run[position:end], lead, context.section(run[position]))), end)


def _end(run: Run, start: int, context: Context, lead: references.Reference) -> int:
    """Where the entry that begins at `start` ends: at the next one, or at a heading that labels no part of it."""
    for index in range(start + 1, len(run)):
        is_plain_heading = run[index].kind is Kind.HEADING and not part_labels.part_role(run[index])
        if is_plain_heading or leads.find(run, index, context) or _reports_on_another(run[index], lead):
            return index
    return len(run)


def _reports_on_another(block: Block, lead: references.Reference) -> bool:
    """Whether a paragraph opens with what became of other recommendations: it must never be read as said of this."""
    opening = references.leading_reference(block.text)
    return (
        opening is not None
        and not {*opening.numbers} & {*lead.numbers}
        and sentence_entries.reports_by_number(block.text)
    )


def entries_of(blocks: Run, lead: references.Reference, section: str) -> Iterator[Entry]:
    """The entry of blocks that open with a lead, and the cross-references in what belongs to it."""
    first = blocks[0]
    text = leads.text_of(first)
    bracket = _IN_BRACKETS.match(text, lead.end) if lead.rule_id == "number-form" else None
    label = bracket["status"] if bracket and statuses.label_length(bracket["status"]) else ""
    rest_text = _SOURCE.sub("", text[bracket.end() if bracket and label else lead.end :].strip())
    rest = dataclasses.replace(first, text=rest_text, kind=Kind.PARAGRAPH, label="")
    parts = _parts([rest, *blocks[1:]] if rest_text else blocks[1:])
    if lead.rule_id == leads.WITH_ASIDE and not runs.obliges(rest_text):  # the aside names it, the rest reports on it
        parts = {Role.PROGRESS: [rest, *blocks[1:]]}
    response, said = _reply(parts, label)
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
        response=response,
    )
    yield entry_parts.with_parts(entry, parts)
    for block in blocks[1:]:
        yield from cross_references.in_block(block, block.place, section, lead.numbers)


def _parts(blocks: Run) -> dict[Role, list[Block]]:
    """The blocks of an entry by what they are: its wording up to the first label or reply, then each labelled part.

    Without any label or reply the first paragraph is the wording and what follows is the progress. A wording with a
    label of its own wins over the words behind the number, which are then only a title.
    """
    parts: dict[Role, list[Block]] = {}
    current = Role.WORDING
    for block in blocks:
        if role := part_labels.part_role(block):
            current = role
            if part_labels.labels_wording(block):
                parts = {}
            block = part_labels.without_label(block)
        elif current is Role.WORDING and _reports(block, is_first=not parts):
            current = Role.PROGRESS
        parts.setdefault(current, []).append(block)
    if set(parts) == {Role.WORDING}:
        parts = {Role.WORDING: parts[Role.WORDING][:1], Role.PROGRESS: parts[Role.WORDING][1:]}
    return parts


def _reports(block: Block, is_first: bool) -> bool:
    """Whether a paragraph says what became of the recommendation; the first may do so in place of its wording."""
    if _is_status_line(block):
        return True
    if is_first:
        return replies.answers_itself(block.text)
    return _opens_with_status(block) or replies.read_reply(block.text) is not None


def _opens_with_status(block: Block) -> bool:
    """Whether the first sentence is a status and nothing more: "Completed. The rules took effect in August."."""
    if ". " not in block.text[:LONGEST_OPENING]:
        return False
    spoken = language.sentences(block.text)
    is_short = len(spoken) > 1 and len(spoken[0][2].split()) <= part_labels.LONGEST_LABEL
    return is_short and statuses.label_length(spoken[0][2]) is not None


def _is_status_line(block: Block) -> bool:
    """A short line or bullet that is a status and nothing more, or says in a few words how far the work is."""
    if len(block.text.split()) > part_labels.LONGEST_LABEL + 2 or runs.obliges(block.text):
        return False
    return statements.is_label(dataclasses.replace(block, kind=Kind.PARAGRAPH)) or _says_how_far(block.text)


def _says_how_far(text: str) -> bool:
    status = statuses.read_status(text).status
    is_read = status.rule_id != statuses.UNREAD and status.value in statements.FROM_PROSE
    return is_read and _SAYS.search(text) is not None


def _reply(parts: dict[Role, list[Block]], label: str) -> tuple[Reading[Response] | None, tuple[Statement, ...] | None]:
    """The response and the statements of an entry, from its labelled parts and its status in brackets."""
    progress = [block for block in parts.get(Role.PROGRESS, []) if block.text]
    answered = [block for block in parts.get(Role.RESPONSE, []) if block.text]
    answer = answered or progress
    reply = replies.shared(answered or progress[:1])
    text = "\n".join(block.text for block in answered)
    response = (reply.response if reply else None) or (responses.read_response(text[:200]) if text else None)
    status_line = progress[0].text if progress and _is_status_line(progress[0]) else ""
    printed = label or (statements.text_of(parts.get(Role.STATUS, [])) or "").split("\n")[0] or status_line
    if printed:
        said = statements.read_label(printed)
        own = responses.read_response(printed)
        return response or own, (dataclasses.replace(said, update=statements.text_of(progress or answer)),)
    if reply and reply.parts:
        return response, (reply.statement(progress or answer),)
    is_blank = bool(parts.get(Role.PROGRESS) or parts.get(Role.STATUS))  # labelled, and nothing stands behind the label
    return response, _told(progress, answer) or (() if is_blank else None)


def _told(progress: list[Block], answer: list[Block]) -> tuple[Statement, ...] | None:
    """What the progress says, else the answer behind its own label ("Accepted."); None where neither says more."""
    if progress:
        return statements.read_statements(progress)
    more = [block for block in answer if not responses.label_response(block.text)]
    return (replies.Reply(None, None).statement(more),) if more else None
