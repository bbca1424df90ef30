"""The report: one HTML file that opens from disk, for people who would rather look than query."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from normalise.records import Account
from outputs import run_record
from outputs.audit import audit_checks
from outputs.records import Finding, Outcome, PaperRow, Results, Severity
from outputs.report import report_data, report_pictures, report_series, report_words
from outputs.report.page_pictures import Picture, Spot
from outputs.report.report_data import ReportData
from outputs.report.report_series import SeriesView

FOLDER = Path(__file__).with_name("report_page")
STYLES = ("page.css", "overview.css", "grid.css", "recommendation.css", "print.css")
SCRIPTS = ("data.js", "elements.js", "recommendation.js", "grid.js", "grid_keys.js", "findings.js", "main.js")
LARGEST = 4_700_000  # characters of the whole report
MOST_PICTURES = 3_000_000  # characters of all pictures


def write_report(path: Path, results: Results, corpus: Path | None = None) -> None:
    """Write the report; equal results give equal bytes. With the corpus at hand, PDFs are shown as pictures."""
    path.write_text(render(results, corpus), encoding="utf-8", newline="\n")


def render(results: Results, corpus: Path | None = None) -> str:
    """The report as HTML, style, script and pictures included; it asks nothing of the network."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "words": report_words.spell,
        "period": report_words.period,
        "flexible_day": report_words.flexible_day,
        "text_source": report_words.TEXT_SOURCES.__getitem__,
        "date_source": lambda source: report_words.DATE_SOURCES[source] if source else "",
    }
    views = report_series.view_all(results)
    data = report_data.collect(results, views)
    template = environment.get_template("page.html")
    context = _context(results, views, data)
    page = template.render(context | _pictured(data, {}))
    if corpus is not None:
        budget = max(0, min(MOST_PICTURES, LARGEST - len(page)))
        pictures = report_pictures.take_pictures(corpus, data.spots, budget)
        page = template.render(context | _pictured(data, pictures)) if pictures else page
    return page + "\n"


def _pictured(data: ReportData, pictures: dict[Spot, Picture]) -> dict[str, Any]:
    return {
        "pictures": report_data.embed_pictures(pictures, data.spots),
        "picture_count": len(pictures),
        "left_out_count": len(data.spots) - len(pictures) if pictures else 0,
    }


def _context(results: Results, views: tuple[SeriesView, ...], data: ReportData) -> dict[str, Any]:
    content, is_packed = report_data.embed(data.content)
    return {
        "styles": [(FOLDER / name).read_text(encoding="utf-8") for name in STYLES],
        "scripts": [(FOLDER / name).read_text(encoding="utf-8") for name in SCRIPTS],
        "data": content,
        "is_packed": is_packed,
        "counts": dict(run_record.count(results)),
        "views": views,
        "tones": report_words.TONES,
        "severities": _severities(results.findings),
        "silenced_count": sum(bool(finding.silenced) for finding in results.findings),
        "groups": _by_check(results.findings),
        "explanations": dict(audit_checks.explanations()),
        "papers": sorted(results.papers, key=_paper_order),
        "unread": [paper for paper in results.papers if paper.outcome is not Outcome.READ],
        "accounts": {account.facts.paper.path: account for account in results.accounts},
        "found": _found(results),
        "choices": _choices(results, views),
    }


def _paper_order(paper: PaperRow) -> tuple[bool, str, str]:
    date = paper.facts.date
    return (date is None, date.date.isoformat() if date else "", paper.facts.paper.path)


def _severities(found: Iterable[Finding]) -> list[tuple[Severity, int, list[tuple[str, int]]]]:
    counts: dict[Severity, Counter[str]] = defaultdict(Counter)
    for finding in found:
        if not finding.silenced:
            counts[finding.severity][finding.check] += 1
    return [(one, counts[one].total(), counts[one].most_common()) for one in Severity]


def _by_check(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        grouped[finding.check].append(finding)
    return dict(grouped)


def _found(results: Results) -> dict[str, list[str]]:
    """What was found in each paper, by path, a phrase for each: "22 mentions of the Commission's recommendations"."""
    names = {series.series_id: series.name for series in results.linked.series}
    series_of = {one.mention_id: one.series_id for one in results.linked.resolutions}
    return {account.facts.paper.path: _found_in(account, names, series_of) for account in results.accounts}


def _found_in(account: Account, names: Mapping[str, str], series_of: Mapping[str, str | None]) -> list[str]:
    ids = sorted({mention.mention_id for mention in account.mentions} & series_of.keys())
    counts = Counter(series_of[mention_id] for mention_id in ids)
    told = [f"{_count(n, 'mention')} of {names.get(key or '', 'no known series')}" for key, n in counts.most_common()]
    return told + ([_count(len(account.claims), "stated count")] if account.claims else [])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _choices(results: Results, views: Iterable[SeriesView]) -> dict[str, list[str]]:
    """What the filters of the grid offer."""
    cells = {cell.words for view in views for line in view.cells for cell in line}
    return {
        "statuses": sorted({report_series.standing_words(row) for row in results.recommendations}),
        "owners": sorted({owner for row in results.recommendations for owner in row.owners}, key=str.casefold),
        "checks": sorted({finding.check for finding in results.findings if finding.recommendation_id}),
        "cells": sorted(cells),
    }
