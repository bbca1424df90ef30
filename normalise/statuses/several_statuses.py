"""The one status of a place that gives several: the least advanced of them, or none where they contradict each other.

A recommendation is no further than its least advanced part; but "implemented" beside "will not be implemented" is two
answers, and which of them counts is not for a program to say.
"""

import re
from collections.abc import Iterable

from normalise.records import Status

LEAST_FIRST = (
    Status.UNDER_CONSIDERATION,
    Status.NOT_STARTED,
    Status.PLANNED,
    Status.STALLED,
    Status.IN_PROGRESS,
    Status.PARTIALLY_IMPLEMENTED,
    Status.SUBSTANTIALLY_IMPLEMENTED,
    Status.IMPLEMENTED,
)
CLOSED = frozenset(
    {
        Status.IMPLEMENTED,
        Status.CLOSED_NOT_IMPLEMENTED,
        Status.SUPERSEDED,
        Status.NO_LONGER_APPLICABLE,
        Status.CLOSED_UNSPECIFIED,
    }
)
SAYS_NOTHING = frozenset({Status.UNCLEAR, Status.NOT_STATED})
_SEPARATOR = re.compile(
    r"\n|;\s|\s?~|\s?/\s?(?=[A-Za-z]{2})|,\s?(?=[A-Z])|\sAND\s"
    r"|(?:^|(?<=\s))\([a-h](?:\s?[-–,&]\s?[a-h])*\)\s"  # its parts: "(a) … (b) …", "(a-b) …"
)


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text that may be several labels in one ("Implemented / Will be implemented"), as printed."""
    return tuple(phrase.strip() for phrase in _SEPARATOR.split(text) if phrase.strip())


def settled(statuses: Iterable[Status]) -> Status:
    """The one status that several come to; UNCLEAR where they contradict each other."""
    told = frozenset(statuses) - SAYS_NOTHING
    if len(told) > 1 and told <= CLOSED:
        told -= {Status.CLOSED_UNSPECIFIED}
    if len(told) > 1 and not told & CLOSED:
        told -= {Status.OPEN_UNSPECIFIED}
    if len(told) == 1:
        return next(iter(told))
    least = next((status for status in LEAST_FIRST if status in told), Status.UNCLEAR)
    return least if told <= set(LEAST_FIRST) else Status.UNCLEAR
