"""The ids of series: as the earliest paper names one, so that papers of a later date leave them alone.

An id is the slug of the fullest name in the earliest paper that names the series, with the year where that paper states
it. No rule can keep an id when a paper of an earlier date names the series otherwise: then the id it had is one of its
former ids, by which it is still found.
"""

from collections.abc import Iterable, Mapping, Sequence

from link import wordings
from link.bodies import BodyKey, Directory, Naming

SeriesKey = tuple[BodyKey, int | None]


def give(
    groups: Mapping[SeriesKey, Sequence[Naming]], taken: Iterable[str], directory: Directory
) -> dict[SeriesKey, str]:
    """An id for each series that papers name, its namings in the order of their papers' dates; none is `taken`.

    Where two series would have one id, the one that is named later bears its year as well.
    """
    ids: dict[SeriesKey, str] = {}
    used = set(taken)
    for key, namings in groups.items():
        ids[key] = next(one for one in _options(key, namings, directory) if one not in used)
        used.add(ids[key])
    return ids


def _options(key: SeriesKey, namings: Sequence[Naming], directory: Directory) -> list[str]:
    body, year = key
    first = _first(namings)
    name = wordings.slug(_fullest(first) if first else directory.shown[body].shown)
    is_dated = year is not None and (not first or _states_year(first[0].paper_id, namings))
    dated = [f"{name}-{year}"] if year is not None else []
    last = f"{name}-{wordings.digest(f'{sorted(body[0])} {body[1:]} {year}')}"
    return [*dated, last] if is_dated else [name, *dated, last]


def _first(namings: Sequence[Naming]) -> list[Naming]:
    """The namings of the earliest paper that does more than say "the Commission"."""
    spelt = [naming for naming in namings if not naming.body.is_bare]
    return [naming for naming in spelt if naming.paper_id == spelt[0].paper_id]


def _fullest(namings: Iterable[Naming]) -> str:
    return min((naming.body for naming in namings), key=lambda body: (-len(body.words), body.shown)).shown


def _states_year(paper_id: str, namings: Iterable[Naming]) -> bool:
    return any(naming.name.issued for naming in namings if naming.paper_id == paper_id)


def former(series_id: str, namings: Sequence[Naming], reporting: Iterable[str]) -> tuple[str, ...]:
    """The ids that a series would bear if only some of its papers were known; `reporting` are all those papers."""
    namers = {naming.paper_id for naming in namings if not naming.body.is_bare}
    names = {wordings.slug(naming.body.shown) for naming in namings if not naming.body.is_bare}
    years = {f"-{naming.name.issued.date.year}" for naming in namings if naming.name.issued}
    ids = {f"{name}{year}" for name in names for year in ("", *years)}
    return tuple(sorted((ids | {of_paper(paper_id) for paper_id in reporting if paper_id not in namers}) - {series_id}))


def of_paper(paper_id: str) -> str:
    """The id of the set of a paper that names none."""
    return f"paper-{paper_id}"
