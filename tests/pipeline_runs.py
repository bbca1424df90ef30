"""The pipeline run as people run it: as a command of its own, in a folder of its own."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpus" / "sample"
GOOD = "2022-11-10-flood-progress-report.docx"


def command(corpus: Path, out: Path, *options: str) -> list[str]:
    """The command, with a cache beside the results unless the options name one."""
    cache = () if "--cache" in options else ("--cache", str(out.parent / "cache"))
    return [sys.executable, "run_pipeline.py", str(corpus), "--out", str(out), *cache, *options]


def run(corpus: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The finished run, with its exit code and what it printed."""
    return subprocess.run(command(corpus, out, *options), cwd=ROOT, capture_output=True, text=True, check=False)


def parquet_hashes(out: Path) -> dict[str, str]:
    """The SHA-256 of each table of the dataset, by its file's name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.glob("*.parquet"))}
