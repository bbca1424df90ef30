"""A mention with the number it was resolved to, and pairs of them with the sum that decides."""

from dataclasses import dataclass

from link import comparisons, match_weights, wordings
from link.comparisons import Agreement
from link.numbers import LISTING, NumberDecision
from link.records import DecidedBy, Decision, FieldComparison, Link
from normalise.records import Mention


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The recommendation that a printed number means where papers renumber: its key, and how that is known.

    `merged_keys` are those of others that its own reference says it was made from as well.
    """

    key: str
    probability: float
    explanation: str
    is_stated: bool = False  # by the paper itself, or by a person
    is_judged: bool = False  # by a person
    merged_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention in the order of its papers' dates, with the decision about its number."""

    mention: Mention
    decided: NumberDecision
    renumbered: Renumbered | None = None

    @property
    def number(self) -> str | None:
        """The number as resolved, in its own paper's numbering."""
        return self.decided.number

    @property
    def key(self) -> str | None:
        """What its recommendation's id ends with: the number that the earliest paper gives it."""
        return self.renumbered.key if self.renumbered else self.number

    @property
    def probability(self) -> float:
        """How sure its number and numbering are."""
        return min(self.decided.probability, self.renumbered.probability if self.renumbered else 1.0)

    @property
    def text(self) -> str:
        """The wording made comparable; "" where there is none."""
        return wordings.comparable(self.mention.wording or "")

    @property
    def is_note_wording(self) -> bool:
        """Whether the wording may be that of a note, which need not be the whole recommendation."""
        return bool(self.mention.note_label or self.decided.wording)


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """A pair of entries with the comparisons, whose weights add up to `match_weight`."""

    left: Entry
    right: Entry
    comparisons: tuple[FieldComparison, ...]
    match_weight: float
    match_probability: float
    blocking_rule: str

    def level(self, field: str) -> str:
        """The level that a field reaches."""
        return next(comparison.level for comparison in self.comparisons if comparison.field == field)


def score(left: Entry, right: Entry, blocking_rule: str) -> ScoredPair:
    """Compare number, wording, owner and section of a pair, the lesser mention id on the left."""
    if right.mention.mention_id < left.mention.mention_id:
        left, right = right, left
    ours, theirs = left.mention, right.mention
    owners = comparisons.compare_owners(ours.owners, theirs.owners)
    compared = (
        _weigh("number", _compare_number(left, right), left.number, right.number),
        _weigh("wording", _compare_wording(left, right), ours.wording, theirs.wording),
        _weigh("owner", owners, "; ".join(ours.owners_raw), "; ".join(theirs.owners_raw)),
        _weigh("section", comparisons.compare_section(ours.section, theirs.section), ours.section, theirs.section),
    )
    weight = match_weights.match_weight(compared)
    return ScoredPair(left, right, compared, weight, match_weights.match_probability(weight), blocking_rule)


def _weigh(field: str, agreement: Agreement, left: str | None, right: str | None) -> FieldComparison:
    return match_weights.weigh(field, agreement, left or "", right or "")


def _compare_number(left: Entry, right: Entry) -> Agreement:
    stated = next((one.renumbered for one in (left, right) if one.renumbered and one.renumbered.is_stated), None)
    if stated and left.key == right.key and left.number != right.number:
        return Agreement("same", stated.explanation)
    return comparisons.compare_number(left.number, right.number)


def _compare_wording(left: Entry, right: Entry) -> Agreement:
    agreement = comparisons.compare_wording(left.mention.wording, right.mention.wording)
    if agreement.level in ("different", "contradictory"):
        if left.is_note_wording or right.is_note_wording:
            return Agreement("absent", "a note gives only a part of the wording")
        if not (left.mention.scope in LISTING and right.mention.scope in LISTING):
            return Agreement("absent", "a passing mention need not quote the wording")
    return agreement


def link_by_number(pair: ScoredPair) -> Link:
    """The link of two mentions with one number: certain, unless their words contradict it.

    Mentions that one number means only by their words are linked by the model.
    """
    if any(one.renumbered and one.renumbered.is_judged for one in (pair.left, pair.right)):
        return to_link(pair, Decision.LINK, DecidedBy.JUDGEMENT, 1.0)
    if pair.level("number") == "different":
        return link_by_model(pair, Decision.LINK)
    if pair.level("wording") == "contradictory":
        probability = match_weights.read_model().conflict_probability
        return to_link(pair, Decision.POSSIBLE_LINK, DecidedBy.NUMBER, probability)
    probability = min(pair.left.probability, pair.right.probability)
    decision = Decision.LINK if probability == 1.0 else Decision.POSSIBLE_LINK
    return to_link(pair, decision, DecidedBy.NUMBER, probability)


def link_by_model(pair: ScoredPair, decision: Decision | None = None) -> Link:
    """The link of two mentions by their match weight, or as a decision that rests on more than this pair."""
    decided = decision or match_weights.decide(pair.match_probability)
    return to_link(pair, decided, DecidedBy.MODEL, pair.match_probability)


def to_link(pair: ScoredPair, decision: Decision, decided_by: DecidedBy, probability: float) -> Link:
    """The record of a pair, with the comparisons that speak for or against it."""
    return Link(
        pair.left.mention.mention_id,
        pair.right.mention.mention_id,
        decision,
        decided_by,
        pair.match_weight,
        probability,
        (pair.blocking_rule,),
        pair.comparisons,
        match_weights.prior_weight(),
    )
