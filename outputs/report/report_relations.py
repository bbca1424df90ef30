"""How recommendations hang together, as the report tells it: merged, split, superseded, asked for again."""

from collections import defaultdict
from collections.abc import Mapping

from link.records import Recommendation, Relation
from normalise.records import RelationKind
from outputs.histories.ledger import Ledger
from outputs.report import report_entries
from outputs.report.report_entries import Fields, Sources

# From the side that it is told of, and from the other's.
WORDS: Mapping[RelationKind, tuple[str, str]] = {
    RelationKind.MERGED_INTO: ("Merged into", "Has taken in"),
    RelationKind.SPLIT_INTO: ("Split into", "A part of what was"),
    RelationKind.SUPERSEDED_BY: ("Superseded by", "Takes the place of"),
    RelationKind.REPLACES: ("Takes the place of", "Superseded by"),
    RelationKind.RESTATES: ("Asks again for what was", "Asked for again as"),
}


def relations(ledger: Ledger, sources: Sources) -> dict[str, list[Fields]]:
    """By recommendation, each relation with the words, the other one, the reason, and the place that tells it."""
    found: dict[str, list[Fields]] = defaultdict(list)
    for one in ledger.linked.relations:
        own, other = (ledger.recommendations.get(each) for each in (one.recommendation_id, one.other_id))
        if own and other:
            words, back = WORDS[one.kind]
            found[own.recommendation_id].append(_tell(words, other, one, ledger, sources))
            found[other.recommendation_id].append(_tell(back, own, one, ledger, sources))
    return dict(found)


def _tell(words: str, other: Recommendation, relation: Relation, ledger: Ledger, sources: Sources) -> Fields:
    entry = sources.entries.get(relation.mention_id)
    place = {
        "paper": sources.papers[entry.facts.paper.paper_id],
        "place": report_entries.place_words(entry),
    } if entry else {}  # fmt: skip
    number = f"Recommendation {other.number}" if other.number else "a recommendation without a number"
    return report_entries.without_blanks(
        {
            "words": words,
            "other": other.recommendation_id,
            "name": f"{number} ({ledger.series[other.series_id].name})",
            "wording": other.wording,
            "why": relation.explanation,
            **place,
        }
    )
