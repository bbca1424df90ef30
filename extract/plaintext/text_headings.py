"""Headings of plain text papers: short lines that everything around them says are headings."""

import re
from collections.abc import Sequence

from extract import list_labels
from extract.plaintext.text_paragraphs import SENTENCE_END, Paragraph

PART_HEADING = re.compile(r"(?i:annex|appendix|section|part|chapter|schedule)\s+(?:\d\w{0,3}|[A-Z]|[IVX]{2,4})\b")
LONGEST_HEADING = 80
LONGEST_PART_HEADING = 120
MOST_HEADINGS_TOGETHER = 2  # more short lines than this are a list of names or the like
MOST_HEADING_WORDS = 11
# A finite verb makes a sentence of a short line ("The plan should be reviewed", "The views were").
FINITE_VERB = re.compile(r"\b(?:should|must|shall|will|can|could|would|is|are|was|were|has|have|had)\b", re.IGNORECASE)


def find_headings(paragraphs: Sequence[Paragraph], is_before_table: bool) -> frozenset[int]:
    """The indexes of the paragraphs that are headings, each with text, another heading or a table to head.

    A heading is short, ends no sentence, has no finite verb and is no item of a list; a doubtful one is left as it is.
    """
    found: set[int] = set()
    if is_before_table and paragraphs and _looks_like_heading(paragraphs[-1]):
        found.add(len(paragraphs) - 1)
    for index in range(len(paragraphs) - 2, -1, -1):
        before = paragraphs[index - 1] if index else None
        this, following = paragraphs[index : index + 2]
        if _is_heading(before, this, following) and _heads(this, following, index + 1 in found):
            found.add(index)
    return frozenset(index for index in found if not _is_in_list(index, found, paragraphs))


def _is_heading(before: Paragraph | None, this: Paragraph, following: Paragraph) -> bool:
    """Whether a short line is none of a list's items and none of a table's column headings.

    Items with bare numbers are the rows of a table that a converter flattened; what stands between their heading and
    the first of them headed a column.
    """
    if not _looks_like_heading(this) or _is_sibling(this, following) or (before and _is_sibling(before, this)):
        return False
    is_column_heading = following.label.isdigit() and before is not None and _looks_like_heading(before)
    return bool(this.label) or not is_column_heading


def _is_in_list(index: int, headings: set[int], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether this follows another short line in a run of them; the first of the run may well head it."""
    first = last = index
    while first - 1 in headings:
        first -= 1
    while last + 1 in headings:
        last += 1
    is_part = paragraphs[index].label or PART_HEADING.match(paragraphs[index].text)
    return not is_part and first < index and last - first >= MOST_HEADINGS_TOGETHER


def _is_sibling(one: Paragraph, other: Paragraph) -> bool:
    """Whether the labels of two neighbours make them items of one list: 4. and 5., or 1. and 1., but not 2. and 66."""
    first, second = one.label.strip("()."), other.label.strip("().")
    if first.isdigit() and second.isdigit():
        return 0 <= int(second) - int(first) <= 1
    return bool(first and second) and not first.isdigit() and not second.isdigit()


def _heads(this: Paragraph, following: Paragraph, is_before_heading: bool) -> bool:
    if this.label or PART_HEADING.match(this.text):
        return True
    has_text_below = len(following.text) > len(this.text) or bool(following.label) or is_before_heading
    return has_text_below and not (following.text[:1].islower() and not following.label)


def _looks_like_heading(this: Paragraph) -> bool:
    if this.is_furniture or SENTENCE_END.search(this.text) or this.text.endswith(",") or not this.text[:1].isupper():
        return False
    if PART_HEADING.match(this.text):
        return len(this.text) <= LONGEST_PART_HEADING
    is_short = len(this.text) <= LONGEST_HEADING and len(this.text.split()) <= MOST_HEADING_WORDS
    is_item = list_labels.is_bullet(this.label) or this.label.isdigit()
    return is_short and not is_item and not FINITE_VERB.search(this.text)
