"""The title of a paper, from its header or the words at its top."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block, Document, Kind, Place
from normalise import remembered
from normalise.papers import front_matter, meetings, sections
from normalise.words import dates

LONGEST_TITLE = 45  # words
GOES_ON = re.compile(r"(?:\b(?:of|the|and|for|to|from|on|in|by|with|a|an|at)|[,:–—&-])$", re.IGNORECASE)
NO_TITLE = re.compile(
    r"(?:page )?[\divx. ]+|(?:agenda )?item(?: no)?\.?:? ?[\w.]+|(?:for )?(?:information|decision|discussion|noting)"
    r"|(?:official|open|public|exempt|confidential|draft|contents|table of contents)(?: report)?"
    r"|(?:appendix|annexe?|enclosure|schedule) \w{1,3}|.*(?:https?://|www\.|@).*|.*:|[a-z./-]{0,12}\d[\w./-]*"
    r"|(?:[\w-]+ ){0,3}\w+(?:/[\w.]+){2,}|.*\bdistr\..*|(?:original|ref(?:erence)?|language|date)\b.{0,3}:.*"
    r"|[\w-]+ session|[\w-]+ (?:special )?reports? of session .*|(?:the )?(?:final |interim )?report",
    re.IGNORECASE,
)
PERIOD_ALONE = re.compile(r"(?:19|20)\d\d ?[-–/] ?(?:20)?\d\d")
SUBTITLE = re.compile(r"(?:\w+ ){0,2}(?:report|update|response|review) (?:from|on|about)\b", re.IGNORECASE)
MINUTES = re.compile(r"(?:draft )?(?:minutes|notes|agenda) (?:of|for)\b", re.IGNORECASE)
SECTION_NAME = re.compile(
    r"(?:executive )?(?:summary|introduction|background|purpose|contents|foreword|overview|context)\b.{0,30}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the place of its first words; `block_nos` are all the blocks that it was read from."""

    text: str
    place: Place
    block_nos: tuple[int, ...] = ()


@remembered.for_last(1)
def find_title(document: Document) -> Title | None:
    """The title that the header gives, else the first line of the paper that can be one.

    None where there is none, or where the first page, which would bear it, could not be read.
    """
    if line := front_matter.first_value(document, front_matter.Field.TITLE):
        return Title(line.value, line.place)
    if 1 in document.unreadable_pages:
        return None
    lines = front_matter.front_lines(document)
    top = front_matter.before_text(lines)
    candidates = [n for n in range(len(top)) if _can_be_title(top[n])]
    candidates = candidates or [n for n in range(len(lines)) if _can_be_title(lines[n])]
    named = [n for n in candidates if not _is_only_a_body(lines[n].text)] or candidates
    return _joined(lines[named[0] :]) if named else None


def _can_be_title(block: Block) -> bool:
    text = block.text
    if (
        text.split(" ", 1)[0].islower()
        or NO_TITLE.fullmatch(text)
        or SECTION_NAME.fullmatch(text)
        or len(text.split()) > LONGEST_TITLE
    ):
        return False
    is_sentence = text.endswith((".", ";")) and block.kind is not Kind.HEADING and not MINUTES.match(text)
    return any(c.isalpha() for c in text) and not is_sentence and not _is_only_a_date(text)


def _is_only_a_body(text: str) -> bool:
    """Whether a line names who meets, and perhaps when, and not what the paper is."""
    return meetings.read_meeting(text) is not None and not MINUTES.match(text)


def _is_only_a_date(text: str) -> bool:
    return any(len(text) - (end - start) < len("Wednesday, ") for start, end, _ in dates.find_dates(text))


def _joined(lines: Sequence[Block]) -> Title:
    """The first line with those that their wording or look shows to be its continuation, and its subtitle."""
    parts = [lines[0]]
    for line, follower in itertools.zip_longest(lines[1:], lines[2:]):
        is_like = (line.kind, line.is_bold, line.level) == (parts[-1].kind, parts[-1].is_bold, parts[-1].level)
        goes_on = GOES_ON.search(parts[-1].text) or line.text[:1].islower() or line.text[:1] in "(–—-"
        if not (is_like and (goes_on or _is_stacked(line, follower))):
            break
        if sum(len(part.text.split()) for part in [*parts, line]) > LONGEST_TITLE:
            break
        parts.append(line)
    text = " ".join(part.printed.rstrip("*") for part in parts)
    below = lines[len(parts)] if len(lines) > len(parts) else None
    if below and SUBTITLE.match(below.text) and not below.text.endswith(".") and not meetings.read_meeting(below.text):
        text, parts = f"{text}: {below.text}", [*parts, below]
    return Title(text, parts[0].place, tuple(part.place.block_no for part in parts))


def _is_stacked(line: Block, follower: Block | None) -> bool:
    """Whether this is a further line of a title page and not the heading of the text below it."""
    is_displayed = (line.kind is Kind.HEADING or line.is_bold) and line.level is None and not line.label
    is_part = _can_be_title(line) and not sections.NAMED_PART.match(line.text) and not _is_only_a_body(line.text)
    can_join = is_part or PERIOD_ALONE.fullmatch(line.text)
    return bool(is_displayed and can_join) and not (follower and front_matter.is_text(follower))
