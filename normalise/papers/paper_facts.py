"""What a paper is: its title, kind, committee, date and period, each from its own words where it says so."""

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import model_validator

from extract.records import Block, Document, Kind, Table
from normalise.names import bodies
from normalise.papers import front_matter, meetings, paper_dates, titles
from normalise.papers.front_matter import Field
from normalise.records import PaperFacts, PaperKind
from normalise.words import dates, lexicons

_DAY_AND_MONTH = rf"(?:\d\d? )?{dates.MONTH}"
PERIOD = re.compile(
    r"\b(?:19|20)\d\d ?[-–/] ?(?:20)?\d\d\b"
    rf"|{_DAY_AND_MONTH}(?: (?:19|20)\d\d)? (?:to|[-–]) {_DAY_AND_MONTH} (?:19|20)\d\d",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:aims?|plans?|priorities|next|future|proposals?)\b", re.IGNORECASE)
FIRST_LINES = 6  # of the front matter, which may say what the title does not
LONGEST_LINE = 16  # words of a line that may say it
WHOSE_MINUTES = re.compile(
    r"(.{3,60}?)(?: (?:action|draft|meeting|public|unconfirmed))* (?:minutes|notes)", re.IGNORECASE
)
MADE_BY = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pdf|pptx?|xlsx?)$", re.IGNORECASE)
SENTENCE_END = (".", ";")
ONE_ONLY = frozenset({"Cabinet", "Council", "Executive", "Parliament", "Senate"})  # an authority has one: no other name


class KindRule(lexicons.Rule):
    """Words that say what a paper is."""

    kind: PaperKind


class PhraseRule(lexicons.Rule):
    """A phrase of the front matter that names the body a paper is of or for; {body} stands for any.

    `is_weak` says that the phrase may also speak of another paper.
    """

    is_weak: bool = False

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        return values | {"pattern": values["pattern"].replace("{body}", bodies.any_body())}


def read_facts(document: Document) -> PaperFacts:
    """Title, kind, committee, date and period of a paper; "" or None for what neither it nor its file says."""
    title = titles.find_title(document)
    words = title.text if title else MADE_BY.sub("", document.metadata_title)
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
    front = [block.text for block in front_matter.front_lines(document)][:FIRST_LINES]
    short = [text for text in front if len(text.split()) <= LONGEST_LINE and not text.endswith(SENTENCE_END)]
    found = (lexicons.first_match(kind_rules(), text) for text in (title, *short))
    kind = next((match[0].kind for match in found if match), PaperKind.OTHER)
    purpose = front_matter.first_value(document, Field.PURPOSE)
    if kind in (PaperKind.OTHER, PaperKind.REPORT) and purpose:
        by_purpose = lexicons.first_match(kind_rules(), purpose.value)
        return by_purpose[0].kind if by_purpose else kind
    return kind


def _committee(document: Document, title: str) -> str:
    """The body in the header, else the one that the front matter names as the paper's own, the surest words first."""
    if line := front_matter.first_value(document, Field.COMMITTEE):
        return line.value
    texts = (title, *(block.text for block in front_matter.front_lines(document)))
    sure = [rule for rule in phrase_rules() if not rule.is_weak]
    weak = [rule for rule in phrase_rules() if rule.is_weak]
    minuted = WHOSE_MINUTES.fullmatch(title)
    own = _by_phrase(sure, texts) or _by_meeting(document) or _by_phrase(weak, texts)
    return own or (minuted[1] if minuted else "")


def _by_phrase(rules: Sequence[PhraseRule], texts: Sequence[str]) -> str:
    for rule in rules:
        for text in texts:
            if (match := rule.search(text)) and (name := _full_body(match["body"], match.start("body"))):
                return bodies.without_parent(name)
    return ""


def _by_meeting(document: Document) -> str:
    """The body of the first line that gives a date too, else the one that the last such line names."""
    for found in (meetings.front_meetings(document), meetings.running_meetings(document)):
        dated = [meeting.body for meeting in found if meeting.date]
        if names := [*dated[:1], *(meeting.body for meeting in reversed(found))]:
            return names[0]
    return ""


def _full_body(name: str, start: int) -> str:
    named = bodies.trimmed(name, start)
    is_known = named and (not bodies.is_bare(named[2]) or named[2] in ONE_ONLY)
    return named[2] if named and is_known else ""


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
    letters = "".join(filter(str.isalnum, text))
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def _words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        elif block.kind is not Kind.FURNITURE:
            yield block.printed
    yield from (note.text for note in document.notes)
