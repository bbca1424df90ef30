"""Recommendations without a number that are repeated each with its answer, told apart only by their type.

The heading says that recommendations and responses follow; then one is set bold and the other is not, and which is
which changes from part to part.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.prose import replies, runs
from normalise.prose.runs import Context, Found, Run
from normalise.records import Scope
from normalise.statuses import responses, statements

SHORTEST_WORDING = 5  # words
LONGEST_HEADING = 8  # words; a longer bold line is text
_ANSWERS = re.compile(r"\b(?:responses?|repl(?:y|ies)|answers?)\b", re.IGNORECASE)


def find(run: Run, position: int, context: Context) -> Found | None:
    """The recommendations with their answers under the heading at a position, if it announces both."""
    heading = run[position]
    is_announced = runs.names_recommendations(heading.text) and _ANSWERS.search(heading.text)
    if heading.kind is not Kind.HEADING or not is_announced:
        return None
    end = _end(run, position)
    entries = [entry for start, stop in _groups(run, position + 1, end) for entry in _pairs(run[start:stop], context)]
    return Found(tuple(entries), end) if entries else None


def depth(heading: str) -> int:
    """How deep a numbered heading stands: 1 for "3.", 2 for "3.1"; 0 for one without a number."""
    label = re.match(r"(\d+(?:\.\d+)*)\.?\s", f"{heading} ")
    return label[1].count(".") + 1 if label else 0


def _end(run: Run, start: int) -> int:
    """The next heading that stands as high as the one at `start`."""
    own = depth(run[start].printed)
    for index in range(start + 1, len(run)):
        if run[index].kind is Kind.HEADING and 0 < depth(run[index].printed) <= own:
            return index
    return len(run)


def _groups(run: Run, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between short headings; in each of them one type is the recommendations' and one the answers'."""
    opened = start
    for index in range(start, end):
        if _is_short_heading(run[index]):
            yield opened, index
            opened = index + 1
    yield opened, end


def _is_short_heading(block: Block) -> bool:
    return block.kind is Kind.HEADING and len(block.text.split()) <= LONGEST_HEADING


def _pairs(blocks: Run, context: Context) -> Iterator[Entry]:
    answers_are_bold = _type_of_answers(blocks)
    starts = [index for index, block in enumerate(blocks) if _is_item(block, answers_are_bold)]
    for start, end in itertools.pairwise([*starts, len(blocks)]):
        entry = unnumbered(blocks[start], blocks[start].text, context.section(blocks[start]))
        yield with_answer(entry, list(blocks[start + 1 : end]))


def _type_of_answers(blocks: Run) -> bool:
    """Whether the answers are bold: they are the longer text of the two, in paragraphs."""
    words = {True: 0, False: 0}
    for block in blocks:
        if block.kind is not Kind.LIST_ITEM:
            words[block.is_bold] += len(block.text.split())
    return words[True] > words[False]


def _is_item(block: Block, answers_are_bold: bool) -> bool:
    is_worded = len(block.text.split()) >= SHORTEST_WORDING and runs.obliges(block.text)
    return is_worded and block.is_bold != answers_are_bold


def unnumbered(block: Block, wording: str, section: str) -> Entry:
    """The entry of a recommendation for which no number is printed."""
    return Entry(
        place=block.place,
        evidence=block.printed,
        scope=Scope.OWN,
        numbers=(),
        number_raw="",
        number_rule="none-printed",
        section=section,
        wordings={"": wording},
    )


def with_answer(entry: Entry, answer: list[Block]) -> Entry:
    """The entry with what is answered below it; one without any answer is only listed."""
    filled = [block for block in answer if block.text]
    if not filled:
        return dataclasses.replace(entry, scope=Scope.LIST)
    reply = replies.read_reply(filled[0].text)
    response = (reply.response if reply else None) or responses.label_response(filled[0].text)
    said = (reply.statement(filled),) if reply else statements.read_statements(filled)
    return dataclasses.replace(entry, response=response, statements=said, by_body=reply.by_body if reply else ())
