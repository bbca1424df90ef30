"""The register of series that an analyst pinned: `corpus/series.toml` in, PinnedSeries out."""

import datetime
import re
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints, ValidationError

from link.records import PinnedSeries

Name = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
SeriesId = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
HEADER = re.compile(r"^\s*\[\[\s*series\s*\]\]")
ADVICE = {
    "extra_forbidden": "no such key: use one of id, name, issuer, aliases, issued, stated_count, numbers, papers, "
    "report_every_months, report_to",
    "missing": "this key is missing: every series needs an id and a name",
    "string_pattern_mismatch": 'write an id in small letters, digits and hyphens, such as "oakshire-housing-2016"',
    "string_type": "write text in quotation marks",
    "string_too_short": "this must not be empty",
    "int_type": "write a whole number without quotation marks, such as 60",
    "tuple_type": 'write a list in square brackets, such as ["the Commission"]',
    "greater_than_equal": "write 1 or more",
    "date_type": "write a date without quotation marks, such as 2016-11-01",
}


class BadRegister(ValueError):
    """The register breaks its form; `str(error)` names the file, the line and what to do."""


class Entry(BaseModel):
    """One `[[series]]` of the register."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: SeriesId
    name: Name
    issuer: str = ""
    aliases: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    issued: datetime.date | None = None
    stated_count: Annotated[StrictInt, Field(ge=1)] | None = None
    numbers: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    papers: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    report_every_months: Annotated[StrictInt, Field(ge=1)] | None = None
    report_to: str = ""


def read_register(path: Path) -> tuple[PinnedSeries, ...]:
    """The series that the register pins, in its order; none if there is no such file.

    Raises BadRegister on unknown keys, wrong types and duplicate ids.
    """
    if not path.exists():
        return ()
    text = path.read_text(encoding="utf-8-sig")
    tables = _series_tables(path, text)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if HEADER.match(line)]
    starts = lines if len(lines) == len(tables) else [1] * len(tables)
    entries = [_read_entry(path, text, start, table) for start, table in zip(starts, tables, strict=True)]
    _refuse_duplicates(path, entries, starts)
    return tuple(_pinned(entry) for entry in entries)


def _series_tables(path: Path, text: str) -> list[object]:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRegister(f"{path}: not valid TOML: {error}") from error
    for key in parsed:
        if key != "series":
            raise BadRegister(f"{path}, line {_line_of_key(text, 1, key)}: {key}: only [[series]] may stand here")
    tables = parsed.get("series", [])
    if not isinstance(tables, list):
        line = _line_of_key(text, 1, "series")
        raise BadRegister(f"{path}, line {line}: write [[series]] with two brackets, once for each series")
    return tables


def _read_entry(path: Path, text: str, start: int, table: object) -> Entry:
    try:
        return Entry.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else "series"
        advice = ADVICE.get(first["type"], first["msg"])
        raise BadRegister(f"{path}, line {_line_of_key(text, start, key)}: {key}: {advice}") from error


def _line_of_key(text: str, start: int, key: str) -> int:
    """The line of the key in the series that starts at `start`; that line itself where the key is missing."""
    pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    for number, line in enumerate(text.splitlines()[start - 1 :], start):
        if number > start and HEADER.match(line):
            break
        if pattern.match(line):
            return number
    return start


def _refuse_duplicates(path: Path, entries: list[Entry], starts: list[int]) -> None:
    first_lines: dict[str, int] = {}
    for entry, start in zip(entries, starts, strict=True):
        if entry.id in first_lines:
            message = (
                f"id: {entry.id} is already used by the series at line {first_lines[entry.id]}; give it its own id"
            )
            raise BadRegister(f"{path}, line {start}: {message}")
        first_lines[entry.id] = start


def _pinned(entry: Entry) -> PinnedSeries:
    fields = entry.model_dump(exclude={"id"})
    return PinnedSeries(series_id=entry.id, **fields)
