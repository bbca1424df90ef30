"""What an analyst types after a run: audit, explain, review."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import run_pipeline

FIRST = """Progress of the recommendations of the Mill Commission

4 May 2021

The Mill Commission made 3 recommendations.

Recommendation 1: Repair the great wheel before the spring floods return to the valley
Progress: Complete

Recommendation 2: Clear the leat of reeds from the weir down to the lower bridge
Progress: Not started
"""
SECOND = FIRST.replace("4 May 2021", "3 May 2022").replace("Complete", "In progress")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each test has its corpus, beside one cache: what one has read the next need not read again."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def corpus(shelf: Path, tmp_path: Path) -> Path:
    folder = shelf / tmp_path.name
    folder.mkdir()
    (folder / "2021-05-04 update.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2022-05-03 update.txt").write_text(SECOND, encoding="utf-8")
    return folder


def invoke(corpus: Path, *words: str, keys: str = "") -> Result:
    command, *rest = words
    place = ["--corpus", str(corpus)] if command == "explain" else [str(corpus)]
    cache = ["--cache", str(corpus.parent / "cache")]
    return CliRunner().invoke(run_pipeline.main, [command, *rest, *place, *cache], input=keys)


def checks(result: Result) -> set[str]:
    return {finding["check"] for finding in json.loads(result.output)}


def test_the_audit_prints_a_line_for_each_finding_and_may_fail(corpus: Path) -> None:
    result = invoke(corpus, "audit")
    assert result.exit_code == 0, result.output
    assert "2022-05-03 update.txt:block" in result.output
    assert ": error reopened " in result.output
    assert invoke(corpus, "audit", "--fail-on", "error").exit_code == 1


def test_the_audit_of_an_earlier_day_knows_no_later_paper(corpus: Path) -> None:
    assert "reopened" in checks(invoke(corpus, "audit", "--format", "json"))
    assert "reopened" not in checks(invoke(corpus, "audit", "--format", "json", "--as-of", "2021-12-31"))


def test_a_series_that_is_not_there_is_told_with_those_that_are(corpus: Path) -> None:
    result = invoke(corpus, "audit", "--series", "no such series")
    assert result.exit_code == 2
    assert "mill-commission" in result.output


def test_a_silenced_finding_is_printed_and_does_not_fail(corpus: Path) -> None:
    found = json.loads(invoke(corpus, "audit", "--format", "json").output)
    errors = [finding for finding in found if finding["severity"] == "error"]
    entries = (
        f'[[silenced]]\ncheck = "{one["check"]}"\nrecommendation = "{one["recommendation_id"]}"\nreason = "known"\n'
        for one in errors
    )
    (corpus / "silenced.toml").write_text("\n".join(entries), encoding="utf-8")
    result = invoke(corpus, "audit", "--fail-on", "error")
    assert result.exit_code == 0, result.output
    assert "(silenced: known)" in result.output


def test_a_recommendation_is_explained(corpus: Path) -> None:
    result = invoke(corpus, "explain", "1")
    assert result.exit_code == 0, result.output
    assert "Repair the great wheel" in result.output
    assert "2022-05-03  in progress, reopened" in result.output
    assert "Decision: link, by the number that both bear." in result.output


def test_a_pair_is_explained(corpus: Path) -> None:
    link = next(line for line in invoke(corpus, "explain", "1").output.splitlines() if line.startswith("Link of "))
    left, right = link.removeprefix("Link of ").split(" and ")
    result = invoke(corpus, "explain", "--pair", left, right)
    assert "before any comparison" in result.output


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("judgements.csv", "left,right\n", "line 1: write the columns"),
        ("silenced.toml", '[[silenced]]\ncheck = "no"\n', "line 1"),
        ("series.toml", "[[series]]\n", "this key is missing"),
    ],
)
def test_a_bad_file_of_the_analyst_is_wrong_use(corpus: Path, file: str, text: str, message: str) -> None:
    (corpus / file).write_text(text, encoding="utf-8")
    result = invoke(corpus, "audit")
    assert result.exit_code == 2
    assert message in result.output


def test_explain_wants_one_thing(corpus: Path) -> None:
    assert invoke(corpus, "explain").exit_code == 2
    assert "There is no recommendation 99" in invoke(corpus, "explain", "99").output


def test_a_review_keeps_its_answers_and_goes_on_where_it_stopped(corpus: Path) -> None:
    changed = SECOND.replace("3 May 2022", "9 May 2023").replace(
        "Repair the great wheel before the spring floods return to the valley",
        "Publish a yearly account of grain, flour and tolls for every farmer on the estate",
    )
    (corpus / "2023-05-09 update.txt").write_text(changed, encoding="utf-8")
    first = invoke(corpus, "review", "--name", "A. Reader", keys="n\nanother subject\nq\n")
    assert first.exit_code == 0, first.output
    assert "1 judged" in first.output
    with (corpus / "judgements.csv").open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["decision"], line["judged_by"], line["reason"]) == ("different", "A. Reader", "another subject")
    assert f"{line['left']}" not in invoke(corpus, "review", "--name", "A. Reader", keys="q\n").output
