"""Which naming of a set of recommendations a mention stands under: one beside it, in a heading above, or before it."""

import re
from collections.abc import Iterable, Sequence

from extract.records import Block, Document
from normalise.names import bodies
from normalise.papers import sections
from normalise.records import FlexibleDate, Mention, SeriesName

NUMBERED = re.compile(r"(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4}(?=[.)]?(?:\s|$))")
NAMES_NUMBERS = re.compile(r"recommendations? \d", re.IGNORECASE)

Issue = tuple[str, FlexibleDate | None]


class Scopes:
    """The namings of one paper, each with the part of the paper that it rules."""

    def __init__(self, document: Document, named: Sequence[SeriesName], mentions: Sequence[Mention]) -> None:
        self._named = [name for name in named if not name.is_title]
        self._texts = {b.place.block_no: b.text for b in document.blocks if isinstance(b, Block)}
        self._section_of = sections.section_starts(document)
        self._ruling = _ruling_headings(document, self._named)
        self._wordings: dict[int, str] = {}
        for mention in mentions:
            block_no = mention.place.block_no
            self._wordings[block_no] = f"{self._wordings.get(block_no, '')}\n{mention.wording or ''}"

    def heading_naming(self, block_no: int) -> str:
        """The words by which the heading above a block names a set, or ""."""
        names = self._ruling.get(block_no, [])
        return names[0].raw if len(_issues(names)) == 1 else ""

    def naming_before(self, block_no: int) -> str:
        """The words by which the text before a block, in its section, names the one set that it speaks of, or ""."""
        section = self._section_of.get(block_no, 0)
        names = [
            name
            for name in self._named
            if self._may_rule(name) and self._section_of.get(name.place.block_no) == section > 0
            if name.place.block_no < block_no
        ]
        return names[0].raw if len(_issues(names)) == 1 else ""

    def naming_of(self, mention: Mention) -> str:
        """The words that name the mention's set, or "" where no naming rules it.

        A naming beside the mention wins over the heading above, and that over sentences before it in its section.
        Words that give numbers ("recommendations 9 and 10 of the Panel") name the set of these numbers alone; what a
        recommendation's own wording names is another matter.
        """
        beside = [name for name in self._named if _is_beside(name, mention)]
        exact = [name for name in beside if _gives_number(name, mention)]
        loose = [name for name in beside if self._may_rule(name) and self._comes_first(name, mention)]
        before = [name for name in self._named if self._may_rule(name) and self._stands_before(name, mention)]
        candidates = (exact, loose, self._ruling.get(mention.place.block_no, []), before)
        return next((found[0].raw for found in candidates if len(_issues(found)) == 1), "")

    def _may_rule(self, name: SeriesName) -> bool:
        """Whether these words can speak of more than one number, and are no part of a recommendation's wording."""
        is_many = "recommendations" in name.raw.lower() and not NAMES_NUMBERS.search(name.raw)
        return is_many and name.raw not in self._wordings.get(name.place.block_no, "")

    def _comes_first(self, name: SeriesName, mention: Mention) -> bool:
        text = self._texts.get(mention.place.block_no, "")
        number_at, name_at = text.find(mention.number_raw), bodies.in_small_letters(text).find(name.raw)
        return number_at < 0 or name_at < 0 or name_at < number_at

    def _stands_before(self, name: SeriesName, mention: Mention) -> bool:
        block_no, name_no = mention.place.block_no, name.place.block_no
        section = self._section_of.get(block_no, 0)
        return section > 0 and self._section_of.get(name_no) == section and name_no < block_no


def _issues(names: Iterable[SeriesName]) -> set[Issue]:
    return {(name.issuer, name.issued) for name in names}


def _is_beside(name: SeriesName, mention: Mention) -> bool:
    """In the same block; in a table, in the same row or the first."""
    is_row = name.place.row_index in (None, 0, mention.place.row_index)
    return name.place.block_no == mention.place.block_no and is_row


def _gives_number(name: SeriesName, mention: Mention) -> bool:
    return bool(
        mention.number_raw
        and NAMES_NUMBERS.search(name.raw)
        and re.search(rf"(?<!\w){re.escape(mention.number_raw)}(?!\w)", name.raw, re.IGNORECASE)
    )


def _ruling_headings(document: Document, named: Sequence[SeriesName]) -> dict[int, list[SeriesName]]:
    """For each block the namings of the heading that rules it: down to the next heading of its own rank or look."""
    headings = sections.heading_numbers(document)
    ruling: dict[int, list[SeriesName]] = {}
    current: list[SeriesName] = []
    head: Block | None = None
    for block in document.blocks:
        if isinstance(block, Block) and block.place.block_no in headings:
            here = [name for name in named if name.place.block_no == block.place.block_no]
            if here or (head and _is_as_high(block, head)):
                current, head = here, block if here else None
        ruling[block.place.block_no] = current
    return ruling


def _is_as_high(heading: Block, than: Block) -> bool:
    """Whether a heading stands no lower than another, by their numbers, their levels, or else their looks."""
    ours, theirs = NUMBERED.match(heading.printed), NUMBERED.match(than.printed)
    if ours and theirs:
        return ours[0].count(".") <= theirs[0].count(".")
    if heading.level and than.level:
        return heading.level <= than.level
    if theirs and not ours:
        return False
    return (heading.is_bold, heading.is_italic, heading.text.isupper()) == (
        than.is_bold,
        than.is_italic,
        than.text.isupper(),
    )
