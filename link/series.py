"""Which series of recommendations the papers speak of: a body, and the year in which it issued them.

How their ids stay is told in `series_ids`; a second body that a short name could also mean, or a second year, may show
that a naming means another series than it seemed to. Pinning a series in the register keeps its id whatever comes.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from link import bodies, issuers, series_ids, wordings
from link.bodies import BodyKey, Directory, Naming
from link.records import Origin, PinnedSeries
from link.series_ids import SeriesKey
from normalise.records import Account, DatePrecision, FlexibleDate

Years = dict[int, datetime.date]  # in which a body issued recommendations, with the first day it can have been
BEGINS: Mapping[DatePrecision, Callable[[int], int]] = {
    DatePrecision.YEAR: lambda month: 1,
    DatePrecision.QUARTER: lambda month: max(1, month - 2),
    DatePrecision.MONTH: lambda month: month,
    DatePrecision.DAY: lambda month: month,
}


@dataclass(frozen=True, slots=True)
class NamedSeries:
    """A series that papers name or the register pins, before its mentions are known."""

    series_id: str
    name: str
    issuer: str
    pinned: PinnedSeries | None
    namings: tuple[Naming, ...]

    @property
    def origin(self) -> Origin:
        """Whether an analyst pinned it."""
        return Origin.REGISTER if self.pinned else Origin.INFERRED


@dataclass(frozen=True, slots=True)
class SeriesFound:
    """The named series of a corpus by id, and the series of each naming by (paper_id, position)."""

    named: Mapping[str, NamedSeries]
    of_naming: Mapping[tuple[str, int], str]
    namings: Mapping[str, tuple[Naming, ...]] = field(default_factory=dict)  # by paper_id


def infer_series(accounts: Sequence[Account], pinned: Sequence[PinnedSeries]) -> SeriesFound:
    """All series that the accounts name and the register pins, in order of their ids."""
    namings = {account.facts.paper.paper_id: _namings(account) for account in accounts}
    everything = [naming for paper in namings.values() for naming in paper]
    directory = bodies.list_bodies(everything, [pinned_body(pin) for pin in pinned])
    body_of = {key: body for paper in namings.values() for key, body in _bodies(paper, directory).items()}
    keys = _series_keys(everything, body_of, _pins_by_body(pinned, directory))
    pins = _pins_by_key(pinned, directory, keys.values())
    keys |= _aliased(everything, pinned, {pin.series_id: key for key, pin in pins.items()})
    return _collect(everything, keys, pins, directory, namings)


def pinned_body(pin: PinnedSeries) -> issuers.BodyName:
    """The body that a pinned series names: its issuer, or else its name."""
    return issuers.parse_name(pin.issuer or pin.name)


def _namings(account: Account) -> tuple[Naming, ...]:
    facts = account.facts
    date = facts.date.date if facts.date else None
    return tuple(
        Naming(facts.paper.paper_id, date, position, name, issuers.parse_name(name.issuer))
        for position, name in enumerate(account.series_names)
    )


def _bodies(paper: Sequence[Naming], directory: Directory) -> dict[tuple[str, int], BodyKey]:
    resolved = bodies.resolve_paper(paper, directory)
    return {(n.paper_id, n.position): resolved[n.position] for n in paper if n.position in resolved}


def _pins_by_body(pinned: Sequence[PinnedSeries], directory: Directory) -> dict[BodyKey, Years]:
    """The years that the register states, for each body."""
    years: dict[BodyKey, Years] = defaultdict(dict)
    for pin in pinned:
        if pin.issued:
            years[_pin_body_key(pin, directory)][pin.issued.year] = pin.issued
    return years


def _pin_body_key(pin: PinnedSeries, directory: Directory) -> BodyKey:
    key = bodies.body_key(pinned_body(pin))
    options = directory.fullest.get(key, ())
    return options[0] if len(options) == 1 else key


def _series_keys(
    namings: Iterable[Naming], body_of: Mapping[tuple[str, int], BodyKey], pinned_years: Mapping[BodyKey, Years]
) -> dict[tuple[str, int], SeriesKey]:
    """Body and year of each naming whose body is known; an undated naming takes the year that it must mean."""
    by_body: dict[BodyKey, list[Naming]] = defaultdict(list)
    for naming in namings:
        body = body_of.get((naming.paper_id, naming.position))
        if body is not None:
            by_body[body].append(naming)
    keys: dict[tuple[str, int], SeriesKey] = {}
    for body, group in by_body.items():
        years = _years([n.name.issued for n in group if n.name.issued]) | pinned_years.get(body, {})
        dated: dict[str, list[Naming]] = defaultdict(list)
        for naming in group:
            if naming.name.issued:
                dated[naming.paper_id].append(naming)
        for naming in group:
            keys[naming.paper_id, naming.position] = (body, _year(naming, dated[naming.paper_id], years))
    return keys


def _years(issued: Iterable[FlexibleDate]) -> Years:
    years: Years = {}
    for date in issued:
        begins = date.date.replace(month=BEGINS[date.precision](date.date.month), day=1)
        years[date.date.year] = min(begins, years.get(date.date.year, begins))
    return years


def _year(naming: Naming, dated_here: Sequence[Naming], years: Years) -> int | None:
    """The year of issue that a naming states; else the one its paper states, the corpus, or the latest before it.

    None where nothing tells: no paper states a year, or all years stated are later than the paper.
    """
    if naming.name.issued:
        return naming.name.issued.date.year
    if dated_here:
        issued = bodies.nearest(naming.block_no, dated_here).name.issued
        return issued.date.year if issued else None
    if naming.paper_date is None:
        return next(iter(years)) if len(years) == 1 else None
    return max((year for year, begins in years.items() if begins <= naming.paper_date), default=None)


def _pins_by_key(
    pinned: Sequence[PinnedSeries], directory: Directory, keys: Iterable[SeriesKey]
) -> dict[SeriesKey, PinnedSeries]:
    """Each pinned series under its body and year; one without a date takes the only year that papers state."""
    years: dict[BodyKey, set[int | None]] = defaultdict(set)
    for body, year in keys:
        years[body].add(year)
    pins: dict[SeriesKey, PinnedSeries] = {}
    for pin in pinned:
        body = _pin_body_key(pin, directory)
        stated = years[body] - {None}
        only = next(iter(stated)) if len(stated) == 1 else None
        pins.setdefault((body, pin.issued.year if pin.issued else only), pin)
    return pins


def _aliased(
    namings: Iterable[Naming], pinned: Sequence[PinnedSeries], key_of_pin: Mapping[str, SeriesKey]
) -> dict[tuple[str, int], SeriesKey]:
    """The namings that use a pinned alias, unless they state another year."""
    aliases = {wordings.comparable(alias): pin for pin in pinned for alias in (*pin.aliases, pin.name)}
    keys: dict[tuple[str, int], SeriesKey] = {}
    for naming in namings:
        pin = aliases.get(wordings.comparable(naming.name.raw)) or aliases.get(wordings.comparable(naming.name.issuer))
        if pin is None or pin.series_id not in key_of_pin:
            continue
        issued = naming.name.issued
        if not (issued and pin.issued and issued.date.year != pin.issued.year):
            keys[naming.paper_id, naming.position] = key_of_pin[pin.series_id]
    return keys


def _collect(
    everything: Sequence[Naming],
    keys: Mapping[tuple[str, int], SeriesKey],
    pins: Mapping[SeriesKey, PinnedSeries],
    directory: Directory,
    namings: Mapping[str, tuple[Naming, ...]],
) -> SeriesFound:
    groups: dict[SeriesKey, list[Naming]] = defaultdict(list)
    for naming in everything:
        key = keys.get((naming.paper_id, naming.position))
        if key is not None:
            groups[key].append(naming)
    unpinned = {key: group for key, group in groups.items() if key not in pins}
    ids = series_ids.give(unpinned, [pin.series_id for pin in pins.values()], directory)
    series = {key: _inferred(ids[key], key, group, directory) for key, group in unpinned.items()}
    series |= {key: _pinned(pin, groups[key]) for key, pin in pins.items()}
    named = {one.series_id: one for one in sorted(series.values(), key=lambda one: one.series_id)}
    return SeriesFound(named, {at: series[key].series_id for at, key in keys.items()}, namings)


def _pinned(pin: PinnedSeries, namings: Sequence[Naming]) -> NamedSeries:
    return NamedSeries(pin.series_id, pin.name, pin.issuer or pin.name, pin, tuple(namings))


def _inferred(series_id: str, key: SeriesKey, namings: Sequence[Naming], directory: Directory) -> NamedSeries:
    body, year = key
    issuer = directory.shown[body].shown
    return NamedSeries(series_id, f"{issuer}, {year}" if year else issuer, issuer, None, tuple(namings))


def main_series(paper: Sequence[Naming], found: SeriesFound) -> tuple[str, str] | None:
    """The series that a paper is about, with the reason; None where it names none.

    The one in its title, else the one it says it reports on, else the one that it names most.
    """
    for reason, chosen in (
        ("named in the paper's title", [n for n in paper if n.name.is_title]),
        ("the paper says that it reports on it", [n for n in paper if n.name.is_subject]),
        ("the series that the paper names most", list(paper)),
    ):
        counts = Counter(
            found.of_naming[n.paper_id, n.position] for n in chosen if (n.paper_id, n.position) in found.of_naming
        )
        if counts:
            return min(counts, key=lambda series_id: (-counts[series_id], series_id)), reason
    return None
