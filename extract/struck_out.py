"""What a line was drawn through, told once for a whole paper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.records import Block, Document, Note, Problem, ProblemKind, Table

QUOTED_WORDS = 12


def told(document: Document) -> Document:
    """The document with one Problem that says what in it is struck out; the same where nothing is, or it was told."""
    is_told = any(problem.kind is ProblemKind.STRUCK_OUT for problem in document.problems)
    words = [] if is_told else [word for text in _texts((*document.blocks, *document.notes)) for word in text.split()]
    return replace(document, problems=(*document.problems, _problem(words))) if words else document


def _texts(parts: Iterable[Block | Table | Note]) -> Iterator[str]:
    """What is struck out in each block and note, also in a table's cells, in reading order."""
    for part in parts:
        if isinstance(part, Table):
            yield from _texts(block for cell in part.cells for block in cell.blocks)
        else:
            yield part.struck_text


def _problem(words: list[str]) -> Problem:
    quoted = " ".join(words[:QUOTED_WORDS]) + (" …" if len(words) > QUOTED_WORDS else "")
    counted = "1 word is" if len(words) == 1 else f"{len(words)} words are"
    message = (
        f"{counted} struck out in the paper (“{quoted}”). They were not read as current: check that what stands "
        "beside them replaces them."
    )
    return Problem(ProblemKind.STRUCK_OUT, message)
