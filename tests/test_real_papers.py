"""Five real papers in each of their forms, scored against what a careful reader finds in them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from link.records import Linked
from outputs.dataset import dataset
from outputs.records import Results, RunInfo
from tests.conftest import read

pytestmark = pytest.mark.shared

FLOORS = {  # F1 of mentions, status right, wording and update alike
    "docx": (0.99, 0.98, 0.99),
    "pdf-tagged": (0.99, 0.98, 0.99),
    "pdf-untagged": (0.98, 0.98, 0.99),
    "txt": (0.97, 0.95, 0.97),
}
MIXED = {"docx": ("2017", "2024"), "pdf-tagged": ("2018-03", "2018-06"), "pdf-untagged": ("2018-04",)}
Run = Callable[[str], tuple[Results, dict[str, Any]]]


@pytest.fixture(scope="module")
def run(shared_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Reads the papers of a form, once, and gives the results with their score."""
    found: dict[str, tuple[Results, dict[str, Any]]] = {}

    def read_form(form: str) -> tuple[Results, dict[str, Any]]:
        if form not in found:
            folder = tmp_path_factory.mktemp(form)
            results = read(_corpus(shared_papers, form, folder))
            dataset.write_dataset(folder / "run", results, RunInfo())
            found[form] = results, _score(shared_papers, folder)
        return found[form]

    return read_form


def _corpus(shared: Path, form: str, folder: Path) -> Path:
    if form != "mixed":
        return shared / "papers" / form
    (folder / "corpus").mkdir()
    for source, starts in MIXED.items():
        for paper in sorted((shared / "papers" / source).iterdir()):
            if paper.name.startswith(starts):
                shutil.copy(paper, folder / "corpus")
    return folder / "corpus"


def _score(shared: Path, folder: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "score.py"), str(folder / "run"), "--json", str(folder / "score.json")]
    subprocess.run(command, check=True, capture_output=True)
    score: dict[str, Any] = json.loads((folder / "score.json").read_text(encoding="utf-8"))
    return score


forms = pytest.mark.parametrize("form", [*FLOORS, "mixed"])


@forms
def test_the_mentions_are_those_that_a_reader_finds(run: Run, form: str) -> None:
    _, score = run(form)
    overall = next(paper for paper in score["papers"] if paper["paper"] == "ALL")
    found, status, alike = FLOORS.get(form, FLOORS["docx"])
    assert overall["F1"] >= found
    assert overall["status"] >= status
    assert min(overall["wording"], overall["update"]) >= alike
    assert overall["ownersF1"] >= 0.9


@forms
def test_every_finding_that_a_rule_can_make_is_made_and_none_invented(run: Run, form: str) -> None:
    _, score = run(form)
    assert {item["audit"]: item["missing"] for item in score["audit"] if item["found"] < 1} == {}
    assert [error for error in score["errors"] if "invented" in error] == []


@forms
def test_a_paper_that_names_no_number_has_no_mention_of_its_own(run: Run, form: str) -> None:
    results, _ = run(form)
    for account in results.accounts:
        if not account.facts.paper.path.startswith(("2017", "2018-06")):
            assert [m for m in account.mentions if m.scope in ("own", "group", "list")] == []


@forms
def test_there_is_no_recommendation_72_and_no_mixing_of_sets(run: Run, form: str) -> None:
    linked: Linked = run(form)[0].linked
    by_size = sorted((series.stated_count, len(series.numbers_seen)) for series in linked.series)
    assert by_size == [(10, 0), (60, 43)]
    assert "72" not in {recommendation.number for recommendation in linked.recommendations}
    assert len(linked.recommendations) == 60


@forms
def test_silence_is_proven_with_the_papers_searched(run: Run, form: str) -> None:
    results, _ = run(form)
    silent = [finding for finding in results.findings if finding.check == "never_reported"]
    assert len(silent) == 17
    assert all(len(finding.papers_searched) == 5 for finding in silent)
    blank = {finding.number for finding in results.findings if finding.check == "listed_blank"}
    assert blank == {"40", "52"}
    assert "57" in {finding.number for finding in results.findings if finding.check == "wording_missing"}
    wording = next(r.wording for r in results.linked.recommendations if r.number == "57")
    assert wording and len(wording.split()) > 10
