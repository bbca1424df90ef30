"""The records of series: how many recommendations papers say they have, which papers speak of them, and since when."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from link import series_ids, wordings
from link.paper_series import Memberships
from link.records import Origin, PinnedSeries, Series
from link.series import NamedSeries, SeriesFound
from normalise.records import Account, Claim, DatePrecision, FlexibleDate

PRECISIONS = tuple(DatePrecision)  # from day to year


def stated_counts(accounts: Sequence[Account], members: Memberships, pinned: Sequence[PinnedSeries]) -> dict[str, int]:
    """The size of each series that papers, or the register, state; none for a series of unknown size.

    Where papers disagree, the size that most of them state counts; then one without "about", then the earliest.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for account in accounts:
        for claim in account.claims:
            series_id = members.of_claim[claim.claim_id].series_id
            if claim.is_total and series_id:
                claims[series_id].append(claim)
    counts = {series_id: _most_stated(group) for series_id, group in claims.items()}
    return counts | {pin.series_id: pin.stated_count for pin in pinned if pin.stated_count is not None}


def _most_stated(claims: Sequence[Claim]) -> int:
    papers: dict[int, set[str]] = defaultdict(set)
    plain: set[int] = set()
    for claim in claims:
        papers[claim.stated_count].add(claim.paper_id)
        if not claim.is_hedged:
            plain.add(claim.stated_count)
    order = list(papers)
    return min(papers, key=lambda count: (-len(papers[count]), count not in plain, order.index(count)))


def summarise_named(
    series: NamedSeries,
    stated_count: int | None,
    seen: Iterable[str],
    paper_ids: tuple[str, ...],
    reporting: Iterable[str] = (),
) -> Series:
    """The record of a series that papers name or the register pins; papers `reporting` on it mention some of it."""
    return Series(
        series_id=series.series_id,
        name=series.name,
        issuer=series.issuer,
        issued_date=_issued_date(series),
        stated_count=stated_count,
        origin=series.origin,
        aliases=_aliases(series),
        numbers_seen=tuple(sorted(seen, key=wordings.natural_key)),
        paper_ids=paper_ids,
        reason=_reason(series),
        report_every_months=series.pinned.report_every_months if series.pinned else None,
        report_to=series.pinned.report_to if series.pinned else "",
        former_ids=series_ids.former(series.series_id, series.namings, reporting),
    )


def summarise_unnamed(
    series_id: str, account: Account, stated_count: int | None, seen: Iterable[str], paper_ids: tuple[str, ...]
) -> Series:
    """The record of a set that its only paper gives no name."""
    return Series(
        series_id=series_id,
        name=f"unnamed set in {account.facts.title or account.facts.paper.path}",
        issuer="",
        issued_date=None,
        stated_count=stated_count,
        origin=Origin.INFERRED,
        aliases=(),
        numbers_seen=tuple(sorted(seen, key=wordings.natural_key)),
        paper_ids=paper_ids,
        reason="the paper names no series, and no other paper has its wordings under its numbers",
    )


def papers_of_series(
    accounts: Sequence[Account], found: SeriesFound, members: Memberships
) -> Mapping[str, tuple[str, ...]]:
    """The papers that name each series, or mention or count its recommendations, in the order of the accounts."""
    papers: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        paper_id = account.facts.paper.paper_id
        named = {found.of_naming.get((paper_id, naming.position)) for naming in found.namings[paper_id]}
        mentioned = {members.of_mention[mention.mention_id].series_id for mention in account.mentions}
        counted = {members.of_claim[claim.claim_id].series_id for claim in account.claims}
        for series_id in {*named, *mentioned, *counted} - {None}:
            papers[str(series_id)].append(paper_id)
    return {series_id: tuple(ids) for series_id, ids in papers.items()}


def _issued_date(series: NamedSeries) -> datetime.date | None:
    """The date of issue that most papers state; then the most exact one, then the earliest."""
    if series.pinned:
        return series.pinned.issued or _stated_date(series)
    return _stated_date(series)


def _stated_date(series: NamedSeries) -> datetime.date | None:
    papers: dict[datetime.date, set[str]] = defaultdict(set)
    exactness: dict[datetime.date, int] = {}
    for naming in series.namings:
        issued: FlexibleDate | None = naming.name.issued
        if issued:
            papers[issued.date].add(naming.paper_id)
            rank = PRECISIONS.index(issued.precision)
            exactness[issued.date] = min(rank, exactness.get(issued.date, rank))
    return min(papers, key=lambda date: (-len(papers[date]), exactness[date], date), default=None)


def _aliases(series: NamedSeries) -> tuple[str, ...]:
    """The other names that papers use, or the register gives; a bare "the Commission" is not one."""
    names = {naming.body.shown for naming in series.namings if not naming.body.is_bare}
    if series.pinned:
        names |= set(series.pinned.aliases)
    return tuple(sorted(names - {series.issuer, series.name}))


def _reason(series: NamedSeries) -> str:
    if series.pinned:
        return "pinned in the register"
    count = len({naming.paper_id for naming in series.namings})
    first = min((naming.name.raw for naming in series.namings), key=lambda raw: (-len(raw), raw))
    return f"named in {count} paper{'' if count == 1 else 's'}, most fully as “{first}”"
