"""Lines of a number and an answer and no wording: "122.17 Accepted", "4. Not supported. The law provides for this"."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.prose import replies, runs
from normalise.prose.runs import Context, Found, Run
from normalise.records import Reading, Response, Scope
from normalise.statuses import responses, statements
from normalise.statuses.statements import Statement
from normalise.words import decisions, language

FEWEST = 2  # such lines in a row
LONGEST_ANSWER = 8  # words of the first sentence


@dataclass(frozen=True, slots=True)
class _Line:
    """A numbered line: its answer as an answer and as a status label, each None where it is none."""

    block: Block
    response: Reading[Response] | None
    said: Statement | None
    rest: str


def find(run: Run, position: int, context: Context) -> Found | None:
    """The answers by number that begin at a position, each an entry, with the paragraphs that stand below each."""
    if _read(run[position]) is None or not (context.is_response or runs.announces(run, position, context)):
        return None
    end = position + 1
    while end < len(run) and run[end].kind is not Kind.HEADING and _goes_on(run[end]):
        end += 1
    starts = [index for index in range(position, end) if _read(run[index])]
    if len(starts) < FEWEST:
        return None
    spans = zip(starts, [*starts[1:], end], strict=True)
    return Found(tuple(_entry(run[start:stop], context) for start, stop in spans), end)


def _goes_on(block: Block) -> bool:
    return not runs.opening_numbers(block) or _read(block) is not None


def _read(block: Block) -> _Line | None:
    text = runs.text_after_numbers(block) if runs.opening_numbers(block) else ""
    spoken = language.sentences(text)
    if not spoken or len(spoken[0][2].split()) > LONGEST_ANSWER or decisions.is_decision(text):
        return None
    first = spoken[0][2]
    response = responses.label_response(first)
    is_status = statements.is_label(dataclasses.replace(block, text=first, kind=Kind.PARAGRAPH))
    said = statements.read_label(first) if is_status else None
    return _Line(block, response, said, text[spoken[0][1] :].strip()) if response or said else None


def _entry(blocks: Sequence[Block], context: Context) -> Entry:
    line = _read(blocks[0])
    assert line is not None  # its span was opened by a line that reads
    rest = dataclasses.replace(line.block, text=line.rest)
    below = [block for block in (rest, *blocks[1:]) if block.text]
    said = line.said or (replies.Reply(None, None).statement(below) if below else None)
    own = runs.opening_numbers(line.block)
    return Entry(
        place=line.block.place,
        evidence=line.block.printed,
        scope=Scope.GROUP if len(own) > 1 else Scope.OWN,
        numbers=own,
        number_raw=runs.number_raw(line.block),
        number_rule="answer-line",
        section=context.section(line.block),
        statements=(dataclasses.replace(said, update=statements.text_of(below)),) if said else None,
        response=line.response,
    )
