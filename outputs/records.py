"""What the outputs stage works with: histories, reporting and findings, each a row of the dataset."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from link.records import DecidedBy, Linked, Recommendation
from normalise.records import Account, Degree, PaperFacts, Response, Status


class Outcome(StrEnum):
    """Whether a paper could be read."""

    READ = "read"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"


class StatusGroup(StrEnum):
    """Statuses in five groups."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NO_ACTION_YET = "no_action_yet"
    CLOSED_WITHOUT = "closed_without"
    UNKNOWN = "unknown"


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


class LabelPlace(StrEnum):
    """Where a label stands that no rule could read."""

    STATUS = "status"
    FIRST_LINE = "first_line"


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
    reason: str = ""  # why it cannot be told


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an auditor should look at; `message` is one plain sentence.

    `evidence` are quotes and `where` their places ("path, page 3"), in the same order; `papers_searched` are the
    paths of the papers whose silence or words the finding rests on. `silenced` is an analyst's reason for setting the
    finding aside, "" where nobody did.
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
    silenced: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A file of the corpus; `duplicate_of` is the paper of the same bytes or words that comes first by path."""

    facts: PaperFacts
    outcome: Outcome
    mention_count: int
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One recommendation in one paper that reports on it.

    `status_date` is the date that the status speaks of: the paper's own, or an earlier one where it is restated.
    `status` is None where the printed words were not understood.
    """

    recommendation_id: str
    sequence: int
    series_id: str
    number: str | None
    wording: str | None
    paper_id: str
    paper_path: str
    paper_title: str
    paper_date: datetime.date | None
    mention_id: str
    status: Status | None
    status_group: StatusGroup
    status_raw: str
    degree: Degree | None
    percent: float | None
    response: Response | None
    owners: tuple[str, ...]
    due_date: datetime.date | None
    update: str | None
    page_no: int | None
    is_restated: bool
    previous_status: Status | None
    change: Change
    days_since_previous: int | None
    link_probability: float | None
    decided_by: DecidedBy | None
    status_date: datetime.date | None


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation with when it was first and last mentioned, and the status and owners last stated."""

    recommendation: Recommendation
    mention_count: int
    first_paper_id: str | None
    first_date: datetime.date | None
    last_paper_id: str | None
    last_date: datetime.date | None
    status: Status | None
    status_raw: str
    status_date: datetime.date | None
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a run found, sorted: what the dataset and the report are written from.

    `accounts` are in the order of their paths, one for each file of the corpus.
    """

    accounts: tuple[Account, ...]
    linked: Linked
    papers: tuple[PaperRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    histories: tuple[HistoryRow, ...]
    reporting: tuple[ReportingRow, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """How a run went, for run.json: settings by name, and seconds by stage (all that may differ between equal runs)."""

    settings: tuple[tuple[str, str], ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
