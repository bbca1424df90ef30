"""How the report says things: a short word, a symbol and a tone for each status and each way of reporting."""

import datetime
from dataclasses import dataclass

from extract.records import TextSource
from normalise.records import DatePrecision, DateSource, FlexibleDate, Status
from outputs.histories import histories
from outputs.records import Change, Reporting, StatusGroup


@dataclass(frozen=True, slots=True)
class Tone:
    """What a cell or a bar has in common with others: its name in the style sheet, a symbol, and what it stands for."""

    name: str
    symbol: str
    words: str


DONE = Tone("done", "●", "done")
UNDER_WAY = Tone("under-way", "◐", "under way")
NO_ACTION = Tone("no-action", "○", "no action yet")
CLOSED = Tone("closed", "✕", "closed, not done")
TEXT = Tone("text", "¶", "text, no clear status")
LISTED = Tone("listed", "□", "listed, nothing said")
ASIDE = Tone("aside", "↪", "only in passing")
SILENT = Tone("silent", "–", "not mentioned")
DOUBT = Tone("doubt", "?", "cannot tell")
TONES = (DONE, UNDER_WAY, NO_ACTION, CLOSED, TEXT, LISTED, ASIDE, SILENT, DOUBT)

TONE_OF_GROUP = {
    StatusGroup.DONE: DONE,
    StatusGroup.UNDER_WAY: UNDER_WAY,
    StatusGroup.NO_ACTION_YET: NO_ACTION,
    StatusGroup.CLOSED_WITHOUT: CLOSED,
    StatusGroup.UNKNOWN: TEXT,
}
REPORTING_CELLS = {
    Reporting.REPORTED_STATUS: (TEXT, "reported"),  # the status itself stands there instead
    Reporting.REPORTED_TEXT_ONLY: (TEXT, "text only"),
    Reporting.LISTED_PENDING: (LISTED, "awaiting update"),
    Reporting.LISTED_BLANK: (LISTED, "listed, blank"),
    Reporting.COVERED_BY_GROUP: (TEXT, "text on a group"),
    Reporting.COVERED_BY_TOPIC: (ASIDE, "by topic"),
    Reporting.CROSS_REFERENCED_ONLY: (ASIDE, "cross-reference"),
    Reporting.COUNTED_ONLY: (ASIDE, "counted only"),
    Reporting.NOT_MENTIONED: (SILENT, "not mentioned"),
    Reporting.CANNOT_TELL: (DOUBT, "cannot tell"),
}
REPORTING_DETAILS = {  # what the words of a cell leave out
    Reporting.REPORTED_TEXT_ONLY: "there is text, and no status can be read in it",
    Reporting.LISTED_PENDING: "listed with the promise of an update",
    Reporting.COVERED_BY_GROUP: "said of a group of recommendations",
    Reporting.COVERED_BY_TOPIC: "its topic is spoken of, without its number",
    Reporting.CROSS_REFERENCED_ONLY: "only named inside another's text",
    Reporting.COUNTED_ONLY: "the paper counts the recommendations and names none",
}
STATUS_WORDS = {
    Status.IMPLEMENTED: "done",
    Status.SUBSTANTIALLY_IMPLEMENTED: "nearly done",
    Status.PARTIALLY_IMPLEMENTED: "partly done",
    Status.IN_PROGRESS: "in progress",
    Status.PLANNED: "planned",
    Status.UNDER_CONSIDERATION: "considered",
    Status.NOT_STARTED: "not started",
    Status.STALLED: "stalled",
    Status.NOT_IMPLEMENTED: "not done",
    Status.CLOSED_NOT_IMPLEMENTED: "decided against",
    Status.SUPERSEDED: "replaced",
    Status.NO_LONGER_APPLICABLE: "overtaken",
    Status.OPEN_UNSPECIFIED: "open",
    Status.CLOSED_UNSPECIFIED: "closed",
    Status.UNCLEAR: "unclear",
    Status.NOT_STATED: "not stated",
}
CHANGE_WORDS = {
    Change.ADVANCED: "advanced",
    Change.REGRESSED: "went backwards",
    Change.REOPENED: "reopened",
    Change.CLOSED: "closed",
}
DATE_SOURCES = {
    DateSource.PRINTED: "printed in the paper",
    DateSource.FILE_NAME: "from the file's name",
    DateSource.PARENT_PAPER: "from the paper that it belongs to",
    DateSource.FILE_METADATA: "from the file's properties",
}
TEXT_SOURCES = {
    TextSource.WORD: "Word file",
    TextSource.TAGGED_PDF: "PDF, read by its tags",
    TextSource.LAYOUT_PDF: "PDF, read by its layout",
    TextSource.OCR: "scan, read by OCR",
    TextSource.HTML: "web page",
    TextSource.TEXT: "plain text",
}
NEVER_REPORTED = "never reported"


def spell(code: object) -> str:
    """A code of the dataset in plain words: "reported_text_only" → "reported text only"."""
    return str(code).replace("_", " ")


def status_tone(status: Status | None) -> Tone:
    """The tone of a status; that of listing where it is not stated."""
    return LISTED if status is Status.NOT_STATED else TONE_OF_GROUP[histories.group_of(status)]


def status_words(status: Status | None) -> str:
    """A status in a word or two; None is a status whose words were not understood."""
    return STATUS_WORDS[status] if status else "not understood"


def day(date: datetime.date | None) -> str:
    """ "8 March 2022"; "no date" where there is none."""
    return f"{date.day} {date:%B} {date.year}" if date else "no date"


def period(date: datetime.date) -> str:
    """A date of which only the last day of its period is known: the last of a month stands for the month."""
    if (date + datetime.timedelta(days=1)).day > 1:
        return day(date)
    return f"{date.year}" if date.month == 12 else f"{date:%B} {date.year}"


def flexible_day(date: FlexibleDate | None) -> str:
    """A date as exactly as it is known: "8 March 2022", "March 2022", "2022"."""
    if date is None:
        return "no date"
    if date.precision is DatePrecision.DAY:
        return day(date.date)
    if date.precision is DatePrecision.QUARTER:
        return f"quarter to {date.date:%B} {date.date.year}"
    return f"{date.date.year}" if date.precision is DatePrecision.YEAR else f"{date.date:%B} {date.date.year}"
