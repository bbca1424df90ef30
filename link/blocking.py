"""Which wordings of a series are worth comparing: close to linear in their number, never all pairs.

Blocking rules: `series_and_number` (the same number), `same_wording` (equal after typography) and `rare_words` (two
rare words in common).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")

SERIES_AND_NUMBER = "series_and_number"
SAME_WORDING = "same_wording"
RARE_WORDS = "rare_words"

ALL_PAIRS_UP_TO = 12  # mentions of one number; beyond, each is paired with its neighbour and the representative
RARE_WORDS_EACH = 8
LONG_TEXT = 24  # telling words; a longer text may hold a second one, which has rare words of its own
SHARED_WORDS = 2
LARGEST_BLOCK = 20  # texts that share a word; beyond, each is compared with its neighbours in the alphabet only
NEIGHBOURS = 10
SHORT_WORD = 3  # letters: "the", "and", "for"


def pairs_within(block: Sequence[T], representative: int = 0) -> Iterator[tuple[T, T]]:
    """The pairs of one block to compare: all of a small one, neighbours and a representative of a large one."""
    if len(block) <= ALL_PAIRS_UP_TO:
        yield from combinations(block, 2)
        return
    for index, item in enumerate(block):
        if index and index - 1 != representative:
            yield block[index - 1], item
        if index != representative:
            yield block[representative], item


def rare_word_pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of comparable texts that share two of their rarest words, each pair in order, sorted."""
    ordered = sorted(set(texts))
    counts = Counter(word for text in ordered for word in _telling_words(text))
    blocks: dict[str, list[str]] = defaultdict(list)
    for text in ordered:
        telling = _telling_words(text)
        shared = sorted((word for word in telling if counts[word] > 1), key=lambda w: (counts[w], w))
        for word in shared[: RARE_WORDS_EACH + max(0, len(telling) - LONG_TEXT)]:
            blocks[word].append(text)
    proposals = Counter(pair for word in sorted(blocks) for pair in _proposals(blocks[word]))
    return sorted(pair for pair, count in proposals.items() if count >= SHARED_WORDS)


def _telling_words(text: str) -> set[str]:
    return {word for word in text.split() if len(word) > SHORT_WORD or word.isdigit()}


def _proposals(block: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    for index, text in enumerate(block):
        for other in block[index + 1 : index + 1 + NEIGHBOURS]:
            yield text, other
