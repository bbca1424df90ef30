"""One recommendation told from beginning to end, and each link as the sum that made it. Pure: results in, text out."""

import textwrap
from collections.abc import Callable, Iterator, Mapping

from link.records import DecidedBy, Decision, Link, Recommendation, Resolution
from normalise.records import Mention, PaperFacts
from outputs.audit import findings
from outputs.records import HistoryRow, Results

Compare = Callable[[Mention, Mention], Link]
WIDTH = 100
LONGEST_QUOTE = 400


class NotFound(LookupError):
    """No recommendation or pair of this name; `str(error)` says what there is instead."""


def tell(results: Results, name: str | None, pair: tuple[str, str] | None, compare: Compare) -> str:
    """A pair of mentions where one is named, else the recommendation of this name. Raises NotFound."""
    return explain_pair(results, *pair, compare) if pair else explain(results, name or "")


def explain(results: Results, name: str) -> str:
    """The history of a recommendation, with quotes and places, and why each mention is counted to it.

    `name` is its id, or its number where only one series has it. Raises NotFound.
    """
    recommendation = find(results, name)
    rows = [row for row in results.histories if row.recommendation_id == recommendation.recommendation_id]
    resolutions = {one.mention_id: one for one in results.linked.resolutions}
    mentions = _mentions(results)
    parts = [
        _heading(results, recommendation),
        *(_step(row, mentions[row.mention_id][0]) for row in rows),
        "Why these mentions are one recommendation",
        *(_why(resolutions[one], *mentions[one]) for one in recommendation.mention_ids),
        *_links(results, recommendation, mentions),
        *_relations(results, recommendation),
        *_findings(results, recommendation),
    ]
    return "\n\n".join(parts) + "\n"


def find(results: Results, name: str) -> Recommendation:
    """The recommendation of this id, or of this number where only one has it. Raises NotFound."""
    known = results.linked.recommendations
    found = (
        [one for one in known if one.recommendation_id == name]
        or [one for one in known if name in one.former_ids]
        or [one for one in known if name in (one.number, *one.aliases) or one.recommendation_id.endswith(f"/{name}")]
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{name} is not one recommendation: {', '.join(one.recommendation_id for one in found)}")
    series = ", ".join(one.series_id for one in results.linked.series) or "none"
    raise NotFound(f"There is no recommendation {name}. Write its id, such as SERIES/4; the series are: {series}")


def explain_pair(results: Results, left: str, right: str, compare: Compare | None = None) -> str:
    """The link of two mentions as the sum that made it; a pair that the run did not score is put to `compare`.

    Raises NotFound where a mention is unknown, or where nothing can compare them.
    """
    pair = tuple(sorted((left, right)))
    mentions = _mentions(results)
    for mention_id in pair:
        if mention_id not in mentions:
            raise NotFound(f"There is no mention {mention_id}. The ids of mentions are those of mentions.parquet")
    link = next((one for one in results.linked.links if (one.left_mention_id, one.right_mention_id) == pair), None)
    quotes = [f"{_place(*mentions[one])}\n{_quote(mentions[one][0].evidence)}" for one in pair]
    if link is None:
        meant = {one.mention_id: one.recommendation_id or "nothing" for one in results.linked.resolutions}
        told = (
            f"{left} and {right} were not compared with each other. {left} means {meant[left]}, {right} {meant[right]}"
        )
        if compare is None:
            raise NotFound(told)
        quotes.append(f"{told}. Their words alone would come to:")
        link = compare(*(mentions[one][0] for one in pair))
    return "\n\n".join([*quotes, waterfall(link)]) + "\n"


def waterfall(link: Link) -> str:
    """What each comparison added, from the odds before anything is known to the decision."""
    prior = link.prior_weight
    lines = [_bar("before any comparison", prior, "")]
    for one in link.comparisons:
        lines.append(_bar(f"{one.field}: {one.level.replace('_', ' ')}", one.match_weight, one.detail))
    total = prior + link.match_weight
    chance = 1 / (1 + 2**-total)
    lines.append(_bar("together", total, f"a probability of {chance:.3f} by the model"))
    decided = {
        DecidedBy.NUMBER: "by the number that both bear",
        DecidedBy.MODEL: "by the model",
        DecidedBy.JUDGEMENT: "by a person",
    }
    lines.append(f"  Decision: {link.decision.replace('_', ' ')}, {decided[link.decided_by]}.")
    return "\n".join(lines)


def _bar(label: str, bits: float, detail: str) -> str:
    marks = ("+" if bits >= 0 else "-") * min(20, round(abs(bits)))
    return f"  {label:<28} {bits:+7.2f} bits  {marks:<20} {detail}".rstrip()


def _heading(results: Results, one: Recommendation) -> str:
    series = next(each for each in results.linked.series if each.series_id == one.series_id)
    named = f"Recommendation {one.number}" if one.number else "A recommendation without a number"
    also = f" (also numbered {', '.join(one.aliases)})" if one.aliases else ""
    parent = f"\nPart of {one.parent_id}; a status of the one says nothing of the other." if one.parent_id else ""
    wording = _quote(one.wording) if one.wording else "  No paper gives its wording."
    return f"{named}{also} of {series.name}\n{one.recommendation_id}\n{wording}{parent}"


def _step(row: HistoryRow, mention: Mention) -> str:
    date = row.status_date.isoformat() if row.status_date else "no date"
    status = row.status.value.replace("_", " ") if row.status else "not understood"
    change = "" if row.change.value in ("first", "same") else f", {row.change.value.replace('_', ' ')}"
    restated = " as a later paper restates it" if row.is_restated else ""
    said = f"“{row.status_raw}”" if row.status_raw else "nothing printed"
    page = f", page {row.page_no}" if row.page_no else f", block {mention.place.block_no}"
    return f"{date}  {status}{change}{restated} ({said})\n  {row.paper_path}{page}\n{_quote(mention.evidence)}"


def _why(resolution: Resolution, mention: Mention, facts: PaperFacts) -> str:
    sure = "" if resolution.probability == 1 else f" (probability {resolution.probability:.2f})"
    others = resolution.possible_recommendation_ids
    perhaps = f"; it may mean {' or '.join(others)} instead" if others else ""
    return f"  {mention.mention_id}  {_place(mention, facts)}\n    {resolution.explanation}{sure}{perhaps}"


def _links(results: Results, one: Recommendation, mentions: Mapping[str, tuple[Mention, PaperFacts]]) -> Iterator[str]:
    """For each mention the strongest pair with an earlier one, each pair that might have joined it to another, and how
    many more there are."""
    own = {mention_id: position for position, mention_id in enumerate(one.mention_ids)}
    touching = [link for link in results.linked.links if {link.left_mention_id, link.right_mention_id} & own.keys()]
    within = [link for link in touching if {link.left_mention_id, link.right_mention_id} <= own.keys()]
    strongest: dict[str, Link] = {}
    for link in within:
        later = max(link.left_mention_id, link.right_mention_id, key=own.__getitem__)
        strongest[later] = max(link, strongest.get(later, link), key=lambda each: each.match_weight)
    outside = [link for link in touching if link not in within and link.decision is Decision.POSSIBLE_LINK]
    shown = [*(strongest[each] for each in one.mention_ids if each in strongest), *outside]
    for link in shown:
        both = " and ".join(_place(*mentions[each]) for each in (link.left_mention_id, link.right_mention_id))
        yield f"Link of {link.left_mention_id} and {link.right_mention_id}\n  {both}\n{waterfall(link)}"
    if len(touching) > len(shown):
        more = findings.count(len(touching) - len(shown), "more pair")
        yield f"{more} of these mentions compared; explain --pair MENTION MENTION shows any two."


def _relations(results: Results, one: Recommendation) -> Iterator[str]:
    for relation in results.linked.relations:
        if one.recommendation_id in (relation.recommendation_id, relation.other_id):
            kind = relation.kind.replace("_", " ")
            yield f"{relation.recommendation_id} {kind} {relation.other_id}: {relation.explanation}"


def _findings(results: Results, one: Recommendation) -> Iterator[str]:
    for finding in results.findings:
        if finding.recommendation_id == one.recommendation_id:
            silenced = f" (silenced: {finding.silenced})" if finding.silenced else ""
            yield f"{finding.severity} {finding.check}: {finding.message}{silenced}"


def _mentions(results: Results) -> dict[str, tuple[Mention, PaperFacts]]:
    return {
        mention.mention_id: (mention, account.facts) for account in results.accounts for mention in account.mentions
    }


def _place(mention: Mention, facts: PaperFacts) -> str:
    place = mention.place
    spot = f"page {place.page_no}" if place.page_no is not None else f"block {place.block_no}"
    row = f", row {place.row_index + 1}" if place.row_index is not None else ""
    return f"{facts.paper.path}, {spot}{row}"


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    cut = flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    return textwrap.fill(f"“{cut}”", WIDTH, initial_indent="  ", subsequent_indent="  ")
