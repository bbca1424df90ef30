"""Put a new folder in the place of an old one, whole or not at all.

The new one is written beside as `<out>.partial`; the old one steps aside as `<out>.previous`, the new one steps in, the
old one is removed. A run that was ended between two steps is put right by the next one. Folders are only renamed within
their parent, which Windows allows as long as no program has a file in them open.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RECORD = "run.json"


class NotAResultsFolder(Exception):
    """The place for the results holds something else, which must not be overwritten."""


class FolderInUse(Exception):
    """The results could not be put in place; the earlier ones are still there."""


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give an empty folder to write to, and put it in the place of `out` if the block ends without an error.

    Raises NotAResultsFolder before anything is written, FolderInUse if the old folder cannot be moved.
    """
    out = out.resolve()
    recover(out)
    check_place(out)
    partial = _beside(out, "partial")
    try:
        partial.mkdir(parents=True)
    except OSError as error:
        raise NotAResultsFolder(f"{out} cannot be made ({error.strerror}); name another folder.") from error
    try:
        yield partial
        _swap(partial, out)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _remove(_beside(out, "previous"))


def check_place(out: Path) -> None:
    """NotAResultsFolder where `out` is a file, holds what no run has written, or is in a folder that is locked."""
    if out.is_file():
        raise NotAResultsFolder(f"{out} is a file; name a folder for the results.")
    if out.is_dir() and any(out.iterdir()) and not (out / RECORD).is_file():
        raise NotAResultsFolder(f"{out} holds other files and no {RECORD} of an earlier run; name another folder.")
    nearest = next(folder for folder in out.resolve().parents if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise NotAResultsFolder(f"{out} cannot be made: {nearest} cannot be written. Name another folder.")


def recover(out: Path) -> None:
    """Put right what an interrupted run left: the earlier results back in place, half-written ones gone."""
    out = out.resolve()
    previous = _beside(out, "previous")
    if previous.is_dir() and not out.exists():
        previous.replace(out)
    _remove(previous)
    _remove(_beside(out, "partial"))


def _swap(partial: Path, out: Path) -> None:
    previous = _beside(out, "previous")
    try:
        if out.exists():
            _keep_strangers(out, partial)
            out.replace(previous)
        partial.replace(out)
    except BaseException as error:  # Ctrl-C between the two steps as well
        if previous.exists() and not out.exists():
            previous.replace(out)
        if not isinstance(error, OSError):
            raise
        raise FolderInUse(
            f"{out} could not be replaced ({error}); close the programs that have its files open."
        ) from error


def _keep_strangers(out: Path, partial: Path) -> None:
    """Copy what people put into the old folder themselves: all that its run did not write and the new one does not."""
    if not (out / RECORD).is_file():
        return
    written = {RECORD, *json.loads((out / RECORD).read_text(encoding="utf-8"))["files"]}
    for entry in sorted(out.iterdir()):
        if entry.name not in written and not (partial / entry.name).exists():
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, partial / entry.name)


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(f"{out.name}.{suffix}")


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
