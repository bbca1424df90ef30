"""All accounts of a corpus into recommendations: the one call of this stage."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.records import TextSource
from link import paper_series, relations, series, series_linking, series_summaries
from link.paper_series import Memberships
from link.records import DecidedBy, Link, Linked, PinnedSeries, Resolution, Series
from link.series_linking import LinkedSeries
from normalise.records import Account, Mention

TYPESET = (TextSource.WORD, TextSource.TAGGED_PDF, TextSource.LAYOUT_PDF)  # a note mark is small or raised there


def link_accounts(accounts: Sequence[Account], pinned: Sequence[PinnedSeries] = ()) -> Linked:
    """Which mentions, in whichever papers, are about the same recommendation, and of which series.

    The order of the accounts does not matter; a paper given twice counts once. A mention whose series nothing tells
    has a resolution without one.
    """
    ordered = _in_date_order(accounts)
    found = series.infer_series(ordered, pinned)
    members = paper_series.assign_series(ordered, found, pinned)
    counts = series_summaries.stated_counts(ordered, members, pinned)
    mentions = _mentions_by_series(ordered, members)
    typeset = {a.facts.paper.paper_id for a in ordered if a.facts.text_source in TYPESET}
    linked = {
        one: series_linking.link_series(one, counts.get(one), mentions.get(one, ()), typeset)
        for one in sorted({*found.named, *members.unnamed})
    }
    papers = series_summaries.papers_of_series(ordered, found, members)

    def summarise(series_id: str) -> Series:
        about = (counts.get(series_id), linked[series_id].numbers_seen, papers.get(series_id, ()))
        if series_id in found.named:
            return series_summaries.summarise_named(found.named[series_id], *about)
        return series_summaries.summarise_unnamed(series_id, members.unnamed[series_id], *about)

    known = tuple(summarise(series_id) for series_id in linked)
    recommendations = tuple(rec for one in linked.values() for rec in one.recommendations)
    return Linked(
        series=known,
        recommendations=recommendations,
        resolutions=_resolutions(linked.values(), mentions.get(None, ()), members),
        links=tuple(sorted((link for one in linked.values() for link in one.links), key=_pair)),
        claim_series=tuple(sorted((claim, m.series_id) for claim, m in members.of_claim.items() if m.series_id)),
        relations=(
            *(relation for one in linked.values() for relation in one.relations),
            *relations.find_restated(known, recommendations),
        ),
    )


def _in_date_order(accounts: Iterable[Account]) -> list[Account]:
    """The papers by date, then path; those without a date last, and each paper_id once."""

    def order(account: Account) -> tuple[datetime.date, str]:
        facts = account.facts
        return (facts.date.date if facts.date else datetime.date.max), facts.paper.path

    once: dict[str, Account] = {}
    for account in sorted(accounts, key=order):
        once.setdefault(account.facts.paper.paper_id, account)
    return list(once.values())


def _mentions_by_series(accounts: Iterable[Account], members: Memberships) -> Mapping[str | None, Sequence[Mention]]:
    mentions: dict[str | None, list[Mention]] = defaultdict(list)
    for account in accounts:
        for mention in account.mentions:
            mentions[members.of_mention[mention.mention_id].series_id].append(mention)
    return mentions


def _resolutions(
    linked: Iterable[LinkedSeries], homeless: Iterable[Mention], members: Memberships
) -> tuple[Resolution, ...]:
    resolutions = [resolution for one in linked for resolution in one.resolutions]
    for mention in homeless:
        reason = members.of_mention[mention.mention_id].reason
        resolutions.append(Resolution(mention.mention_id, None, None, None, DecidedBy.MODEL, 0.0, reason))
    return tuple(sorted(resolutions, key=lambda resolution: resolution.mention_id))


def _pair(link: Link) -> tuple[str, str]:
    return link.left_mention_id, link.right_mention_id
