"""Judgements carried out: mentions moved to the series they were judged to be of, and the links that people decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from link import entries
from link.entries import Entry
from link.judgements import Ruling
from link.numbers import NumberDecision
from link.records import DecidedBy, Decision, Judgement, Link, Verdict
from normalise.records import Mention

DECISIONS = {Verdict.SAME: Decision.LINK, Verdict.DIFFERENT: Decision.NON_LINK}
BLOCKING_RULE = "judgement"


def move(
    mentions: Mapping[str | None, Sequence[Mention]], rulings: Mapping[str, Ruling]
) -> Mapping[str | None, Sequence[Mention]]:
    """The mentions by series, each judged one in the series of its ruling, behind those that are there."""
    if not rulings:
        return mentions
    moved: dict[str | None, list[Mention]] = defaultdict(list)
    strangers: list[tuple[str, Mention]] = []
    for series_id, group in mentions.items():
        for mention in group:
            ruling = rulings.get(mention.mention_id)
            if ruling is None or ruling.series_id == series_id:
                moved[series_id].append(mention)
            else:
                strangers.append((ruling.series_id, mention))
    for series_id, mention in strangers:
        moved[series_id].append(mention)
    return moved


def with_judged(links: Iterable[Link], judged: Sequence[Judgement], mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """The links in order of their pairs, those that people decided as they decided them."""
    by_pair = {(link.left_mention_id, link.right_mention_id): link for link in links}
    known = {mention.mention_id: mention for mention in mentions} if judged else {}
    for judgement in judged:
        if judgement.left in known and judgement.right in known:
            link = _judged(known[judgement.left], known[judgement.right], judgement)
            by_pair[link.left_mention_id, link.right_mention_id] = link
    return tuple(by_pair[pair] for pair in sorted(by_pair))


def compare(left: Mention, right: Mention) -> Link:
    """What two mentions come to that nothing proposed for comparison, by themselves."""
    return entries.link_by_model(entries.score(_entry(left), _entry(right), "asked"))


def _judged(left: Mention, right: Mention, judgement: Judgement) -> Link:
    pair = entries.score(_entry(left), _entry(right), BLOCKING_RULE)
    is_same = judgement.decision is Verdict.SAME
    return entries.to_link(pair, DECISIONS[judgement.decision], DecidedBy.JUDGEMENT, float(is_same))


def _entry(mention: Mention) -> Entry:
    return Entry(mention, NumberDecision(mention.number, 1.0, "as printed"))
