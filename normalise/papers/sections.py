"""Which heading each part of a paper stands under."""

import itertools
import re
from collections.abc import Iterator, Mapping

from extract.records import Block, Document, Kind, Table
from normalise import remembered

LONGEST_HEADING = 16  # words; a longer line of its own is a sentence
CAPTION = re.compile(r"(table|figure|fig|chart|box|graph|picture)\.? ?\d", re.IGNORECASE)
NAMED_PART = re.compile(
    r"(section|part|chapter|annex|annexe|appendix|schedule) [0-9a-z]{1,4}\b(?! (of|to|in|is|are|and))", re.I
)
OF_RECOMMENDATIONS = re.compile(
    r"(?:(?:summary|list) of )?(?:(?:the|our|key|main) )*(?:conclusions|findings) and recommendations"
    r"|(?:summary|list) of (?:(?:the|our|key|main) )*recommendations",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(\d{1,2}|[A-Z])(\.\d{1,2}){0,3}[.)]?")
SENTENCE_END = (".", ";", ",", "?", "!", ":")


@remembered.for_last(1)
def sections(document: Document) -> Mapping[int, str]:
    """The text of the nearest heading, its number included, for each top-level block number; "" before the first.

    A heading stands under itself. In a paper without any marked heading, short bold or numbered lines that stand alone
    between sentences are taken for headings.
    """
    headings = heading_numbers(document)
    nearest, found = "", {}
    for block in document.blocks:
        if isinstance(block, Block) and block.place.block_no in headings:
            nearest = block.printed
        found[block.place.block_no] = nearest
    return found


@remembered.for_last(1)
def section_starts(document: Document) -> Mapping[int, int]:
    """The block number of the nearest heading for each top-level block number; 0 before the first.

    Two sections may bear the same words; this tells them apart.
    """
    headings = heading_numbers(document)
    nearest, found = 0, {}
    for block in document.blocks:
        if block.place.block_no in headings:
            nearest = block.place.block_no
        found[block.place.block_no] = nearest
    return found


@remembered.for_last(1)
def heading_numbers(document: Document) -> frozenset[int]:
    """The block numbers of the paper's headings, marked as such or told by their looks."""
    own = tuple(_own_blocks(document))
    marked = frozenset(b.place.block_no for b in own if b.kind is Kind.HEADING and _is_short(b))
    marked |= frozenset(b.place.block_no for b in own if OF_RECOMMENDATIONS.fullmatch(b.text))
    return marked if len(marked) > 1 else marked | frozenset(_unmarked(document))


def _own_blocks(document: Document) -> Iterator[Block]:
    return (b for b in document.blocks if isinstance(b, Block) and b.kind is not Kind.FURNITURE and b.text)


def _is_short(block: Block) -> bool:
    """Whether this can be a heading: captions and whole paragraphs are sometimes styled as one."""
    return not CAPTION.match(block.text) and len(block.text.split()) <= 3 * LONGEST_HEADING


def _unmarked(document: Document) -> Iterator[int]:
    content = [b for b in document.blocks if isinstance(b, Table) or b.text]
    for block, follower in itertools.zip_longest(content, content[1:]):
        if isinstance(block, Block) and _looks_like_heading(block, follower):
            yield block.place.block_no


def _looks_like_heading(block: Block, follower: Block | Table | None) -> bool:
    if block.kind is not Kind.PARAGRAPH and not _is_lone_number(block, follower):
        return False
    if len(block.text.split()) > LONGEST_HEADING or CAPTION.match(block.text) or not block.text[:1].isupper():
        return False
    if NAMED_PART.match(block.text):
        return True
    return not block.text.endswith(SENTENCE_END) and (block.is_bold or _stands_over(block, follower))


def _is_lone_number(block: Block, follower: Block | Table | None) -> bool:
    """A numbered line is a heading where no other item of a list follows it."""
    is_numbered = bool(block.label and NUMBERED.fullmatch(block.label))
    return is_numbered and not (
        isinstance(follower, Block) and follower.kind is Kind.LIST_ITEM and follower.label != "•"
    )


def _stands_over(block: Block, follower: Block | Table | None) -> bool:
    """A short line over running text: the text goes on for more than a line."""
    is_title_like = len(block.text.split()) <= LONGEST_HEADING // 2
    return is_title_like and isinstance(follower, Block) and len(follower.text) > 2 * len(block.text) + 40
