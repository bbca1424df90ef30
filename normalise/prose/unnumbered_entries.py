"""Recommendations without a number: under a label of their own, or as the items of a list that is announced as such."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.prose import answered_lists, entry_parts, part_labels, runs
from normalise.prose.part_labels import RUN_IN
from normalise.prose.runs import Context, Found, Run
from normalise.statuses import responses, statements, statuses
from normalise.words import decisions
from normalise.words.heading_roles import Role

_ANNOUNCES = re.compile(r"\brecommend(?:s|ed|ations?|ing)?\b", re.IGNORECASE)
_LEADS_UP = re.compile(r":\s*$|\b(?:the following|as follows)\s?:", re.IGNORECASE)
_LISTS = re.compile(  # "Below is a list of our open recommendations."
    r"\b(?:below|here|following|next)\s(?:is|are)\s(?:a|the|our)\s(?:\w+\s){0,2}?(?:list\sof\s)?"
    r"(?:[\w’'-]+\s){0,4}recommendations\b"
    r"|\brecommendations\b[^.]{0,60}\b(?:are|is)\s(?:listed|set\sout|given|summarised|summarized)\sbelow\b",
    re.IGNORECASE,
)
_ISSUER_ASKS = re.compile(  # whoever speaks so asks others; "It is recommended that" puts a motion to the meeting
    r"\b(?:(?:committee|panel|commission|inquiry|review|group|auditor|ombudsman|coroner|board)(?:\s(?:also|further|therefore))?"
    r"|we(?:\s(?:also|further|therefore))?)\srecommend(?:s|ed)?\s(?:that|to)\b",
    re.IGNORECASE,
)
SHORTEST_WORDING = 5  # words
FARTHEST_LABEL = 6  # blocks
LONGEST_ANSWER = 200  # characters in which a labelled response is given
LABELS = (Role.RESPONSE, Role.STATUS, Role.PROGRESS)


def find(run: Run, position: int, context: Context) -> Found | None:
    """The labelled entry, or the announced list without numbers, that begins at a position."""
    finders = (_labelled, _announced_list, answered_lists.find)
    return next((found for finder in finders if (found := finder(run, position, context))), None)


def _labelled(run: Run, position: int, context: Context) -> Found | None:
    """A recommendation under its label, with the response, status or progress that is labelled after it."""
    if not part_labels.labels_wording(run[position]):
        return None
    end = _end_of_labelled(run, position)
    parts = _parts(run[position:end])
    wording = [block for block in parts.get(Role.WORDING, []) if block.text]
    if not wording or not any(role in parts for role in LABELS) or any(decisions.is_decision(b.text) for b in wording):
        return None
    answer = [block for role in LABELS for block in parts.get(role, []) if block.text]
    entry = answered_lists.unnumbered(wording[0], statements.text_of(wording) or "", context.section(run[position]))
    answered = _as_labelled(answered_lists.with_answer(entry, answer), parts)
    return Found((entry_parts.with_parts(answered, parts),), end)


def _as_labelled(entry: Entry, parts: Mapping[Role, Sequence[Block]]) -> Entry:
    """The entry with what its parts say by their own labels: a response in any words, a status before all prose."""
    answer, status = (statements.text_of(parts.get(role, ())) or "" for role in (Role.RESPONSE, Role.STATUS))
    response = entry.response or responses.read_response(answer[:LONGEST_ANSWER])
    first = status.partition("\n")[0]
    if statuses.label_length(first) is None:
        return dataclasses.replace(entry, response=response)
    told = [block for role in LABELS for block in parts.get(role, ()) if block.text and block.text != first]
    said = dataclasses.replace(statements.read_label(first), update=statements.text_of(told))
    return dataclasses.replace(entry, response=response, statements=(said,))


def _end_of_labelled(run: Run, start: int) -> int:
    """Where a labelled entry ends: at the next one, or at a heading behind which none of its labels comes any more."""
    has_answer = False
    for index in range(start + 1, len(run)):
        role = part_labels.part_role(run[index])
        has_answer = has_answer or role in LABELS
        if part_labels.labels_wording(run[index]):
            return index
        is_plain_heading = run[index].kind is Kind.HEADING and not (role or RUN_IN.match(run[index].text))
        if is_plain_heading and (has_answer or not _is_answered_soon(run, index)):
            return index
    return len(run)


def _is_answered_soon(run: Run, start: int) -> bool:
    """Whether a label such as "Status:" stands within a few blocks, before another recommendation begins."""
    following = itertools.takewhile(
        lambda block: not part_labels.labels_wording(block), run[start + 1 : start + 1 + FARTHEST_LABEL]
    )
    return any(part_labels.part_role(block) in LABELS for block in following)


def _parts(blocks: Run) -> dict[Role, list[Block]]:
    parts: dict[Role, list[Block]] = {}
    current: Role | None = None
    for block in blocks:
        if role := part_labels.part_role(block):
            current = role
            block = part_labels.without_label(block)
        elif RUN_IN.match(block.text):
            current = None  # a label of another kind: "Savings: …", "Background: …"
        if current:
            parts.setdefault(current, []).append(block)
    return parts


def _announced_list(run: Run, position: int, context: Context) -> Found | None:
    """The bullets behind "The Committee recommends the following:", each with the reply that stands below it.

    Headings between them only group them, as long as a bullet that says what must be done follows.
    """
    announcement = run[position]
    if not _announces_list(announcement) or decisions.is_decision(announcement.text):
        return None
    depth = answered_lists.depth(context.section(announcement))
    spans = list(_bullets(run, position + 1, depth))
    first = run[spans[0][0]].text if spans else ""
    is_asked = bool(_ISSUER_ASKS.search(announcement.text)) and not decisions.is_decision(first)
    if not spans or not (is_asked or runs.obliges(first)):
        return None
    return Found(tuple(_listed(run, spans, context)), spans[-1][1])


def _announces_list(block: Block) -> bool:
    if block.kind is Kind.LIST_ITEM or "recommend" not in block.text.casefold():
        return False
    leads_up = _LEADS_UP.search(block.text) and _ANNOUNCES.search(block.text)
    return bool(leads_up or _LISTS.search(block.text))


def _bullets(run: Run, start: int, depth: int) -> Iterator[tuple[int, int]]:
    """The spans of the bullets with what stands below each, up to a heading as high as the announcement's own."""
    opened: int | None = None
    for index in range(start, len(run)):
        block = run[index]
        if block.kind is Kind.HEADING:
            if opened is not None:
                yield opened, index
                opened = None
            if 0 < answered_lists.depth(block.printed) <= depth or (depth == 0 and not _is_group_heading(run, index)):
                return
        elif block.kind is Kind.LIST_ITEM and not runs.opening_numbers(block):
            if opened is not None:
                yield opened, index
            opened = index
        elif opened is not None and (_announces_list(block) or _is_group_label(block)):
            yield opened, index
            opened = None
        elif opened is None and not (runs.opening_numbers(block) and _is_group_heading(run, index)):
            return
    if opened is not None:
        yield opened, len(run)


def _is_group_label(block: Block) -> bool:
    return bool(runs.opening_numbers(block)) and len(block.text.split()) < SHORTEST_WORDING


def _is_group_heading(run: Run, index: int) -> bool:
    below = next((block for block in run[index + 1 : index + 3] if block.kind is not Kind.HEADING), None)
    return below is not None and below.kind is Kind.LIST_ITEM and runs.obliges(below.text)


def _listed(run: Run, spans: list[tuple[int, int]], context: Context) -> Iterator[Entry]:
    """An entry for each bullet; what stands only below the last one of several goes on with the paper, not with it."""
    are_answered = len(spans) == 1 or any(end - start > 1 for start, end in spans[:-1])
    for start, end in spans:
        if len(run[start].text.split()) >= SHORTEST_WORDING:
            entry = answered_lists.unnumbered(run[start], run[start].text, context.section(run[start]))
            answer = [block for block in run[start + 1 : end] if len(block.text.split()) >= SHORTEST_WORDING]
            yield answered_lists.with_answer(entry, answer if are_answered else [])
