"""What the normalise stage hands on: an Account of what one paper says about recommendations."""

import datetime
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.records import Paper, Place, Problem, TextSource
from normalise.codes import (
    Assurance as Assurance,
    DatePrecision as DatePrecision,
    DateSource as DateSource,
    Degree as Degree,
    PaperKind as PaperKind,
    Rag as Rag,
    RelationKind as RelationKind,
    Response as Response,
    RowOutcome as RowOutcome,
    Scope as Scope,
    Status as Status,
    Timeliness as Timeliness,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """An interpreted value: what was printed, what it means (None: not understood), and the rule that said so."""

    raw: str
    value: T | None
    rule_id: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FlexibleDate:
    """A date as exactly as it was printed: the last day of its day, month, quarter or year."""

    date: datetime.date
    precision: DatePrecision
    raw: str


@dataclass(frozen=True, slots=True)
class NumberReading:
    """Another way to read a printed number: "72" as 7 with note 2 of the same page or paper.

    `wording` is the note's text where it reads as the recommendation's own words.
    """

    number: str
    note_label: str
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class StatusParts:
    """All that one status phrase says. `rest` is what the phrase leaves over: owners, or a description."""

    status: Reading[Status]
    degree: Degree | None = None
    percent: float | None = None
    rag: Rag | None = None
    timeliness: Timeliness | None = None
    assurance: Assurance | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class EarlierStatus:
    """A status that the same place gives for an earlier date."""

    as_of: FlexibleDate
    status: Reading[Status]


@dataclass(frozen=True, slots=True)
class BodyStatus:
    """What one body says where bodies differ."""

    body: str
    status: Status | None
    response: Response | None
    raw: str


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation to the recommendations of these numbers, in the sentence that states it."""

    kind: RelationKind
    numbers: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One recommendation named in one place of one paper.

    `number` is None where none is printed; `other_readings` are the other ways to take a printed number, which only
    linking can settle. `wording` and `update` are None where the paper gives none. `status.rule_id` is "blank-cell"
    where the place for a status is there and empty, "" where there is no such place. `other_statuses` are further
    statuses of the same entry that do not say whose they are. `place` and `evidence` lead back to the paper:
    `evidence` is the text that stands there, verbatim. `former_numbers` and `alias_numbers` are other numbers that the
    reference itself gives: "4 (formerly 6)", "8.2 (recommendation 5)".
    """

    mention_id: str
    paper_id: str
    scope: Scope
    number: str | None
    number_raw: str
    number_rule: str
    place: Place
    evidence: str
    status: Reading[Status]
    section: str = ""
    series_raw: str = ""  # the nearest naming of its series, "" where none
    group_numbers: tuple[str, ...] = ()
    other_readings: tuple[NumberReading, ...] = ()
    note_label: str = ""  # a note mark that stood right behind the number and was told apart by its type
    wording: str | None = None
    update: str | None = None
    has_wording_place: bool = False  # a table column, say, meant for the wording
    degree: Degree | None = None
    percent: float | None = None
    rag: Rag | None = None
    response: Reading[Response] | None = None
    assurance: Assurance | None = None
    timeliness: Timeliness | None = None
    owners: tuple[str, ...] = ()
    owners_raw: tuple[str, ...] = ()
    due: FlexibleDate | None = None
    first_due: FlexibleDate | None = None  # as first set, where the same place gives it beside a later date
    other_statuses: tuple[Reading[Status], ...] = ()
    earlier_statuses: tuple[EarlierStatus, ...] = ()
    statuses_by_body: tuple[BodyStatus, ...] = ()
    confidence: float = 1.0
    former_numbers: tuple[str, ...] = ()
    alias_numbers: tuple[str, ...] = ()
    relations: tuple[StatedRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A count that a paper states about recommendations.

    `counted_numbers` are those that the paper itself lists in the part that the claim is about; `counted` is their
    count, None where the paper lists nothing there.
    """

    claim_id: str
    paper_id: str
    raw: str
    subject: str
    stated_count: int
    is_hedged: bool
    is_total: bool  # the size of a whole series ("The Commission gave 60 recommendations")
    series_raw: str
    place: Place
    counted: int | None = None
    counted_numbers: tuple[str, ...] = ()
    topic: str = ""  # the heading or sentence that the count is said under


@dataclass(frozen=True, slots=True)
class SeriesName:
    """A set of recommendations as a paper names it: by its issuer, and when it was issued if the paper says so."""

    raw: str  # the words that name it
    issuer: str  # "Thornshire Housing Commission", or only "Scrutiny Committee"
    issued: FlexibleDate | None
    place: Place
    is_title: bool = False  # named in the paper's title: what the paper is about
    is_subject: bool = False  # the paper says that it reports on this set


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper, appendix, annex or section that a paper names. `is_within` says that the paper itself contains it."""

    label: str  # "Appendix 2", "Section 1"
    title: str
    raw: str
    place: Place
    is_within: bool


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the paper is: title, kind, committee and date, each from its own front matter where it says so."""

    paper: Paper
    text_source: TextSource | None
    page_count: int | None
    is_readable: bool
    title: str
    kind: PaperKind
    committee: str
    date: FlexibleDate | None
    date_source: DateSource | None
    period_raw: str
    text_sha256: str  # of the words alone: the same text in another format or file is a duplicate


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a table by its place, what became of it, and its words, cell by cell."""

    place: Place
    outcome: RowOutcome
    text: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """All that one paper says about recommendations, in reading order."""

    facts: PaperFacts
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    series_names: tuple[SeriesName, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
