"""What became of the recommendations? Read a folder of committee papers into histories, findings and a report.

From a notebook, the same in three calls:

    import run_pipeline
    accounts = run_pipeline.read_corpus(Path("corpus"))
    results = run_pipeline.link_and_audit(accounts, Path("corpus"))
    dataset.write_dataset(Path("outputs/latest"), results, run_pipeline.run_info(...))
"""

import concurrent.futures
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import pebble
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extract import papers
from extract.records import ProblemKind, UnreadablePaper
from link import linking, series_register
from normalise import accounts
from normalise.records import Account
from outputs import dataset, results, summary, swap
from outputs.records import Results, RunInfo

LONGEST_SECONDS = 300  # that one paper may take; a longer one is given up as a problem
Done = Callable[[str], None]


def read_corpus(corpus: Path, workers: int | None = None, done: Done | None = None) -> tuple[Account, ...]:
    """The account of each paper of a corpus, in the order of their paths.

    Each paper is read in a worker process, so that one which stops or hangs its reader costs one problem and never
    the run. `workers` is their number (None: one for each processor); `done` is called with each paper's name when it
    is read.
    """
    paths = papers.find_papers(corpus)
    found = []
    for path, account in _in_workers(paths, corpus, workers or min(len(paths), os.cpu_count() or 1)):
        found.append(account)
        if done:
            done(path.name)
    return tuple(found)


def _in_workers(paths: Sequence[Path], corpus: Path, workers: int) -> Iterator[tuple[Path, Account]]:
    context = multiprocessing.get_context("spawn")  # the same on every system, and nothing inherited
    with pebble.ProcessPool(max_workers=max(1, workers), context=context) as pool:
        futures = [pool.schedule(read_paper, args=(path, corpus), timeout=LONGEST_SECONDS) for path in paths]
        for path, future in zip(paths, futures, strict=True):
            yield path, _account(future, path, corpus)


def _account(future: "concurrent.futures.Future[Account]", path: Path, corpus: Path) -> Account:
    try:
        return future.result()
    except concurrent.futures.TimeoutError:
        return _given_up(path, corpus, ProblemKind.TOO_SLOW, f"reading it took over {LONGEST_SECONDS} s")
    except pebble.ProcessExpired:
        return _given_up(path, corpus, ProblemKind.DAMAGED, "its reader stopped without a word")


def read_paper(path: Path, corpus: Path) -> Account:
    """What one paper says about recommendations; never raises for what is wrong with the paper."""
    return accounts.read_account(papers.read_paper(path, corpus))


def _given_up(path: Path, corpus: Path, kind: ProblemKind, why: str) -> Account:
    message = f"The paper was given up: {why}. Open it, save it anew in its own program and run again."
    return accounts.read_account(papers.give_up(path, corpus, UnreadablePaper(kind, message)))


def link_and_audit(found: Sequence[Account], series_file: Path | None = None) -> Results:
    """All tables of the dataset from the accounts of a corpus; `series_file` pins series (`corpus/series.toml`)."""
    pinned = series_register.read_register(series_file) if series_file and series_file.is_file() else ()
    return results.build_results(found, linking.link_accounts(found, pinned))


def run(corpus: Path, out: Path, workers: int | None = None, done: Done | None = None) -> Results:
    """Read a corpus and write its dataset and report to `out`, whole or not at all."""
    started = time.perf_counter()
    found = read_corpus(corpus, workers, done)
    read = time.perf_counter()
    made = link_and_audit(found, corpus / "series.toml")
    linked = time.perf_counter()
    seconds = (("read", read - started), ("link and audit", linked - read))
    dataset.write_dataset(out, made, RunInfo(settings=(("corpus", corpus.as_posix()),), seconds=seconds))
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
@click.option("--workers", type=click.IntRange(1), help="Papers to read at the same time.  [default: one a processor]")
def main(corpus: Path, out: Path, workers: int | None) -> None:
    """Find out what became of the recommendations in the committee papers of CORPUS (default: corpus/).

    Reads every paper in the folder and its subfolders (Word, PDF, text), follows each recommendation through them,
    and writes histories, findings and a report (report.html) to the results folder.

    Exit code: 0 all papers were read, 1 some paper could not be read (the others are in the results), 2 wrong use.
    """
    console = Console(stderr=True)
    paths = papers.find_papers(corpus)
    if not paths:
        raise click.UsageError(f"There is no paper in {corpus}. Put PDF, Word or text files there and run again.")
    if papers.is_sample_left_out(corpus):
        console.print(f"Your own papers are in {corpus}/, so the made-up ones in {corpus}/sample/ are left out.")
    try:
        with _progress(console) as progress:
            task = progress.add_task("Reading", total=len(paths), paper="")
            made = run(corpus, out, workers, lambda name: progress.update(task, advance=1, paper=name))
    except (series_register.BadRegister, swap.NotAResultsFolder, swap.FolderInUse) as error:
        raise click.UsageError(str(error)) from error
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
