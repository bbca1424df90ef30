"""How alike two texts are, for titles, subjects of counts and wordings."""

import functools
import re
import unicodedata

from rapidfuzz import fuzz

_NUMBERS = re.compile(r"\b\d[\d,.]*\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")

_EMPTY_WORDS = re.compile(  # they say nothing of which recommendations are counted
    r"\b(?:recommendations?|the|an?|of|to|by|in|on|for|and|or|from|with|at|as|is|are|was|were|be|been|being|has|have|had"
    r"|will|which|that|these|those|this|its|their|total|all|further|some|section|part|chapter|annexe?|appendix"
    r"|progress|updates?|set\sout|outlined|covers?|covered|delivers?|delivered|includes?|approximately|about|around|between"
    r"|them)\b"
)


@functools.lru_cache(maxsize=65_536)  # the same titles and labels are compared with each other again and again
def plain(text: str) -> str:
    """The words alone: lower case, compatibility forms folded, no punctuation, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"['’‘]|(?<=\w)[-‐‑](?=\w)", "", folded)).split())


def subjects_alike(one: str, other: str) -> bool:
    """Whether two counts are of the same thing, by their telling words without the numbers."""
    left, right = _telling_words(one), _telling_words(other)
    return bool(left and right) and fuzz.token_set_ratio(left, right) >= 85


def topics_alike(one: str, other: str) -> bool:
    """Whether two headings, or a heading and a subject, tell of the same recommendations; a heading has fewer words."""
    left, right = _telling_words(one), _telling_words(other)
    shared = set(left.split()) & set(right.split())
    return len(shared) >= 2 and fuzz.token_set_ratio(left, right) >= 75


def _telling_words(text: str) -> str:
    return " ".join(_EMPTY_WORDS.sub(" ", _NUMBERS.sub(" ", plain(text))).split())


def titles_alike(one: str, other: str) -> bool:
    """Whether a title as a paper quotes it is that of another paper, give or take a few words."""
    left, right = _sorted_words(one), _sorted_words(other)
    return len(left) >= 8 and len(right) >= 8 and fuzz.ratio(left, right, score_cutoff=85) >= 85


@functools.lru_cache(maxsize=65_536)
def _sorted_words(text: str) -> str:
    return " ".join(sorted(plain(text).split()))


def ratio(one: str, other: str) -> float:
    """Share of letters that two texts have in common, 0 to 1, typography aside."""
    return fuzz.ratio(plain(one), plain(other)) / 100
