"""The same papers give the same bytes, however they come to the run and however it works on them."""

import shutil
from pathlib import Path

import pytest

from tests import pipeline_runs


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results folder of a first run over the sample, its cache beside it."""
    out = tmp_path_factory.mktemp("first") / "out"
    run = pipeline_runs.run(pipeline_runs.SAMPLE, out, "--workers", "1")
    assert run.returncode in (0, 1), run.stderr
    return out


def test_a_warm_cache_changes_no_byte(first: Path, tmp_path: Path) -> None:
    pipeline_runs.run(pipeline_runs.SAMPLE, tmp_path / "out", "--cache", str(first.parent / "cache"))
    assert pipeline_runs.parquet_hashes(tmp_path / "out") == pipeline_runs.parquet_hashes(first)


def test_another_order_another_root_and_more_workers_change_no_byte(first: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "papers of another name"
    corpus.mkdir()
    for path in sorted(pipeline_runs.SAMPLE.iterdir(), reverse=True):
        shutil.copyfile(path, corpus / path.name)
    pipeline_runs.run(corpus, tmp_path / "out", "--workers", "2")
    assert pipeline_runs.parquet_hashes(tmp_path / "out") == pipeline_runs.parquet_hashes(first)


def test_a_damaged_cache_changes_no_byte(first: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(first.parent / "cache", cache)
    for index, path in enumerate(sorted(path for path in cache.rglob("*") if path.is_file())):
        path.write_bytes(path.read_bytes()[: 40 * index])
    pipeline_runs.run(pipeline_runs.SAMPLE, tmp_path / "out", "--cache", str(cache))
    assert pipeline_runs.parquet_hashes(tmp_path / "out") == pipeline_runs.parquet_hashes(first)
