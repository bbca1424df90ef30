"""The notebook as it runs on the sample papers. `python -m tests.executed_notebook` keeps what it shows in its file."""

import os
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import nbclient
import nbformat

from outputs.dataset import dataset
from outputs.records import Results, RunInfo
from tests.conftest import ROOT, SAMPLE, read

NOTEBOOK = ROOT / "notebooks" / "recommendation_histories.ipynb"


def committed() -> Any:
    """The notebook with the output that was last kept in it."""
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


def execute(results: Results, folder: Path) -> Any:
    """The notebook with the output that it has on these results; `folder` takes their files."""
    dataset.write_dataset(folder / "latest", results, RunInfo())
    notebook = committed()
    places = {"FOLLOWTHROUGH_RESULTS": str(folder / "latest"), "IPYTHONDIR": str(folder / "ipython")}
    with mock.patch.dict(os.environ, places):
        nbclient.NotebookClient(notebook, timeout=120, record_timing=False).execute()
    notebook.metadata.language_info = {"name": "python"}  # not the version of whoever ran it last
    return notebook


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        nbformat.write(execute(read(SAMPLE), Path(temporary)), NOTEBOOK)  # type: ignore[no-untyped-call]
