"""Words that a line is drawn through: struck out, so no longer said.

An underline runs below the baseline, a table's rule between lines of text; a line through words crosses their small
letters, begins where a word begins and ends where one ends.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Rule

LOWEST, HIGHEST = 0.12, 0.52  # above the baseline, in sizes of the type: where a line crosses small letters
LARGEST_SIZE = 48.0
COVERED_SHARE = 0.75  # of a word's width
OVERHANG_SIZES = 0.6  # of the type size: how far a line may run beyond the words, such as under a space
JOIN_POINTS = 1.5  # a line may be drawn in pieces, one for each run of type


def struck_out(words: Sequence[Word], rules: Sequence[Rule]) -> list[Rule]:
    """Mark the words that rules run through, and give back the other rules."""
    upright = sorted([word for word in words if word.is_upright], key=attrgetter("baseline"))
    baselines = list(map(attrgetter("baseline"), upright))
    kept: list[Rule] = []
    for pieces in _joined(rules):
        rule = Rule(pieces[0].position, pieces[0].start, pieces[-1].end)
        start = bisect_left(baselines, rule.position)
        end = bisect_left(baselines, rule.position + HIGHEST * LARGEST_SIZE)
        through = [word for word in upright[start:end] if _is_through(rule, word)] if start < end else []
        if through and _fits(rule, through):
            for word in through:
                word.is_struck = True
        else:
            kept.extend(pieces)
    return kept


def _joined(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules, those end to end at one height together."""
    joined: list[list[Rule]] = []
    for rule in sorted(rules):
        last = joined[-1][-1] if joined else None
        if last and abs(rule.position - last.position) < 0.3 and -JOIN_POINTS <= rule.start - last.end <= JOIN_POINTS:
            joined[-1].append(rule)
        else:
            joined.append([rule])
    return joined


def _is_through(rule: Rule, word: Word) -> bool:
    rise = word.baseline - rule.position
    covered = min(rule.end, word.x1) - max(rule.start, word.x0)
    return LOWEST * word.size <= rise <= HIGHEST * word.size and covered >= COVERED_SHARE * (word.x1 - word.x0)


def _fits(rule: Rule, words: Sequence[Word]) -> bool:
    """Whether the rule begins and ends with the words, and they are words."""
    overhang = OVERHANG_SIZES * words[0].size
    is_as_long = (
        abs(rule.start - min(word.x0 for word in words)) <= overhang
        and abs(rule.end - max(word.x1 for word in words)) <= overhang
    )
    return is_as_long and any(c.isalnum() for word in words for c in word.text)
