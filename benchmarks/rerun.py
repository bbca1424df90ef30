"""What a run costs when one paper is new among a thousand that an earlier run has read.

    python -m benchmarks.rerun --papers 1000 --folder build/rerun

Makes the papers out of the Word and text papers of the sample, with other names of counties and other years in each
set, so that no two sets are of one series; runs the pipeline cold, warm, and with one new paper.
"""

import contextlib
import io
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took by the clock, and of processor time, which a busy machine does not change as much."""

    seconds: float
    processor_seconds: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor_seconds:.1f} s of processor time)"

    def beyond(self, other: "Cost") -> "Cost":
        """What it took more than another run."""
        return Cost(self.seconds - other.seconds, self.processor_seconds - other.processor_seconds)


@click.command()
@click.option("--papers", default=1000, show_default=True)
@click.option("--new", default=3, show_default=True, help="How many of them are new, one after the other.")
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the papers and results here to look at.")
def main(papers: int, new: int, folder: Path | None) -> None:
    """Print the seconds of a first run, of a run with nothing new, and of each with one new paper."""
    with contextlib.nullcontext(folder) if folder else tempfile.TemporaryDirectory() as place:
        corpus, alone = Path(place, "corpus"), Path(place, "alone")
        made = list(itertools.islice(_varied_papers(), papers))
        shutil.rmtree(corpus, ignore_errors=True)
        for name, data in made[:-new]:
            _write(corpus / name, data)
        click.echo(f"{papers - new} papers, first run: {_run(corpus, 'cache', anew=True)}")
        click.echo(f"the same again: {_run(corpus, 'cache')}")
        for name, data in made[-new:]:
            shutil.rmtree(alone, ignore_errors=True)
            _write(alone / name, data)
            by_itself = _run(alone, "alone-cache", anew=True)
            _write(corpus / name, data)
            with_it = _run(corpus, "cache")
            click.echo(f"{name} by itself: {by_itself}")
            click.echo(f"with it as the one new paper: {with_it}, beyond the paper itself {with_it.beyond(by_itself)}")


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


def _run(corpus: Path, cache: str, anew: bool = False) -> Cost:
    place = corpus.parent
    if anew:
        shutil.rmtree(place / cache, ignore_errors=True)
    started, before = time.perf_counter(), os.times()
    command = [sys.executable, "run_pipeline.py", str(corpus), "--out", str(place / f"out-{cache}")]
    subprocess.run(
        [*command, "--cache", str(place / cache), "--quiet"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - started, used)


if __name__ == "__main__":
    main()
