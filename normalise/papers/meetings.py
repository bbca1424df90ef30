"""Lines that say which meeting a paper is for: a body, perhaps its parent and a date, and nothing else."""

import re
from dataclasses import dataclass

from extract.records import Block, Document, Kind
from normalise import remembered
from normalise.names import bodies
from normalise.papers import front_matter
from normalise.records import FlexibleDate
from normalise.words import dates

LONGEST_LINE = 25  # words
NEVER_MEETS = re.compile(
    r"(?:Office|Department|Ministry) |.*\b(?:Review|Inquiry|Enquiry|Inquest|Investigation|Office|Audit)$"
)
PAGE = re.compile(r"[\s|│,–—-]*\b(?:page|p\.) ?\d+(?: of \d+)?$|^(?:page )?\d{1,3}[\s|│]+|[\s|│]+\d{1,3}$", re.I)
BESIDE_A_BODY = re.compile(
    r"(?:(?:progress |update |final |annual )?(?:report|paper|briefing|update) (?:to|for)\b"
    r"|(?:draft )?(?:minutes|agenda|notes) (?:of|for)\b|(?:extraordinary |special |annual )?meeting\b"
    r"|(?:presented|submitted|report) to\b|held\b|members of\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:to|for|on|at|of|the|a|date|dated|and)\b|[\s,.:;|│()*–—-])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The body that a line names, in the capitals of a name, and the date beside it."""

    body: str
    date: FlexibleDate | None


def front_meetings(document: Document) -> tuple[Meeting, ...]:
    """The meetings that lines at the paper's top name, in order; a date that stands alone is not one."""
    top = front_matter.before_text(front_matter.front_lines(document))
    lines = (block.text for block in top if not block.label)
    return tuple(meeting for line in lines if (meeting := read_meeting(line)))


def running_meetings(document: Document) -> tuple[Meeting, ...]:
    """The meetings that running headers and footers name, each header once."""
    return tuple(meeting for line in running_lines(document) if (meeting := read_meeting(line)))


@remembered.for_last(1)
def running_lines(document: Document) -> tuple[str, ...]:
    """The different running headers and footers in order, without their page numbers."""
    furniture = (b.text for b in document.blocks if isinstance(b, Block) and b.kind is Kind.FURNITURE)
    return tuple(dict.fromkeys(PAGE.sub("", text).strip() for text in furniture))


def read_meeting(line: str) -> Meeting | None:
    """The meeting that a line names, or None for a line that says anything else.

    Of a committee and the authority that it is part of ("Ferry Council, Parks Committee"), the committee is named.
    """
    text = bodies.in_small_letters(line)
    named = bodies.find_bodies(text) if len(line.split()) <= LONGEST_LINE else ()
    if not named or not any(meets(name) for _, _, name in named):
        return None
    found = dates.find_dates(text)
    rest = text
    for start, end in sorted(((start, end) for start, end, _ in (*named, *found)), reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    if not BESIDE_A_BODY.fullmatch(rest):
        return None
    return Meeting(_committee([name for _, _, name in named]), found[0][2] if found else None)


def meets(name: str) -> bool:
    """Whether a body of this name holds meetings: an office, a review or an inquiry is at work, not in session."""
    return NEVER_MEETS.match(name) is None


def _committee(names: list[str]) -> str:
    parts = [name for name in names if not bodies.PARENT.search(bodies.without_parent(name))]
    return bodies.without_parent((parts or names)[-1])
