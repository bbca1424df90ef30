"""Watch a folder of papers: tell when one was added, changed or taken away."""

import time
from collections.abc import Iterator
from pathlib import Path

from extract import papers

LOOK_SECONDS = 1.0  # between two looks; polling works on every system and on network drives

Look = frozenset[tuple[str, int, int]]


def changes(corpus: Path, look_seconds: float = LOOK_SECONDS) -> Iterator[None]:
    """Yield each time the papers of a folder have changed and come to rest; never ends by itself.

    At rest means that two looks in a row are alike, so that a paper which is still being copied is not read half.
    """
    known = last = look(corpus)
    while True:
        time.sleep(look_seconds)
        now = look(corpus)
        if now == last and now != known:
            yield
            known = now
        last = now


def look(corpus: Path) -> Look:
    """The files of a folder as they stand: each one's path, size and time of its last change."""
    return frozenset(seen for path in papers.find_files(corpus) if (seen := _stamp(path)))


def _stamp(path: Path) -> tuple[str, int, int] | None:
    """What changes with a file; None where it has just gone, or may not be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_size, found.st_mtime_ns
