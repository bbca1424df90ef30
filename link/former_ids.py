"""Former ids of recommendations: what they would be called if only some of the papers were known.

No rule that sees papers alone can keep every id: two papers may each name a set or word a recommendation in their own
way until a third shows that they mean one. Then one of the two ids goes, and is kept here, so that it is still found.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from link import wordings
from link.recommendations import UNNUMBERED
from link.records import Judgement, Recommendation, Series
from normalise.records import Mention


def add(
    recommendations: Sequence[Recommendation],
    former_series: Mapping[str, Sequence[str]],
    mentions: Mapping[str, Mention],
) -> tuple[Recommendation, ...]:
    """The recommendations with their former ids, by the former ids of their series; an id that is in use is none."""
    in_use = {one.recommendation_id for one in recommendations}

    def former(one: Recommendation) -> tuple[str, ...]:
        own_key = one.recommendation_id.partition("/")[2]
        others = _other_keys(one, [mentions[each] for each in one.mention_ids if each in mentions])
        keys = {own_key, *(key for key in others if f"{one.series_id}/{key}" not in in_use)}
        series = (one.series_id, *former_series.get(one.series_id, ()))
        return tuple(sorted({f"{series_id}/{key}" for series_id in series for key in keys} - in_use))

    return tuple(replace(one, former_ids=former(one)) for one in recommendations)


def _other_keys(one: Recommendation, mentions: Iterable[Mention]) -> set[str]:
    """What its ids might end with: a number that some paper prints, or the hash of words that bear none."""
    keys = set(one.aliases)
    for mention in mentions:
        if mention.wording and (mention.number is None or one.number is None):
            keys.add(UNNUMBERED + wordings.digest(mention.wording))
    return keys


def renamed(series: Iterable[Series], recommendations: Iterable[Recommendation]) -> tuple[tuple[str, str], ...]:
    """Each former id of a series or recommendation with its id now, where it means one; those in use are left out."""
    everything = [*((one.series_id, one.former_ids) for one in series)]
    everything += [(one.recommendation_id, one.former_ids) for one in recommendations]
    found: dict[str, list[str]] = defaultdict(list)
    for own, former in everything:
        for each in former:
            found[each].append(own)
    in_use = {own for own, _ in everything}
    return tuple((one, ids[0]) for one, ids in sorted(found.items()) if len(ids) == 1 and one not in in_use)


def bring_up_to_date(judged: Iterable[Judgement], ids_now: Mapping[str, str]) -> tuple[Judgement, ...]:
    """The judgements with today's ids in place of former ones."""
    return tuple(
        replace(one, left=ids_now.get(one.left, one.left), right=ids_now.get(one.right, one.right)) for one in judged
    )
