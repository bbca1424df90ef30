"""An entry is one row, paragraph or heading about recommendations; this turns it into a mention for each number."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.records import Block, Document, Note, Place
from normalise import read_confidence
from normalise.names import owners
from normalise.records import (
    Assurance,
    BodyStatus,
    EarlierStatus,
    FlexibleDate,
    Mention,
    NumberReading,
    Rag,
    Reading,
    Response,
    Scope,
    Status,
)
from normalise.statuses import several_labels, statuses
from normalise.statuses.statements import Statement
from normalise.words import dates

# Confidence: a label at its own place; a first sentence of prose; one of several statuses, given by their order.
SURE, FROM_PROSE, SHARED_OUT = 1.0, 0.7, 0.5

_SAYS_WHAT_TO_DO = re.compile(r"\b(?:should|must|ought|needs? to|shall|recommend)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place about one or more recommendations, before it is told apart by number.

    `wordings` gives a number its own words; the words under "" are for every number without. `statements` are None
    where the paper has no place for a status, () where that place is blank.
    """

    place: Place
    evidence: str
    scope: Scope
    numbers: tuple[str, ...]
    number_raw: str
    number_rule: str
    section: str = ""
    wordings: dict[str, str] = field(default_factory=dict)
    has_wording_place: bool = False
    statements: tuple[Statement, ...] | None = None
    update: str | None = None
    note_label: str = ""
    owners_raw: tuple[str, ...] = ()
    response: Reading[Response] | None = None
    rag: Rag | None = None
    assurance: Assurance | None = None
    due: FlexibleDate | None = None
    first_due: FlexibleDate | None = None
    earlier: tuple[EarlierStatus, ...] = ()
    by_body: tuple[BodyStatus, ...] = ()
    former_numbers: tuple[str, ...] = ()
    alias_numbers: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()  # numbers with entries of their own that the same answer covers


def to_mentions(entries: Iterable[Entry], document: Document) -> tuple[Mention, ...]:
    """A mention for each number of each entry, or one where an entry has no number; ids are unique in the paper."""
    mentions: list[Mention] = []
    taken: dict[str, int] = {}
    as_read = read_confidence.by_place(document)
    for entry in entries:
        sureness = as_read.get((entry.place.block_no, entry.place.row_index), SURE)
        for position, number in enumerate(entry.numbers or (None,)):
            mention = _mention(entry, number, position, document)
            if sureness < mention.confidence:
                mention = dataclasses.replace(mention, confidence=sureness)
            seen = taken[mention.mention_id] = taken.get(mention.mention_id, 0) + 1
            mentions.append(
                mention if seen == 1 else dataclasses.replace(mention, mention_id=f"{mention.mention_id}-{seen}")
            )
    return tuple(mentions)


def _mention(entry: Entry, number: str | None, position: int, document: Document) -> Mention:
    statement, others = _own_statement(entry, position)
    parts = statement.parts if statement else None
    wording = entry.wordings.get(number or "", entry.wordings.get(""))
    named = tuple(dict.fromkeys((*entry.owners_raw, *(statement.owners_raw if statement else ()))))
    readings = _note_readings(number, document.notes) if number and not entry.note_label else ()
    return Mention(
        mention_id=_mention_id(document.paper.paper_id, entry.place, number),
        paper_id=document.paper.paper_id,
        scope=entry.scope,
        number=number,
        number_raw=entry.number_raw,
        number_rule=entry.number_rule,
        place=entry.place,
        evidence=entry.evidence,
        status=_status(entry, statement),
        section=entry.section,
        group_numbers=(*(other for other in entry.numbers if other != number), *entry.shared_with),
        other_readings=readings,
        note_label=entry.note_label,
        wording=wording or _wording_in_note(entry.note_label, document.notes),
        update=(statement.update if statement else None) or entry.update,
        has_wording_place=entry.has_wording_place,
        degree=parts.degree if parts else None,
        percent=parts.percent if parts else None,
        rag=entry.rag or (parts.rag if parts else None),
        response=entry.response,
        assurance=entry.assurance or (parts.assurance if parts else None),
        timeliness=parts.timeliness if parts else None,
        owners=owners.bodies(named),
        owners_raw=named,
        due=entry.due or (dates.find_due(wording) if wording else None),
        first_due=entry.first_due,
        other_statuses=others,
        earlier_statuses=entry.earlier,
        statuses_by_body=entry.by_body or several_labels.by_body(entry.statements or (), entry.numbers),
        former_numbers=entry.former_numbers,
        alias_numbers=entry.alias_numbers,
        confidence=SHARED_OUT if others else FROM_PROSE if statement and statement.is_prose else SURE,
    )


def _own_statement(entry: Entry, position: int) -> tuple[Statement | None, tuple[Reading[Status], ...]]:
    """The statement for the number at `position`, and the statuses of the others that do not say whose they are."""
    labelled = [statement for statement in entry.statements or () if statement.parts and not statement.is_prose]
    if len(labelled) < 2:
        return next(iter(entry.statements or ()), None) if not labelled else _merged(entry.statements or ()), ()
    own = labelled[position] if len(labelled) == len(entry.numbers) else several_labels.least_advanced(labelled)
    return own, tuple(other.parts.status for other in labelled if other.parts and other.parts != own.parts)


def _merged(statements: Sequence[Statement]) -> Statement:
    """The one label of a cell with all of its text, also what stands before the label."""
    labelled = next(statement for statement in statements if statement.parts)
    update = "\n".join(statement.update for statement in statements if statement.update)
    return dataclasses.replace(labelled, update=update or None)


def _status(entry: Entry, statement: Statement | None) -> Reading[Status]:
    if statement and statement.parts:
        read = statement.parts.status
        rule_id = f"{statuses.PROSE}:{read.rule_id}" if statement.is_prose else read.rule_id
        return dataclasses.replace(read, rule_id=rule_id, place=entry.place)
    if entry.statements is None and not entry.update:
        return statuses.not_stated(statuses.NO_PLACE)
    if not entry.statements and not entry.update:
        return statuses.not_stated(statuses.BLANK)
    return Reading("", Status.UNCLEAR, statuses.PROSE, entry.place)


def _mention_id(paper_id: str, place: Place, number: str | None) -> str:
    row = "" if place.row_index is None else f"-r{place.row_index}"
    return f"{paper_id}-b{place.block_no}{row}-{number or 'u'}"


def _note_readings(number: str, notes: Sequence[Note]) -> tuple[NumberReading, ...]:
    """The other ways to take a number whose last digits are the label of one of the paper's notes."""
    return tuple(
        NumberReading(number[: -len(note.label)], note.label, _as_wording(note.text))
        for note in notes
        if note.label.isdigit() and number.isdigit() and number.endswith(note.label) and len(number) > len(note.label)
    )


def _wording_in_note(label: str, notes: Sequence[Note]) -> str | None:
    """The words of the note that hangs on a recommendation's number, where they say what to do."""
    return next((_as_wording(note.text) for note in notes if label and note.label == label), None)


def _as_wording(text: str) -> str | None:
    return text if _SAYS_WHAT_TO_DO.search(text) and len(text.split()) >= 8 else None


def note_after(block: Block, end: int) -> str:
    """The label of a note mark that stands right behind the number ending at `end`, "" where none does."""
    behind = (mark.label for mark in block.marks if end - 1 <= mark.offset <= end + 1)
    return next(behind, "")
