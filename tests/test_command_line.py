"""The commands as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import run_pipeline

PAPER = """Progress of the Mill Commission's recommendations

Recommendation 1: Repair the wheel
Progress: Complete

Recommendation 2: Clear the leat
Progress: Not started
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "2021-05-04 update.txt").write_text(PAPER, encoding="utf-8")
    return tmp_path / "corpus"


def invoke(*words: str | Path) -> Result:
    return CliRunner().invoke(run_pipeline.main, [str(word) for word in words])


def run(corpus: Path, *words: str) -> Result:
    return invoke(corpus, "--out", corpus.parent / "out", "--cache", corpus.parent / "cache", *words)


def test_a_folder_alone_is_run(corpus: Path) -> None:
    result = run(corpus)
    assert result.exit_code == 0, result.output
    assert "Papers           1 read" in result.output
    assert (corpus.parent / "out" / "histories.parquet").is_file()


def test_the_summary_can_be_json_or_left_out(corpus: Path) -> None:
    summary = json.loads(run(corpus, "--json", "--quiet").output)
    assert (summary["papers"], summary["papers_read"], summary["mentions"]) == (1, 1, 2)
    assert run(corpus, "--quiet").output == ""


def test_a_quiet_run_still_tells_what_could_not_be_read(corpus: Path) -> None:
    (corpus / "empty.pdf").touch()
    result = run(corpus, "--quiet")
    assert result.exit_code == 1
    assert "empty.pdf: The file is empty" in result.stderr
    assert result.stdout == ""


def test_a_place_that_cannot_hold_the_results_is_told_before_anything_is_read(corpus: Path) -> None:
    (corpus.parent / "file").touch()
    result = invoke(corpus, "--out", corpus.parent / "file" / "out", "--cache", corpus.parent / "cache")
    assert result.exit_code == 2
    assert "Name another folder" in result.stderr
    assert not (corpus.parent / "cache").exists()


def test_a_dataset_is_exported(corpus: Path) -> None:
    run(corpus)
    result = invoke("export", corpus.parent / "out", "--format", "csv", "--out", corpus.parent / "csv")
    assert result.exit_code == 0, result.output
    assert (corpus.parent / "csv" / "histories.csv").read_text(encoding="utf-8").startswith("recommendation_id,")


def test_the_doctor_finds_this_installation_sound(corpus: Path) -> None:
    result = invoke("doctor", "--out", corpus.parent / "out")
    assert result.exit_code == 0, result.output
    assert "Python" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("no-such-folder",), "does not exist"),
        (("export", "no-such-folder", "--format", "csv"), "Run the pipeline first"),
        (("--nonsense",), "No such option"),
    ],
)
def test_wrong_use_says_what_to_do(words: tuple[str, ...], message: str) -> None:
    result = invoke(*words)
    assert result.exit_code == 2
    assert message in result.output


def test_a_folder_without_papers_is_wrong_use(tmp_path: Path) -> None:
    result = invoke(tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "There is no paper" in result.output


@pytest.mark.parametrize("command", sorted(run_pipeline.main.commands))
def test_every_command_has_help(command: str) -> None:
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5
