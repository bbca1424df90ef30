"""What the other columns of a tracker's row say of its recommendation: status, answer, owners, dates and colour."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from extract.records import Cell
from normalise.entries import Entry
from normalise.names import owners
from normalise.records import BodyStatus, Rag, Reading, Response, Status, StatusParts
from normalise.statuses import answers_by_body, axes, due_dates, fills, marks, responses, several_statuses, statuses
from normalise.statuses.statements import Statement
from normalise.tables import row_status
from normalise.tables.column_roles import Layout
from normalise.tables.legends import Legend
from normalise.tables.row_status import Told
from normalise.tables.table_rows import Row
from normalise.words.heading_roles import Role

STATUS_OF_RESPONSE = {
    Response.REJECTED: Status.CLOSED_NOT_IMPLEMENTED,
    Response.UNDER_CONSIDERATION: Status.UNDER_CONSIDERATION,
}
_BEHIND_ANSWER = re.compile(  # "Supported; already implemented since 2019"
    r"(?:accepted|agreed|supported|yes)(?:\s(?:in\s(?:full|part|principle)|fully))?"
    r"(?:\s?[;,/–—]\s?(?:and\s)?|\s-\s|\.\s(?=(?:already|now|fully)\b))(?P<said>\w[^.;]{3,60})(?:[.;]|$)",
    re.IGNORECASE,
)


def with_progress(entry: Entry, row: Row, layout: Layout, legend: Legend) -> Entry:
    """The entry with what the row's other columns say of it."""
    rag = _rag(row, layout)
    told = row_status.read(row, layout, legend, rag)
    answers = list(_answers(row, layout))
    said = (*answers, *_ticked(row, layout))
    response = next((found for text in said if (found := responses.read_response(text))), None)
    labelled = _labelled_bodies(row, layout) if len(entry.numbers) < 2 else ()
    bodies = labelled or tuple(_bodies(row, layout))
    due, assured = _due(row, layout), _cells(row, layout, Role.ASSURANCE)
    entry = dataclasses.replace(
        entry,
        statements=_settled(labelled) or (told.said if told.said is not None else _said_by(response, answers)),
        update=told.update or _written_by(bodies),
        earlier=told.earlier,
        owners_raw=tuple(_owners(row, layout)),
        due=due.date,
        first_due=due.first,
        response=response or _common(bodies) or (None if layout.columns(Role.BODY) else _label_response(told)),
        rag=rag,
        assurance=next((sure for cell in assured if (sure := axes.read_assurance(cell.text))), None),
        by_body=bodies,
    )
    return entry if bodies else _with_exceptions(entry, answers)


def _cells(row: Row, layout: Layout, role: Role) -> tuple[Cell, ...]:
    return tuple(row[column] for column in layout.columns(role) if column in row)


def _answers(row: Row, layout: Layout) -> Iterator[str]:
    """The texts of the columns of answers; "Yes" and "No" answer the question of a heading such as "Accepted?"."""
    for column in layout.columns(Role.RESPONSE):
        text, heading = row[column].text if column in row else "", layout.headings.get(column, "").rstrip("? ")
        is_so = marks.is_ticked(text) if responses.label_response(heading) else None
        if column in row:
            yield text if is_so is None else heading if is_so else f"Not {heading.casefold()}"


def _owners(row: Row, layout: Layout) -> Iterator[str]:
    """The names in the columns of owners, then the bodies whose columns are marked, with the lead first."""
    for cell in _cells(row, layout, Role.OWNER):
        yield from owners.column_owners(cell.text)
    said = {column: row[column].text for column in layout.columns(Role.OWNER_MARK) if column in row}
    told = {column: text for column, text in said.items() if text.strip() and not marks.is_only_told(text)}
    involved = [c for c, text in told.items() if marks.is_ticked(text, said.values()) is not False]
    for column in sorted(involved, key=lambda c: (not marks.is_leading(said[c]), c)):
        yield layout.headings[column]


def _ticked(row: Row, layout: Layout) -> Iterator[str]:
    """The headings whose column is ticked."""
    said = {column: row[column].text for column in layout.columns(Role.MARK) if column in row}
    return (layout.headings[column] for column, text in said.items() if marks.is_ticked(text, said.values()))


def _rag(row: Row, layout: Layout) -> Rag | None:
    """The colour of the row: by word or letter, else by the ink or the fill of a cell that differs from its row's."""
    cells = (*_cells(row, layout, Role.RAG), *_cells(row, layout, Role.STATUS)[-1:])
    named = next((rag for cell in cells if (rag := statuses.rag_of_cell(cell.text))), None)
    return named or next((rag for cell in cells if (rag := _inked(cell, row) or _filled(cell, row))), None)


def _filled(cell: Cell, row: Row) -> Rag | None:
    is_band = any(other is not cell and other.fill == cell.fill for other in row.values())
    return None if is_band else fills.rag_of_fill(cell.fill)


def _inked(cell: Cell, row: Row) -> Rag | None:
    is_house_colour = any(other is not cell and other.ink == cell.ink for other in row.values())
    return None if is_house_colour else fills.rag_of_fill(cell.ink)


def _due(row: Row, layout: Layout) -> due_dates.Due:
    """The due date of a row, from its revised date, then its plain one; a column of original dates gives the first."""
    plain, first, revised = due_dates.Due(), None, None
    for column in layout.columns(Role.DUE):
        due = due_dates.read_due(row[column].text) if column in row else due_dates.Due()
        heading = layout.headings.get(column, "")
        if due_dates.is_revised(heading):
            revised = due.date or revised
        elif due_dates.is_first(heading):
            first = due.date or first
        elif plain.date is None:
            plain = due
    date = revised or plain.date or first
    original = first or plain.first or (plain.date if revised else None)
    return due_dates.Due(date, original if original != date else None)


def _said_by(response: Reading[Response] | None, answers: Sequence[str]) -> tuple[Statement, ...] | None:
    """What a response says of the work: refused is not to be done, under consideration is undecided; else nothing."""
    if response is None:
        return () if answers and not any(text.strip() for text in answers) else None
    status = STATUS_OF_RESPONSE.get(response.value) if response.value else None
    if status is None:
        behind = (match["said"] for text in answers if (match := _BEHIND_ANSWER.match(text)))
        labels = (said for said in behind if statuses.label_length(said))
        return next(((Statement(statuses.read_status(label), (), None),) for label in labels), None)
    return (Statement(StatusParts(Reading(response.raw, status, f"response:{response.rule_id}")), (), None),)


def _label_response(told: Told) -> Reading[Response] | None:
    """The answer that a status label gives: "Rejected" is a status too, "Accepted" nothing but an answer."""
    parts = told.said[0].parts if told.said else None
    if parts is None:
        return None
    found = responses.read_response(parts.status.raw)
    is_both = found is not None and found.value in STATUS_OF_RESPONSE
    return found if is_both else responses.label_response(parts.status.raw)


def _bodies(row: Row, layout: Layout) -> Iterator[BodyStatus]:
    """What each body says whose name heads a column."""
    for column in layout.columns(Role.BODY):
        text = row[column].text.strip() if column in row else ""
        answer, status = responses.read_response(text), row_status.of_body(text)
        if text:
            told = status.value if status.rule_id != statuses.UNREAD else None
            yield BodyStatus(layout.headings[column], told, answer.value if answer else None, text)


def _written_by(bodies: Sequence[BodyStatus]) -> str | None:
    """What bodies write in columns of their own, where that is more than a label."""
    is_prose = any(len(body.raw.split()) > row_status.LONGEST_LABEL for body in bodies)
    return "\n".join(f"{body.body}: {body.raw}" for body in bodies) if is_prose else None


def _labelled_bodies(row: Row, layout: Layout) -> tuple[BodyStatus, ...]:
    """What each body has done that is named beside its label in a status cell."""
    cells = _cells(row, layout, Role.STATUS)[-1:]
    return next((bodies for cell in cells if (bodies := answers_by_body.labelled(cell.text))), ())


def _settled(bodies: Sequence[BodyStatus]) -> tuple[Statement, ...]:
    """What the bodies of a status cell come to together; () without any."""
    value = several_statuses.settled(body.status for body in bodies if body.status)
    raw = " | ".join(body.raw for body in bodies)
    return (Statement(StatusParts(Reading(raw, value, statuses.SEVERAL)), (), None),) if bodies else ()


def _common(bodies: Sequence[BodyStatus]) -> Reading[Response] | None:
    """The response that all bodies share; None where they differ."""
    told = {body.response for body in bodies if body.response}
    return Reading(bodies[0].raw, told.pop(), "all-bodies") if len(told) == 1 else None


def _with_exceptions(entry: Entry, answers: Sequence[str]) -> Entry:
    """The entry with the answers of bodies: in its response, or in brackets behind its number."""
    bracket = answers_by_body.IN_BRACKETS.search(entry.evidence)
    texts = [*answers, *([bracket["text"]] if bracket else [])]
    given = entry.response.value if entry.response else None
    told = (answers_by_body.differing(answers_by_body.read(text), given) for text in texts)
    by_body = next((bodies for bodies in told if bodies), ())
    wordings = entry.wordings
    if by_body and bracket:
        wordings = {number: text.replace(bracket[0].strip(), "").strip() for number, text in wordings.items()}
    return dataclasses.replace(entry, by_body=by_body, wordings={n: text for n, text in wordings.items() if text})
