"""Everything about one series: its recommendations, what each mention resolves to, and the scored pairs.

A pure function of the series' own mentions, so that the series of a corpus can be worked on one by one anywhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from link import (
    blocking,
    clustering,
    comparisons,
    entries,
    match_weights,
    note_marks,
    numbers,
    recommendations,
    relations,
    renumbering,
    topics,
)
from link.clustering import Placement, Texts
from link.entries import Entry, Renumbered, ScoredPair
from link.judgements import Ruling
from link.recommendations import Extent
from link.records import DecidedBy, Decision, Link, Recommendation, Relation, Resolution
from normalise.records import Mention, Scope

QUOTED_WORDS = "quoted_words"
NOTHING_RULED: Mapping[str, Ruling] = {}


@dataclass(frozen=True, slots=True)
class LinkedSeries:
    """The recommendations, resolutions and links of one series; `numbers_seen` are those that mentions resolved to."""

    recommendations: tuple[Recommendation, ...]
    resolutions: tuple[Resolution, ...]
    links: tuple[Link, ...]
    numbers_seen: tuple[str, ...]
    relations: tuple[Relation, ...] = ()


def link_series(
    series_id: str,
    extent: Extent,
    mentions: Sequence[Mention],
    typeset_papers: Collection[str] = (),
    rulings: Mapping[str, Ruling] = NOTHING_RULED,
) -> LinkedSeries:
    """Resolve the mentions of one series, given in the order of their papers' dates and as they stand in each.

    `typeset_papers` are those papers in which type tells a note mark from a number; `rulings` are what people decided,
    by mention_id.
    """
    measured = numbers.measure_range(series_id, extent.stated_count, mentions)
    whole = note_marks.find_whole_numbers(mentions, typeset_papers, measured.holds)
    limits = replace(measured, whole=whole)
    printed = [Entry(mention, numbers.decide_number(mention, limits)) for mention in mentions]
    neighbours = clustering.find_neighbours(printed)
    everything = [_as_ruled(entry, rulings) for entry in renumbering.settle(printed, neighbours)]
    seen = tuple(dict.fromkeys(entry.number for entry in everything if entry.number is not None))
    by_number = _by_number(everything)
    by_number |= {n: [] for n in recommendations.expected_numbers(extent, seen) if n not in by_number}
    texts = clustering.group_texts(everything, neighbours)
    placements, scored = clustering.place_unnumbered(series_id, texts)
    placed = {text: one for text, one in placements.items() if one.target is not None}
    numbered = _join_placed(series_id, by_number, texts, placed)
    alone = {text: one for text, one in placed.items() if (one.target or "").partition("/")[2] not in by_number}
    found = recommendations.build_numbered(series_id, numbered) + _unnumbered(series_id, texts, alone)
    quoted = topics.find_quoted([e.mention for e in everything if e.mention.scope is Scope.TOPIC], found)
    wording = {one.recommendation_id: one for one in found}
    resolutions = tuple(_resolve(series_id, entry, placements, quoted, wording) for entry in everything)
    links = (*_links(by_number, texts, placements, scored), *_quotations(series_id, everything, quoted))
    related = tuple(relations.find_within(series_id, everything, wording, neighbours))
    return LinkedSeries(tuple(found), resolutions, links, seen, related)


def _as_ruled(entry: Entry, rulings: Mapping[str, Ruling]) -> Entry:
    ruling = rulings.get(entry.mention.mention_id)
    if ruling is None:
        return entry
    return replace(entry, renumbered=Renumbered(ruling.key, 1.0, ruling.explanation, is_stated=True, is_judged=True))


def _by_number(everything: Sequence[Entry]) -> dict[str, list[Entry]]:
    by_number: dict[str, list[Entry]] = defaultdict(list)
    for entry in everything:
        if entry.key is not None:
            by_number[entry.key].append(entry)
    return dict(by_number)


def _join_placed(
    series_id: str, by_number: Mapping[str, list[Entry]], texts: Texts, placed: Mapping[str, Placement]
) -> dict[str, list[Entry]]:
    """The numbered entries with those that were placed by their wording, behind them."""
    joined = {number: list(group) for number, group in by_number.items()}
    for text, placement in placed.items():
        number = (placement.target or "").removeprefix(f"{series_id}/")
        if number in joined:
            joined[number].extend(texts.unnumbered[text])
    return joined


def _unnumbered(series_id: str, texts: Texts, placed: Mapping[str, Placement]) -> list[Recommendation]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for text, placement in placed.items():
        if (placement.target or "").startswith(f"{series_id}/u-"):
            groups[placement.target or ""].extend(texts.unnumbered[text])
    return [recommendations.build_unnumbered(series_id, target, groups[target]) for target in sorted(groups)]


def _resolve(
    series_id: str,
    entry: Entry,
    placements: Mapping[str, Placement],
    quoted: Mapping[str, str],
    known: Mapping[str, Recommendation],
) -> Resolution:
    mention = entry.mention
    if mention.number is not None or entry.renumbered:
        return _resolve_number(series_id, entry, known)
    if mention.scope is Scope.TOPIC:
        possible = (quoted[mention.mention_id],) if mention.mention_id in quoted else ()
        told = "it speaks of a topic and names no recommendation" + ("; it quotes one" if possible else "")
        return _undecided(series_id, mention, told, possible)
    placement = placements.get(entry.text)
    if placement is None or placement.target is None:
        told = placement.explanation if placement else "neither a number nor a wording that is known"
        return _undecided(series_id, mention, told, placement.possible if placement else ())
    number = known[placement.target].number
    return Resolution(
        mention.mention_id,
        series_id,
        placement.target,
        number,
        DecidedBy.MODEL,
        placement.probability,
        placement.explanation,
        possible_recommendation_ids=placement.possible,
    )


def _undecided(series_id: str, mention: Mention, told: str, possible: tuple[str, ...]) -> Resolution:
    return Resolution(
        mention.mention_id,
        series_id,
        None,
        None,
        DecidedBy.MODEL,
        0.0,
        told,
        possible_recommendation_ids=possible,
    )


def _resolve_number(series_id: str, entry: Entry, known: Mapping[str, Recommendation]) -> Resolution:
    decided = entry.decided
    target = known.get(f"{series_id}/{entry.key}") if entry.key else None
    moved = entry.renumbered
    probability, told = entry.probability, moved.explanation if moved else decided.explanation
    others = decided.possible if moved is None or moved.is_stated else (*decided.possible, entry.number or "")
    if target and not (moved and moved.is_judged) and _contradicts(entry, target):
        probability = min(probability, match_weights.read_model().conflict_probability)
        told += "; but its words have nothing in common with those that other mentions give"
    return Resolution(
        entry.mention.mention_id,
        series_id,
        target.recommendation_id if target else None,
        decided.number,
        _decided_by(moved),
        probability,
        told,
        decided.printed,
        decided.wording,
        tuple(f"{series_id}/{number}" for number in others if f"{series_id}/{number}" in known),
    )


def _decided_by(moved: Renumbered | None) -> DecidedBy:
    if moved is None:
        return DecidedBy.NUMBER
    return DecidedBy.JUDGEMENT if moved.is_judged else DecidedBy.NUMBER if moved.is_stated else DecidedBy.MODEL


def _contradicts(entry: Entry, target: Recommendation) -> bool:
    if entry.is_note_wording or entry.mention.scope not in numbers.LISTING:
        return False
    return comparisons.contradicts(entry.mention.wording or "", target.wording or "")


def _links(
    by_number: Mapping[str, Sequence[Entry]],
    texts: Texts,
    placements: Mapping[str, Placement],
    scored: Sequence[ScoredPair],
) -> list[Link]:
    links = [
        entries.link_by_number(entries.score(left, right, blocking.SERIES_AND_NUMBER))
        for group in by_number.values()
        for left, right in blocking.pairs_within(group, _representative(group))
    ]
    for text, group in texts.unnumbered.items():
        is_placed = text in placements and placements[text].target is not None
        for left, right in blocking.pairs_within(group) if is_placed else ():
            links.append(entries.link_by_model(entries.score(left, right, blocking.SAME_WORDING), Decision.LINK))
    links.extend(_by_model(pair, placements) for pair in scored if _is_worth_telling(pair))
    links.extend(entries.link_by_model(pair, Decision.POSSIBLE_LINK) for pair in clustering.renumbered(texts))
    return links


def _quotations(series_id: str, everything: Sequence[Entry], quoted: Mapping[str, str]) -> Iterator[Link]:
    """A possible link of each statement about a topic with the first entry of the recommendation whose words it has."""
    if not quoted:
        return
    groups = {f"{series_id}/{key}": group for key, group in _by_number(everything).items()}
    for entry in everything:
        group = groups.get(quoted.get(entry.mention.mention_id, ""))
        if group and entry.number is None:
            pair = entries.score(entry, group[_representative(group)], QUOTED_WORDS)
            yield entries.link_by_model(pair, Decision.POSSIBLE_LINK)


def _representative(group: Sequence[Entry]) -> int:
    """The first entry that gives a wording; the first of all where none does."""
    return next((index for index, entry in enumerate(group) if entry.text), 0)


def _is_worth_telling(pair: ScoredPair) -> bool:
    return pair.level("wording") not in ("absent", "different", "contradictory", "short_different")


def _by_model(pair: ScoredPair, placements: Mapping[str, Placement]) -> Link:
    """The link of a scored pair; one that its zone would join, but other evidence keeps apart, stays possible."""
    link = entries.link_by_model(pair)
    if link.decision is Decision.LINK and _target(pair.left, placements) != _target(pair.right, placements):
        return entries.link_by_model(pair, Decision.POSSIBLE_LINK)
    return link


def _target(entry: Entry, placements: Mapping[str, Placement]) -> str | None:
    if entry.key is not None:
        return entry.key
    placement = placements.get(entry.text)
    return placement.target.partition("/")[2] if placement and placement.target else None
