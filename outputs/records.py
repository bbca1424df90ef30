"""What the outputs stage works with: histories, reporting and findings, each a row of the dataset."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Reporting(StrEnum):
    """How, or whether, a paper reports on a recommendation of its series."""

    REPORTED_STATUS = "reported_status"
    REPORTED_TEXT_ONLY = "reported_text_only"
    LISTED_PENDING = "listed_pending"
    LISTED_BLANK = "listed_blank"
    COVERED_BY_GROUP = "covered_by_group"
    COVERED_BY_TOPIC = "covered_by_topic"
    CROSS_REFERENCED_ONLY = "cross_referenced_only"
    COUNTED_ONLY = "counted_only"
    NOT_MENTIONED = "not_mentioned"
    CANNOT_TELL = "cannot_tell"


class Change(StrEnum):
    """How a status compares with the one before it."""

    FIRST = "first"
    SAME = "same"
    ADVANCED = "advanced"
    REGRESSED = "regressed"
    REOPENED = "reopened"
    CLOSED = "closed"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """One recommendation in one paper of its series."""

    recommendation_id: str
    series_id: str
    number: str | None
    paper_id: str
    paper_date: datetime.date | None
    reporting: Reporting
    mention_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an auditor should look at; `message` is one plain sentence.

    `evidence` are quotes and `where` their places ("path, page 3"), in the same order; `papers_searched` are the
    paths of the papers whose silence or words the finding rests on.
    """

    finding_id: str
    check: str
    severity: Severity
    series_id: str | None
    recommendation_id: str | None
    number: str | None
    paper_id: str | None
    message: str
    evidence: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    papers_searched: tuple[str, ...] = ()
