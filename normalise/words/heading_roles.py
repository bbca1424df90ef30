"""What a heading says that a column, or a labelled part of a text, holds."""

import re
from enum import StrEnum

from normalise.words import lexicons

LONGEST_HEADING = 10  # words
INSPECTORS_WORD = re.compile(r"(?:areas?\s(?:for|of)\simprovement|causes?\sof\sconcern)(?:\s?\(s\))?", re.IGNORECASE)
_BROKEN = re.compile(r"^(\w+) (?=[a-z]+$)")


class Role(StrEnum):
    """What a column of a tracker is for."""

    NUMBER = "number"
    FORMER_NUMBER = "former_number"  # what an earlier paper called it
    ALIAS_NUMBER = "alias_number"  # a second number of the same time, as of its paragraph in a report
    WORDING = "wording"
    OWNER = "owner"
    DUE = "due"
    RESPONSE = "response"
    RAG = "rag"
    STATUS = "status"
    EARLIER_STATUS = "earlier_status"
    PROGRESS = "progress"
    TOPIC = "topic"
    ASSURANCE = "assurance"
    PERCENT = "percent"
    BODY = "body"  # what one body says; its name is the heading
    MARK = "mark"  # ticks for the status or answer that is the heading
    OWNER_MARK = "owner_mark"  # ticks for the body that is the heading
    OTHER = "other"  # what says nothing of a recommendation: pages, costs, scores


class HeadingRule(lexicons.Rule):
    """Heading words and the role that they give to a column."""

    role: Role


def rules() -> tuple[HeadingRule, ...]:
    """The rules of `column_headings.toml`."""
    return lexicons.load("column_headings", HeadingRule)


def heading_role(text: str) -> Role | None:
    """The role that a heading names, or None where it is no heading of a tracker."""
    heading = " ".join(text.split()).strip(" :*")
    if not heading or len(heading.split()) > LONGEST_HEADING:
        return None
    matched = lexicons.first_match(rules(), heading)
    if matched is None and (joined := _joined(heading)) != heading:
        matched = lexicons.first_match(rules(), joined)
    return matched[0].role if matched else None


def column_role(text: str) -> Role | None:
    """The role that a heading gives to a column; inspectors ask under other names, which head parts in running text."""
    return Role.WORDING if INSPECTORS_WORD.fullmatch(text.strip(" :*")) else heading_role(text)


def unbroken(text: str) -> str:
    """A heading with the word joined that a narrow column broke: "Recommend ation" is "Recommendation"."""
    heading = " ".join(text.split())
    joined = _joined(heading.strip(" :*"))
    is_broken = joined != heading and heading_role(heading) and not lexicons.first_match(rules(), heading)
    return joined if is_broken else text


def _joined(heading: str) -> str:
    """Two pieces as one word, where the second begins with a small letter; any other heading as it is."""
    return _BROKEN.sub(r"\1", heading)
