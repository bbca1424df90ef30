"""Compare one field of a pair of mentions: which level of agreement it reaches, and why.

The levels of each field, from exact to else, are those of `model.toml`. This is the only module that measures text.
"""

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from link import names, wordings

NAME_WORD_RATIO = 85.0  # two letters in a word of ten
NAME_WORD_LETTERS = 6  # below this a letter changes the name
PART_RATIO = 95.0
PART_LETTERS = 40
PART_WORDS = 0.5  # with one letter in twenty wrong, most words are still right
# Word for word, two recommendations of one report share 0.17 at the median and 0.30 at the 95th percentile (measured
# on ten thousand pairs of a grand jury's reports), so what shares less has nothing in common but the language.
UNRELATED = 0.3
FEWEST_WORDS = 4  # "To be noted" agrees with anything
REORDERED_WORDS = 6  # fewer words than this make sentences by chance when sorted


@dataclass(frozen=True, slots=True)
class Agreement:
    """The level that a field of a pair reaches, with a remark for a reader."""

    level: str
    detail: str


def similarity(left: str, right: str) -> float:
    """How alike two wordings are from 0 to 1, letter by letter after typography; clauses may stand in another order."""
    left, right = wordings.comparable(left), wordings.comparable(right)
    if left == right or left.replace(" ", "") == right.replace(" ", ""):  # a lost space says nothing
        return 1.0
    ratio = fuzz.ratio(left, right)
    if min(left.count(" "), right.count(" ")) + 1 >= REORDERED_WORDS:
        ratio = max(ratio, fuzz.token_sort_ratio(left, right))
    return min(ratio / 100, 0.999)


def word_similarity(left: str, right: str) -> float:
    """How many words two wordings share in the same order, from 0 to 1."""
    return float(Indel.normalized_similarity(wordings.words(left), wordings.words(right)))


def is_part(left: str, right: str) -> bool:
    """Whether one wording stands within the other, as a cut or quoted one does."""
    shorter, longer = sorted((wordings.comparable(left), wordings.comparable(right)), key=len)
    if len(shorter) < PART_LETTERS:
        return False
    if shorter in longer:
        return True
    ours = wordings.word_set(shorter)
    if len(ours & wordings.word_set(longer)) < PART_WORDS * len(ours):  # a quick look before a slow one
        return False
    return fuzz.partial_ratio(shorter, longer, score_cutoff=PART_RATIO) > 0


def contradicts(left: str, right: str) -> bool:
    """Whether two wordings are long enough to tell, and have nothing in common."""
    return _is_unrelated(left, right) and not is_part(left, right)


def _is_unrelated(left: str, right: str) -> bool:
    return _fewest_words(left, right) >= wordings.SHORT_WORDS and word_similarity(left, right) < UNRELATED


def _fewest_words(left: str, right: str) -> int:
    return min(len(wordings.words(left)), len(wordings.words(right)))


def shares_phrase(left: str, right: str, cutoff: float) -> bool:
    """Whether the shorter text, of 40 letters at least, reads nearly the same somewhere in the longer (0 to 100)."""
    shorter = min(len(wordings.comparable(left)), len(wordings.comparable(right)))
    if shorter < PART_LETTERS:
        return False
    return fuzz.partial_ratio(wordings.comparable(left), wordings.comparable(right), score_cutoff=cutoff) > 0


def is_same_name_word(left: str, right: str) -> bool:
    """Whether two words of a name differ by a misprint or a plural only; the first letter must be right.

    "Eastshire" and "Westshire" are as alike as any misprint, so a name's first letter is never taken for one.
    """
    if min(len(left), len(right)) < NAME_WORD_LETTERS or left[0] != right[0]:
        return False
    return fuzz.ratio(left, right) >= NAME_WORD_RATIO


def compare_number(left: str | None, right: str | None) -> Agreement:
    """Same, different, or absent where one has none."""
    if left is None or right is None:
        return Agreement("absent", "no number on one side")
    return Agreement("same", f"both {left}") if left == right else Agreement("different", f"{left} and {right}")


@functools.lru_cache(maxsize=1 << 15)
def compare_wording(left: str | None, right: str | None) -> Agreement:
    """The level of two wordings; short_… where few words agree, absent where one has too few to compare."""
    if not left or not right:
        return Agreement("absent", "no wording on one side")
    fewest = _fewest_words(left, right)
    if fewest < FEWEST_WORDS:
        return Agreement("absent", "too few words on one side")
    score = similarity(left, right)
    detail = f"{score:.0%} alike"
    if fewest < wordings.SHORT_WORDS:
        return Agreement("short_exact" if score == 1 else "short_alike" if score >= 0.85 else "short_different", detail)
    return Agreement(_wording_level(left, right, score), detail)


def _wording_level(left: str, right: str, score: float) -> str:
    if score == 1:
        return "exact"
    if score >= 0.85 and _figures_agree(left, right):
        return "other_names" if names.are_others(left, right) else "nearly_exact" if score >= 0.95 else "alike"
    stands_within = is_part(left, right)
    if stands_within and _figures_within(left, right):
        return "part"
    if score >= 0.85:
        return "other_figures"
    if score >= 0.7:
        return "related"
    return "contradictory" if _is_unrelated(left, right) and not stands_within else "different"


def _figures_agree(left: str, right: str) -> bool:
    return sorted(wordings.figures(wordings.comparable(left))) == sorted(wordings.figures(wordings.comparable(right)))


def _figures_within(left: str, right: str) -> bool:
    """Whether the longer wording has every figure of the shorter one, as it has where the other was cut."""
    fewer, more = sorted(
        (Counter(wordings.figures(wordings.comparable(text))) for text in (left, right)), key=Counter.total
    )
    return fewer <= more


def compare_owners(left: Sequence[str], right: Sequence[str]) -> Agreement:
    """Same, overlapping or different owners; absent where one names none."""
    ours, theirs = ({wordings.comparable(owner) for owner in side} for side in (left, right))
    if not ours or not theirs:
        return Agreement("absent", "no owner on one side")
    if ours == theirs:
        return Agreement("same", "the same owners")
    return Agreement("overlap", "some owners in common") if ours & theirs else Agreement("different", "other owners")


def compare_section(left: str, right: str) -> Agreement:
    """Same, alike or different headings; absent where one stands under none."""
    if not left or not right:
        return Agreement("absent", "no heading on one side")
    score = similarity(left, right)
    return Agreement("same" if score == 1 else "alike" if score >= 0.85 else "different", f"{score:.0%} alike")
