"""What a paper is: its title, kind, committee, date and period, each from its own words where it says so."""

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import model_validator

from extract.records import Block, Document, Kind, Table
from normalise import bodies, dates, front_matter, lexicons, paper_dates, titles
from normalise.front_matter import Field
from normalise.records import PaperFacts, PaperKind

_DAY_AND_MONTH = rf"(?:\d\d? )?{dates.MONTH}"
PERIOD = re.compile(
    r"\b(?:19|20)\d\d ?[-–/] ?(?:20)?\d\d\b"
    rf"|{_DAY_AND_MONTH}(?: (?:19|20)\d\d)? (?:to|[-–]) {_DAY_AND_MONTH} (?:19|20)\d\d",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:aims?|plans?|priorities|next|future|proposals?)\b", re.IGNORECASE)
FIRST_LINES = 6  # of the front matter, which may say what the title does not


class KindRule(lexicons.Rule):
    """Words that say what a paper is."""

    kind: PaperKind


class PhraseRule(lexicons.Rule):
    """A phrase of the front matter that names the body a paper is of or for; {body} stands for any."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        return values | {"pattern": values["pattern"].replace("{body}", bodies.any_body())}


def read_facts(document: Document) -> PaperFacts:
    """Title, kind, committee, date and period of a paper; "" or None for what neither it nor its file says."""
    title = titles.find_title(document)
    words = title.text if title else document.metadata_title
    dated = paper_dates.find_paper_date(document, title)
    return PaperFacts(
        paper=document.paper,
        text_source=document.text_source,
        page_count=document.page_count,
        is_readable=document.is_readable,
        title=words,
        kind=_kind(document, words),
        committee=_committee(document, words),
        date=dated[0] if dated else None,
        date_source=dated[1] if dated else None,
        period_raw=_period(document, words),
        text_sha256=_fingerprint(document),
    )


@functools.cache
def kind_rules() -> tuple[KindRule, ...]:
    return lexicons.load("paper_kinds", KindRule)


@functools.cache
def phrase_rules() -> tuple[PhraseRule, ...]:
    return lexicons.load("front_phrases", PhraseRule)


def _kind(document: Document, title: str) -> PaperKind:
    """By the title or first lines; where that says no more than "report", by the stated purpose, if it says more."""
    front = [b.text for b in front_matter.front_blocks(document) if isinstance(b, Block)]
    short = [text for text in front[:FIRST_LINES] if len(text.split()) <= front_matter.LONGEST_LABEL]
    found = (lexicons.first_match(kind_rules(), text) for text in (title, *short))
    kind = next((match[0].kind for match in found if match), PaperKind.OTHER)
    purpose = front_matter.first_value(document, Field.PURPOSE)
    if kind in (PaperKind.OTHER, PaperKind.REPORT) and purpose:
        by_purpose = lexicons.first_match(kind_rules(), purpose.value)
        return by_purpose[0].kind if by_purpose else kind
    return kind


def _committee(document: Document, title: str) -> str:
    """The body in the header, else the one that a phrase of title or front matter names, the surest phrase first."""
    if line := front_matter.first_value(document, Field.COMMITTEE):
        return line.value
    front = [b.text for b in front_matter.front_blocks(document) if isinstance(b, Block)]
    for rule in phrase_rules():
        for text in (title, *front):
            if (match := rule.search(text)) and (name := _full_body(match["body"], match.start("body"))):
                return name
    return ""


def _full_body(name: str, start: int) -> str:
    named = bodies.trimmed(name, start)
    return named[2] if named and not bodies.is_bare(named[2]) else ""


def _period(document: Document, title: str) -> str:
    """The period as printed in header, title or an early heading; a heading about plans speaks of another one."""
    if line := front_matter.first_value(document, Field.PERIOD):
        return line.value
    front = front_matter.front_blocks(document)
    headings = (b.text for b in front if isinstance(b, Block) and b.kind is Kind.HEADING)
    for text in (title, *headings):
        if (match := PERIOD.search(text)) and not AHEAD.search(text):
            return match[0]
    return ""


def _fingerprint(document: Document) -> str:
    """SHA-256 of the letters and digits of all content in order, notes last; "" for a paper without any."""
    text = unicodedata.normalize("NFKC", "".join(_words(document))).casefold()
    letters = "".join(c for c in text if c.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def _words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        elif block.kind is not Kind.FURNITURE:
            yield block.printed
    yield from (note.text for note in document.notes)
