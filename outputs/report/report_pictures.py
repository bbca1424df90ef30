"""The pictures of a report: as many as it has room for, drawn where a broken PDF can do no harm.

They are drawn by a second Python, so that a paper which stops or hangs PDFium costs its pictures and never the run.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

from outputs.report.page_pictures import Picture, Spot

PROJECT = Path(__file__).resolve().parents[2]
ORDER = 60  # spots at a time: a page with many is drawn once, and few are drawn beyond the budget
LONGEST_SECONDS = 120  # for one order


def take_pictures(corpus: Path, spots: Sequence[Spot], budget: int) -> dict[Spot, Picture]:
    """A picture for each spot, the first ones first, until their addresses are `budget` characters long together."""
    pictures: dict[Spot, Picture] = {}
    spent = 0
    for order in _orders(spots if budget > 0 else ()):
        drawn = draw_apart(corpus, order)
        for spot in order:
            picture = drawn.get(spot)
            if picture and spent + len(picture.address) > budget:
                return pictures
            if picture:
                spent += len(picture.address)
                pictures[spot] = picture
    return pictures


def _orders(spots: Sequence[Spot]) -> Iterator[Sequence[Spot]]:
    once = tuple(dict.fromkeys(spots))
    return (once[start : start + ORDER] for start in range(0, len(once), ORDER))


def draw_apart(corpus: Path, spots: Sequence[Spot]) -> dict[Spot, Picture]:
    """The pictures that a second Python could draw; if it fails, each paper is tried by itself."""
    drawn = _ask(corpus, spots)
    if drawn is not None:
        return drawn
    papers = sorted({spot.path for spot in spots})
    if len(papers) == 1:
        return {}
    each = (draw_apart(corpus, [spot for spot in spots if spot.path == path]) for path in papers)
    return {spot: picture for found in each for spot, picture in found.items()}


def _ask(corpus: Path, spots: Sequence[Spot]) -> dict[Spot, Picture] | None:
    """The pictures, or None where the second Python did not end well."""
    order = {
        "corpus": str(corpus.resolve()),
        "spots": [(spot.path, spot.page_no, astuple(spot.bbox)) for spot in spots],
    }
    command = [sys.executable, "-m", "outputs.report.page_pictures"]
    try:
        done = subprocess.run(
            command, input=json.dumps(order).encode(), capture_output=True, cwd=PROJECT, timeout=LONGEST_SECONDS
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    if done.returncode != 0:
        return None
    return {spots[index]: Picture(*fields) for index, *fields in json.loads(done.stdout)}
