"""What the README promises: its snippets run, its commands exist, its files are there."""

import re
import textwrap
from pathlib import Path

import pytest

from outputs import summary
from outputs.dataset import dataset
from outputs.records import Results, RunInfo
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def written(sample_results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample's results where the README says that they are."""
    folder = tmp_path_factory.mktemp("readme")
    dataset.write_dataset(folder / "outputs" / "latest", sample_results, RunInfo())
    return folder


@pytest.mark.parametrize("snippet", SNIPPETS, ids=["pandas", "polars", "duckdb"])
def test_a_snippet_runs_and_shows_something(
    snippet: str, written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(written)
    exec(compile(snippet, "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_histories_have_a_row_for_each_recommendation_and_paper_in_date_order(written: Path) -> None:
    import pandas as pd

    histories = pd.read_parquet(written / "outputs/latest/histories.parquet")
    reported = histories[~histories["is_restated"]]
    assert not reported.duplicated(["recommendation_id", "paper_id"]).any()
    assert (
        histories.groupby("recommendation_id")["sequence"].apply(lambda s: list(s) == list(range(1, len(s) + 1))).all()
    )
    dates = histories.dropna(subset=["paper_date"]).groupby("recommendation_id")["status_date"]
    assert dates.apply(lambda d: d.is_monotonic_increasing).all()


def test_the_summary_in_the_readme_is_what_a_run_says(sample_results: Results) -> None:
    told = summary.summarise(sample_results, Path("outputs/latest"))
    assert textwrap.indent(told, "    ") in README, f"write into the README:\n{told}"


def test_the_commands_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, flags=re.MULTILINE):
        assert f"\n{target}:" in makefile


def test_the_files_that_the_readme_links_to_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_lock_file_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert not re.search(r"https?://|--index-url|--find-links", lock)
