"""Mentions without a number into recommendations: to a numbered one by wording, or to each other.

A recommendation that no paper numbers is named after its earliest wording, so its id changes only if a paper of an
earlier date brings other words for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from link import blocking, comparisons, entries, match_weights, wordings
from link.entries import Entry, ScoredPair
from link.numbers import LISTING
from link.recommendations import ROWS
from link.records import Decision
from normalise.records import Scope

UNLIKE = frozenset({"absent", "different", "contradictory", "short_different"})
SAME_WORDS = frozenset({"exact", "nearly_exact", "alike"})
PART = "part"
SHARED = 0.4  # of the words of the shorter of two wordings: even cut and misspelt ones keep more
CLEAR_LEAD = 3.0  # bits: eight times as likely


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a mention without number belongs; `target` is a recommendation id, None where nothing decides.

    `possible` are recommendation ids that it may mean as well or instead, the likeliest first.
    """

    target: str | None
    probability: float
    explanation: str
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The mentions of a series by their comparable wording, and the pairs of wordings worth comparing."""

    numbered: Mapping[str, Sequence[Entry]]
    unnumbered: Mapping[str, Sequence[Entry]]
    own_papers: Mapping[str, set[str]]  # by number: the papers with an entry of its own for it
    neighbours: Mapping[str, Sequence[str]]
    ranks: Mapping[str, int]  # of the papers, in date order
    first_ranks: Mapping[str, int]  # of the first paper with words for a number


def find_neighbours(everything: Iterable[Entry]) -> Mapping[str, Sequence[str]]:
    """For each wording those worth comparing with it; topics are left out, as they speak of no recommendation."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    worded = {entry.text for entry in everything if entry.text and entry.mention.scope is not Scope.TOPIC}
    for left, right in blocking.rare_word_pairs(worded):
        neighbours[left].append(right)
        neighbours[right].append(left)
    return neighbours


def group_texts(everything: Iterable[Entry], neighbours: Mapping[str, Sequence[str]]) -> Texts:
    """The mentions by wording, without topics."""
    numbered: dict[str, list[Entry]] = defaultdict(list)
    unnumbered: dict[str, list[Entry]] = defaultdict(list)
    own_papers: dict[str, set[str]] = defaultdict(set)
    ranks: dict[str, int] = {}
    first_ranks: dict[str, int] = {}
    for entry in everything:
        rank = ranks.setdefault(entry.mention.paper_id, len(ranks))
        if not entry.text or entry.mention.scope is Scope.TOPIC:
            continue
        if entry.key is not None:
            numbered[entry.text].append(entry)
            first_ranks.setdefault(entry.key, rank)
            if entry.mention.scope in ROWS:
                own_papers[entry.key].add(entry.mention.paper_id)
        elif entry.mention.number is None:
            unnumbered[entry.text].append(entry)
    return Texts(numbered, unnumbered, own_papers, neighbours, ranks, first_ranks)


def place_unnumbered(series_id: str, texts: Texts) -> tuple[dict[str, Placement], list[ScoredPair]]:
    """A placement for each wording without a number, and the pairs that were scored for it."""
    chosen: dict[str, Placement] = {}
    scored: list[ScoredPair] = []
    for text in texts.unnumbered:
        options = _numbered_options(text, texts)
        scored.extend(options.values())
        placement = _choose(series_id, _known_by_then(text, options, texts))
        if placement is not None:
            chosen[text] = placement
    placements = _one_of_each_paper(chosen, texts)
    rest = [text for text in texts.unnumbered if text not in placements or placements[text].target is None]
    pairs = _pairs_among(rest, texts)
    scored.extend(pairs)
    clusters = _clusters([text for text in rest if _is_listed(text, texts)], pairs, texts)
    strength = _strengths(pairs)
    for cluster in clusters:
        for text, placement in _place_cluster(series_id, cluster, placements, texts).items():
            placements[text] = replace(placement, probability=strength.get(text, 1.0) if cluster[1:] else 1.0)
    return placements, scored


def _numbered_options(text: str, texts: Texts) -> dict[str, ScoredPair]:
    """The best scored pair with each numbered recommendation that prints alike words.

    A paper that has an entry for a number in other words does not mean it by this one too.
    """
    entry = texts.unnumbered[text][0]
    papers = _own_papers([text], texts)
    options: dict[str, ScoredPair] = {}
    for other in (text, *texts.neighbours.get(text, ())):
        if not texts.numbered.get(other) or not _is_alike(text, other):
            continue
        rule = blocking.SAME_WORDING if other == text else blocking.RARE_WORDS
        for target in texts.numbered.get(other, ()):
            if other != text and papers & texts.own_papers.get(target.key or "", set()):
                continue
            pair = entries.score(entry, target, rule)
            best = options.get(target.key or "")
            if best is None or pair.match_weight > best.match_weight:
                options[target.key or ""] = pair
    return options


def _known_by_then(text: str, options: Mapping[str, ScoredPair], texts: Texts) -> Mapping[str, ScoredPair]:
    """Those that a paper had by the time of the first that prints the wording, if it links to one of them.

    What is recommended later, as the sum or a part of it, say, was not yet meant.
    """
    rank = texts.ranks[texts.unnumbered[text][0].mention.paper_id]
    known = {number: pair for number, pair in options.items() if texts.first_ranks.get(number, rank) <= rank}
    is_linked = any(match_weights.decide(pair.match_probability) is Decision.LINK for pair in known.values())
    return known if is_linked else options


def _is_alike(text: str, other: str) -> bool:
    """Whether two wordings are worth scoring: others can only speak against each other."""
    ours, theirs = wordings.word_set(text), wordings.word_set(other)
    if len(ours & theirs) < SHARED * min(len(ours), len(theirs)):  # a quick look before a slow one
        return False
    return comparisons.compare_wording(text, other).level not in UNLIKE


def _choose(series_id: str, options: Mapping[str, ScoredPair]) -> Placement | None:
    """The number that the wording links to; none where two do nearly as well, or where it is only possible."""
    ranked = sorted(options, key=lambda n: (-options[n].match_weight, wordings.natural_key(n)))
    zones = {number: match_weights.decide(options[number].match_probability) for number in ranked}
    linked = [number for number in ranked if zones[number] is Decision.LINK]
    possible = tuple(f"{series_id}/{number}" for number in ranked if zones[number] is not Decision.NON_LINK)
    if linked and all(_is_clearly_better(options[linked[0]], options[other]) for other in linked[1:]):
        told = f"no number is printed; its wording is that of {linked[0]} ({_detail(options[linked[0]])})"
        target = f"{series_id}/{linked[0]}"
        return Placement(target, options[linked[0]].match_probability, told, tuple(p for p in possible if p != target))
    if linked:
        return Placement(None, 0.0, f"no number is printed; its wording is that of {' and of '.join(linked)}", possible)
    return Placement(None, 0.0, "no number is printed; its wording is possibly known", possible) if possible else None


def _one_of_each_paper(chosen: Mapping[str, Placement], texts: Texts) -> dict[str, Placement]:
    """The placements, but of several wordings of one paper only the likeliest for each recommendation."""
    taken: set[tuple[str, str]] = set()
    kept: dict[str, Placement] = {}
    for text in sorted(chosen, key=lambda text: (-chosen[text].probability, text)):
        placement = chosen[text]
        ours = {(paper, placement.target) for paper in _own_papers([text], texts) if placement.target is not None}
        if ours & taken:
            possible = (str(placement.target), *placement.possible)
            told = "no number is printed; its wording is possibly that of another one of its paper"
            placement = Placement(None, 0.0, told, possible)
        else:
            taken |= ours
        kept[text] = placement
    return {text: kept[text] for text in chosen}


def _is_clearly_better(pair: ScoredPair, other: ScoredPair) -> bool:
    """Whether it is far likelier, or says all of both wordings where the other says a part of one."""
    if pair.level("wording") in SAME_WORDS and other.level("wording") == PART:
        return True
    return pair.match_weight >= other.match_weight + CLEAR_LEAD


def _detail(pair: ScoredPair) -> str:
    return next(comparison.detail for comparison in pair.comparisons if comparison.field == "wording")


def _pairs_among(rest: Sequence[str], texts: Texts) -> list[ScoredPair]:
    kept = set(rest)
    return [
        entries.score(texts.unnumbered[text][0], texts.unnumbered[other][0], blocking.RARE_WORDS)
        for text in rest
        for other in texts.neighbours.get(text, ())
        if text < other and other in kept and _is_alike(text, other)
    ]


def _clusters(rest: Sequence[str], pairs: Sequence[ScoredPair], texts: Texts) -> list[list[str]]:
    """Wordings joined by links, the strongest first; two entries of one paper only where it repeats itself."""
    cluster_of = _same_letters(rest)
    linked = [
        pair
        for pair in pairs
        if match_weights.decide(pair.match_probability) is Decision.LINK
        and pair.left.text in cluster_of
        and pair.right.text in cluster_of
    ]
    for pair in sorted(linked, key=lambda p: (-p.match_weight, p.left.mention.mention_id, p.right.mention.mention_id)):
        ours, theirs = cluster_of[pair.left.text], cluster_of[pair.right.text]
        if ours is theirs or _own_papers(ours, texts) & _own_papers(theirs, texts):
            continue
        ours.extend(theirs)
        for text in theirs:
            cluster_of[text] = ours
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


def _same_letters(rest: Sequence[str]) -> dict[str, list[str]]:
    """Wordings that differ in their spaces alone, each with the others: a lost space makes no other demand."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    for text in rest:
        by_letters[text.replace(" ", "")].append(text)
    return {text: by_letters[text.replace(" ", "")] for text in rest}


def _is_listed(text: str, texts: Texts) -> bool:
    """Whether some paper lists the wording as a recommendation, rather than mention it in passing."""
    return any(entry.mention.scope in LISTING for entry in texts.unnumbered[text])


def _strengths(pairs: Sequence[ScoredPair]) -> dict[str, float]:
    """The probability of the best pair of each wording."""
    best: dict[str, float] = {}
    for pair in pairs:
        for text in (pair.left.text, pair.right.text):
            best[text] = max(best.get(text, 0.0), pair.match_probability)
    return best


def _own_papers(cluster: Sequence[str], texts: Texts) -> set[str]:
    return {
        entry.mention.paper_id for text in cluster for entry in texts.unnumbered[text] if entry.mention.scope in ROWS
    }


def _place_cluster(
    series_id: str, cluster: Sequence[str], placements: Mapping[str, Placement], texts: Texts
) -> dict[str, Placement]:
    """One recommendation for a cluster, with what its wordings may mean instead."""
    order = {text: position for position, text in enumerate(texts.unnumbered)}
    earliest = min(cluster, key=order.__getitem__)
    target = f"{series_id}/u-{wordings.digest(earliest)}"
    possible = tuple(sorted({p for text in cluster if text in placements for p in placements[text].possible}))
    told = "no number is printed; known by its wording"
    if possible:
        told += f"; possibly that of {' or '.join(possible)}"
    return {text: Placement(target, 1.0, told, possible) for text in cluster}


def renumbered(texts: Texts) -> list[ScoredPair]:
    """Pairs with nearly equal words under different numbers in different papers: perhaps renumbered.

    A paper that has both numbers tells them apart, and then equal words mean nothing.
    """
    pairs: list[ScoredPair] = []
    for text, ours in texts.numbered.items():
        for other in (text, *texts.neighbours.get(text, ())):
            if text <= other:
                pairs.extend(_renumbered(_first_of_each(ours), _first_of_each(texts.numbered.get(other, ())), texts))
    return pairs


def _renumbered(ours: Sequence[Entry], theirs: Sequence[Entry], texts: Texts) -> list[ScoredPair]:
    pairs: list[ScoredPair] = []
    for left in ours:
        for right in theirs:
            papers = texts.own_papers.get(left.key or "", set()) & texts.own_papers.get(right.key or "", set())
            if left.key == right.key or papers or (ours == theirs and _number(right) < _number(left)):
                continue
            if not _is_alike(left.text, right.text):
                continue
            pair = entries.score(left, right, blocking.SAME_WORDING if left.text == right.text else blocking.RARE_WORDS)
            if match_weights.decide(pair.match_probability) is not Decision.NON_LINK:
                pairs.append(pair)
    return pairs


def _number(entry: Entry) -> str:
    return entry.key or ""


def _first_of_each(group: Sequence[Entry]) -> list[Entry]:
    """The first entry of each number among entries with one wording."""
    first: dict[str, Entry] = {}
    for entry in group:
        first.setdefault(_number(entry), entry)
    return list(first.values())
