"""Papers, appendices and sections that a paper names, and whether it contains them itself."""

import functools
import re
from collections.abc import Iterator
from typing import Any

from pydantic import model_validator

from extract.records import Cell, Document, Place, Table
from normalise.names import bodies
from normalise.papers import sections
from normalise.papers.passages import passages
from normalise.records import Attachment
from normalise.words import dates, lexicons

LABEL_ALONE = re.compile(r"(?:appendix|annexe?|schedule|enclosure) (?:\d{1,2}|[A-Z]{1,2}\d?)\s?[:.–-]?", re.IGNORECASE)
_SAID_OF_IT = re.compile(r",? (?:was |were )?(?:presented|submitted|made|given|taken) (?=to )")  # no part of its name
SPACE = re.compile(r"\s+")
_MONTH_AND_YEAR = rf"(?:\d\d? )?{dates.MONTH} (?:19|20)\d\d"


class AttachmentRule(lexicons.Rule):
    """A way to name another paper or a part; {body} and {date} in its pattern are filled in."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        pattern = values["pattern"].replace("{body}", bodies.any_body()).replace("{date}", _MONTH_AND_YEAR)
        return values | {"pattern": pattern}


def find_attachments(document: Document) -> tuple[Attachment, ...]:
    """Each attachment that the paper names, once, where it is named first or with its title, in reading order.

    `is_within` says that a heading or title of this paper bears the label itself.
    """
    own = _own_labels(document)
    found: dict[str, Attachment] = {}
    for attachment in (*_in_tables(document), *_in_text(document)):
        key = attachment.label.casefold()
        if key not in found or (attachment.title and not found[key].title):
            found[key] = attachment
    placed = sorted(found.values(), key=lambda a: (a.place.block_no, a.place.row_index or 0, a.label))
    return tuple(_marked(attachment, own) for attachment in placed)


@functools.cache
def rules() -> tuple[AttachmentRule, ...]:
    return lexicons.load("attachments", AttachmentRule)


def _in_tables(document: Document) -> Iterator[Attachment]:
    """Rows of a list of appendices: a label in one cell, its title in the next."""
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for cell in table.cells:
            title = _right_of(cell, table) if LABEL_ALONE.fullmatch(cell.text.strip()) else ""
            if title:
                label = _tidy(cell.text).rstrip(":.–- ")
                yield Attachment(label, _tidy(title), _tidy(f"{cell.text} {title}"), cell.place, is_within=False)


def _right_of(cell: Cell, table: Table) -> str:
    column = cell.column_index + cell.column_span
    return next((c.text for c in table.cells if (c.row_index, c.column_index) == (cell.row_index, column)), "")


def _in_text(document: Document) -> Iterator[Attachment]:
    for passage in passages(document):
        text = passage.text.casefold()
        for rule in (rule for rule in rules() if rule.may_match(text)):
            for match in lexicons.compiled(rule.pattern).finditer(passage.text):
                title = match.groupdict().get("title") or ""
                yield _named(match["label"], title.strip(), match[0], passage.place)


def _named(label: str, title: str, raw: str, place: Place) -> Attachment:
    label = _SAID_OF_IT.sub(" ", _tidy(label)).removeprefix("the ")
    return Attachment(label[:1].upper() + label[1:], title, raw, place, is_within=False)


def _own_labels(document: Document) -> tuple[str, ...]:
    """The beginnings of the paper's headings and of its first line, which may be its own label."""
    first = next((p.text for p in passages(document)), "")
    return tuple(text.casefold() for text in {first, *sections.sections(document).values()} if text)


def _marked(attachment: Attachment, own: tuple[str, ...]) -> Attachment:
    pattern = re.compile(rf"{re.escape(attachment.label.casefold())}(?!\w)")
    is_within = any(pattern.match(text) for text in own)
    return Attachment(attachment.label, attachment.title, attachment.raw, attachment.place, is_within)


def _tidy(text: str) -> str:
    return SPACE.sub(" ", text).strip()
