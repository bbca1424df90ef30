"""What became of the recommendations? Read a folder of committee papers into histories, findings and a report.

From a notebook, the same:

    import run_pipeline
    results = run_pipeline.run(Path("corpus"), Path("outputs/latest"))

or step by step, with nothing written:

    accounts = run_pipeline.read_corpus(Path("corpus"))
    results = run_pipeline.link_and_audit(accounts, Path("corpus/series.toml"))
"""

import atexit
import datetime
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from extract import corpus_changes, garbage, limited_processes, machine, papers
from extract.limited_processes import Limits
from extract.records import Problem
from link import judged_linking, judgements, linking, series_register
from normalise import accounts, vocabulary
from normalise.records import Account
from outputs import code_version, command_line, doctor, kept_accounts, results, run_record, summary
from outputs.audit import audit_checks, audit_report, silencing
from outputs.dataset import database_export, dataset, exports, swap, workbook_export
from outputs.kept_accounts import KeptAccounts
from outputs.records import Results, RunInfo, Severity
from outputs.review import explanation, review, review_dialogue

BAD_FILES = (vocabulary.BadVocabulary, series_register.BadRegister, judgements.BadJudgements, silencing.BadSilence)
BAD_OR_BUSY = (*BAD_FILES, swap.NotAResultsFolder, swap.FolderInUse)
STAGES_THAT_READ = tuple(Path(__file__).parent / stage for stage in ("extract", "normalise"))
Done = Callable[[str, int], None]


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
    which stops or hangs its reader costs one problem and never the run. `done` is called with each paper's path, and
    how many papers there are.
    """
    paths = papers.find_papers(corpus, reading.limits)
    vocabulary.read_vocabulary(corpus)  # what is wrong with it is raised here, and not in a worker process
    found = dict[Path, Account]()
    for path, account in _accounts(paths, corpus, reading):
        found[path] = account
        if done:
            done(account.facts.paper.path, len(paths))
    return tuple(found[path] for path in paths)


def _accounts(paths: Sequence[Path], corpus: Path, reading: Reading) -> Iterator[tuple[Path, Account]]:
    """Each paper's account: first those kept from earlier runs, then the others as they are done."""
    kept = _kept_accounts(reading.cache, corpus) if reading.cache else None
    hashes = _hashes(paths) if kept else {}
    new = []
    for path in paths:
        account = kept.find(hashes[path], papers.relative_path(path, corpus)) if kept and path in hashes else None
        if account:
            yield path, account
        else:
            new.append(path)
    workers = min(len(new), reading.workers or os.cpu_count() or 1)
    for path, read in limited_processes.run_each(partial(read_paper, corpus=corpus), new, workers, reading.limits):
        account = read if isinstance(read, Account) else _given_up(path, corpus, read)
        # What was read must be what was hashed; of a member of an archive only the archive was.
        if kept and path in hashes and (account.facts.paper.sha256 == hashes[path] or papers.is_member(path)):
            kept.keep(account, hashes[path])
        yield path, account


def _kept_accounts(folder: Path, corpus: Path) -> KeptAccounts:
    others = (*machine.programs(), vocabulary.text_of(corpus))
    return kept_accounts.keeping_in(folder, code_version.fingerprint(STAGES_THAT_READ, others))


def _hashes(paths: Sequence[Path]) -> dict[Path, str]:
    """The SHA-256 of the file that holds each paper, for those that can be read; an archive is read once."""
    sha256_of = cache(papers.file_sha256)
    files = ((path, papers.file_of(path)) for path in paths)
    hashes = ((path, sha256_of(file)) for path, file in files if file)
    return {path: sha256 for path, sha256 in hashes if sha256}


def read_paper(path: Path, corpus: Path) -> Account:
    """What one paper says about recommendations; never raises for what is wrong with the paper."""
    with vocabulary.in_use(vocabulary.read_vocabulary(corpus)):
        return accounts.read_account(papers.read_paper(path, corpus))


def _given_up(path: Path, corpus: Path, problem: Problem) -> Account:
    return accounts.read_account(papers.give_up(path, corpus, problem))


def link_and_audit(
    found: Sequence[Account], series_file: Path | None = None, as_of: datetime.date | None = None
) -> Results:
    """All tables of the dataset from the accounts of a corpus, or from those of its papers known on the day `as_of`.

    `series_file` pins series (`corpus/series.toml`); `judgements.csv` and `silenced.toml` beside it are heeded too.
    """
    known = linking.known_on(found, as_of) if as_of else found
    if series_file is None:
        return results.build_results(known, linking.link_accounts(known), as_of=as_of)
    pinned = series_register.read_register(series_file)
    judged = judgements.read_judgements(series_file.with_name("judgements.csv"))
    silenced = silencing.read_silenced(series_file.with_name("silenced.toml"), audit_checks.ids())
    return results.build_results(known, linking.link_accounts(known, pinned, judged), silenced, as_of)


def read_and_audit(corpus: Path, cache: Path | None = None, as_of: datetime.date | None = None) -> Results:
    """The results of a corpus, whose papers are read where an earlier run has not read them; nothing is written."""
    return link_and_audit(read_corpus(corpus, Reading(cache=cache)), corpus / "series.toml", as_of)


def run(corpus: Path, out: Path, reading: Reading = Reading(), done: Done | None = None) -> Results:
    """Read a corpus and write its dataset and report to `out`, whole or not at all."""
    swap.check_place(out)
    started = time.perf_counter()
    with garbage.uncollected():
        found = read_corpus(corpus, reading, done)
        read = time.perf_counter()
        made = link_and_audit(found, corpus / "series.toml")
        linked = time.perf_counter()
        seconds = (("read", read - started), ("link and audit", linked - read))
        run_info = RunInfo(settings=(("corpus", corpus.as_posix()),), seconds=seconds)
        dataset.write_dataset(out, made, run_info, corpus)
    return made


@click.group(cls=command_line.RunByDefault, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Find out what became of the recommendations in a folder of committee papers.

    `run_pipeline.py [CORPUS]` reads the papers in CORPUS (default: corpus/) and writes histories, findings and a report
    to outputs/latest/; that is the command `run`, and `run --help` tells its options.
    """


@main.command("run")
@command_line.corpus_argument
@command_line.out_option
@command_line.cache_option
@command_line.workers_option
@command_line.limits_option
@click.option("--quiet", is_flag=True, help="Show no progress and no summary, only what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--watch", is_flag=True, help="Run again whenever a paper is added or changed, until Ctrl-C.")
def run_command(corpus: Path, out: Path, watch: bool, **options: Any) -> None:
    """Read the papers in CORPUS (default: corpus/) and write what became of their recommendations.

    Reads every paper in the folder and its subfolders, follows each recommendation through them, and writes histories,
    findings and a report (report.html) to the results folder.

    Exit code: 0 all papers were read, 1 some paper could not be read (the others are in the results), 2 wrong use,
    130 stopped by Ctrl-C.
    """
    console = Console(stderr=True, quiet=options["quiet"], soft_wrap=True, markup=False, highlight=False)
    try:
        made = _run_once(corpus, out, console, options)
        for _ in corpus_changes.changes(corpus) if watch else ():
            made = _run_once(corpus, out, console, options)
    except KeyboardInterrupt:
        console.print(f"Stopped. {out} is as it was before; {options['cache']} keeps the papers already read.")
        sys.exit(130)
    sys.exit(1 if summary.unread_papers(made) else 0)


def _run_once(corpus: Path, out: Path, console: Console, options: dict[str, Any]) -> Results:
    """One run as a person sees it: the progress of each paper, then the summary."""
    if not papers.find_files(corpus):
        raise click.UsageError(f"There is no paper in {corpus}. Put PDF, Word or text files there and run again.")
    if papers.is_sample_left_out(corpus):
        console.print(f"Your own papers are in {corpus}/, so the made-up ones in {corpus}/sample/ are left out.")
    seconds, megabytes = options["limits"]
    reading = Reading(Limits(seconds, megabytes * 1024**2), options["workers"], options["cache"])
    with command_line.wrong_use(*BAD_OR_BUSY), command_line.progress(console) as progress:
        made = run(corpus, out, reading, command_line.steps(progress, "Reading"))
    if options["as_json"]:
        click.echo(json.dumps(dict(run_record.count(made)), indent=2))
    elif told := summary.troubles(made) if options["quiet"] else summary.summarise(made, out):
        click.echo(told, err=options["quiet"])
    return made


@main.command("audit")
@command_line.corpus_argument
@command_line.cache_option
@click.option("--format", "form", type=click.Choice([form.value for form in audit_report.Format]), default="text")
@click.option("--fail-on", type=click.Choice(["error", "warning"]), help="Exit code 1 if there is such a finding.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Only what papers dated up to this day say.")
@click.option("--series", default="", help="Only findings about the series whose id or name holds these words.")
@click.option("--by", type=click.Choice(["owner"]), help="Put the findings under the body that is responsible.")
def audit_command(corpus: Path, cache: Path, form: str, **options: Any) -> None:
    """Print what an auditor should look at in CORPUS, a line each: path:page: severity check recommendation message.

    A finding that corpus/silenced.toml sets aside is printed with the reason, and does not count for --fail-on.
    """
    as_of = options["as_of"].date() if options["as_of"] else None
    with command_line.wrong_use(*BAD_FILES, audit_report.NoSuchSeries):
        made = read_and_audit(corpus, cache, as_of)
        chosen = audit_report.choose(made, options["series"])
    click.echo(audit_report.tell(made, chosen, audit_report.Format(form), options["by"] == "owner"))
    sys.exit(1 if audit_report.fails(chosen, options["fail_on"] and Severity(options["fail_on"])) else 0)


@main.command("explain")
@click.argument("recommendation", required=False)
@click.option("--pair", nargs=2, metavar="MENTION MENTION", help="Explain the link of two mentions instead.")
@command_line.corpus_option
@command_line.cache_option
def explain_command(recommendation: str | None, pair: tuple[str, str] | None, corpus: Path, cache: Path) -> None:
    """Tell the history of RECOMMENDATION, its id or number, with quotes and places, and why its mentions are one."""
    if (recommendation is None) == (pair is None):
        raise click.UsageError("Name one recommendation, or two mentions with --pair.")
    with command_line.wrong_use(*BAD_FILES, explanation.NotFound):
        made = read_and_audit(corpus, cache)
        click.echo(explanation.tell(made, recommendation, pair, judged_linking.compare))


@main.command("review")
@command_line.corpus_argument
@command_line.cache_option
@click.option("--name", prompt="Your name, as it will stand in judgements.csv", help="Who judges.")
def review_command(corpus: Path, cache: Path, name: str) -> None:
    """Ask about the pairs in CORPUS that could not be decided, those that change most in the audit first.

    Each answer is written to corpus/judgements.csv at once: stop with q or Ctrl-C, and go on another day.
    """
    path = corpus / "judgements.csv"
    with command_line.wrong_use(*BAD_FILES):
        audit = partial(link_and_audit, read_corpus(corpus, Reading(cache=cache)), corpus / "series.toml")
        keep, judged = partial(judgements.append_judgement, path), partial(judgements.read_judgements, path)
        asked, left = review_dialogue.ask(lambda: review.questions(audit(), judged()), keep, name)
    click.echo(f"{asked} judged in {path}, {left} still open.")


@main.command("export")
@click.argument("results_folder", metavar="[RESULTS]", default="outputs/latest", type=command_line.folder)
@click.option(
    "--format", "to", type=click.Choice([to.value for to in exports.Format]), required=True, help="What to write."
)
@click.option(
    "--out", default="outputs/export", show_default=True, type=command_line.folder, help="Folder for the files."
)
def export_command(results_folder: Path, to: str, out: Path) -> None:
    """Write the dataset in RESULTS (default: outputs/latest) as CSV, JSON Lines, a workbook or a DuckDB database."""
    try:
        written = exports.export(results_folder, out, exports.Format(to))
    except (exports.NoDataset, workbook_export.TooManyRows, database_export.NotInstalled) as error:
        raise click.UsageError(str(error)) from error
    click.echo("\n".join(path.as_posix() for path in written))


@main.command("doctor")
@command_line.out_option
def doctor_command(out: Path) -> None:
    """Look at the installation, and say how to mend what is missing."""
    checks = doctor.examine(out)
    click.echo(doctor.describe(checks))
    sys.exit(0 if doctor.is_sound(checks) else 1)


if __name__ == "__main__":
    atexit.register(gc.freeze)  # no last search for cycles: the system takes all memory back at once
    main()
