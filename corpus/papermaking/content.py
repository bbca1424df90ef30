"""The content of a sample paper, read from TOML.

In all texts `**words**` are bold, `[^1]` is a footnote of the paper's `notes`, and `{{flood 3}}` stands for the wording
of a recommendation in `recommendations.toml`. In a table `<` merges a cell with the one on its left, `^` with the one
above, and `{amber}` in front shades it.
"""

import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORDING = re.compile(r"\{\{(\w+) (\d+)\}\}")
Wordings = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """A heading (`level` 1 and 2), the paper's title (0) or a paragraph (None)."""

    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list that Word numbers itself; lists of one `name` count on from each other."""

    texts: tuple[str, ...]
    style: str  # number, letter or bullet
    name: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; without `columns` it has no heading row and its first column is bold. Widths are in centimetres."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    banner: str = ""  # a merged heading cell over all columns


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """One paper to make. `form` is docx, pdf-tagged, pdf-untagged, scan or text."""

    file: str
    form: str
    title: str = ""
    header: str = ""
    footer: str = ""
    is_landscape: bool = False
    written: datetime.date = datetime.date(2019, 1, 1)
    notes: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Words | Items | Grid, ...] = ()
    body: str = ""  # the whole of a text paper


def read_papers(folder: Path) -> tuple[SamplePaper, ...]:
    """Every paper described in `folder`, in order of file name."""
    wordings: Wordings = tomllib.loads((folder / "recommendations.toml").read_text("utf-8"))
    paths = sorted(path for path in folder.glob("*.toml") if path.name != "recommendations.toml")
    return tuple(_paper(tomllib.loads(_spell_out(path.read_text("utf-8"), wordings))) for path in paths)


def _spell_out(text: str, wordings: Wordings) -> str:
    return WORDING.sub(lambda found: wordings[found[1]][found[2]], text)


def _paper(data: dict[str, Any]) -> SamplePaper:
    blocks = tuple(_block(block) for block in data.pop("block", ()))
    notes = tuple(data.pop("notes", {}).items())
    return SamplePaper(**data, notes=notes, blocks=blocks)


def _block(data: dict[str, Any]) -> Words | Items | Grid:
    if "items" in data:
        return Items(tuple(data["items"]), data["style"], data.get("list", ""))
    if "rows" in data:
        rows = tuple(tuple(row) for row in data["rows"])
        return Grid(tuple(data.get("columns", ())), tuple(data["widths"]), rows, data.get("banner", ""))
    if "heading" in data:
        return Words(data["heading"], data.get("level", 1))
    return Words(data["text"])
