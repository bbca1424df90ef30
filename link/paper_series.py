"""Which series each mention and claim of a paper belongs to, since a number means nothing without one."""

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.records import Place
from link import bodies, issuers, neighbours, series, series_ids, wordings
from link.bodies import Naming
from link.neighbours import Neighbourhood
from link.records import PinnedSeries
from link.series import SeriesFound
from normalise.records import Account, Scope


@dataclass(frozen=True, slots=True)
class Membership:
    """The series of a mention or claim, and why; no series where a paper gives nothing to tell it by."""

    series_id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Memberships:
    """The series of every mention and claim by their ids; `unnamed` are papers with a set of their own."""

    of_mention: Mapping[str, Membership]
    of_claim: Mapping[str, Membership]
    unnamed: Mapping[str, Account]  # by series_id


def assign_series(accounts: Sequence[Account], found: SeriesFound, pinned: Sequence[PinnedSeries]) -> Memberships:
    """The series of every mention and claim, from names first and from wordings where a paper names none."""
    of_mention: dict[str, Membership] = {}
    of_claim: dict[str, Membership] = {}
    homeless = []
    main_series: dict[str, str] = {}
    for account in accounts:
        main = _main(account, found, pinned)
        if main.membership.series_id:
            main_series[account.facts.paper.paper_id] = main.membership.series_id
        for mention in account.mentions:
            of_mention[mention.mention_id] = _member(mention.series_raw, mention.place, account, found, main)
        for claim in account.claims:
            of_claim[claim.claim_id] = _member(claim.series_raw, claim.place, account, found, main)
        if any(of_mention[mention.mention_id].series_id is None for mention in account.mentions):
            homeless.append(account)
    unnamed = _house_unnamed(accounts, homeless, of_mention, of_claim, main_series)
    return Memberships(of_mention, of_claim, unnamed)


@dataclass(frozen=True, slots=True)
class _Main:
    """What a paper's mentions belong to where nothing nearer says so; `is_pinned` outranks what they say."""

    membership: Membership
    is_pinned: bool = False


def _main(account: Account, found: SeriesFound, pinned: Sequence[PinnedSeries]) -> _Main:
    path = account.facts.paper.path
    for pin in pinned:
        if any(fnmatch.fnmatchcase(path, pattern) for pattern in pin.papers):
            return _Main(Membership(pin.series_id, "the register gives this paper to the series"), is_pinned=True)
    main = series.main_series(found.namings[account.facts.paper.paper_id], found)
    return _Main(Membership(*main)) if main else _Main(Membership(None, "the paper names no series"))


def _member(series_raw: str, place: Place, account: Account, found: SeriesFound, main: _Main) -> Membership:
    if main.is_pinned or not series_raw:
        return main.membership
    namings = found.namings[account.facts.paper.paper_id]
    naming = _naming_meant(series_raw, place.block_no, [n for n in namings if _is_known(n, found)])
    if naming is None:
        return main.membership
    series_id = found.of_naming[naming.paper_id, naming.position]
    return Membership(series_id, f"“{series_raw}” is the nearest naming")


def _is_known(naming: Naming, found: SeriesFound) -> bool:
    return (naming.paper_id, naming.position) in found.of_naming


def _naming_meant(series_raw: str, block_no: int, namings: Sequence[Naming]) -> Naming | None:
    """The naming that prints these words, or else one whose body they can mean; the nearest before of several."""
    text = wordings.comparable(series_raw)
    same = [n for n in namings if text in (wordings.comparable(n.name.raw), wordings.comparable(n.name.issuer))]
    if not same:
        body = issuers.parse_name(series_raw)
        same = [n for n in namings if issuers.is_within(body, n.body) or issuers.is_within(n.body, body)]
    return bodies.nearest(block_no, same) if same else None


def _house_unnamed(
    accounts: Sequence[Account],
    homeless: Sequence[Account],
    of_mention: dict[str, Membership],
    of_claim: dict[str, Membership],
    main_series: Mapping[str, str],
) -> dict[str, Account]:
    """Give the mentions of papers that name no series a series: that of their neighbours, or the paper's own."""
    around = _neighbourhood(accounts, of_mention, main_series) if homeless else None
    unnamed: dict[str, Account] = {}
    for account in homeless:
        found = around.find(account) if around else None
        member = Membership(*found) if found else None
        if member is None:
            if all(mention.scope is Scope.TOPIC for mention in account.mentions):
                continue
            member = own_series(account)
            unnamed[str(member.series_id)] = account
        for mention in account.mentions:
            if of_mention[mention.mention_id].series_id is None:
                of_mention[mention.mention_id] = member
        for claim in account.claims:
            if of_claim[claim.claim_id].series_id is None:
                of_claim[claim.claim_id] = member
    return unnamed


def _neighbourhood(
    accounts: Sequence[Account], of_mention: Mapping[str, Membership], main_series: Mapping[str, str]
) -> Neighbourhood:
    said = ((m, of_mention[m.mention_id].series_id) for account in accounts for m in account.mentions)
    return neighbours.arrange(accounts, neighbours.wordings_by_number(said), main_series)


def own_series(account: Account) -> Membership:
    """The set of a paper that names none: its numbers mean nothing outside the paper until someone says more."""
    return Membership(series_ids.of_paper(account.facts.paper.paper_id), "the paper names no series")
