"""The few lines that end a run: what was read, what was found, and where the results are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from normalise.records import RowOutcome
from outputs import printable, run_record
from outputs.dataset import unknown_labels
from outputs.records import Outcome, PaperRow, Results, Severity

LABEL_WIDTH = 17
MOST_SERIES = 12
MOST_LABELS = 5  # labels that were not understood
MOST_TROUBLES = 40  # papers
_ROWS = {
    RowOutcome.MENTION: "about recommendations",
    RowOutcome.HEADING: "headings",
    RowOutcome.CONTINUATION: "that go on",
    RowOutcome.LEGEND: "of legends",
    RowOutcome.UNPARSED: "of other matters or not understood",
}


def summarise(results: Results, out: Path) -> str:
    """The summary of a run as plain lines, the papers that could not be read last, each with what to do."""
    return _lines((*_counts(results), *_where(out), *_unknown(results), *_troubles(results)))


def troubles(results: Results) -> str:
    """What could not be read, a paper a line with what to do; "" where all was."""
    return _lines(_troubles(results)).lstrip()


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(map(printable.escape, lines))


def unread_papers(results: Results) -> tuple[PaperRow, ...]:
    """The papers of which nothing could be read."""
    return tuple(paper for paper in results.papers if paper.outcome is Outcome.UNREADABLE)


def _counts(results: Results) -> Iterator[str]:
    unread = len(unread_papers(results))
    yield _line("Papers", f"{len(results.papers) - unread} read" + (f", {unread} not read" if unread else ""))
    yield from _series(results)
    yield _line("Recommendations", str(len(results.recommendations)))
    yield _line("Mentions", str(sum(len(account.mentions) for account in results.accounts)))
    rows = run_record.table_rows(results)
    told = ", ".join(f"{rows[outcome]} {_ROWS[outcome]}" for outcome in RowOutcome if rows[outcome])
    yield _line("Rows of tables", f"{told or 'none'} (see table_rows.parquet)")
    severities = Counter(finding.severity for finding in results.findings)
    yield _line("Findings", ", ".join(_count(severities[severity], severity.value) for severity in Severity))


def _series(results: Results) -> Iterator[str]:
    """How many series there are, and the largest of them."""
    sizes = Counter(row.recommendation.series_id for row in results.recommendations)
    largest_first = sorted(results.linked.series, key=lambda series: -sizes[series.series_id])
    yield _line("Series", str(len(largest_first)))
    for series in largest_first[:MOST_SERIES]:
        size, papers = sizes[series.series_id], len(series.paper_ids)
        yield _line("", f"{series.name}: {_count(size, 'recommendation')} in {_count(papers, 'paper')}")
    yield from _more(len(largest_first) - MOST_SERIES, "series.parquet", LABEL_WIDTH)


def _where(out: Path) -> Iterator[str]:
    yield _line("Results", f"{out.as_posix()}/")
    yield _line("", f"{out.as_posix()}/report.html to look at, histories.parquet to work with")


def _unknown(results: Results) -> Iterator[str]:
    """The labels that no rule could read, most frequent first."""
    found = unknown_labels.find(results.accounts)
    if found:
        yield ""
        yield "Labels not understood (say what they mean in corpus/vocabulary.toml; all in unknown_labels.parquet):"
    for unknown in found[:MOST_LABELS]:
        yield f"  {len(unknown.mention_ids)} × {unknown.label}  ({unknown.paths[0]})"


def _troubles(results: Results) -> Iterator[str]:
    """What could not be read, each paper's first trouble; parts of papers are told apart from whole ones."""
    troubled = [account for account in results.accounts if account.problems]
    if troubled:
        yield ""
        yield "Not read, or only in part (all in problems.parquet):"
    for account in troubled[:MOST_TROUBLES]:
        first, more = account.problems[0], len(account.problems) - 1
        page = f", page {first.page_no}" if first.page_no else ""
        yield f"  {account.facts.paper.path}{page}: {first.message}" + (f" (and {more} more)" if more else "")
    yield from _more(len(troubled) - MOST_TROUBLES, "problems.parquet", 2)


def _more(left_out: int, file: str, indent: int) -> Iterator[str]:
    if left_out > 0:
        yield f"{' ' * indent}… and {left_out} more: see {file}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _line(label: str, text: str) -> str:
    return f"{label:<{LABEL_WIDTH}}{text}"
