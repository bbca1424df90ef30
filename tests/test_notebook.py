"""The notebook runs on the sample's results, and the committed one shows what it shows today."""

from pathlib import Path
from typing import Any

import pytest

from outputs.records import Results
from tests import executed_notebook


@pytest.fixture(scope="module")
def executed(sample_results: Results, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return executed_notebook.execute(sample_results, tmp_path_factory.mktemp("notebook"))


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def printed(notebook: Any) -> list[str]:
    return [line for output in outputs(notebook) for line in output.get("text", "").splitlines()]


def picture_count(notebook: Any) -> int:
    return sum("image/png" in output.get("data", {}) for output in outputs(notebook))


def test_the_committed_notebook_prints_what_it_prints_today(executed: Any) -> None:
    assert printed(executed_notebook.committed()) == printed(executed), "run `make notebook` and commit it"


def test_every_plot_is_drawn_and_committed(executed: Any) -> None:
    assert picture_count(executed_notebook.committed()) == picture_count(executed) == 3


def test_no_cell_warns(executed: Any) -> None:
    assert [output.text for output in outputs(executed) if output.get("name") == "stderr"] == []


def test_the_committed_notebook_knows_neither_a_machine_nor_a_clock() -> None:
    text = executed_notebook.NOTEBOOK.read_text(encoding="utf-8")
    assert str(Path.home()) not in text
    assert not any(cell.metadata for cell in executed_notebook.committed().cells)
