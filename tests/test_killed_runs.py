"""A run that is killed or stopped at any moment leaves the last good results whole, and the next run complete."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests import pipeline_runs

WATCHED_SECONDS = 60.0


@pytest.fixture(scope="module")
def good_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of two papers and the results of a run over the first."""
    folder = tmp_path_factory.mktemp("good")
    corpus = folder / "corpus"
    corpus.mkdir()
    shutil.copyfile(pipeline_runs.SAMPLE / pipeline_runs.GOOD, corpus / pipeline_runs.GOOD)
    assert pipeline_runs.run(corpus, folder / "out").returncode == 0
    shutil.copyfile(pipeline_runs.SAMPLE / "2021-02-09-cabinet-minutes.txt", corpus / "minutes.txt")
    return folder


def started(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        pipeline_runs.command(folder / "corpus", folder / "out"),
        cwd=pipeline_runs.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(is_so: Callable[[], bool], run: "subprocess.Popen[str]") -> None:
    """Wait until the run has come so far, or has ended."""
    until = time.monotonic() + WATCHED_SECONDS
    while not is_so() and run.poll() is None and time.monotonic() < until:
        time.sleep(0.005)


def is_reading(run: "subprocess.Popen[str]") -> bool:
    try:
        return any("spawn_main" in " ".join(child.cmdline()) for child in psutil.Process(run.pid).children())
    except psutil.Error:
        return False


@pytest.mark.parametrize("moment", ["starting", "reading", "kept", "writing", "swapping"])
def test_a_run_killed_at_any_moment_loses_nothing(good_run: Path, tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "killed"
    shutil.copytree(good_run, folder)
    before = pipeline_runs.parquet_hashes(folder / "out")
    run = started(folder)
    conditions: dict[str, Callable[[], bool]] = {
        "starting": lambda: True,
        "reading": lambda: is_reading(run),
        "kept": lambda: sum(len(names) for _, _, names in os.walk(folder / "cache")) > 1,
        "writing": lambda: (folder / "out.partial").exists(),
        "swapping": lambda: (folder / "out.previous").exists(),
    }
    wait_for(conditions[moment], run)
    children = psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []
    run.kill()
    run.communicate()
    gone, alive = psutil.wait_procs(children, timeout=20)
    assert not alive, f"{len(gone)} ended, {alive} did not"
    left = folder / "out" if (folder / "out").exists() else folder / "out.previous"
    if moment in ("starting", "reading", "kept", "writing"):
        assert pipeline_runs.parquet_hashes(left) == before
    after = pipeline_runs.run(folder / "corpus", folder / "out")
    assert after.returncode == 0, after.stderr
    assert "2 read" in after.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["cache", "corpus", "out"]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console")
def test_ctrl_c_says_what_is_kept_and_ends_with_130(good_run: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stopped"
    shutil.copytree(good_run, folder)
    before = pipeline_runs.parquet_hashes(folder / "out")
    run = started(folder)
    wait_for(lambda: is_reading(run), run)
    children = psutil.Process(run.pid).children(recursive=True)
    for process in (psutil.Process(run.pid), *children):  # as a terminal does
        process.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=WATCHED_SECONDS)
    assert run.returncode == 130
    assert "Traceback" not in errors
    assert "as it was before" in " ".join(errors.split())
    assert pipeline_runs.parquet_hashes(folder / "out") == before
    assert not psutil.wait_procs(children, timeout=20)[1]
