"""The rows of every table of the dataset, as plain values under the columns' names."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from link.records import Link, Resolution
from normalise.records import Account, Claim, Mention
from outputs.dataset import unknown_labels
from outputs.records import PaperRow, RecommendationRow, Results

Row = Mapping[str, Any]


def rows(results: Results, table: str) -> tuple[Row, ...]:
    """All rows of a table, sorted; KeyError where there is no such table."""
    return tuple(_TABLES[table](results))


def _papers(results: Results) -> Iterator[Row]:
    return (_paper(row) for row in results.papers)


def _paper(row: PaperRow) -> Row:
    facts, date = row.facts, row.facts.date
    return {
        "paper_id": facts.paper.paper_id,
        "path": facts.paper.path,
        "sha256": facts.paper.sha256,
        "media_type": facts.paper.media_type,
        "title": facts.title,
        "kind": facts.kind,
        "committee": facts.committee,
        "paper_date": date.date if date else None,
        "paper_date_precision": date.precision if date else None,
        "paper_date_raw": date.raw if date else None,
        "paper_date_source": facts.date_source,
        "period_raw": facts.period_raw,
        "page_count": facts.page_count,
        "text_source": facts.text_source,
        "outcome": row.outcome,
        "mention_count": row.mention_count,
        "duplicate_of": row.duplicate_of,
    }


def _each_paper_once(results: Results) -> tuple[Account, ...]:
    """Two files of the same bytes are one paper, whose mentions and claims stand once."""
    papers: dict[str, Account] = {}
    for account in results.accounts:
        papers.setdefault(account.facts.paper.paper_id, account)
    return tuple(papers.values())


def _mentions(results: Results) -> Iterator[Row]:
    resolutions = {resolution.mention_id: resolution for resolution in results.linked.resolutions}
    for account in _each_paper_once(results):
        for mention in account.mentions:
            resolution = resolutions.get(mention.mention_id)
            yield {**_said(mention), **_place(mention), **_resolved(mention, resolution)}


def _said(mention: Mention) -> Row:
    due, response = mention.due, mention.response
    return {
        **{name: getattr(mention, name) for name in _PLAIN_MENTION_FIELDS},
        "status": mention.status.value,
        "status_raw": mention.status.raw,
        "status_rule": mention.status.rule_id,
        "response": response.value if response else None,
        "response_raw": response.raw if response else None,
        "response_rule": response.rule_id if response else None,
        "due_date": due.date if due else None,
        "due_date_precision": due.precision if due else None,
        "due_date_raw": due.raw if due else None,
        "first_due_date": mention.first_due.date if mention.first_due else None,
        "first_due_date_raw": mention.first_due.raw if mention.first_due else None,
        "earlier_statuses": tuple(
            {"as_of": e.as_of.date, "status": e.status.value, "status_raw": e.status.raw}
            for e in mention.earlier_statuses
        ),
        "statuses_by_body": tuple(
            {"body": b.body, "status": b.status, "response": b.response, "raw": b.raw} for b in mention.statuses_by_body
        ),
        "other_statuses": tuple(
            {"status": s.value, "status_raw": s.raw, "status_rule": s.rule_id} for s in mention.other_statuses
        ),
    }


def _place(mention: Mention) -> Row:
    place, box = mention.place, mention.place.bbox
    return {
        "page_no": place.page_no,
        "x0": box.x0 if box else None,
        "top": box.top if box else None,
        "x1": box.x1 if box else None,
        "bottom": box.bottom if box else None,
        "block_no": place.block_no,
        "row_index": place.row_index,
        "column_index": place.column_index,
    }


def _resolved(mention: Mention, resolution: Resolution | None) -> Row:
    if resolution is None:
        return {"number": mention.number, "wording": mention.wording}
    return {
        "series_id": resolution.series_id,
        "recommendation_id": resolution.recommendation_id,
        # As printed, or as resolved from what was printed; a mention without a number keeps none, whatever it is about.
        "number": (resolution.number or mention.number) if mention.number else None,
        "wording": mention.wording or resolution.wording,
        "printed_number": resolution.printed_number,
        "decided_by": resolution.decided_by if resolution.recommendation_id else None,
        "link_probability": resolution.probability if resolution.recommendation_id else None,
        "explanation": resolution.explanation,
        "possible_recommendation_ids": resolution.possible_recommendation_ids,
    }


def _recommendations(results: Results) -> Iterator[Row]:
    return (_recommendation(row) for row in results.recommendations)


def _recommendation(row: RecommendationRow) -> Row:
    return {**_plain(row.recommendation), **_plain(row)}


def _histories(results: Results) -> Iterator[Row]:
    return (_plain(row) for row in results.histories)


def _reporting(results: Results) -> Iterator[Row]:
    return (_plain(row) for row in results.reporting)


def _series(results: Results) -> Iterator[Row]:
    return (_plain(series) for series in results.linked.series)


def _links(results: Results) -> Iterator[Row]:
    return (_link(link) for link in results.linked.links)


def _link(link: Link) -> Row:
    return {**_plain(link), "comparisons": tuple(_plain(comparison) for comparison in link.comparisons)}


def _relations(results: Results) -> Iterator[Row]:
    return (_plain(relation) for relation in results.linked.relations)


def _claims(results: Results) -> Iterator[Row]:
    series = dict(results.linked.claim_series)
    for account in _each_paper_once(results):
        for claim in account.claims:
            yield {**_claim(claim), "series_id": series.get(claim.claim_id)}


def _claim(claim: Claim) -> Row:
    unsure = claim.counted is None or claim.is_hedged
    return {
        **{
            name: getattr(claim, name)
            for name in ("claim_id", "paper_id", "raw", "subject", "stated_count", "is_hedged")
        },
        "counted": claim.counted,
        "agrees": None if unsure else claim.counted == claim.stated_count,
        "page_no": claim.place.page_no,
        "block_no": claim.place.block_no,
    }


def _findings(results: Results) -> Iterator[Row]:
    return (_plain(finding) for finding in results.findings)


def _problems(results: Results) -> Iterator[Row]:
    for account in results.accounts:
        paper = account.facts.paper
        for problem in account.problems:
            yield {"paper_id": paper.paper_id, "path": paper.path, **_plain(problem)}


def _plain(record: Any) -> Row:
    return {name: getattr(record, name) for name in record.__match_args__}  # quicker than to ask dataclasses.fields


_PLAIN_MENTION_FIELDS = (
    "mention_id",
    "paper_id",
    "number_raw",
    "number_rule",
    "scope",
    "group_numbers",
    "section",
    "degree",
    "percent",
    "rag",
    "assurance",
    "timeliness",
    "owners",
    "owners_raw",
    "update",
    "evidence",
    "confidence",
    "note_label",
)


def _unknown_labels(results: Results) -> Iterator[Row]:
    for unknown in unknown_labels.find(_each_paper_once(results)):
        yield {
            "label": unknown.label,
            "stands": unknown.stands,
            "mention_count": len(unknown.mention_ids),
            "paths": tuple(sorted(set(unknown.paths))),
            "mention_ids": tuple(unknown.mention_ids[: unknown_labels.MOST_EXAMPLES]),
        }


def _table_rows(results: Results) -> Iterator[Row]:
    for account in _each_paper_once(results):
        paper = account.facts.paper
        for row in account.ledger:
            yield {
                "paper_id": paper.paper_id,
                "path": paper.path,
                "block_no": row.place.block_no,
                "row_index": row.place.row_index,
                "page_no": row.place.page_no,
                "outcome": row.outcome,
                "text": row.text,
            }


_TABLES: dict[str, Callable[[Results], Iterator[Row]]] = {
    "papers": _papers,
    "mentions": _mentions,
    "recommendations": _recommendations,
    "histories": _histories,
    "reporting": _reporting,
    "series": _series,
    "links": _links,
    "relations": _relations,
    "claims": _claims,
    "findings": _findings,
    "problems": _problems,
    "unknown_labels": _unknown_labels,
    "table_rows": _table_rows,
}
