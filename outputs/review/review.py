"""The questions that only a person can settle, those first whose answer would change most in the audit.

No terminal code here: a command line, a notebook or a page asks, and hands back judgements.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from link.records import Decision, Judgement, Verdict
from outputs.histories import ledger as ledgers
from outputs.histories.ledger import Entry, Ledger
from outputs.records import Finding, Results, Severity

WEIGHTS = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.NOTE: 1}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question: the id of a mention or recommendation, where it stands, and its words."""

    id: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one recommendation? `score` and `explanation` are what the model thinks: to be shown if asked for.

    `findings` are the audit's findings about the recommendations in question, the gravest first.
    """

    left: Side
    right: Side
    score: float
    explanation: str
    findings: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        """How much an answer may change: the findings at stake, by severity."""
        return sum(WEIGHTS[finding.severity] for finding in self.findings)

    def answer(self, decision: Verdict, judged_by: str, judged_on: datetime.date, reason: str = "") -> Judgement:
        """The judgement that settles it."""
        return Judgement(self.left.id, self.right.id, decision, judged_by, judged_on, reason)


def questions(results: Results, judged: Iterable[Judgement] = ()) -> tuple[Question, ...]:
    """The undecided pairs that nobody has judged, those with most at stake in the audit first."""
    ledger = ledgers.open_ledger(results.accounts, results.linked)
    ids_now = dict(results.linked.renamed)
    settled = {frozenset(ids_now.get(each, each) for each in (one.left, one.right)) for one in judged}
    about = _findings_by_recommendation(results)
    entries = {entry.mention.mention_id: entry for entry in ledger.all_entries()}
    found = [*_of_mentions(ledger, entries, about), *_of_pairs(ledger, entries, about)]
    once = {frozenset((one.left.id, one.right.id)): one for one in reversed(found)}
    open_ones = [question for pair, question in once.items() if pair not in settled]
    return tuple(sorted(open_ones, key=lambda one: (-one.weight, one.left.id, one.right.id)))


def _findings_by_recommendation(results: Results) -> Mapping[str, Sequence[Finding]]:
    about: dict[str, list[Finding]] = {}
    for finding in results.findings:
        if finding.recommendation_id and not finding.silenced:
            about.setdefault(finding.recommendation_id, []).append(finding)
    return about


def _of_mentions(
    ledger: Ledger, entries: Mapping[str, Entry], about: Mapping[str, Sequence[Finding]]
) -> Iterator[Question]:
    """May a mention mean this recommendation, or does it mean none or another?"""
    for entry in entries.values():
        resolution = entry.resolution
        for possible in resolution.possible_recommendation_ids if resolution else ():
            recommendation = ledger.recommendations.get(possible)
            if recommendation is None or resolution is None:
                continue
            meant = [one for one in (possible, resolution.recommendation_id) if one]
            number = f"recommendation {recommendation.number}" if recommendation.number else "a recommendation"
            where = f"{number} of {ledger.series[recommendation.series_id].name}"
            right = Side(possible, where, recommendation.wording or "(no paper gives its wording)")
            score = resolution.probability if resolution.recommendation_id == possible else 0.0
            yield Question(_side(entry), right, score, resolution.explanation, _at_stake(meant, about))


def _of_pairs(
    ledger: Ledger, entries: Mapping[str, Entry], about: Mapping[str, Sequence[Finding]]
) -> Iterator[Question]:
    for link in ledger.linked.links:
        left, right = entries.get(link.left_mention_id), entries.get(link.right_mention_id)
        if link.decision is Decision.POSSIBLE_LINK and left and right:
            meant = [e.resolution.recommendation_id for e in (left, right) if e.resolution]
            told = ", ".join(f"{one.field} {one.level.replace('_', ' ')}" for one in link.comparisons)
            at_stake = _at_stake([one for one in meant if one], about)
            yield Question(_side(left), _side(right), link.match_probability, told, at_stake)


def _side(entry: Entry) -> Side:
    place = entry.mention.place
    spot = f"page {place.page_no}" if place.page_no is not None else f"block {place.block_no}"
    named = f"{entry.mention.number_raw}: " if entry.mention.number_raw else ""
    where = f"{entry.facts.paper.path}, {spot}"
    return Side(entry.mention.mention_id, where, f"{named}{entry.wording or entry.mention.evidence}")


def _at_stake(meant: Iterable[str], about: Mapping[str, Sequence[Finding]]) -> tuple[Finding, ...]:
    found = Counter[Finding]()
    for recommendation_id in sorted(set(meant)):
        found.update(about.get(recommendation_id, ()))
    return tuple(sorted(found, key=lambda one: (tuple(Severity).index(one.severity), one.check, one.finding_id)))
