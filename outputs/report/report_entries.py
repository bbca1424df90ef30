"""The timeline of one recommendation as data for the report: what each paper says of it, where, and why it is meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from link.records import Decision, Link
from normalise.records import Mention, Scope, Status
from outputs.audit import findings
from outputs.histories.ledger import Entry
from outputs.records import HistoryRow
from outputs.report import report_words
from outputs.report.page_pictures import Spot

Fields = dict[str, Any]
PASSING = {Scope.CROSS_REFERENCE: "named in passing", Scope.TOPIC: "on its topic"}
PROBABLE = 0.95  # a link below is an open question


@dataclass(frozen=True, slots=True)
class Sources:
    """What an entry is told with: histories and links by mention, positions of papers and pictures, and all entries."""

    histories: Mapping[str, HistoryRow]
    links: Mapping[str, tuple[Link, ...]]
    papers: Mapping[str, int]
    pictures: Mapping[Spot, int]
    entries: Mapping[str, Entry]


def links_by_mention(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """The pairs that were not refused, by each of their mentions."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.decision is not Decision.NON_LINK:
            found[link.left_mention_id].append(link)
            found[link.right_mention_id].append(link)
    return {mention_id: tuple(pairs) for mention_id, pairs in found.items()}


def spot_of(entry: Entry) -> Spot | None:
    """Where to take the entry's picture; None where the paper has no pages."""
    place, paper = entry.mention.place, entry.facts.paper
    if place.page_no is None or place.bbox is None or paper.media_type != "application/pdf":
        return None
    return Spot(paper.path, place.page_no, place.bbox)


def tell(entry: Entry, earlier: Iterable[str], sources: Sources) -> Fields:
    """One entry; `earlier` are the mentions of the same recommendation that come before it."""
    mention, history = entry.mention, sources.histories.get(entry.mention.mention_id)
    tone = report_words.ASIDE if mention.scope in PASSING else report_words.status_tone(mention.status.value)
    spot = spot_of(entry)
    return without_blanks(
        {
            "paper": sources.papers[entry.facts.paper.paper_id],
            "place": place_words(entry),
            "tone": tone.name,
            "symbol": tone.symbol,
            "status": _status(mention),
            "raw": mention.status.raw,
            "change": report_words.CHANGE_WORDS.get(history.change) if history else None,
            "details": _details(mention),
            "evidence": mention.evidence,
            "update": mention.update if mention.update and mention.update not in mention.evidence else None,
            "picture": sources.pictures.get(spot) if spot else None,
            "why": entry.resolution.explanation if entry.resolution else None,
            "link": _strongest(mention, frozenset(earlier), sources),
        }
    )


def place_words(entry: Entry) -> str:
    """Page and row, or block, of an entry: "page 3, row 2"."""
    quote = findings.quote(entry)
    return quote.where.removeprefix(f"{entry.facts.paper.path}, ")


def _status(mention: Mention) -> str:
    if mention.status.value is Status.NOT_STATED:
        return PASSING.get(mention.scope) or ("awaiting update" if mention.status.raw else "nothing said of its status")
    return report_words.status_words(mention.status.value)


def _details(mention: Mention) -> list[tuple[str, str]]:
    """Everything else that the place says, each with its label."""
    response = mention.response
    found = [
        ("Responsible", ", ".join(mention.owners)),
        ("Due", report_words.flexible_day(mention.due) if mention.due else ""),
        ("Progress", mention.degree.value if mention.degree else ""),
        ("Per cent", f"{mention.percent:g} %" if mention.percent is not None else ""),
        ("Colour", mention.rag.value if mention.rag else ""),
        ("Answer", (report_words.spell(response.value) if response.value else response.raw) if response else ""),
        ("Time", report_words.spell(mention.timeliness) if mention.timeliness else ""),
        ("Said by", report_words.spell(mention.assurance) if mention.assurance else ""),
        ("Together with", ", ".join(n for n in mention.group_numbers if n != mention.number)),
        ("Under", mention.section),
    ]
    said = [(label, value) for label, value in found if value]
    for told in mention.earlier_statuses:
        said.append((f"On {report_words.flexible_day(told.as_of)}", told.status.raw))
    said += [(body.body, body.raw) for body in mention.statuses_by_body]
    return said + [("Also says", status.raw) for status in mention.other_statuses]


def _strongest(mention: Mention, earlier: frozenset[str], sources: Sources) -> Fields | None:
    """The link to an earlier mention of the same recommendation that weighs most."""
    links = [link for link in sources.links.get(mention.mention_id, ()) if link.decision is Decision.LINK]
    found = [link for link in links if other(link, mention.mention_id) in earlier]
    best = max(found, key=lambda link: (link.match_weight, link.left_mention_id), default=None)
    return tell_link(best, mention.mention_id, sources) if best else None


def other(link: Link, mention_id: str) -> str:
    """The other side of a pair."""
    return link.right_mention_id if link.left_mention_id == mention_id else link.left_mention_id


def tell_link(link: Link, mention_id: str, sources: Sources) -> Fields:
    """A pair as the sum of its comparisons; those that say nothing are left out."""
    beside = sources.entries[other(link, mention_id)]
    return {
        "paper": sources.papers[beside.facts.paper.paper_id],
        "place": place_words(beside),
        "weight": round(link.match_weight, 1),
        "probability": round(link.match_probability, 4),
        "by": link.decided_by.value,
        "sum": [
            (one.field, report_words.spell(one.level), round(one.match_weight, 1), one.detail)
            for one in link.comparisons
            if one.match_weight or one.level != "absent"
        ],
    }


def without_blanks(fields: Fields) -> Fields:
    """The fields that say something, which keeps a large report small."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
