"""Runs of blocks between two tables, and what the finders of entries need to know about the paper around them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import Block, Kind
from normalise.entries import Entry
from normalise.numbers import numbers, references
from normalise.words import decisions

Run = Sequence[Block]

LONGEST_LEAD_IN = 12  # words of a line without a colon that still leads up to a list
_PART_NUMBER = re.compile(r"(?:chapter|part|section)?\s?(?P<number>\d{1,2}(?:\.\d{1,2})*)[.:)]?\s", re.IGNORECASE)
_OBLIGES = re.compile(
    r"\b(?:should|must|shall|ought|needs? to|has to|have to|is to|are to|requires?|recommend(?:s|ed)?|urges?)\b"
    r"|^(?:to\s)?(?:that|ensur\w+|provid\w+|continu\w+|develop\w*|improv\w+|establish\w*|review|consider|take|work|make"
    r"|report|increase|strengthen|promote|support|publish|introduce|adopt)\b"
    r"(?!\s(?:has|have|had|is|are|was|were|will)\b)",  # "the review has been held" asks for none
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the paper: the heading over each block, what led up to the run, and its forms of number.

    `forms` are patterns of the distinctive numbers that the paper's own tables list ("011/20"), if it has any;
    `parts_of` gives the heading of each numbered part ("8": "Conclusions and recommendations"). `is_response` says that
    the paper answers recommendations: where an answer takes no position, that is known and not overlooked.
    `itemised` are the numbers of the recommendations given one by one before the run.
    `last_listed` is the number with which the last list of recommendations ended, "" before the first.
    """

    heading_of: Mapping[int, str]
    introduction: str = ""
    forms: tuple[re.Pattern[str], ...] = field(default=())
    parts_of: Mapping[str, str] = field(default_factory=dict)
    is_response: bool = False
    last_listed: str = ""
    itemised: tuple[str, ...] = ()

    def section(self, block: Block) -> str:
        """The heading that a block stands under."""
        return self.heading_of.get(block.place.block_no, "")


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that a finder read from a run, and the position behind the last block that it read."""

    entries: tuple[Entry, ...]
    end: int
    last_listed: str = ""  # the last number of a list, which another may take up


def names_recommendations(text: str) -> bool:
    """Whether a heading or lead-in speaks of recommendations and not of a motion to the meeting."""
    return "recommend" in text.casefold() and not decisions.is_decision(text)


def obliges(text: str) -> bool:
    """Whether a text says what somebody ought to do, as the wording of a recommendation does."""
    return _OBLIGES.search(text) is not None


def announces(run: Run, position: int, context: Context) -> bool:
    """Whether the heading, or the line that leads up to a position, says that recommendations follow."""
    section, lead_in = context.section(run[position]), _lead_in(run, position, context)
    if section == run[position].printed:
        return False  # a heading announces what stands below it, not itself
    if decisions.is_decision(section) or decisions.is_decision(lead_in):
        return False
    leads_up = lead_in.rstrip().endswith(":") or len(lead_in.split()) <= LONGEST_LEAD_IN
    above = [*_headings_above(run, position, context), *_parts_around(run[position], context)]
    return any(map(names_recommendations, above)) or (leads_up and names_recommendations(lead_in))


def _parts_around(block: Block, context: Context) -> list[str]:
    """The headings of the numbered parts that a block's own number lies in: 8 and 8.1 for a paragraph 8.1.3."""
    steps = (opening_numbers(block) or ("",))[0].split(".")
    return [context.parts_of.get(".".join(steps[:depth]), "") for depth in range(1, len(steps))]


def numbered_parts(blocks: Iterable[Block]) -> dict[str, str]:
    """The headings that carry a number, by that number; the last one of a number counts."""
    found = ((_PART_NUMBER.match(block.printed), block.printed) for block in blocks if block.kind is Kind.HEADING)
    return {match["number"]: heading for match, heading in found if match}


def _lead_in(run: Run, position: int, context: Context) -> str:
    return run[position - 1].text if position else context.introduction


def _headings_above(run: Run, position: int, context: Context) -> list[str]:
    """The heading over a position, with the headings that stand right above that one without text between."""
    found = [context.section(run[position])]
    above = next((i for i in range(position - 1, -1, -1) if run[i].kind is Kind.HEADING), None)
    while above is not None and above > 0 and run[above - 1].kind is Kind.HEADING:
        above -= 1
        found.append(run[above].text)
    return found


def opening_numbers(block: Block) -> tuple[str, ...]:
    """The recommendation numbers that a paragraph or list item opens with, typed or made by Word; () where none.

    "7 Share …", "4a) iv. The …", "5., 6., 7. The …" open with numbers; "7 gullies were …" does not.
    """
    if block.kind is Kind.HEADING:
        return ()
    if block.label:
        labelled = numbers.read_numbers(block.label)
        return labelled.numbers if labelled and not block.label[labelled.end :].strip(" .):") else ()
    typed = numbers.read_numbers(block.text)
    after = block.text[typed.end :] if typed else ""
    if typed is None or not re.match(r"(?:[.):,]+\s*|\s+)[A-Z‘“\"\[(]", after):
        return ()
    if references.leading_reference(after.lstrip(" .,):")):
        return ()  # a page number before an entry of a list of contents
    return typed.numbers


def text_after_numbers(block: Block) -> str:
    """A block's text without the numbers that it opens with."""
    typed = None if block.label else numbers.read_numbers(block.text)
    return block.text[typed.end :].lstrip(" .,):") if typed else block.text


def number_raw(block: Block) -> str:
    """The numbers that a block opens with, as printed."""
    return block.label or block.text[: len(block.text) - len(text_after_numbers(block))].strip()
