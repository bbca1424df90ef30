"""Made-up corpora for the tests of outputs: accounts, and links made straight from their numbers."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from link.records import DecidedBy, Linked, Origin, Recommendation, Resolution, Series
from normalise.records import Account, Attachment, Mention, Reading, Scope, Status
from outputs.audit import audit_checks, case as cases, findings
from outputs.audit.case import Case
from outputs.histories import histories, ledger as ledgers, reporting
from outputs.histories.ledger import Ledger
from outputs.records import Finding
from tests import factories

SERIES = "thornshire-housing-commission-2016"
NAME = "Thornshire Housing Commission"


def series(papers: Iterable[Account], stated_count: int | None = None, **given: Any) -> Series:
    """The one series of most tests, with these papers in it."""
    fields: dict[str, Any] = {
        "series_id": SERIES,
        "name": NAME,
        "issuer": NAME,
        "issued_date": None,
        "stated_count": stated_count,
        "origin": Origin.INFERRED,
        "aliases": (),
        "numbers_seen": (),
        "paper_ids": tuple(paper.facts.paper.paper_id for paper in papers),
        "reason": "named in the papers",
    }
    return Series(**(fields | given))


def linked(papers: Sequence[Account], stated_count: int | None = None, **given: Any) -> Linked:
    """Every numbered mention linked by its number, every number up to `stated_count` a recommendation."""
    mentions = [mention for paper in papers for mention in paper.mentions]
    numbers = {m.number for m in mentions if m.number} | {str(n + 1) for n in range(stated_count or 0)}
    fields: dict[str, Any] = {
        "series": (series(papers, stated_count),),
        "recommendations": tuple(_recommendation(number, mentions) for number in sorted(numbers, key=int)),
        "resolutions": tuple(resolution(mention) for mention in mentions),
        "links": (),
        "claim_series": tuple((claim.claim_id, SERIES) for paper in papers for claim in paper.claims),
    }
    return Linked(**(fields | given))


def _recommendation(number: str, mentions: Sequence[Mention]) -> Recommendation:
    own = [mention for mention in mentions if mention.number == number]
    wording = next((mention.wording for mention in own if mention.wording), None)
    ids = tuple(mention.mention_id for mention in own)
    return Recommendation(f"{SERIES}/{number}", SERIES, number, None, (), wording, None, ids)


def resolution(mention: Mention, **given: Any) -> Resolution:
    """A mention resolved by its number, or to nothing where it has none."""
    fields: dict[str, Any] = {
        "mention_id": mention.mention_id,
        "series_id": SERIES,
        "recommendation_id": f"{SERIES}/{mention.number}" if mention.number else None,
        "number": mention.number,
        "decided_by": DecidedBy.NUMBER,
        "probability": 1.0,
        "explanation": "by its number",
    }
    return Resolution(**(fields | given))


def pending(mention_id: str, **given: Any) -> Mention:
    """A mention whose place promises an update."""
    said = Reading("An update is being collated", Status.NOT_STATED, "update-promised")
    return dataclasses.replace(factories.mention(mention_id, **given), status=said)


def bare(mention_id: str, **given: Any) -> Mention:
    """A mention with no place for a status."""
    return dataclasses.replace(factories.mention(mention_id, **given), status=Reading("", Status.NOT_STATED, ""))


def topic(mention_id: str, status: str = "in_progress") -> Mention:
    """A statement about a topic with no number."""
    return factories.mention(mention_id, status=status, scope=Scope.TOPIC.value)


def attachment(label: str, title: str = "", is_within: bool = False) -> Attachment:
    """An attachment as a paper names it."""
    return Attachment(label, title, f"see {label} {title}".strip(), factories.place(9), is_within)


def ledger(papers: Sequence[Account], links: Linked | None = None) -> Ledger:
    """The ledger of papers, linked by number unless told otherwise."""
    return ledgers.open_ledger(papers, links or linked(papers))


def case(papers: Sequence[Account], links: Linked | None = None) -> Case:
    """All that a check may look at."""
    opened = ledger(papers, links)
    return cases.open_case(opened, histories.build_histories(opened), reporting.build_reporting(opened))


def found(check: str, papers: Sequence[Account], links: Linked | None = None) -> list[Finding]:
    """What one check finds in these papers."""
    function = next(f for f in audit_checks.CHECKS if f.__name__ == check)
    return findings.finish(check, function(case(papers, links)))


def numbers(check: str, papers: Sequence[Account], links: Linked | None = None) -> list[str | None]:
    """The numbers that one check finds something about."""
    return [finding.number for finding in found(check, papers, links)]
