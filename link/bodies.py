"""Which body each naming in the corpus means: short names resolve to the fuller ones they stand for."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from link import issuers
from link.issuers import BodyName
from normalise.records import SeriesName

BodyKey = tuple[frozenset[str], str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Naming:
    """A naming of a series in one paper; `position` counts the paper's namings from 0."""

    paper_id: str
    paper_date: datetime.date | None
    position: int
    name: SeriesName
    body: BodyName

    @property
    def key(self) -> BodyKey:
        """What tells one body from another, without the typography of its name."""
        return body_key(self.body)

    @property
    def block_no(self) -> int:
        """Where it stands in the paper."""
        return self.name.place.block_no


@dataclass(frozen=True, slots=True)
class Directory:
    """The bodies of a corpus: the name to show for each, and the fullest names that each name can stand for."""

    shown: Mapping[BodyKey, BodyName]
    fullest: Mapping[BodyKey, tuple[BodyKey, ...]]


def body_key(body: BodyName) -> BodyKey:
    """What tells one body from another, without the typography of its name."""
    return body.words, body.head, body.edition


def list_bodies(namings: Iterable[Naming], pinned: Iterable[BodyName]) -> Directory:
    """The bodies that namings and pinned series name, whichever order they come in."""
    shown = _shown_names(namings, pinned)
    by_initial: dict[str, list[BodyKey]] = defaultdict(list)
    for key, body in shown.items():
        for initial in issuers.initials(body.tokens):
            by_initial[initial].append(key)
    fullest = {key: _fullest(key, _with_initials(shown[key], by_initial), shown) for key in shown}
    return Directory(shown, fullest)


def _with_initials(body: BodyName, by_initial: Mapping[str, Sequence[BodyKey]]) -> Sequence[BodyKey]:
    """The bodies that have the rarest of its initials: no other can be a fuller name of it."""
    return min((by_initial[initial] for initial in sorted(issuers.initials(body.tokens))), key=len)


def _shown_names(namings: Iterable[Naming], pinned: Iterable[BodyName]) -> dict[BodyKey, BodyName]:
    """For each body the form of its name that most papers print; the first in the alphabet of several."""
    papers: dict[BodyName, set[str]] = defaultdict(set)
    for naming in namings:
        papers[naming.body].add(naming.paper_id)
    for body in pinned:
        papers[body].add("")
    forms: dict[BodyKey, list[BodyName]] = defaultdict(list)
    for body in papers:
        if body.tokens:
            forms[body_key(body)].append(body)
    return {key: min(bodies, key=lambda body: (-len(papers[body]), body.shown)) for key, bodies in forms.items()}


def _fullest(key: BodyKey, others: Iterable[BodyKey], shown: Mapping[BodyKey, BodyName]) -> tuple[BodyKey, ...]:
    """The names that no other name is fuller than, of those that this name can stand for."""
    body = shown[key]
    options = [other for other in others if other != key and _is_fuller(shown[other], body)]
    ends = [option for option in options if not any(_is_fuller(shown[o], shown[option]) for o in options)]
    return tuple(sorted(ends, key=lambda end: shown[end].shown)) or (() if body.is_bare else (key,))


def _is_fuller(other: BodyName, body: BodyName) -> bool:
    """Whether `other` names the same body more fully; of two spellings the first in the alphabet counts as fuller."""
    if other.is_bare or not issuers.is_within(body, other):
        return False
    if not issuers.is_within(other, body):
        return True
    return (-len(other.words), other.shown) < (-len(body.words), body.shown)


def resolve_paper(namings: Sequence[Naming], directory: Directory) -> dict[int, BodyKey]:
    """The body of each naming of one paper by its position; a bare "the Commission" that nothing explains has none.

    A short name means the fuller one of the same paper, the nearest before it if there are several; else the only
    one in the corpus; else only itself.
    """
    certain = {n.position: directory.fullest[n.key][0] for n in namings if _is_certain(n, directory)}
    spelt_out = [n for n in namings if n.position in certain and not n.body.is_bare]
    found = dict(certain)
    for naming in namings:
        if naming.position in certain and not naming.body.is_bare:
            continue
        body = _nearest_body(naming, spelt_out, certain, directory)
        if body is not None:
            found[naming.position] = body
    return found


def _is_certain(naming: Naming, directory: Directory) -> bool:
    return bool(naming.body.tokens) and len(directory.fullest[naming.key]) == 1


def _nearest_body(
    naming: Naming, spelt_out: Sequence[Naming], certain: Mapping[int, BodyKey], directory: Directory
) -> BodyKey | None:
    if not naming.body.tokens:
        return None
    options = directory.fullest[naming.key]
    nearby = [n for n in spelt_out if certain[n.position] in options]
    if nearby:
        return certain[nearest(naming.block_no, nearby).position]
    if len(options) == 1:
        return options[0]
    return None if naming.body.is_bare else naming.key


def nearest(block_no: int, namings: Sequence[Naming]) -> Naming:
    """The last naming at or before a block; the first of all where none stands before it."""
    ordered = sorted(namings, key=lambda n: (n.block_no, n.position))
    before = [n for n in ordered if n.block_no <= block_no]
    return before[-1] if before else ordered[0]
