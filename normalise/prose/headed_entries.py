"""Entries with first words of their own: "Recommendation 12: …", "AO-7 (011/20)", "003/21 (accepted) …"."""

import dataclasses
import re
from collections.abc import Iterator

from extract.records import Block, Kind
from normalise import entries
from normalise.entries import Entry
from normalise.numbers import cross_references, references
from normalise.prose import entry_parts, replies, runs
from normalise.prose.runs import RUN_IN, Context, Found, Run
from normalise.records import Reading, Response, Scope
from normalise.statuses import responses, statements, statuses
from normalise.statuses.statements import Statement
from normalise.words.heading_roles import Role

_OWN_MARK = re.compile(r"[:–—.)-]\s*$")
_OTHER_IDS = r"(?:[A-Z][A-Z0-9]{0,5}[-/ ]\d[\w-]*\s?[,:]?\s*){0,2}"  # an inquiry's own number before ours
_IN_BRACKETS = re.compile(r"\s*\((?P<status>[^()]{3,60})\)\s*[:–—-]?\s*")


def find(run: Run, position: int, context: Context) -> Found | None:
    """The entry that begins at a position, with all that belongs to it."""
    lead = _lead(run[position], context)
    if lead is None:
        return None
    end = _end(run, position, context)
    return Found(tuple(_entries(run[position:end], lead, context.section(run[position]))), end)


def _lead(block: Block, context: Context) -> references.Reference | None:
    return keyword_lead(block) or _form_lead(block, context)


def keyword_lead(block: Block) -> references.Reference | None:
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


def _form_lead(block: Block, context: Context) -> references.Reference | None:
    """A number in one of the paper's own distinctive forms, first in its paragraph or behind another body's number."""
    for form in context.forms:
        match = re.match(rf"{_OTHER_IDS}\(?(?P<number>{form.pattern})\)?(?P<after>\s*[:–—.-]?\s*)", block.text)
        if match:
            return references.Reference(
                block.text[: match.end("number")].strip(), 0, match.end(), (match["number"],), "number-form"
            )
    return None


def _end(run: Run, start: int, context: Context) -> int:
    """Where the entry that begins at `start` ends: at the next one, or at a heading that labels no part of it."""
    for index in range(start + 1, len(run)):
        if _lead(run[index], context) or (run[index].kind is Kind.HEADING and not runs.part_role(run[index])):
            return index
    return len(run)


def _entries(blocks: Run, lead: references.Reference, section: str) -> Iterator[Entry]:
    first = blocks[0]
    text = first.printed if first.kind is Kind.HEADING else first.text
    bracket = _IN_BRACKETS.match(text, lead.end) if lead.rule_id == "number-form" else None
    label = bracket["status"] if bracket and statuses.label_length(bracket["status"]) else ""
    rest_text = text[bracket.end() if bracket and label else lead.end :].strip()
    rest = dataclasses.replace(first, text=rest_text, kind=Kind.PARAGRAPH, label="")
    parts = _parts([rest, *blocks[1:]] if rest_text else blocks[1:])
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

    Without any label or reply the first paragraph is the wording and what follows is the progress.
    """
    parts: dict[Role, list[Block]] = {}
    current = Role.WORDING
    for block in blocks:
        if role := runs.part_role(block):
            current = role
            label = RUN_IN.match(block.text)
            block = dataclasses.replace(block, text=block.text[label.end() :] if label else "")
        elif current is Role.WORDING and parts and (replies.read_reply(block.text) or _is_status_line(block)):
            current = Role.PROGRESS
        parts.setdefault(current, []).append(block)
    if set(parts) == {Role.WORDING}:
        parts = {Role.WORDING: parts[Role.WORDING][:1], Role.PROGRESS: parts[Role.WORDING][1:]}
    return parts


def _is_status_line(block: Block) -> bool:
    """A short line or bullet that is a status and nothing more."""
    is_short = len(block.text.split()) <= runs.LONGEST_LABEL + 2
    return is_short and statements.is_label(dataclasses.replace(block, kind=Kind.PARAGRAPH))


def _reply(parts: dict[Role, list[Block]], label: str) -> tuple[Reading[Response] | None, tuple[Statement, ...] | None]:
    """The response and the statements of an entry, from its labelled parts and its status in brackets."""
    progress = [block for block in parts.get(Role.PROGRESS, []) if block.text]
    answer = [block for block in parts.get(Role.RESPONSE, []) if block.text] or progress
    reply = replies.read_reply(answer[0].text) if answer else None
    text = "\n".join(block.text for block in parts.get(Role.RESPONSE, []) if block.text)
    response = (reply.response if reply else None) or (responses.read_response(text[:200]) if text else None)
    status_line = progress[0].text if progress and _is_status_line(progress[0]) else ""
    printed = label or (statements.text_of(parts.get(Role.STATUS, [])) or "").split("\n")[0] or status_line
    if printed:
        said = statements.read_label(printed)
        own = responses.read_response(printed)
        return response or own, (dataclasses.replace(said, update=statements.text_of(progress or answer)),)
    if reply and reply.parts:
        return response, (reply.statement(progress or answer),)
    return response, statements.read_statements(progress) if progress else None
