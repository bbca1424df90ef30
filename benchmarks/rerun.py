"""What a run costs when one paper is new among a thousand that an earlier run has read.

    python -m benchmarks.rerun --papers 1000

Makes the papers out of the Word and text papers of the sample, with other names of counties and other years in each
set, so that no two sets are of one series; runs the pipeline cold, warm, and with one new paper.
"""

import io
import itertools
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpus" / "sample"
NAMES = ("Thornshire", "Marlwick", "Bus Services Task")
STARTS = (
    "Ash",
    "Brack",
    "Cald",
    "Dun",
    "Elm",
    "Fern",
    "Gorse",
    "Hazel",
    "Ings",
    "Kings",
    "Lark",
    "Mere",
    "North",
    "Oak",
)
ENDS = ("bury", "combe", "dale", "field", "ham", "hurst", "leigh", "mere", "stead", "thorpe", "wick", "wold")


@click.command()
@click.option("--papers", default=1000, show_default=True)
def main(papers: int) -> None:
    """Print the seconds of a first run, of a run with nothing new, and of one with a new paper."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        made = _varied_papers()
        for name, data in itertools.islice(made, papers - 1):
            _write(corpus / name, data)
        click.echo(f"{papers - 1} papers, first run: {_run(corpus)}")
        click.echo(f"the same again: {_run(corpus)}")
        name, data = next(made)
        _write(corpus / name, data)
        click.echo(f"with one new paper ({name}): {_run(corpus)}")


def _varied_papers() -> Iterator[tuple[str, bytes]]:
    for name in (start + end for end in ENDS for start in STARTS):
        for path in sorted(SAMPLE.iterdir()):
            if path.suffix in (".docx", ".txt"):
                yield f"{name}/{path.name}", _renamed(path.read_bytes(), name)


def _renamed(data: bytes, name: str) -> bytes:
    if not data.startswith(b"PK"):
        return _replaced(data, name)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for member in package.namelist():
            target.writestr(member, _replaced(package.read(member), name))
    return file.getvalue()


def _replaced(text: bytes, name: str) -> bytes:
    for old, new in zip(NAMES, (f"{name}shire", f"{name}ton", f"{name} Services Task"), strict=True):
        text = text.replace(old.encode(), new.encode()).replace(old.upper().encode(), new.upper().encode())
    return text


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _run(corpus: Path) -> str:
    """The run's seconds by the clock, and of processor time, which a busy machine does not change as much."""
    started, before = time.perf_counter(), os.times()
    command = [sys.executable, "run_pipeline.py", str(corpus), "--out", str(corpus.parent / "out")]
    subprocess.run(
        [*command, "--cache", str(corpus.parent / "cache")],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{time.perf_counter() - started:.1f} s ({used:.1f} s of processor time)"


if __name__ == "__main__":
    main()
