"""What a heading says that a column, or a labelled part of a text, holds."""

from enum import StrEnum

from normalise.words import lexicons

LONGEST_HEADING = 10  # words


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
    return matched[0].role if matched else None
