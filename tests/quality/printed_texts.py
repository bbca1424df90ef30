"""The texts that the sample's papers were made of, as they should come out of the readers."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

from extract.records import Block, Document
from tests.conftest import ROOT

SOURCES = ROOT / "corpus" / "sample_papers"
_MARKS = re.compile(r"\*\*|\{\w+\}|\[\^\d+\]|^- ", re.MULTILINE)


def wanted() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The file of each sample paper, with its texts: a heading, paragraph, list item or line of a cell each."""
    for source in sorted(SOURCES.glob("[0-9]*.toml")):
        paper = tomllib.loads(source.read_text(encoding="utf-8"))
        lines = (_MARKS.sub("", line) for text in _texts(paper.get("block", ())) for line in text.split("\n"))
        yield paper["file"], tuple(line for line in lines if len(letters(line)) > 1 and "{{" not in line)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key in ("heading", "text", "items", "banner", "columns", "rows"):
            yield from _texts(part.get(key, ()))
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one)


def read(document: Document) -> tuple[str, ...]:
    """The letters of each block and cell of a document."""
    blocks = (block.printed if isinstance(block, Block) else "" for block in document.blocks)
    cells = (cell.text for table in document.blocks if not isinstance(table, Block) for cell in table.cells)
    return tuple(letters(text) for text in (*blocks, *cells) if text)


def letters(text: str) -> str:
    """A text without all that readers may rightly differ on: spaces, hyphens, punctuation and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
