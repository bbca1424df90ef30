"""The date by which something is due, as it stands now and as it was first set."""

import re
from dataclasses import dataclass

from normalise.records import FlexibleDate
from normalise.words import dates

_FIRST = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|first|previous(?:ly)?|was|formerly|baseline)\b", re.IGNORECASE
)
_REVISED = re.compile(
    r"\b(?:revised|now|new|extended|moved|slipped|changed|deferred|current|latest|updated|rescheduled|then)\b"
    r"|→|->|\bforecast\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A due date; `first` is the one first set, where the paper gives it beside a later one."""

    date: FlexibleDate | None = None
    first: FlexibleDate | None = None


def read_due(text: str) -> Due:
    """What a due cell says: "31 March 2021", or "originally March 2021, now June 2022".

    Of several dates the last is due, as before; the first one was first set only where words or an arrow say so.
    """
    found = dates.find_dates(text, is_field=True)
    if len(found) < 2:
        return Due(found[0][2] if found else None)
    first = next((date for start, _, date in found if _FIRST.search(_before(text, start))), None)
    if first is None and _REVISED.search(text[found[0][1] :]):
        first = found[0][2]
    revised = [date for start, _, date in found if _REVISED.search(_before(text, start)) and date is not first]
    later = revised or [date for _, _, date in found if date is not first]
    return Due(later[-1], first)


def is_first(heading: str) -> bool:
    """Whether a column holds the dates as first set ("Original due date")."""
    return _FIRST.search(heading) is not None


def is_revised(heading: str) -> bool:
    """Whether a column holds dates that were moved ("Revised due date")."""
    return _REVISED.search(heading) is not None


def _before(text: str, start: int) -> str:
    """The words just before a date, up to the one before it."""
    words = re.split(r"[,;.()\n]", text[:start])[-2:]
    return " ".join(words) if not words[-1].strip() else words[-1]
