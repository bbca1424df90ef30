"""All accounts of a corpus into recommendations: the one call of this stage."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.records import TextSource
from link import (
    former_ids,
    judged_linking,
    judgements,
    paper_series,
    relations,
    series,
    series_linking,
    series_summaries,
)
from link.judgements import Ruling
from link.paper_series import Memberships
from link.recommendations import Extent
from link.records import DecidedBy, Judgement, Linked, PinnedSeries, Recommendation, Resolution, Series
from link.series import SeriesFound
from link.series_linking import LinkedSeries
from normalise.records import Account, Mention

TYPESET = (TextSource.WORD, TextSource.TAGGED_PDF, TextSource.LAYOUT_PDF)  # a note mark is small or raised there


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The mentions of a corpus by series, with what is known of each series before its mentions are linked."""

    found: SeriesFound
    members: Memberships
    counts: Mapping[str, int]
    mentions: Mapping[str | None, Sequence[Mention]]
    typeset: frozenset[str]

    def extent(self, series_id: str) -> Extent:
        """The size of a series, and the numbers that the register gives it."""
        pin = self.found.named[series_id].pinned if series_id in self.found.named else None
        return Extent(self.counts.get(series_id), pin.numbers if pin else ())

    def link(self, rulings: Mapping[str, Ruling] = series_linking.NOTHING_RULED) -> dict[str, LinkedSeries]:
        """Every series linked, in order of their ids; a mention that was judged goes to the series of its ruling."""
        mentions = judged_linking.move(self.mentions, rulings)
        return {
            one: series_linking.link_series(one, self.extent(one), mentions.get(one, ()), self.typeset, rulings)
            for one in sorted({*self.found.named, *self.members.unnamed})
        }


def link_accounts(
    accounts: Sequence[Account], pinned: Sequence[PinnedSeries] = (), judged: Sequence[Judgement] = ()
) -> Linked:
    """Which mentions, in whichever papers, are about the same recommendation, and of which series.

    The order of the accounts does not matter; a paper given twice counts once. A mention whose series nothing tells
    has a resolution without one. What people `judged` outranks all else; the judgements that fit nothing are `stale`.
    """
    ordered = _in_date_order(accounts)
    corpus = _sort(ordered, pinned)
    linked = corpus.link()
    if judged:
        known = _summaries(ordered, corpus, linked)
        ids_now = dict(former_ids.renamed(known, _recommendations(ordered, known, linked)))
        judged = former_ids.bring_up_to_date(judged, ids_now)
    rulings, stale = judgements.rule(judged, _every_resolution(corpus, linked), _recommendation_ids(linked))
    linked = corpus.link(rulings) if rulings else linked
    known = _summaries(ordered, corpus, linked)
    recommendations = _recommendations(ordered, known, linked)
    links = (link for one in linked.values() for link in one.links)
    return Linked(
        series=known,
        recommendations=recommendations,
        resolutions=tuple(sorted(_every_resolution(corpus, linked), key=lambda resolution: resolution.mention_id)),
        links=judged_linking.with_judged(links, judged, [m for account in ordered for m in account.mentions]),
        claim_series=tuple(sorted((c, m.series_id) for c, m in corpus.members.of_claim.items() if m.series_id)),
        relations=(
            *(relation for one in linked.values() for relation in one.relations),
            *relations.find_restated(known, recommendations, [account.facts for account in ordered]),
        ),
        stale=stale,
        renamed=former_ids.renamed(known, recommendations),
    )


def known_on(accounts: Iterable[Account], day: datetime.date) -> tuple[Account, ...]:
    """The papers of that day or before; a paper without a date cannot be shown to have been known."""
    return tuple(account for account in accounts if account.facts.date and account.facts.date.date <= day)


def _sort(ordered: Sequence[Account], pinned: Sequence[PinnedSeries]) -> _Sorted:
    found = series.infer_series(ordered, pinned)
    members = paper_series.assign_series(ordered, found, pinned)
    counts = series_summaries.stated_counts(ordered, members, pinned)
    typeset = frozenset(a.facts.paper.paper_id for a in ordered if a.facts.text_source in TYPESET)
    return _Sorted(found, members, counts, _mentions_by_series(ordered, members), typeset)


def _summaries(ordered: Sequence[Account], corpus: _Sorted, linked: Mapping[str, LinkedSeries]) -> tuple[Series, ...]:
    papers = series_summaries.papers_of_series(ordered, corpus.found, corpus.members)

    def summarise(series_id: str) -> Series:
        about = (corpus.counts.get(series_id), linked[series_id].numbers_seen, papers.get(series_id, ()))
        if series_id in corpus.found.named:
            reporting = dict.fromkeys(mention.paper_id for mention in corpus.mentions.get(series_id, ()))
            return series_summaries.summarise_named(corpus.found.named[series_id], *about, reporting)
        return series_summaries.summarise_unnamed(series_id, corpus.members.unnamed[series_id], *about)

    return tuple(summarise(series_id) for series_id in linked)


def _recommendations(
    ordered: Sequence[Account], known: Sequence[Series], linked: Mapping[str, LinkedSeries]
) -> tuple[Recommendation, ...]:
    mentions = {mention.mention_id: mention for account in ordered for mention in account.mentions}
    former = {one.series_id: one.former_ids for one in known}
    return former_ids.add([rec for one in linked.values() for rec in one.recommendations], former, mentions)


def _recommendation_ids(linked: Mapping[str, LinkedSeries]) -> list[str]:
    return [rec.recommendation_id for one in linked.values() for rec in one.recommendations]


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


def _every_resolution(corpus: _Sorted, linked: Mapping[str, LinkedSeries]) -> list[Resolution]:
    """What each mention resolves to, in date order within its series; those without a series come last."""
    resolutions = [resolution for one in linked.values() for resolution in one.resolutions]
    resolved = {one.mention_id for one in resolutions}
    for mention in corpus.mentions.get(None, ()):
        if mention.mention_id not in resolved:
            reason = corpus.members.of_mention[mention.mention_id].reason
            resolutions.append(Resolution(mention.mention_id, None, None, None, DecidedBy.MODEL, 0.0, reason))
    return resolutions
