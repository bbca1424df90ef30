"""The title of a paper, from its header or the words at its top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Block, Document, Kind, Place
from normalise import bodies, dates, front_matter

LONGEST_TITLE = 45  # words
GOES_ON = re.compile(r"(?:\b(?:of|the|and|for|to|from|on|in|by|with|a|an|at)|[,:–—&-])$", re.IGNORECASE)
NO_TITLE = re.compile(
    r"(?:page )?[\divx. ]+|(?:agenda )?item(?: no)?\.?:? ?[\w.]+|(?:for )?(?:information|decision|discussion|noting)"
    r"|(?:official|open|public|exempt|confidential|draft|contents|table of contents)(?: report)?"
    r"|(?:appendix|annexe?|enclosure|schedule) \w{1,3}|.*(?:https?://|www\.|@).*|.*:|[a-z./-]{0,12}\d[\w./-]*",
    re.IGNORECASE,
)
MINUTES = re.compile(r"(?:draft )?(?:minutes|notes) of\b", re.IGNORECASE)
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


def find_title(document: Document) -> Title | None:
    """The title that the header gives, else the first line of the paper that can be one; None where there is none."""
    if line := front_matter.first_value(document, front_matter.Field.TITLE):
        return Title(line.value, line.place)
    lines = [b for b in front_matter.front_blocks(document) if isinstance(b, Block)]
    candidates = [n for n, block in enumerate(lines) if _can_be_title(block)]
    for first in candidates:
        if _is_only_a_body(lines[first].text) and first + 1 in candidates:
            continue
        return _joined(lines[first:])
    return None


def _can_be_title(block: Block) -> bool:
    text = block.text
    if NO_TITLE.fullmatch(text) or SECTION_NAME.fullmatch(text) or len(text.split()) > LONGEST_TITLE:
        return False
    is_sentence = text.endswith((".", ";")) and block.kind is not Kind.HEADING and not MINUTES.match(text)
    return any(c.isalpha() for c in text) and not is_sentence and not _is_only_a_date(text)


def _is_only_a_body(text: str) -> bool:
    words = bodies.in_small_letters(text)
    return any(end - start == len(text) for start, end, _ in bodies.find_bodies(words))


def _is_only_a_date(text: str) -> bool:
    return any(len(text) - (end - start) < len("Wednesday, ") for start, end, _ in dates.find_dates(text))


def _joined(lines: Sequence[Block]) -> Title:
    """The first line with those that its wording or theirs shows to be its continuation."""
    parts = [lines[0]]
    for line in lines[1:]:
        is_like = (line.kind, line.is_bold, line.level) == (parts[-1].kind, parts[-1].is_bold, parts[-1].level)
        goes_on = GOES_ON.search(parts[-1].text) or line.text[:1].islower() or line.text[:1] in "(–—-"
        if not (is_like and goes_on) or sum(len(p.text.split()) for p in [*parts, line]) > LONGEST_TITLE:
            break
        parts.append(line)
    text = " ".join(part.printed for part in parts)
    return Title(text, parts[0].place, tuple(part.place.block_no for part in parts))
