"""The same words however they were set: white space, ligatures, soft hyphens and note marks."""

import re
from collections.abc import Sequence

from extract.records import NoteMark

NOTE_MARK = "\ufdd0"  # a Unicode noncharacter, kept for internal use: stands where a note mark stood

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHENS = {"\u2010": "-", "\u2011": "-"}  # hyphen and no-break hyphen: typography, not another word
# Soft hyphen, zero-width characters, marks of direction, byte order mark: nothing that a reader sees.
INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\ufeff", "")
REPLACED = {**LIGATURES, **HYPHENS, **INVISIBLE}
REPLACEMENTS = str.maketrans(REPLACED)
TO_REPLACE = re.compile(f"[{''.join(REPLACED)}]")  # looking first takes a third of what translating does
# White space and control characters; some converters leave vertical tabs and the like between lines.
GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def clean(text: str) -> str:
    """The text on one line: white space collapsed, ligatures spelt out, invisible characters gone."""
    if not text.isascii() and TO_REPLACE.search(text):
        text = text.translate(REPLACEMENTS)
    if not text.isprintable() or "  " in text:
        text = GAP.sub(" ", text)
    return text.strip()


def clean_marked(text: str, labels: Sequence[str]) -> tuple[str, tuple[NoteMark, ...]]:
    """The clean text without its NOTE_MARK characters, and a mark for each in turn with its offset.

    `labels` names them in order. A mark between two spaces leaves one.
    """
    kept, *pieces = clean(text).split(NOTE_MARK)
    offsets = []
    for piece in pieces:
        offsets.append(len(kept))
        kept += piece.removeprefix(" ") if kept.endswith(" ") or not kept else piece
    kept = kept.rstrip()
    return kept, tuple(NoteMark(min(at, len(kept)), label) for at, label in zip(offsets, labels, strict=True))
