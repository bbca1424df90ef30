"""The date of a paper, from its own front matter or last lines; its file's name and properties only at last."""

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from extract.records import Block, Document, Kind, Table
from normalise import dates, front_matter
from normalise.records import DatePrecision, DateSource, FlexibleDate
from normalise.titles import Title

LAST_BLOCKS = 8  # where a signature stands
LONGEST_SIGNATURE = 14  # words
HELD = re.compile(
    r"(?:(?:draft|public|confirmed|action) )*(?:minutes|notes|record|agenda|proceedings|meeting|at a meeting|held)\b"
    r"[^.;]*?\b(?:on|dated|at|of)\b",
    re.IGNORECASE,
)
EARLIER_MEETING = re.compile(r"\b(?:approved?|agreed|confirmed|signed|correct|accurate|previous|last)\b", re.I)
ALONE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|date|dated|published|issued|version [\d.]+|as at|:|[,(). –—|-])*",
    re.IGNORECASE,
)
IN_FILE_NAME = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-2]\d|3[01])(?!\d)"), DatePrecision.DAY),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ](0[1-9]|1[0-2])(?!\d)"), DatePrecision.MONTH),
)


def find_paper_date(document: Document, title: Title | None) -> tuple[FlexibleDate, DateSource] | None:
    """The paper's date and where it was found; None where neither paper nor file says."""
    for printed in _printed_dates(document, title):
        return printed, DateSource.PRINTED
    if named := _in_file_name(document.paper.path):
        return named, DateSource.FILE_NAME
    if document.metadata_date and (day := dates.parse_date(document.metadata_date[:10])):
        return day, DateSource.FILE_METADATA
    return None


def _printed_dates(document: Document, title: Title | None) -> Iterator[FlexibleDate]:
    """The dates that the paper gives for itself, the surest first."""
    front = [b for b in front_matter.front_blocks(document) if isinstance(b, Block)]
    if line := front_matter.first_value(document, front_matter.Field.DATE):
        yield from _only(dates.parse_date(line.value))
    if title:
        yield from (found for _, _, found in dates.find_dates(title.text)[-1:])
    for block in front:
        if HELD.match(block.text) and not EARLIER_MEETING.search(block.text):
            yield from (found for _, _, found in dates.find_dates(block.text)[:1])
    for block in front:
        yield from _only(_date_alone(block.text))
    yield from _signed(document)


def _date_alone(text: str) -> FlexibleDate | None:
    """The date of a line that holds a date and nothing else."""
    for start, end, found in dates.find_dates(text):
        if ALONE.fullmatch(text[:start] + text[end:]):
            return found
    return None


def _signed(document: Document) -> Iterator[FlexibleDate]:
    """Dates that end a short line at the end of the paper: "A. Person, March 2018"."""
    content = [b for b in document.blocks if not isinstance(b, Table) and b.text and b.kind is not Kind.FURNITURE]
    for block in reversed(content[-LAST_BLOCKS:]):
        for _, end, found in dates.find_dates(block.text)[-1:]:
            if len(block.text.split()) <= LONGEST_SIGNATURE and not block.text[end:].strip(" .)"):
                yield found


def _in_file_name(path: str) -> FlexibleDate | None:
    stem = PurePosixPath(path).stem
    for pattern, precision in IN_FILE_NAME:
        if match := pattern.search(stem):
            text = "-".join(match.groups())
            day = _day_of(text if precision is DatePrecision.DAY else f"{text}-01")
            found = dates.parse_date(day.strftime("%B %Y")) if day else None
            if day and found:
                return FlexibleDate(day if precision is DatePrecision.DAY else found.date, precision, match[0])
    found_words = dates.find_dates(re.sub(r"[-_.+]+", " ", stem))
    return found_words[0][2] if found_words else None


def _day_of(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _only(date: FlexibleDate | None) -> Iterator[FlexibleDate]:
    if date:
        yield date
