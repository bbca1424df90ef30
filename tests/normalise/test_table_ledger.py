"""Each row of each table ends as something, and nothing is counted twice."""

from collections import Counter
from pathlib import Path

import pytest

from extract import papers
from extract.records import Document, Table
from normalise import accounts
from normalise.records import RowOutcome
from tests.normalise.made_papers import Rows, paper

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = sorted(
    path
    for folder in ("corpus/sample", "tests/extract/fixtures")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".pdf", ".docx", ".txt") and "scan" not in path.name
)
HEADINGS = ["No.", "Recommendation", "Status", "Progress"]
FIRST = ["1", "The ferry should call at the north pier each hour", "Implemented", "It calls each hour since May."]


def outcomes(rows: Rows) -> list[str]:
    return [
        row.outcome.value for row in accounts.read_account(paper("# Recommendations of the ferry review", rows)).ledger
    ]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (["2", "The timetable should be printed in large type", "In progress", ""], "mention"),
        (HEADINGS, "heading"),
        (["", "", "", "The pier was painted too."], "continuation"),
        (["", "", "", ""], "continuation"),
        (["", "See the note", "", ""], "unparsed"),
    ],
)
def test_each_row_of_a_tracker_has_its_outcome(row: list[str], outcome: str) -> None:
    assert outcomes([HEADINGS, FIRST, row]) == ["heading", "mention", outcome]


def test_a_legend_is_one() -> None:
    rows = [["Green", "Recommendation implemented"], ["Amber", "Recommendation in progress"]]
    assert outcomes(rows) == ["legend", "legend"]


def test_a_table_of_other_matters_is_unparsed() -> None:
    assert outcomes([["Pier", "Passengers"], ["North", "1,200"]])[1] == "unparsed"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_the_counts_add_up(path: Path) -> None:
    adds_up(papers.read_paper(path, path.parent))


@pytest.mark.shared
def test_the_counts_of_real_papers_add_up(shared_papers: Path) -> None:
    for path in sorted(shared_papers.glob("papers/docx/*.docx")):
        adds_up(papers.read_paper(path, path.parent))


def adds_up(document: Document) -> None:
    """Each row of each table stands once in the ledger, and each row with a mention is told as one."""
    account = accounts.read_account(document)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    rows = [(table.place.block_no, index) for table in tables for index in range(table.row_count)]
    assert [(row.place.block_no, row.place.row_index) for row in account.ledger] == rows
    by_outcome = Counter(row.outcome for row in account.ledger)
    assert sum(by_outcome[outcome] for outcome in RowOutcome) == len(rows)
    told = {(row.place.block_no, row.place.row_index) for row in account.ledger if row.outcome is RowOutcome.MENTION}
    places = [mention.place for mention in account.mentions]
    assert {(place.block_no, place.row_index) for place in places if place.row_index is not None} <= told
