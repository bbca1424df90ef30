"""Recommendations that are named inside the text of something else."""

import re
from collections.abc import Iterator

from extract.records import Block, Place
from normalise.entries import Entry
from normalise.numbers import references
from normalise.records import Scope
from normalise.words import language

_BRACKETED = re.compile(r"\((\d{1,3}(?:\s?(?:,|and|&)\s?\d{1,3})*)\)")


def in_block(block: Block, place: Place, section: str, own_numbers: tuple[str, ...]) -> Iterator[Entry]:
    """A cross-reference for each other number in a block's text; where it opens with its own, that is none.

    A bare number in brackets counts only in a sentence that speaks of recommendations.
    """
    for _, _, sentence in language.sentences(block.text):
        for raw, numbers, rule_id in _named(sentence):
            others = tuple(number for number in numbers if number not in own_numbers)
            for number in others:
                yield Entry(place, sentence, Scope.CROSS_REFERENCE, (number,), raw, rule_id, section)


def _named(sentence: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    found = [reference for reference in references.find_references(sentence) if reference.is_recommendation]
    for reference in found:
        yield reference.raw, reference.numbers, reference.rule_id
    if "recommendation" in sentence.casefold() and not found:
        for match in _BRACKETED.finditer(sentence):
            yield match[0], tuple(re.findall(r"\d+", match[1])), "bracketed"
