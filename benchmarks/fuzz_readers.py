"""Feed the readers damaged papers, each within limits, and count what becomes of them.

    python -m benchmarks.fuzz_readers --inputs 20000 --seed 1

Takes the sample papers, small ones in every other format, and, where they are, those beside the project. The same seed
gives the same inputs. An input that ends badly (fault, crash, slow, memory) is printed with its number, and kept in the
folder `--keep`.
"""

import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import click
from pydantic import TypeAdapter

from benchmarks import fuzz_papers, mutations
from extract import archives, limited_processes, media_types, readers
from extract.limited_processes import Limits
from extract.records import Document, Paper, Problem, ProblemKind, UnreadablePaper
from normalise import accounts
from normalise.records import Account

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "corpus" / "sample", ROOT.parent / "shared" / "papers", ROOT.parent / "shared" / "wild" / "papers")
LARGEST_SOURCE_BYTES = 120_000
LIMITS = Limits(seconds=60, memory_bytes=1024**3)
BAD = {
    "fault": "an exception that no reader expected",
    "crash": "the process died",
    "slow": "over 60 s",
    "memory": "1 GB",
}
BROKEN = {ProblemKind.TOO_SLOW: "slow", ProblemKind.TOO_LARGE: "memory", ProblemKind.DAMAGED: "crash"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: read, in part, unreadable, or one of BAD; `detail` says where a fault lies."""

    name: str
    detail: str = ""


def sources(folders: Sequence[Path] = SOURCES) -> tuple[Path, ...]:
    """The papers to damage, small ones only: a fault does not need a long paper."""
    files = (path for folder in folders for path in sorted(folder.rglob("*.*")) if path.is_file())
    return tuple(path for path in files if path.stem != "README" and path.stat().st_size <= LARGEST_SOURCE_BYTES)


def damaged_paper(number: int, seed: int, papers: Sequence[Path]) -> tuple[str, bytes]:
    """The input of this number: the name of the paper it was made from, and its bytes."""
    chance = random.Random(f"{seed}:{number}")
    kinds = sorted({path.suffix for path in papers})
    kind = chance.choice(kinds)
    path = chance.choice([path for path in papers if path.suffix == kind])
    return path.name, mutations.damage(path.read_bytes(), chance)


def try_input(number: int, seed: int, papers: Sequence[Path]) -> Outcome:
    """Read one damaged paper as the run would, and write its account as the cache would."""
    name, data = damaged_paper(number, seed, papers)
    try:
        documents = [_read(*paper) for paper in _opened(name, data)]
        for document in documents:
            _adapter().dump_json(accounts.read_account(document))
    except UnreadablePaper as error:
        return Outcome("unreadable", error.kind.value)
    except Exception as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(ROOT) in frame.filename]
        frames = [frame for frame in frames if ".venv" not in frame.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].name}:{frames[-1].lineno}"
        return Outcome("fault", f"{type(error).__name__} in {where} ({name})")
    return Outcome("in part" if any(document.problems for document in documents) else "read")


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The paper, or those in it where it is an archive or e-mail."""
    if media_types.of_file(data, name) not in {media_types.ZIP, media_types.EMAIL}:
        yield name, data
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, name)
        archive.write_bytes(data)
        for path in archives.member_paths(archive):
            yield path.name, archives.read_member(path)


def _read(name: str, data: bytes) -> Document:
    paper = Paper("0" * 12, name, "0" * 64, media_types.of_file(data, name))
    return readers.reader(paper)(data, paper)


@cache
def _adapter() -> TypeAdapter[Account]:
    return TypeAdapter(Account)


def outcome(result: Outcome | Problem) -> Outcome:
    """What became of the input, also where its process had to be ended."""
    return result if isinstance(result, Outcome) else Outcome(BROKEN[result.kind], result.message)


@click.command()
@click.option("--inputs", default=20_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--first", default=0, help="Number of the first input, to see one again.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for the inputs that ended badly.")
def main(inputs: int, seed: int, first: int, keep: Path | None) -> None:
    """Count what the readers make of damaged papers; exit code 1 if any ended badly."""
    with tempfile.TemporaryDirectory() as folder:
        fuzz_papers.write(Path(folder))
        counts = _try_all(range(first, first + inputs), seed, sources((Path(folder), *SOURCES)), keep)
    click.echo(f"{inputs} inputs, seed {seed}: {dict(sorted(counts.items()))}")
    sys.exit(1 if set(counts) & set(BAD) else 0)


def _try_all(numbers: Sequence[int], seed: int, papers: Sequence[Path], keep: Path | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    attempt = partial(try_input, seed=seed, papers=papers)
    for number, result in limited_processes.run_each(attempt, numbers, 1, LIMITS):
        found = outcome(result)
        counts[found.name] += 1
        if found.name in BAD:
            click.echo(f"{number}: {found.name}: {found.detail}")
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                name, data = damaged_paper(number, seed, papers)
                (keep / f"{number}-{name}").write_bytes(data)
        if sum(counts.values()) % 1000 == 0:
            click.echo(f"{sum(counts.values())} inputs: {dict(sorted(counts.items()))}")
    return counts


if __name__ == "__main__":
    main()
