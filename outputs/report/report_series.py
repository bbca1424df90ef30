"""A series as the report shows it: the grid of its recommendations and papers, and the bars drawn from that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from link.records import Series
from outputs.records import HistoryRow, PaperRow, RecommendationRow, Reporting, ReportingRow, Results, StatusGroup
from outputs.report import report_words
from outputs.report.report_words import CHANGE_WORDS, REPORTING_CELLS, TONES, Tone


@dataclass(frozen=True, slots=True)
class Cell:
    """One paper's reporting on one recommendation: a tone, a word or two, and what they leave out."""

    tone: Tone
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: how many recommendations, and where it begins and how long it is in per cent."""

    tone: Tone
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How one paper reports on the recommendations of a series; `paper` is None for where they stand now."""

    paper: PaperRow | None
    segments: tuple[Segment, ...]
    moves: tuple[str, ...]  # "3 advanced"

    @property
    def words(self) -> str:
        """The bar for those who do not see it."""
        return ", ".join(f"{segment.count} {segment.tone.words}" for segment in self.segments)


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with its papers in date order, its recommendations, and a cell for each pair of them."""

    series: Series
    papers: tuple[PaperRow, ...]
    rows: tuple[RecommendationRow, ...]
    cells: tuple[tuple[Cell, ...], ...]
    standing: tuple[tuple[str, int], ...]  # "in progress", 5
    now: Bar
    bars: tuple[Bar, ...]


def view_all(results: Results) -> tuple[SeriesView, ...]:
    """Every series of the results."""
    histories = {(row.recommendation_id, row.paper_id): row for row in results.histories if not row.is_restated}
    by_series: dict[str, list[RecommendationRow]] = defaultdict(list)
    for row in results.recommendations:
        by_series[row.recommendation.series_id].append(row)
    reporting: dict[str, list[ReportingRow]] = defaultdict(list)
    for report in results.reporting:
        reporting[report.series_id].append(report)
    by_id = {paper.facts.paper.paper_id: paper for paper in reversed(results.papers)}
    views = []
    for series in results.linked.series:
        reports, rows = reporting[series.series_id], tuple(by_series[series.series_id])
        papers = tuple(by_id[paper_id] for paper_id in dict.fromkeys(report.paper_id for report in reports))
        views.append(_view(series, papers, rows, _cells(reports, rows, histories)))
    return tuple(views)


def _view(
    series: Series,
    papers: tuple[PaperRow, ...],
    rows: tuple[RecommendationRow, ...],
    cells: tuple[tuple[tuple[Cell, HistoryRow | None], ...], ...],
) -> SeriesView:
    standing = Counter(standing_words(row) for row in rows)
    columns = [[line[index] for line in cells] for index in range(len(papers))]
    return SeriesView(
        series=series,
        papers=papers,
        rows=rows,
        cells=tuple(tuple(cell for cell, _ in line) for line in cells),
        standing=tuple(sorted(standing.items(), key=lambda item: (-item[1], item[0]))),
        now=Bar(None, _segments(standing_tone(row) for row in rows), ()),
        bars=tuple(
            Bar(paper, _segments(cell.tone for cell, _ in column), _moves(row for _, row in column))
            for paper, column in zip(papers, columns, strict=True)
        ),
    )


def _cells(
    reports: Sequence[ReportingRow],
    rows: Sequence[RecommendationRow],
    histories: dict[tuple[str, str], HistoryRow],
) -> tuple[tuple[tuple[Cell, HistoryRow | None], ...], ...]:
    by_id: dict[str, list[tuple[Cell, HistoryRow | None]]] = defaultdict(list)
    for report in reports:
        history = histories.get((report.recommendation_id, report.paper_id))
        by_id[report.recommendation_id].append((show(report, history), history))
    return tuple(tuple(by_id[row.recommendation.recommendation_id]) for row in rows)


def show(report: ReportingRow, history: HistoryRow | None) -> Cell:
    """The cell of a paper that reports so on a recommendation, `history` being the status it gives."""
    tone, words = REPORTING_CELLS[report.reporting]
    detail = report.reason or report_words.REPORTING_DETAILS.get(report.reporting, "")
    is_told = report.reporting in (Reporting.REPORTED_STATUS, Reporting.COVERED_BY_GROUP)
    if history is None or not is_told:
        return Cell(tone, words, detail)
    if report.reporting is Reporting.COVERED_BY_GROUP and history.status_group is StatusGroup.UNKNOWN:
        return Cell(tone, words, detail)
    return Cell(report_words.status_tone(history.status), report_words.status_words(history.status), detail)


def standing_tone(row: RecommendationRow) -> Tone:
    """Where a recommendation stands as last stated."""
    if row.last_paper_id is None:
        return report_words.SILENT
    return report_words.status_tone(row.status) if row.status or row.status_raw else report_words.TEXT


def standing_words(row: RecommendationRow) -> str:
    """The status last stated in a word or two."""
    if row.last_paper_id is None:
        return report_words.NEVER_REPORTED
    return report_words.status_words(row.status)


def _segments(tones: Iterable[Tone]) -> tuple[Segment, ...]:
    counts = Counter(tones)
    total = sum(counts.values())
    segments, start = [], 0.0
    for tone in TONES:
        if counts[tone]:
            length = 100 * counts[tone] / total
            segments.append(Segment(tone, counts[tone], round(start, 3), round(length, 3)))
            start += length
    return tuple(segments)


def _moves(rows: Iterable[HistoryRow | None]) -> tuple[str, ...]:
    counts = Counter(row.change for row in rows if row)
    return tuple(f"{counts[change]} {words}" for change, words in CHANGE_WORDS.items() if counts[change])
