"""What the commands of run_pipeline.py share: their arguments, their progress bar, and how wrong use is told."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from outputs import printable


class RunByDefault(click.Group):
    """A group whose command is `run` where none is named: `run_pipeline.py FOLDER` runs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["run", *args]
        return super().parse_args(ctx, args)


folder = click.Path(file_okay=False, path_type=Path)
papers_folder = click.Path(exists=True, file_okay=False, path_type=Path)
corpus_argument = click.argument("corpus", default="corpus", type=papers_folder)
corpus_option = click.option(
    "--corpus", default="corpus", show_default=True, type=papers_folder, help="Folder with the papers."
)
out_option = click.option(
    "--out",
    default="outputs/latest",
    show_default=True,
    type=folder,
    help="Folder for the results. It is replaced as a whole, once the run is complete.",
)
cache_option = click.option(
    "--cache",
    default="outputs/cache",
    show_default=True,
    type=folder,
    help="Folder that keeps what was read, so that the next run reads only new papers. Delete it at any time.",
)


workers_option = click.option(
    "--workers", type=click.IntRange(1), help="Papers to read at the same time.  [default: one a processor]"
)
limits_option = click.option(
    "--limits",
    default=(300, 2048),
    show_default=True,
    type=(click.IntRange(1), click.IntRange(1)),
    metavar="SECONDS MB",
    help="The longest time and the most memory that one paper may take.",
)


def progress(console: Console) -> Progress:
    """A bar with a step for each paper, and the paper's name."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[paper]}", markup=False),
    )
    return Progress(*columns, console=console)


def steps(progress: Progress, description: str) -> Callable[[str, int], None]:
    """A function to call with the name of each paper that is done, and the number of all."""
    task = progress.add_task(description, total=None, paper="")

    def step(name: str, total: int) -> None:
        progress.update(task, advance=1, total=total, paper=printable.escape(name))

    return step


@contextlib.contextmanager
def wrong_use(*errors: type[Exception]) -> Iterator[None]:
    """Tell these errors as wrong use (exit code 2): their text says what to do."""
    try:
        yield
    except errors as error:
        raise click.UsageError(str(error)) from error
