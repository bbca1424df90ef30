"""What the link stage hands on: series, recommendations, and why each mention belongs where it does."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from normalise.records import RelationKind


class Decision(StrEnum):
    """The three zones of Fellegi and Sunter (1969)."""

    LINK = "link"
    POSSIBLE_LINK = "possible_link"
    NON_LINK = "non_link"


class DecidedBy(StrEnum):
    NUMBER = "number"  # an explicit number inside its series
    MODEL = "model"  # the match weight
    JUDGEMENT = "judgement"  # a person


class Verdict(StrEnum):
    """What a person decided."""

    SAME = "same"
    DIFFERENT = "different"


class Origin(StrEnum):
    REGISTER = "register"  # pinned in corpus/series.toml
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class PinnedSeries:
    """A series as an analyst pinned it in `series.toml`.

    `report_every_months` is how often a paper has to report on it, until each recommendation is closed; `report_to` is
    the committee that the reports go to, "" for any.
    """

    series_id: str
    name: str
    issuer: str = ""
    aliases: tuple[str, ...] = ()
    issued: datetime.date | None = None
    stated_count: int | None = None
    papers: tuple[str, ...] = ()  # paths whose mentions belong to it whatever they say
    numbers: tuple[str, ...] = ()  # where they are not 1 to stated_count
    report_every_months: int | None = None
    report_to: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A set of recommendations with its own numbering.

    `paper_ids` are the papers that name the series or report on it, in date order; `reason` says in a sentence how it
    was recognised. `stated_count` is what papers say is its size, None where none does. `report_every_months` and
    `report_to` are the register's rule. `former_ids` are those it would bear if only some of its papers were known.
    """

    series_id: str
    name: str
    issuer: str
    issued_date: datetime.date | None
    stated_count: int | None
    origin: Origin
    aliases: tuple[str, ...]
    numbers_seen: tuple[str, ...]
    paper_ids: tuple[str, ...]
    reason: str
    report_every_months: int | None = None
    report_to: str = ""
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which recommendation a mention is about; `recommendation_id` is None where nothing could be decided.

    `number` is the number as resolved, which a note mark may have made different from the printed one; then
    `explanation` says what was printed and why it was read so, and `wording` is the note's text if that is the
    recommendation's own. `probability` is that of the link, 1.0 for an explicit number.
    """

    mention_id: str
    series_id: str | None
    recommendation_id: str | None
    number: str | None
    decided_by: DecidedBy
    probability: float
    explanation: str
    printed_number: str | None = None
    wording: str | None = None
    possible_recommendation_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field of a pair compared; `match_weight` is in bits (log2 of the Bayes factor)."""

    field: str
    level: str
    match_weight: float
    left_raw: str
    right_raw: str
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """A scored pair of mentions, `left_mention_id` < `right_mention_id`, with the decision and the sum that made it.

    `prior_weight` is where the sum begins: the odds of a match, in bits, before anything is compared.
    """

    left_mention_id: str
    right_mention_id: str
    decision: Decision
    decided_by: DecidedBy
    match_weight: float
    match_probability: float
    blocking_rules: tuple[str, ...]
    comparisons: tuple[FieldComparison, ...]
    prior_weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, however many papers mention it; `mention_ids` are in date order of their papers.

    `former_ids` are those it would bear if only some of the papers were known: an old id is found among them.
    """

    recommendation_id: str
    series_id: str
    number: str | None
    parent_id: str | None
    aliases: tuple[str, ...]
    wording: str | None
    wording_paper_id: str | None
    mention_ids: tuple[str, ...]
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two mentions, or about a mention (`left`) and a recommendation (`right`)."""

    left: str
    right: str
    decision: Verdict
    judged_by: str
    judged_on: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class StaleJudgement:
    """A judgement that could not be applied, and why."""

    judgement: Judgement
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What became of one recommendation in another: merged, split, superseded, restated in a later series.

    `mention_id` is the mention that states it or whose words show it; `explanation` says so in words.
    """

    kind: RelationKind
    recommendation_id: str
    other_id: str
    mention_id: str
    decided_by: DecidedBy
    explanation: str


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking found. A series of stated size has a recommendation for each number, mentioned or not.

    `claim_series` gives the series of a claim by its claim_id, where one could be told. `stale` are the judgements
    that speak of mentions or recommendations which are not there, each with the reason. `renamed` has each former id of
    a series or recommendation with its id now, where it means but one.
    """

    series: tuple[Series, ...]
    recommendations: tuple[Recommendation, ...]
    resolutions: tuple[Resolution, ...]
    links: tuple[Link, ...]
    claim_series: tuple[tuple[str, str], ...]
    relations: tuple[Relation, ...] = ()
    stale: tuple[StaleJudgement, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
