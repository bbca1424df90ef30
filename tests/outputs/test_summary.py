"""The summary of a run stays short however large the corpus is."""

from pathlib import Path

from extract.records import Place, Problem, ProblemKind
from normalise.records import LedgerRow, RowOutcome
from outputs import results, summary
from tests.factories import account
from tests.outputs import situations


def test_many_papers_that_could_not_be_read_are_told_in_few_lines() -> None:
    problem = Problem(ProblemKind.DAMAGED, "It is cut off.")
    papers = [account(f"p{n:03}", problems=(problem,), is_readable=False) for n in range(100)]
    told = summary.troubles(results.build_results(papers, situations.linked(papers, 0))).splitlines()
    assert len(told) < 50
    assert told[-1] == "  … and 60 more: see problems.parquet"


def test_a_name_that_would_move_the_cursor_is_escaped() -> None:
    paper = account("a\x1b[2J", problems=(Problem(ProblemKind.DAMAGED, "It is cut off."),), is_readable=False)
    assert "a\\x1b[2J" in summary.troubles(results.build_results([paper], situations.linked([paper], 0)))


def test_what_became_of_the_rows_of_tables_is_one_line() -> None:
    rows = [RowOutcome.HEADING, RowOutcome.MENTION, RowOutcome.UNPARSED, RowOutcome.UNPARSED]
    ledger = tuple(LedgerRow(Place(3, index), outcome) for index, outcome in enumerate(rows))
    paper = account("a", ledger=ledger)
    told = summary.summarise(results.build_results([paper], situations.linked([paper], 0)), Path("out"))
    assert "1 about recommendations, 1 headings, 2 of other matters or not understood" in told
