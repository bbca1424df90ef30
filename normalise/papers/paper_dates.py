"""The date of a paper, from its own front matter or last lines; its file's name and properties only at last."""

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from extract.records import Block, Document, Kind, Table
from normalise.papers import front_matter, meetings
from normalise.papers.titles import Title
from normalise.records import DatePrecision, DateSource, FlexibleDate
from normalise.words import dates

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
PUBLISHED = re.compile(
    r"\b(?:published|issued|dated|presented|printed|released|updated|as at|edition|report of|report by)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
OF_ANOTHER_TIME = re.compile(r"\b(?:since|after|from|before|until|till|by|between|due|to|in|the)(?: the)? $", re.I)
RANGE_GOES_ON = re.compile(r" ?(?:to|and|[-–]) ?\d")
RUNS_WITH_DATE = re.compile(r"(?:[,:|│(–—-]|\b(?:at|of|dated|on))\s*$", re.IGNORECASE)
IN_PRODUCTION = re.compile(
    r"\b(?:printed|template|version|revis\w+|review\w*|generated|saved|created)\b|\d\d:\d\d", re.IGNORECASE
)
EXACT = frozenset({DatePrecision.DAY, DatePrecision.MONTH})
IN_FILE_NAME = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-2]\d|3[01])(?!\d)"), DatePrecision.DAY),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ](0[1-9]|1[0-2])(?!\d)"), DatePrecision.MONTH),
)


def find_paper_date(document: Document, title: Title | None) -> tuple[FlexibleDate, DateSource] | None:
    """The paper's date and where it was found; None where neither paper nor file says.

    A quarter or year in the title is the period that a paper reports on: its date only where nothing is more exact.
    """
    for printed in _printed_dates(document, title):
        return printed, DateSource.PRINTED
    if named := _in_file_name(document.paper.path):
        return named, DateSource.FILE_NAME
    for period in _in_title(title):
        return period, DateSource.PRINTED
    if document.metadata_date and (day := dates.parse_date(document.metadata_date[:10])):
        return day, DateSource.FILE_METADATA
    return None


def _printed_dates(document: Document, title: Title | None) -> Iterator[FlexibleDate]:
    """The dates that the paper gives for itself, the surest first."""
    front = front_matter.front_lines(document)
    if line := front_matter.first_value(document, front_matter.Field.DATE):
        yield from _only(dates.parse_date(line.value))
    yield from (found for found in _in_title(title) if found.precision in EXACT)
    for block in front:
        if HELD.match(block.text) and not EARLIER_MEETING.search(block.text):
            yield from (found for _, _, found in dates.find_dates(block.text)[:1])
    yield from (meeting.date for meeting in meetings.front_meetings(document) if meeting.date)
    for block in front:
        yield from _only(_date_alone(block.text))
    for block in front:
        yield from _published(block)
    for text in meetings.running_lines(document):
        yield from _only(_in_running_line(text))
    yield from _signed(document)


def _in_title(title: Title | None) -> Iterator[FlexibleDate]:
    if title:
        for start, end, found in reversed(dates.find_dates(title.text)):
            if _is_alone(title.text, start, end):
                yield found


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether this date is no end of a range, and no time before or after which something was."""
    return not OF_ANOTHER_TIME.search(text[:start]) and not RANGE_GOES_ON.match(text, end)


def _published(block: Block) -> Iterator[FlexibleDate]:
    """The last date of a short line that says when the paper came out."""
    if len(block.text.split()) <= LONGEST_SIGNATURE and not block.text.endswith("."):
        for start, end, found in reversed(dates.find_dates(block.text)):
            if PUBLISHED.search(block.text[:start]) and _is_alone(block.text, start, end):
                yield found


def _in_running_line(text: str) -> FlexibleDate | None:
    """The date that ends a running header or footer, unless it says when the file was made or changed."""
    found = dates.find_dates(text)
    if not found or IN_PRODUCTION.search(text):
        return None
    start, end, date = found[-1]
    is_last = not text[end:].strip(" .)|")
    return date if is_last and date.precision in EXACT and RUNS_WITH_DATE.search(text[:start]) else None


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
        is_line = block.kind is not Kind.HEADING and len(block.text.split()) <= LONGEST_SIGNATURE
        for start, end, found in dates.find_dates(block.text)[-1:]:
            is_signed = RUNS_WITH_DATE.search(block.text[:start]) or not OF_ANOTHER_TIME.search(block.text[:start])
            if is_line and is_signed and not block.text[end:].strip(" .)"):
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
