"""Fixtures for all tests."""

from pathlib import Path

import pytest

import run_pipeline
from extract import papers
from outputs.records import Results

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpus" / "sample"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared_papers() -> Path:
    """The folder of real papers beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real papers (../shared beside the project) are not here; the sample is tested without them")
    return SHARED


@pytest.fixture(scope="session")
def sample_results() -> Results:
    """Everything that the pipeline finds in the sample papers, read in this process."""
    return read(SAMPLE)


def read(corpus: Path) -> Results:
    """The results of a corpus, read in this process and not written."""
    accounts = [run_pipeline.read_paper(path, corpus) for path in papers.find_papers(corpus)]
    return run_pipeline.link_and_audit(accounts, corpus / "series.toml")
