"""The status that a tracker's row gives: by label, ticks, several bodies, a colour with its legend, or percentage."""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block
from normalise.records import EarlierStatus, FlexibleDate, Rag, Reading, Status, StatusParts
from normalise.statuses import dated_updates, marks, several_statuses, statements, statuses
from normalise.statuses.statements import Statement
from normalise.tables import legends
from normalise.tables.column_roles import Layout
from normalise.tables.legends import Legend
from normalise.tables.table_rows import Row
from normalise.words import dates
from normalise.words.heading_roles import Role

LONGEST_LABEL = 8  # words in a body's column; a longer text is prose
TICKED = "ticked"  # the rule by which a mark gives the status in its heading
_FIGURE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?%?")
_UNEXPLAINED = frozenset({Status.CLOSED_UNSPECIFIED, Status.OPEN_UNSPECIFIED, Status.UNCLEAR})
_REFINED = frozenset({Status.PARTIALLY_IMPLEMENTED, Status.SUBSTANTIALLY_IMPLEMENTED})  # by figures, "under way" alone
Said = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of the progress; `said` is None where it has no place for it, () where that is blank."""

    said: Said | None = None
    update: str | None = None
    earlier: tuple[EarlierStatus, ...] = ()


def read(row: Row, layout: Layout, legend: Legend, rag: Rag | None) -> Told:
    """What a row says of the progress: the newest status column speaks first, the column of progress last."""
    status, progress = _of_columns(row, layout, Role.STATUS), _of_columns(row, layout, Role.PROGRESS)
    explained = _explained(row, layout, status.said, (legend, rag))
    figure = _figure(row, layout)
    beside_colour = _beside_colour(row, layout)
    places = (explained, status.said, _ticked(row, layout), _of_bodies(row, layout), beside_colour, progress.said)
    filled = [place for place in places if place]
    read_ones = sorted(filter(_is_read, filled), key=_says_nothing)
    chosen = next(iter(read_ones), None) or figure or next(iter(filled), None)
    earlier = status.earlier + progress.earlier
    if chosen is None:
        return Told(next((place for place in places if place is not None), None), progress.update, earlier)
    chosen = (_with_figure(chosen[0], figure), *chosen[1:])
    if chosen[0].update:
        return Told(chosen, None, earlier)
    return Told(chosen, None if chosen is progress.said else progress.update, earlier)


def _of_columns(row: Row, layout: Layout, role: Role) -> Told:
    """What the columns of one role say; of dated columns and dated updates the newest counts."""
    columns = [column for column in layout.columns(role) if column in row]
    if not columns:
        return Told()
    dated = {c: date for c in columns if (date := dates.parse_date(layout.headings.get(c, "")))}
    newest = max(columns, key=lambda c: (*_age(dated.get(c), row[c].text), c))
    is_one = role is Role.STATUS or newest in dated
    blocks = [block for c in ([newest] if is_one else columns) for block in row[c].blocks if block.text]
    updates = dated_updates.read_updates(blocks)
    said = _statements(updates[0].blocks if updates else blocks, role)
    if updates and said:
        said = (dataclasses.replace(said[0], update=statements.text_of(blocks)), *said[1:])
    older = [EarlierStatus(dated[c], _status(row[c].text)) for c in columns if c in dated and c != newest]
    earlier = (*(e for e in older if e.status.raw), *dated_updates.earlier(updates))
    return Told(said, statements.text_of(blocks) if role is Role.PROGRESS else None, earlier)


def _age(date: FlexibleDate | None, text: str) -> tuple[str, bool]:
    """What makes one column newer than another: its date; of two without, that something stands in it."""
    return (date.date.isoformat(), True) if date else ("", bool(text.strip()))


def _statements(blocks: Sequence[Block], role: Role) -> Said:
    is_label_place = role in (Role.STATUS, Role.RAG)
    return statements.read_status_cell(blocks) if is_label_place else statements.read_statements(blocks)


def _status(text: str) -> Reading[Status]:
    return statuses.read_status(text).status


def _is_read(said: Said) -> bool:
    """Whether a label, not prose alone, gives a status."""
    return any(s.parts and not s.is_prose and s.parts.status.rule_id != statuses.UNREAD for s in said)


def _says_nothing(said: Said) -> bool:
    """Whether a place only says that nothing is said there: "N/A", a dash."""
    return all(s.parts is None or s.parts.status.value is Status.NOT_STATED for s in said)


def _beside_colour(row: Row, layout: Layout) -> Said | None:
    """The status that a column of colours gives in words beside them: "Blue – complete"."""
    said = _of_columns(row, layout, Role.RAG).said
    return said if said and _is_read(said) else None


def _explained(row: Row, layout: Layout, said: Said | None, by: tuple[Legend, Rag | None]) -> Said | None:
    """What the paper's legend says of the row's code or colour, where its own words say no more than "open"."""
    parts = said[0].parts if said else None
    if parts and parts.status.value not in _UNEXPLAINED:
        return None
    cells = [row[c] for role in (Role.STATUS, Role.RAG, Role.PROGRESS) for c in layout.columns(role) if c in row]
    found = (legends.by_legend(by[0], cell.text, by[1]) for cell in cells)
    explained = next((parts for parts in found if parts), None)
    return (Statement(explained, (), None),) if explained else None


def _ticked(row: Row, layout: Layout) -> Said | None:
    """The status whose column is ticked; of one column "Completed?", also what a "No" says."""
    columns = [c for c in layout.columns(Role.MARK) or layout.columns(Role.STATUS) if c in row]
    texts = [row[c].text for c in columns]
    ticked = {c: marks.is_ticked(row[c].text, texts) for c in columns if row[c].text.strip()}
    told = [_status(layout.headings.get(c, "").rstrip("? ")) for c, is_so in ticked.items() if is_so]
    told += [Reading("", Status.OPEN_UNSPECIFIED, TICKED)] if list(ticked.values()) == [False] else []
    read_ones = [status for status in told if status.value and status.rule_id != statuses.UNREAD]
    if not read_ones:
        return () if layout.columns(Role.MARK) and not ticked else None
    value = several_statuses.settled(status.value for status in read_ones if status.value)
    raw = " ".join(f"{layout.headings.get(c, '')} {row[c].text.strip()}" for c in ticked)
    return (Statement(StatusParts(Reading(raw, value, TICKED)), (), None),)


def _of_bodies(row: Row, layout: Layout) -> Said | None:
    """The status that the bodies come to whose names head columns; none where only some of them give one."""
    told = [of_body(row[c].text) for c in layout.columns(Role.BODY) if c in row and row[c].text.strip()]
    if not told:
        return () if layout.columns(Role.BODY) else None
    if any(status.rule_id == statuses.UNREAD for status in told):
        return None
    value = several_statuses.settled(status.value for status in told if status.value)
    raw = " | ".join(dict.fromkeys(status.raw for status in told))
    return (Statement(StatusParts(Reading(raw, value, statuses.SEVERAL)), (), None),)


def of_body(text: str) -> Reading[Status]:
    """The status in a body's column, which of prose only a label at its head gives."""
    is_prose = len(text.split()) > LONGEST_LABEL and statuses.label_length(text) is None
    return Reading(text, Status.UNCLEAR, statuses.UNREAD) if is_prose else _status(text)


def _figure(row: Row, layout: Layout) -> Said | None:
    """The status of a figure in a column of percentages."""
    cells = [row[c].text.strip() for c in layout.columns(Role.PERCENT) if c in row]
    figure = _FIGURE.fullmatch(cells[-1]) if cells else None
    if figure is None:
        return None
    parts = statuses.read_status(f"{figure[1]}% complete")
    return (Statement(dataclasses.replace(parts, status=dataclasses.replace(parts.status, raw=cells[-1])), (), None),)


def _with_figure(statement: Statement, figure: Said | None) -> Statement:
    """A statement with the percentage beside it, which also tells how far work is that is only "under way"."""
    told = figure[0].parts if figure else None
    if told is None or statement.parts is None:
        return statement
    status = statement.parts.status
    if status.value is Status.IN_PROGRESS and told.status.value in _REFINED:
        status = dataclasses.replace(status, value=told.status.value, rule_id=told.status.rule_id)
    return dataclasses.replace(
        statement, parts=dataclasses.replace(statement.parts, status=status, percent=told.percent)
    )
