"""Everything that the report shows only when asked: one value of plain lists and texts, for its script to draw from."""

import base64
import gzip
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outputs.audit import findings
from outputs.histories import ledger
from outputs.histories.ledger import Entry, Ledger
from outputs.records import Finding, RecommendationRow, Results
from outputs.report import (
    report_entries,
    report_questions,
    report_relations,
    report_series,
    report_words,
    wording_changes,
)
from outputs.report.page_pictures import Picture, Spot
from outputs.report.report_entries import Fields, Sources, without_blanks
from outputs.report.report_series import Cell, SeriesView

PLAIN_UP_TO = 1_500_000  # characters; more is packed, for the browser to unpack
PACKING = 6  # of 9: four in a hundred larger than the smallest, in half of the time


@dataclass(frozen=True, slots=True)
class ReportData:
    """What the script draws from, and where to take the pictures: those that matter most first."""

    content: Fields
    spots: tuple[Spot, ...]


def collect(results: Results, views: Sequence[SeriesView]) -> ReportData:
    """The data of the report for these results."""
    opened = ledger.open_ledger(results.accounts, results.linked)
    spots, quoted = _spots(results, opened)
    sources = Sources(
        histories={row.mention_id: row for row in results.histories if not row.is_restated},
        links=report_entries.links_by_mention(results.linked.links),
        papers={row.facts.paper.paper_id: index for index, row in reversed(list(enumerate(results.papers)))},
        pictures={spot: index for index, spot in enumerate(spots)},
        entries={entry.mention.mention_id: entry for entry in opened.all_entries()},
    )
    kinds: dict[Cell, int] = {}
    searched: dict[tuple[str, ...], int] = {}
    content = {
        "papers": [_paper(row.facts, row.outcome.value) for row in results.papers],
        "series": [_series(view, sources) for view in views],
        "recommendations": _recommendations(views, opened, sources, kinds),
        "cells": [[kind.tone.name, kind.tone.symbol, kind.words, kind.detail] for kind in kinds],
        "findings": [_finding(one, quoted, sources, searched) for one in results.findings],
        **_searched(results, searched),
    }
    return ReportData(content, spots)


def embed(content: Any) -> tuple[str, bool]:
    """The data as text for a script element, and whether it is packed (gzip, base64)."""
    text = _json(content)
    if len(text) > PLAIN_UP_TO:
        return base64.b64encode(gzip.compress(text.encode("utf-8"), PACKING, mtime=0)).decode("ascii"), True
    return text, False


def embed_pictures(pictures: Mapping[Spot, Picture], spots: Sequence[Spot]) -> str:
    """The pictures by the position of their spot; they are packed already."""
    taken = {index: pictures[spot] for index, spot in enumerate(spots) if spot in pictures}
    return _json({index: [one.address, one.width, one.height] for index, one in taken.items()})


def _json(content: Any) -> str:
    """JSON without anything that would end a script element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _spots(results: Results, opened: Ledger) -> tuple[tuple[Spot, ...], dict[tuple[str, str], Spot]]:
    """Where to take pictures: behind the findings, then the last entries of all recommendations, then the others.

    Also the spot of each quote, by its words and where they stand.
    """
    quoted: dict[tuple[str, str], Spot] = {}
    for entry in opened.all_entries():
        spot = report_entries.spot_of(entry)
        if spot:
            quote = findings.quote(entry)
            quoted.setdefault((quote.text, quote.where), spot)
    for account, claim in opened.all_claims():
        place, paper = claim.place, account.facts.paper
        if place.bbox and place.page_no and paper.media_type == "application/pdf":
            quote = findings.quote_place(account, place, claim.raw)
            quoted.setdefault((quote.text, quote.where), Spot(paper.path, place.page_no, place.bbox))
    shown = [
        quoted[key] for one in results.findings for key in zip(one.evidence, one.where, strict=True) if key in quoted
    ]
    ages: dict[int, list[Spot]] = defaultdict(list)
    for entries in opened.entries.values():
        for age, entry in enumerate(reversed(entries)):
            spot = report_entries.spot_of(entry)
            if spot:
                ages[age].append(spot)
    others = [spot for age in sorted(ages) for spot in ages[age]]
    return tuple(dict.fromkeys((*shown, *others, *quoted.values()))), quoted


def _paper(facts: Any, outcome: str) -> Fields:
    return {
        "id": facts.paper.paper_id,
        "path": facts.paper.path,
        "title": facts.title or facts.paper.path,
        "date": report_words.flexible_day(facts.date),
        "iso": facts.date.date.isoformat() if facts.date else "",
        "outcome": report_words.spell(outcome),
    }


def _series(view: SeriesView, sources: Sources) -> Fields:
    return {
        "id": view.series.series_id,
        "former": list(view.series.former_ids),
        "name": view.series.name,
        "papers": [sources.papers[paper.facts.paper.paper_id] for paper in view.papers],
    }


def _searched(results: Results, searched: Iterable[tuple[str, ...]]) -> Fields:
    """The papers that findings rest on as runs, start and length, of the papers in date order: thousands are few."""
    positions = {account.facts.paper.path: position for position, account in enumerate(results.accounts)}
    in_order = sorted(results.accounts, key=ledger.paper_order)
    places = {account.facts.paper.path: place for place, account in enumerate(in_order)}
    return {
        "order": [positions[account.facts.paper.path] for account in in_order],
        "searched": [_runs([places[path] for path in paths]) for paths in searched],
    }


def _runs(places: Sequence[int]) -> list[list[int]]:
    starts = [index for index, place in enumerate(places) if not index or place != places[index - 1] + 1]
    return [[places[start], end - start] for start, end in itertools.pairwise([*starts, len(places)])]


def _recommendations(
    views: Sequence[SeriesView], opened: Ledger, sources: Sources, kinds: dict[Cell, int]
) -> list[Fields]:
    asked = report_questions.questions(opened, sources)
    related = report_relations.relations(opened, sources)
    told = []
    for position, view in enumerate(views):
        for row, cells in zip(view.rows, view.cells, strict=True):
            recommendation_id = row.recommendation.recommendation_id
            entries = (*opened.entries.get(recommendation_id, ()), *opened.topics.get(recommendation_id, ()))
            fields = _recommendation(row, sorted(entries, key=lambda e: ledger.paper_order(e.account)), sources)
            fields["series"] = position
            fields["cells"] = [kinds.setdefault(cell, len(kinds)) for cell in cells]
            fields |= {"questions": asked[recommendation_id]} if recommendation_id in asked else {}
            fields |= {"relations": related[recommendation_id]} if recommendation_id in related else {}
            told.append(fields)
    return told


def _recommendation(row: RecommendationRow, entries: Sequence[Entry], sources: Sources) -> Fields:
    one, tone = row.recommendation, report_series.standing_tone(row)
    wordings = wording_changes.follow(entries)
    order = [entry.mention.mention_id for entry in entries]
    return without_blanks(
        {
            "id": one.recommendation_id,
            "number": one.number or "",
            "wording": one.wording,
            "aliases": list(one.aliases),
            "tone": tone.name,
            "symbol": tone.symbol,
            "status": report_series.standing_words(row),
            "since": _since(row, entries),
            "owners": list(row.owners),
            "entries": [report_entries.tell(e, order[:index], sources) for index, e in enumerate(entries)],
            "wordings": [_wording(one, sources) for one in wordings] if len(wordings) > 1 else [],
        }
    )


def _since(row: RecommendationRow, entries: Sequence[Entry]) -> str:
    """The date of the status last stated, as exactly as its paper gives it."""
    if row.status_date is None:
        return ""
    dates = (entry.facts.date for entry in entries)
    known = next((date for date in dates if date and date.date == row.status_date), None)
    return report_words.flexible_day(known) if known else report_words.period(row.status_date)


def _wording(wording: wording_changes.Wording, sources: Sources) -> Fields:
    return {
        "paper": sources.papers[wording.entry.facts.paper.paper_id],
        "pieces": [[piece.kind, piece.text] for piece in wording.pieces],
    }


def _finding(
    one: Finding, quoted: Mapping[tuple[str, str], Spot], sources: Sources, searched: dict[tuple[str, ...], int]
) -> Fields:
    quotes = zip(one.evidence, one.where, strict=True)
    return without_blanks(
        {
            "id": one.finding_id,
            "check": one.check,
            "severity": one.severity.value,
            "series": one.series_id,
            "recommendation": one.recommendation_id,
            "quotes": [[*quote, sources.pictures[quoted[quote]] if quote in quoted else None] for quote in quotes],
            "searched": searched.setdefault(one.papers_searched, len(searched)),
            "silenced": one.silenced,
        }
    )
