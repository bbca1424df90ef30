"""The report: one HTML file that opens from disk, for people who would rather look than query."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from link.records import Series
from normalise.records import Mention
from outputs import audit_checks, run_record
from outputs.records import (
    Finding,
    HistoryRow,
    PaperRow,
    RecommendationRow,
    Reporting,
    ReportingRow,
    Results,
    StatusGroup,
)

FOLDER = Path(__file__).parent
CELL_WORDS = {
    Reporting.REPORTED_STATUS: "",  # the status itself stands there
    Reporting.REPORTED_TEXT_ONLY: "text only",
    Reporting.LISTED_PENDING: "awaiting update",
    Reporting.LISTED_BLANK: "listed, blank",
    Reporting.COVERED_BY_GROUP: "with others",
    Reporting.COVERED_BY_TOPIC: "by topic",
    Reporting.CROSS_REFERENCED_ONLY: "cross-reference",
    Reporting.COUNTED_ONLY: "counted only",
    Reporting.NOT_MENTIONED: "not mentioned",
    Reporting.CANNOT_TELL: "cannot tell",
}


@dataclass(frozen=True, slots=True)
class GridCell:
    """One paper's reporting on one recommendation; `tone` is its class in the style sheet."""

    words: str
    tone: str
    title: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with the columns and rows of its grid."""

    series: Series
    papers: tuple[PaperRow, ...]
    rows: tuple[tuple[RecommendationRow, tuple[GridCell, ...]], ...]
    statuses: tuple[tuple[str, int], ...]


def write_report(path: Path, results: Results) -> None:
    """Write the report; equal results give equal bytes."""
    path.write_text(render(results), encoding="utf-8", newline="\n")


def render(results: Results) -> str:
    """The report as HTML, style included; it asks nothing of the network."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["words"] = _words
    return environment.get_template("report_template.html").render(_context(results)) + "\n"


def _context(results: Results) -> dict[str, Any]:
    return {
        "style": (FOLDER / "report.css").read_text(encoding="utf-8"),
        "counts": dict(run_record.count(results)),
        "views": [_series_view(results, series) for series in results.linked.series],
        "histories": _grouped(results.histories),
        "findings_of": _grouped(f for f in results.findings if f.recommendation_id),
        "mentions": _mentions(results),
        "findings": _by_check(results.findings),
        "explanations": dict(audit_checks.explanations()),
        "papers": results.papers,
        "problems": {account.facts.paper.path: account.problems for account in results.accounts},
        "status_groups": tuple(StatusGroup),
    }


def _series_view(results: Results, series: Series) -> SeriesView:
    papers = _columns(results, series)
    reporting = {(row.recommendation_id, row.paper_id): row for row in results.reporting}
    latest = {(row.recommendation_id, row.paper_id): row for row in results.histories if not row.is_restated}
    own = [row for row in results.recommendations if row.recommendation.series_id == series.series_id]
    rows = []
    for row in own:
        keys = [(row.recommendation.recommendation_id, paper.facts.paper.paper_id) for paper in papers]
        rows.append((row, tuple(_cell(reporting[key], latest.get(key)) for key in keys if key in reporting)))
    statuses = Counter(_words(row.status) if row.status else "never reported" for row in own)
    return SeriesView(
        series, papers, tuple(rows), tuple(sorted(statuses.items(), key=lambda item: (-item[1], item[0])))
    )


def _columns(results: Results, series: Series) -> tuple[PaperRow, ...]:
    """The papers of the grid, in the order of the reporting rows: by date."""
    by_id = {paper.facts.paper.paper_id: paper for paper in reversed(results.papers)}
    reported = dict.fromkeys(row.paper_id for row in results.reporting if row.series_id == series.series_id)
    return tuple(by_id[paper_id] for paper_id in reported)


def _cell(report: ReportingRow, history: HistoryRow | None) -> GridCell:
    status = _words(history.status) if history and history.status else ""
    words = CELL_WORDS[report.reporting]
    if report.reporting is Reporting.REPORTED_STATUS:
        words = status
    elif report.reporting is Reporting.COVERED_BY_GROUP and history and history.status_group is not StatusGroup.UNKNOWN:
        words = f"{status} ({words})"
    stated = report.reporting in (Reporting.REPORTED_STATUS, Reporting.COVERED_BY_GROUP)
    tone = history.status_group.value if stated and history else report.reporting.value
    return GridCell(words, tone, report.reason or _words(report.reporting))


def _grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.recommendation_id].append(row)
    return dict(grouped)


def _by_check(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        grouped[finding.check].append(finding)
    return dict(grouped)


def _mentions(results: Results) -> dict[str, Mention]:
    return {mention.mention_id: mention for account in results.accounts for mention in account.mentions}


def _words(code: object) -> str:
    return str(code).replace("_", " ")
