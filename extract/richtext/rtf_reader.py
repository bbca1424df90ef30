"""Rich Text files (.rtf) as documents."""

from extract.records import Block, Document, Kind, Paper, Place, Problem, ProblemKind, TextSource, UnreadablePaper
from extract.richtext.rtf_tokens import tokens
from extract.richtext.rtf_walk import RtfWalk


def read_rtf(data: bytes, paper: Paper) -> Document:
    """The Rich Text file as a Document; raises UnreadablePaper where it holds no text."""
    walk = RtfWalk()
    for token in tokens(data):
        walk.take(token)
    walk.finish()
    if not walk.found:
        raise UnreadablePaper(ProblemKind.NO_TEXT, "The file holds no text. Open it in the program it was made with.")
    first = len(walk.found) + 1
    edges = tuple(Block(Kind.FURNITURE, text, Place(first + index)) for index, text in enumerate(walk.edges))
    return Document(
        paper,
        text_source=TextSource.WORD,
        blocks=(*walk.found, *edges),
        notes=tuple(walk.notes),
        problems=_problems(walk),
        metadata_title=walk.header.title.strip(),
        metadata_date=walk.header.date,
    )


def _problems(walk: RtfWalk) -> tuple[Problem, ...]:
    if not walk.inserted and not walk.deleted:
        return ()
    message = (
        f"The paper has tracked changes ({walk.inserted} insertions, {walk.deleted} deletions) that nobody has "
        "accepted or rejected. It was read as if all were accepted: check that this is the final version."
    )
    return (Problem(ProblemKind.TRACKED_CHANGES, message),)
