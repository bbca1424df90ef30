"""Numbered paragraphs that are recommendations: listed under a heading that says so, or answered by what follows."""

import dataclasses
import re
from collections.abc import Iterator

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.numbers import numbers
from normalise.prose import replies, runs, sentence_entries
from normalise.prose.replies import Reply
from normalise.prose.runs import Context, Found, Run
from normalise.records import Reading, Response, Scope
from normalise.statuses import responses, statements
from normalise.words import decisions

SHORTEST_LIST = 3  # items: fewer plain numbered paragraphs under a heading show no list of recommendations
SHORTEST_WORDING = 4  # words; a list of shorter items lists names or headings
_IN_BACK_MATTER = re.compile(r"(?:appendix|annexe?|schedule|glossary|terms of reference)\b", re.IGNORECASE)
NO_POSITION = Reply(Reading("", Response.NOT_STATED, "no-position-taken"), None)


def find(run: Run, position: int, context: Context) -> Found | None:
    """The group of numbered recommendations that begins at a position, each an entry, with the answer they share."""
    if not runs.opening_numbers(run[position]):
        return None
    if _answers_itself(run, position):
        return _self_answered(run, position, context)
    items = _items(run, position)
    end = items[-1][1]
    if any(decisions.is_decision(run[start].text) for start, _ in items) or _only_name_others(run, items):
        return None
    answer = list(_answer(run, end))
    if answer and decisions.is_decision(answer[0].text):
        return None  # a minute with what the meeting resolved
    reply = replies.shared(answer)
    is_plain = bool(answer) and replies.opens_with_them(answer[0].text)
    is_plain = is_plain or bool(context.is_response and reply and reply.response and _is_bold_sentence(run[position]))
    if reply and (is_plain or _reads_as_recommendations(run, items) or runs.announces(run, position, context)):
        return Found(tuple(_answered(run, items, answer, reply)), end + len(answer))
    if not _is_list(run, items, context):
        return None
    if context.is_response and answer:
        return Found(tuple(_answered(run, items, answer, NO_POSITION)), end + len(answer))
    return Found(tuple(_listed(run, items, context)), end, runs.opening_numbers(run[items[-1][0]])[-1])


def _self_answered(run: Run, position: int, context: Context) -> Found:
    """A paragraph that gives the answer under the number of what it answers, with the paragraphs that go on."""
    first = run[position]
    end = position + 1
    while end < len(run) and run[end].kind is not Kind.HEADING and not runs.opening_numbers(run[end]):
        end += 1
    blocks = [dataclasses.replace(first, text=runs.text_after_numbers(first), label=""), *run[position + 1 : end]]
    reply = replies.read_reply(blocks[0].text)
    response = (reply.response if reply else None) or responses.read_response(blocks[0].text.split(". ")[0])
    entry = _entry(first, runs.opening_numbers(first), context.section(first))
    said = (reply or Reply(response, None)).statement(blocks)
    by_body = reply.by_body if reply else ()
    return Found((dataclasses.replace(entry, response=response, statements=(said,), by_body=by_body),), end)


def _answers_itself(run: Run, position: int) -> bool:
    """Whether a numbered paragraph is the answer to the recommendation of that number, given elsewhere.

    One that takes no position in the usual words counts where the next numbered one is such an answer.
    """
    if replies.answers_itself(runs.text_after_numbers(run[position])):
        return True
    following = (block for block in run[position + 1 :] if runs.opening_numbers(block))
    after = next(following, None)
    if after is None or runs.obliges(runs.text_after_numbers(run[position])):
        return False
    return replies.answers_itself(runs.text_after_numbers(after))


def _items(run: Run, start: int) -> list[tuple[int, int]]:
    """The spans of the numbered paragraphs from `start` on; what follows one without a number belongs to it.

    The numbers rise; the last item ends with its own bullets.
    """
    starts = [start]
    for index in range(start + 1, len(run)):
        if run[index].kind is Kind.HEADING:
            break
        opened = runs.opening_numbers(run[index])
        last = runs.opening_numbers(run[starts[-1]])
        if opened and numbers.natural_key(opened[0]) > numbers.natural_key(last[-1]):
            if _is_answered_between(run, starts[-1], index) or _answers_itself(run, index):
                break
            starts.append(index)
    ends = [*starts[1:], _end_of_item(run, starts[-1])]
    return list(zip(starts, ends, strict=True))


def _is_answered_between(run: Run, item: int, following: int) -> bool:
    """Whether an answer, or a label for the next group, stands between two numbered paragraphs."""
    between = run[item + 1 : following]
    return any(replies.read_reply(block.text) for block in between if block.kind is not Kind.LIST_ITEM) or any(
        block.is_bold and len(block.text.split()) <= runs.LONGEST_LEAD_IN for block in between
    )


def _end_of_item(run: Run, start: int) -> int:
    for index in range(start + 1, len(run)):
        if run[index].kind is not Kind.LIST_ITEM or runs.opening_numbers(run[index]):
            return index
    return len(run)


def _answer(run: Run, start: int) -> Iterator[Block]:
    """The paragraphs behind a group, up to the next numbered one, label line or heading."""
    for block in run[start:]:
        is_label = block.is_bold and "recommend" in block.text.casefold() and len(block.text.split()) <= 6
        is_heading = block.kind is Kind.HEADING and not replies.read_reply(block.text)
        if is_heading or runs.opening_numbers(block) or is_label:
            return
        yield block


def _is_bold_sentence(block: Block) -> bool:
    """Whether a paragraph is set bold as a conclusion that is answered, and is no heading."""
    is_sentence = len(block.text.split()) > SHORTEST_WORDING and block.text.endswith((".", ")", "]"))
    return block.is_bold and is_sentence


def _only_name_others(run: Run, items: list[tuple[int, int]]) -> bool:
    """Whether numbered paragraphs, the first or most of them, report on recommendations by other numbers."""
    naming = [sentence_entries.reports_by_number(runs.text_after_numbers(run[start])) for start, _ in items]
    return naming[0] or 2 * sum(naming) > len(naming)


def _reads_as_recommendations(run: Run, items: list[tuple[int, int]]) -> bool:
    """Whether most of the numbered paragraphs say what ought to be done."""
    return 2 * sum(runs.obliges(runs.text_after_numbers(run[start])) for start, _ in items) > len(items)


def _answered(run: Run, items: list[tuple[int, int]], answer: list[Block], reply: Reply) -> Iterator[Entry]:
    shared = tuple(number for start, _ in items for number in runs.opening_numbers(run[start]))
    said = reply.statement(answer)
    for start, end in items:
        own = runs.opening_numbers(run[start])
        entry = _entry(run[start], own, "")
        yield dataclasses.replace(
            entry,
            wordings=_wording(run[start:end]),
            response=reply.response,
            statements=(said,),
            by_body=reply.by_body,
            shared_with=tuple(number for number in shared if number not in own),
        )


def _is_list(run: Run, items: list[tuple[int, int]], context: Context) -> bool:
    """Whether a heading or lead-in announces the numbered paragraphs as recommendations.

    A few plainly numbered ones need more: three in a row, or a label line right above.
    """
    start = items[0][0]
    before = run[start - 1] if start else None
    if before and runs.opening_numbers(before):
        return False  # in the midst of numbered paragraphs
    is_continued = _follows(runs.opening_numbers(run[start])[0], context.last_listed)
    is_continued = is_continued and not _IN_BACK_MATTER.match(context.section(run[start]))
    if not (is_continued or runs.announces(run, start, context)):
        return False
    is_labelled = before is not None and (before.is_bold or before.kind is Kind.HEADING)
    is_distinct = not runs.opening_numbers(run[start])[0].isdigit()
    is_worded = 2 * sum(len(run[at].text.split()) >= SHORTEST_WORDING for at, _ in items) > len(items)
    return is_worded and (is_continued or len(items) >= SHORTEST_LIST or (is_labelled and is_distinct))


def _follows(number: str, last: str) -> bool:
    """Whether a number is the next one after the last of a list, which then goes on under another heading."""
    return last.isdigit() and number.isdigit() and int(number) == int(last) + 1


def _listed(run: Run, items: list[tuple[int, int]], context: Context) -> Iterator[Entry]:
    for start, end in items:
        own = runs.opening_numbers(run[start])
        entry = _entry(run[start], own, context.section(run[start]))
        yield dataclasses.replace(entry, scope=Scope.LIST, wordings=_wording(run[start:end]))


def _entry(block: Block, own: tuple[str, ...], section: str) -> Entry:
    return Entry(
        place=block.place,
        evidence=block.printed,
        scope=Scope.GROUP if len(own) > 1 else Scope.OWN,
        numbers=own,
        number_raw=runs.number_raw(block),
        number_rule="numbered-paragraph",
        section=section,
    )


def _wording(blocks: Run) -> dict[str, str]:
    first = dataclasses.replace(blocks[0], text=runs.text_after_numbers(blocks[0]))
    wording = statements.text_of([first, *blocks[1:]])
    return {"": wording} if wording else {}
