"""What is open about a recommendation: places that may be about it, and words that were not understood."""

from collections import defaultdict
from collections.abc import Iterator

from link.records import Decision, Link
from normalise.records import Status
from outputs.histories.ledger import Entry, Ledger
from outputs.report import report_entries, report_words
from outputs.report.report_entries import Fields, Sources


def questions(ledger: Ledger, sources: Sources) -> dict[str, list[Fields]]:
    """By recommendation, the open questions in the order of the papers; a question has its place and its quote."""
    found: dict[str, list[Fields]] = defaultdict(list)
    for entry in ledger.all_entries():
        for recommendation_id in _possible(entry):
            found[recommendation_id].append(
                _ask("This place may be about it, but that is not sure", entry, sources, _why(entry))
            )
        decided = entry.resolution.recommendation_id if entry.resolution else None
        if decided:
            found[decided].extend(_of_entry(entry, sources))
    for link in ledger.linked.links:
        if link.decision is Decision.POSSIBLE_LINK:
            for recommendation_id, question in _of_link(link, sources):
                found[recommendation_id].append(question)
    return dict(found)


def _possible(entry: Entry) -> tuple[str, ...]:
    resolution = entry.resolution
    if resolution is None:
        return ()
    return tuple(one for one in resolution.possible_recommendation_ids if one != resolution.recommendation_id)


def _of_entry(entry: Entry, sources: Sources) -> Iterator[Fields]:
    mention, resolution = entry.mention, entry.resolution
    if mention.status.value in (None, Status.UNCLEAR) and mention.status.raw:
        yield _ask(f"What status do the words “{mention.status.raw}” state?", entry, sources)
    if mention.other_statuses:
        words = "” and “".join(status.raw for status in (mention.status, *mention.other_statuses))
        yield _ask(f"It says “{words}”: whose status is which?", entry, sources)
    if resolution and resolution.probability < report_entries.PROBABLE:
        likely = f"It was taken to be meant here with a probability of {resolution.probability:.0%}"
        yield _ask(likely, entry, sources, _why(entry))


def _of_link(link: Link, sources: Sources) -> Iterator[tuple[str, Fields]]:
    left, right = sources.entries.get(link.left_mention_id), sources.entries.get(link.right_mention_id)
    if left is None or right is None:
        return
    for entry, beside in ((left, right), (right, left)):
        known = beside.resolution.recommendation_id if beside.resolution else None
        mine = entry.resolution.recommendation_id if entry.resolution else None
        if known and mine != known:
            question = _ask("This place may mean the same", entry, sources)
            yield known, question | {"link": report_entries.tell_link(link, entry.mention.mention_id, sources)}


def _why(entry: Entry) -> str:
    return entry.resolution.explanation if entry.resolution else ""


def _ask(question: str, entry: Entry, sources: Sources, why: str = "") -> Fields:
    spot = report_entries.spot_of(entry)
    return report_entries.without_blanks(
        {
            "question": question,
            "why": why,
            "paper": sources.papers[entry.facts.paper.paper_id],
            "place": report_entries.place_words(entry),
            "evidence": entry.mention.evidence,
            "status": report_words.status_words(entry.mention.status.value) if entry.mention.status.raw else None,
            "picture": sources.pictures.get(spot) if spot else None,
        }
    )
