"""What became of the recommendations? Read a folder of committee papers into histories, findings and a report.

From a notebook, the same in three calls:

    import run_pipeline
    accounts = run_pipeline.read_corpus(Path("corpus"))
    results = run_pipeline.link_and_audit(accounts, Path("corpus"))
    dataset.write_dataset(Path("outputs/latest"), results, run_pipeline.run_info(...))
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extract import limited_processes, papers
from extract.limited_processes import Limits
from extract.records import Problem
from link import linking, series_register
from normalise import accounts
from normalise.records import Account
from outputs import code_version, dataset, kept_accounts, results, summary, swap
from outputs.kept_accounts import KeptAccounts
from outputs.records import Results, RunInfo

STAGES_THAT_READ = tuple(Path(__file__).parent / stage for stage in ("extract", "normalise"))
Done = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """How papers are read: what each may take, how many at the same time (None: one for each processor), and the
    folder in which papers that were read are kept for the next run (None: nowhere)."""

    limits: Limits = field(default_factory=Limits)
    workers: int | None = None
    cache: Path | None = None


def read_corpus(corpus: Path, reading: Reading = Reading(), done: Done | None = None) -> tuple[Account, ...]:
    """The account of each paper of a corpus, in the order of their paths.

    A paper that an earlier run has read is not read again. Each other one is read in a worker process, so that one
    which stops or hangs its reader costs one problem and never the run. `done` is called with each paper's path.
    """
    paths = papers.find_papers(corpus)
    found = dict[Path, Account]()
    for path, account in _accounts(paths, corpus, reading):
        found[path] = account
        if done:
            done(account.facts.paper.path)
    return tuple(found[path] for path in paths)


def _accounts(paths: Sequence[Path], corpus: Path, reading: Reading) -> Iterator[tuple[Path, Account]]:
    """Each paper's account: first those kept from earlier runs, then the others as they are done."""
    kept = _kept_accounts(reading.cache)
    new = []
    for path in paths:
        if account := kept and _kept_account(kept, path, corpus):
            yield path, account
        else:
            new.append(path)
    workers = min(len(new), reading.workers or os.cpu_count() or 1)
    for path, read in limited_processes.run_each(partial(read_paper, corpus=corpus), new, workers, reading.limits):
        account = read if isinstance(read, Account) else _given_up(path, corpus, read)
        if kept:
            kept.keep(account)
        yield path, account


def _kept_accounts(folder: Path | None) -> KeptAccounts | None:
    return kept_accounts.keeping_in(folder, code_version.fingerprint(STAGES_THAT_READ)) if folder else None


def _kept_account(kept: KeptAccounts, path: Path, corpus: Path) -> Account | None:
    sha256 = papers.file_sha256(path)
    return kept.find(sha256, papers.relative_path(path, corpus)) if sha256 else None


def read_paper(path: Path, corpus: Path) -> Account:
    """What one paper says about recommendations; never raises for what is wrong with the paper."""
    return accounts.read_account(papers.read_paper(path, corpus))


def _given_up(path: Path, corpus: Path, problem: Problem) -> Account:
    return accounts.read_account(papers.give_up(path, corpus, problem))


def link_and_audit(found: Sequence[Account], series_file: Path | None = None) -> Results:
    """All tables of the dataset from the accounts of a corpus; `series_file` pins series (`corpus/series.toml`)."""
    pinned = series_register.read_register(series_file) if series_file and series_file.is_file() else ()
    return results.build_results(found, linking.link_accounts(found, pinned))


def run(corpus: Path, out: Path, reading: Reading = Reading(), done: Done | None = None) -> Results:
    """Read a corpus and write its dataset and report to `out`, whole or not at all."""
    started = time.perf_counter()
    found = read_corpus(corpus, reading, done)
    read = time.perf_counter()
    made = link_and_audit(found, corpus / "series.toml")
    linked = time.perf_counter()
    seconds = (("read", read - started), ("link and audit", linked - read))
    run_info = RunInfo(settings=(("corpus", corpus.as_posix()),), seconds=seconds)
    dataset.write_dataset(out, made, run_info, corpus)
    return made


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("corpus", default="corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out",
    default="outputs/latest",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the results. It is replaced as a whole, once the run is complete.",
)
@click.option(
    "--cache",
    default="outputs/cache",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps what was read, so that the next run reads only new papers. Delete it at any time.",
)
@click.option("--workers", type=click.IntRange(1), help="Papers to read at the same time.  [default: one a processor]")
@click.option(
    "--limits",
    default=(300, 2048),
    show_default=True,
    type=(click.IntRange(1), click.IntRange(1)),
    metavar="SECONDS MB",
    help="The longest time and the most memory that one paper may take.",
)
def main(corpus: Path, out: Path, cache: Path, workers: int | None, limits: tuple[int, int]) -> None:
    """Find out what became of the recommendations in the committee papers of CORPUS (default: corpus/).

    Reads every paper in the folder and its subfolders (Word, PDF, text), follows each recommendation through them,
    and writes histories, findings and a report (report.html) to the results folder.

    Exit code: 0 all papers were read, 1 some paper could not be read (the others are in the results), 2 wrong use,
    130 stopped by Ctrl-C.
    """
    console = Console(stderr=True)
    paths = papers.find_papers(corpus)
    if not paths:
        raise click.UsageError(f"There is no paper in {corpus}. Put PDF, Word or text files there and run again.")
    if papers.is_sample_left_out(corpus):
        console.print(f"Your own papers are in {corpus}/, so the made-up ones in {corpus}/sample/ are left out.")
    reading = Reading(Limits(limits[0], limits[1] * 1024**2), workers, cache)
    try:
        with _progress(console) as progress:
            task = progress.add_task("Reading", total=len(paths), paper="")
            made = run(corpus, out, reading, lambda name: progress.update(task, advance=1, paper=name))
    except (series_register.BadRegister, swap.NotAResultsFolder, swap.FolderInUse) as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        console.print(f"Stopped. {out} is as it was before; papers already read are in {cache} for the next run.")
        sys.exit(130)
    click.echo(summary.summarise(made, out))
    sys.exit(1 if summary.unread_papers(made) else 0)


def _progress(console: Console) -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[paper]}", markup=False),
    )
    return Progress(*columns, console=console)


if __name__ == "__main__":
    main()
