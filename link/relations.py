"""How recommendations relate: merged, split, superseded or restated, as papers say or as their wordings show."""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from link import blocking, comparisons, wordings
from link.entries import Entry
from link.recommendations import ROWS
from link.records import DecidedBy, Recommendation, Relation, Series
from normalise.records import PaperFacts, RelationKind

SAME_WORDS = frozenset({"exact", "nearly_exact", "alike"})
PART = "part"
MOST = 0.8  # of a part's words stand in the whole: a quick look before the letters are compared


def find_within(
    series_id: str,
    everything: Sequence[Entry],
    known: Mapping[str, Recommendation],
    neighbours: Mapping[str, Sequence[str]],
) -> list[Relation]:
    """The relations of one series, those that papers state before those that wordings show, each once."""
    found = [*_stated(series_id, everything, known), *_shown(series_id, everything, known, neighbours)]
    once = {(one.recommendation_id, one.other_id): one for one in reversed(found)}
    return sorted(once.values(), key=_order)


def _order(relation: Relation) -> tuple[str, str, str]:
    return relation.recommendation_id, relation.other_id, relation.kind


def _stated(series_id: str, everything: Sequence[Entry], known: Mapping[str, Recommendation]) -> Iterator[Relation]:
    """What an entry says of its own recommendation and another, by the numbers of its own paper."""
    meaning = {(e.mention.paper_id, e.number): e.key for e in everything if e.number and e.mention.scope in ROWS}
    for entry in everything:
        mention, own = entry.mention, f"{series_id}/{entry.key}"
        for stated in mention.relations:
            for number in stated.numbers:
                other = f"{series_id}/{meaning.get((mention.paper_id, number), number)}"
                if own in known and other in known and own != other:
                    yield _told(stated.kind, (own, other), mention.mention_id, f"the paper says: “{stated.raw}”")
        for key in entry.renumbered.merged_keys if entry.renumbered else ():
            merged = f"{series_id}/{key}"
            if own in known and merged in known and own != merged:
                told = f"printed {entry.number}, formerly {' and '.join(mention.former_numbers)}"
                yield _told(RelationKind.MERGED_INTO, (merged, own), mention.mention_id, told)


def _told(kind: RelationKind, pair: tuple[str, str], mention_id: str, explanation: str) -> Relation:
    """A relation as the paper states it; "replaces" is told from the other one's side."""
    if kind is RelationKind.REPLACES:
        return Relation(RelationKind.SUPERSEDED_BY, *pair[::-1], mention_id, DecidedBy.NUMBER, explanation)
    return Relation(kind, *pair, mention_id, DecidedBy.NUMBER, explanation)


def _shown(
    series_id: str,
    everything: Sequence[Entry],
    known: Mapping[str, Recommendation],
    neighbours: Mapping[str, Sequence[str]],
) -> Iterator[Relation]:
    """Two recommendations whose wordings stand within a third's: merged if the whole is later, else split."""
    rows = [e for e in everything if e.key and e.mention.scope in ROWS and not e.is_note_wording]
    order = {entry.mention.mention_id: position for position, entry in enumerate(rows)}
    first: dict[str, Entry] = {}
    for entry in rows:
        if len(entry.text.split()) >= wordings.SHORT_WORDS:
            first.setdefault(entry.text, entry)
    for text, whole in first.items():
        parts = _parts_of(whole, [first[other] for other in neighbours.get(text, ()) if other in first])
        for part in parts:
            earlier, later = sorted((whole, part), key=lambda e: order[e.mention.mention_id])
            kind = RelationKind.MERGED_INTO if later is whole else RelationKind.SPLIT_INTO
            pair = tuple(f"{series_id}/{e.key}" for e in (earlier, later))
            told = f"the words of {part.number} stand within those of {whole.number}, beside {len(parts) - 1} other’s"
            if all(one in known for one in pair) and earlier.mention.paper_id != later.mention.paper_id:
                yield Relation(kind, pair[0], pair[1], later.mention.mention_id, DecidedBy.MODEL, told)


def _parts_of(whole: Entry, others: Iterable[Entry]) -> list[Entry]:
    """The entries of other recommendations whose words stand in the whole's, each key once; fewer than two are none."""
    parts: dict[str, Entry] = {}
    for other in others:
        may_be = other.key != whole.key and len(other.text) < len(whole.text) and _has_most_words(whole, other)
        if may_be and comparisons.compare_wording(other.text, whole.text).level == PART:
            parts.setdefault(other.key or "", other)
    kept = [
        one for one in parts.values() if not any(_overlap(one, other) for other in parts.values() if other is not one)
    ]
    return kept if len(kept) > 1 else []


def _has_most_words(whole: Entry, part: Entry) -> bool:
    words = wordings.word_set(part.text)
    return len(words & wordings.word_set(whole.text)) >= MOST * len(words)


def _overlap(one: Entry, other: Entry) -> bool:
    """Whether two parts are the same words: then they are one part, printed twice."""
    return comparisons.compare_wording(one.text, other.text).level in {*SAME_WORDS, PART}


def find_restated(
    series: Sequence[Series], recommendations: Sequence[Recommendation], papers: Sequence[PaperFacts]
) -> list[Relation]:
    """Recommendations of a series that an earlier series of the corpus has in nearly the same words.

    A series is as old as its date of issue, else as the first of its papers.
    """
    dates = {paper.paper.paper_id: paper.date.date for paper in papers if paper.date}
    rank = {one.series_id: position for position, one in enumerate(sorted(series, key=lambda s: _age(s, dates)))}
    by_text: dict[str, list[Recommendation]] = defaultdict(list)
    for one in recommendations:
        text = wordings.comparable(one.wording or "")
        if len(text.split()) >= wordings.SHORT_WORDS and one.mention_ids:
            by_text[text].append(one)
    pairs = [(text, text) for text, group in by_text.items() if len(group) > 1] if len(rank) > 1 else []
    if len(rank) > 1:
        pairs += [p for p in blocking.rare_word_pairs(by_text) if comparisons.compare_wording(*p).level in SAME_WORDS]
    return sorted((_restates(later, earlier) for later, earlier in _nearest_earlier(pairs, by_text, rank)), key=_order)


def _nearest_earlier(
    pairs: Sequence[tuple[str, str]], by_text: Mapping[str, list[Recommendation]], rank: Mapping[str, int]
) -> list[tuple[Recommendation, Recommendation]]:
    """Each recommendation with the latest earlier one in the same words: what is repeated often is told as a chain."""
    alike: dict[str, dict[str, Recommendation]] = defaultdict(dict)
    for left, right in pairs:
        for one in (*by_text[left], *by_text[right]):
            alike[left][one.recommendation_id] = alike[right][one.recommendation_id] = one
    found: dict[str, tuple[Recommendation, Recommendation]] = {}
    for group in alike.values():
        in_order = sorted(group.values(), key=lambda one: (rank[one.series_id], one.recommendation_id))
        for earlier, later in itertools.pairwise(in_order):
            if earlier.series_id != later.series_id:
                known = found.get(later.recommendation_id)
                if known is None or rank[known[1].series_id] < rank[earlier.series_id]:
                    found[later.recommendation_id] = later, earlier
    return list(found.values())


def _age(series: Series, dates: Mapping[str, datetime.date]) -> tuple[datetime.date, str]:
    first = min((dates[one] for one in series.paper_ids if one in dates), default=datetime.date.max)
    return series.issued_date or first, series.series_id


def _restates(later: Recommendation, earlier: Recommendation) -> Relation:
    alike = comparisons.similarity(later.wording or "", earlier.wording or "")
    told = f"its wording is {alike:.0%} that of {earlier.recommendation_id}"
    ids = later.recommendation_id, earlier.recommendation_id
    return Relation(RelationKind.RESTATES, *ids, later.mention_ids[0], DecidedBy.MODEL, told)
