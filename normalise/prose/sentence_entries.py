"""Sentences that report on recommendations: by number, or on a topic without one."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from extract.records import Block, Kind
from normalise import entries
from normalise.entries import Entry
from normalise.numbers import counted_references, numbers, references
from normalise.prose import answers_by_number
from normalise.records import Reading, Response, Scope, Status, StatusParts
from normalise.statuses import responses, statements, statuses
from normalise.statuses.statements import Statement
from normalise.words import decisions, language

_VERB = (
    r"(?:(?:has|have|had|is|are|was|were)(?:n[’']t)?|(?:will|would|won[’']t|wouldn[’']t)\s(?:not\s|now\s)*be"
    r"|remains?|remained|continues?|now|both|all|fully|partially|partly"
    r"|not|:|–|—|-|\()"
)
_ASIDE = re.compile(
    r"\s?\([^()]{3,80}\)(?=\s(?:has|have|had|is|are|was|were|will|would|remains?|remained)\s)", re.IGNORECASE
)
_WHOSE = (  # "recommendations 1 and 4 of the Footpaths Panel had been …": whose they are stands before what is said
    r"(?:\s(?:of|from|by|made\sby)\s(?:the\s)?(?-i:[A-Z])[\w’'&-]*"
    r"(?:\s(?:of|for|and|the|on|(?-i:[A-Z])[\w’'&-]*)){0,8})?"
)
_SAYS_OF_IT = re.compile(rf"{_WHOSE}\s*(?:{_VERB})(?=\W|\s|$)", re.IGNORECASE)
_NEXT = r"(?:,\s(?:and\s)?|\sand\s)(?:that\s)?"  # before the next number of which something else is said
_OF_NEXT = (
    r"\d[\d.,/&–-]*(?:(?:,\s|,?\sand\s|\sto\s|\s&\s)\d[\d.]*)*"
    r"\s(?:(?:has|have|had|is|are|was|were|wo|would)n[’']t|has|have|had|is|are|was|were|will|would|remains?|remained)\b"
)
_CLAUSE_END = re.compile(
    rf";\s*|,?\s(?:while|whereas|whilst|but)\s|,\sand\s(?:that\s)?(?=recommendations?\s\d)"
    rf"|{_NEXT}(?=recommendations?\s{_OF_NEXT})|(?<!\d){_NEXT}(?={_OF_NEXT})",
    re.IGNORECASE,
)
_ABOUT_TOPIC = re.compile(
    r"\brecommendations?\b[^.]{0,60}\b(?:on|linked\sto|relating\sto|related\sto|about|concerning|regarding)\s"
    r"(?:this\s(?:topic|area|theme|subject|issue)|(?!the\s(?:report|list|table|paper|section|appendix)\b)\w+)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several|some|most|few|number)\s"
    r"(?:\w+\s){0,3}recommendations?\b",
    re.IGNORECASE,
)
_BRACKETED_ALONE = re.compile(r"\([^()]*\d[^()]*\)\s?\.?")
_GOES_ON = re.compile(
    r"(?:(?:this|these|both|the|all)\s(?:\w+\s){0,2}recommendations?|they|it|this|these|both)\s", re.I
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_LONGEST_TOPIC = 40  # words


def in_block(run: Sequence[Block], position: int, section: str, itemised: Sequence[str] = ()) -> Iterator[Entry]:
    """The entries of one block's sentences; what follows the block up to the next such sentence is their update."""
    block = run[position]
    if decisions.is_decision(block.text) and not references.find_references(block.text):
        return
    spoken = _sentences(block.text)
    named: tuple[str, ...] = ()
    told = ""  # a sentence that the one before was read with
    for sentence, after in zip(spoken, [*spoken[1:], ""], strict=True):
        if listed := answers_by_number.listed(sentence):
            yield from _of_list(listed, sentence, run, position, section)
        elif references.find_references(sentence):
            reported = tuple(_reports((sentence, after), run, position, section))
            yield from reported
            named = references.find_references(sentence)[-1].numbers
            told = after if reported and reported[-1].statements and _GOES_ON.match(after) else ""
        elif sentence != told and counted_references.may_count(sentence):
            yield from _counted(sentence, named if len(named) > 1 else itemised, run, position, section)
        elif parts := topic_status(sentence):
            said = Statement(parts, (), following(run, position))
            yield Entry(block.place, sentence, Scope.TOPIC, (), "", "topic", section, statements=(said,))


def _sentences(text: str) -> list[str]:
    """The sentences of a text; a reference that stands in brackets on its own belongs to the sentence before."""
    found: list[str] = []
    for _, _, sentence in language.sentences(text):
        if found and _BRACKETED_ALONE.fullmatch(sentence.strip()):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def _reports(spoken: tuple[str, str], run: Sequence[Block], position: int, section: str) -> Iterator[Entry]:
    """An entry for each clause with a reference: a report where a status is said of it, else a cross-reference.

    `spoken` is the sentence and the one after it, which may go on about the same ("This recommendation is met.").
    """
    (sentence, after), is_motion = spoken, decisions.is_decision(spoken[0])
    for clause in _clauses(sentence):
        for reference in _references(clause, sentence):
            if reference.is_recommendation:
                parts = _said_of(clause, reference) or _said_after(clause, reference, after)
                response = None if is_motion else answers_by_number.answer(clause, reference)
                yield _entry(reference, (parts, response), run, position, section)


def _counted(
    sentence: str, numbers: Sequence[str], run: Sequence[Block], position: int, section: str
) -> Iterator[Entry]:
    """The entries of what a sentence names by its place in a list, where it says something of it."""
    for clause in _clauses(sentence):
        for reference in counted_references.find(clause, numbers):
            said = _said_of(clause, reference), answers_by_number.answer(clause, reference)
            if any(said):
                yield _entry(reference, said, run, position, section)


def _of_list(
    listed: tuple[references.Reference, str], sentence: str, run: Sequence[Block], position: int, section: str
) -> Iterator[Entry]:
    """The entry of numbers behind "The following recommendations have been …:", with what these words say of them."""
    reference, said = listed
    parts = statuses.read_status(said.strip())
    response = None if decisions.is_decision(sentence) else responses.read_response(said)
    yield _entry(reference, (parts if _is_read(parts) else None, response), run, position, section)


def _entry(
    reference: references.Reference,
    said: tuple[StatusParts | None, Reading[Response] | None],
    run: Sequence[Block],
    position: int,
    section: str,
) -> Entry:
    block, (parts, response) = run[position], said
    scope = Scope.GROUP if len(reference.numbers) > 1 else Scope.OWN
    return Entry(
        place=block.place,
        evidence=block.text,
        scope=scope if parts or response else Scope.CROSS_REFERENCE,
        numbers=reference.numbers,
        number_raw=reference.raw,
        number_rule=reference.rule_id,
        section=section,
        statements=(Statement(parts, (), following(run, position)),) if parts else None,
        note_label=_note_label(block, reference),
        response=response,
    )


def _clauses(sentence: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(sentence) if clause and clause.strip()]


def _references(clause: str, sentence: str) -> tuple[references.Reference, ...]:
    """The references of a clause; "11 had been deferred" is one where its sentence spoke of recommendations before."""
    found = references.find_references(clause)
    if found or "recommendation" not in sentence.casefold():
        return found
    bare = numbers.read_numbers(clause)
    if bare is None or not _SAYS_OF_IT.match(clause, bare.end):
        return ()
    return (references.Reference(clause[: bare.end], 0, bare.end, bare.numbers, "bare-in-series"),)


def _said_of(clause: str, reference: references.Reference) -> StatusParts | None:
    """The status that a clause states of the recommendations it names; None where it states none of them.

    Either they are its subject, or it speaks of "the recommendation" and names the number in brackets.
    """
    before, after = clause[: reference.start], _ASIDE.sub("", clause[reference.end :], count=1)
    in_brackets = before.rstrip().endswith("(") and after.lstrip().startswith(")")
    if in_brackets and _SAYS_OF_IT.match(after.lstrip()[1:]):
        text = after.lstrip()[1:].strip()
    elif in_brackets and "recommendation" in before.casefold():
        text = f"{before.rstrip()[:-1].strip()} {after.lstrip()[1:].strip()}".strip()
    elif _SAYS_OF_IT.match(after):
        text = after.strip(" :–—-")
    else:
        return None
    parts = _read_reported(text)
    return parts if _is_read(parts) else None


def _read_reported(text: str) -> StatusParts:
    """What a phrase says; minutes report what will be done as what would be."""
    parts = statuses.read_status(_WOULD.sub("will", text))
    return dataclasses.replace(parts, status=dataclasses.replace(parts.status, raw=" ".join(text.split())))


def _said_after(clause: str, reference: references.Reference, after: str) -> StatusParts | None:
    """The status that the next sentence gives to the recommendations at the end of this one."""
    is_last = not clause[reference.end :].strip(" ).")
    if not is_last or not _GOES_ON.match(after) or references.find_references(after):
        return None
    parts = statuses.read_status(after)
    return parts if _is_read(parts) else None


def _is_read(parts: StatusParts) -> bool:
    return parts.status.rule_id != statuses.UNREAD


def topic_status(sentence: str) -> StatusParts | None:
    """The status that a sentence states of the recommendations on a topic, naming no number and no count."""
    if len(sentence.split()) > _LONGEST_TOPIC or not _ABOUT_TOPIC.search(sentence):
        return None
    if _COUNT.search(sentence) or decisions.is_decision(sentence):
        return None
    parts = statuses.read_status(sentence)
    says_something = _is_read(parts) and parts.status.value not in (Status.NOT_STATED, Status.UNCLEAR)
    return parts if says_something else None


def following(run: Sequence[Block], position: int) -> str | None:
    """The text after a block up to the next heading or the next report on a recommendation."""
    taken: list[Block] = []
    for block in run[position + 1 :]:
        if block.kind is Kind.HEADING or reports_by_number(block.text):
            break
        taken.append(block)
    return statements.text_of(taken)


def reports_by_number(text: str) -> bool:
    """Whether any sentence of a text states the status of a recommendation by its number, or answers it."""
    if "recommendation" not in text.casefold() and not references.find_references(text):
        return False
    return any(
        answers_by_number.listed(sentence) is not None
        or any(
            _said_of(clause, reference) or answers_by_number.answer(clause, reference)
            for clause in _clauses(sentence)
            for reference in references.find_references(clause)
        )
        for sentence in _sentences(text)
    )


def _note_label(block: Block, reference: references.Reference) -> str:
    at = block.text.find(reference.raw)
    return entries.note_after(block, at + len(reference.raw)) if at >= 0 else ""
