"""Counts that a paper states about recommendations, and what it lists itself where a count introduces a list."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import model_validator

from extract.records import Document
from normalise import decisions, language, lexicons, sections, series_names
from normalise.passages import Passage, passages
from normalise.records import Claim, Mention, PaperFacts, Scope

UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: n for n, word in enumerate(UNITS, 1)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
_UNIT, _TEN = "|".join(UNITS), "|".join(TENS)
_IS_NO_COUNT_AFTER = ("recommendation", "recommendations", "no.", "section", "item", "page", "first", "last")
_COUNT = (
    r"(?<![\w.,/£$€:-])"
    + "".join(rf"(?<!\b{word} )" for word in _IS_NO_COUNT_AFTER)
    + rf"(?P<count>[1-9]\d{{0,2}}(?![\d.,)/%-])|(?:(?:{_TEN})[- ])?(?:{_UNIT})\b|(?:{_TEN})\b)"
)
_WORD = (
    r"(?!(?:and|or|of|in|on|to|that|which|who|from|for|with|by|is|are|was|were|has|have|had|as|at|will|the)\b)[\w’'-]+"
)
HEDGE = re.compile(
    r"(?:approximately|approx\.?|about|around|some|nearly|almost|over|more than|at least|up to|roughly|circa|c\."
    r"|fewer than|less than|just (?:over|under))(?: the| a further)? $",
    re.IGNORECASE,
)
WHICH = re.compile(r"\b(?:remaining|further|other|outstanding|additional|first|last|final) $", re.IGNORECASE)
INTRODUCES = re.compile(
    r"\b(?:in this (?:section|table|appendix|annex)|(?:listed|set out|outlined|shown|given) here|below"
    r"|as follows|the following|recommendations are:)",
    re.IGNORECASE,
)
LISTING = frozenset({Scope.OWN, Scope.GROUP, Scope.LIST})


class ClaimRule(lexicons.Rule):
    """A wording that counts recommendations; {count} and {word} in its pattern are filled in."""

    is_total: bool = False

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        return values | {"pattern": values["pattern"].replace("{count}", _COUNT).replace("{word}", _WORD)}


@functools.cache
def rules() -> tuple[ClaimRule, ...]:
    return lexicons.load("claims", ClaimRule)


def find_claims(document: Document, facts: PaperFacts) -> tuple[Claim, ...]:
    """The counts that a paper states, in reading order; `counted` is left open for `count_listed`."""
    found: list[Claim] = []
    ordinals: Counter[int] = Counter()
    for passage in passages(document):
        for claim in _in_passage(passage):
            block_no = claim.place.block_no
            ordinals[block_no] += 1
            claim_id = f"{facts.paper.paper_id}:c{block_no}:{ordinals[block_no]}"
            found.append(replace(claim, claim_id=claim_id, paper_id=facts.paper.paper_id))
    return tuple(found)


def count_listed(claims: Sequence[Claim], mentions: Sequence[Mention], document: Document) -> tuple[Claim, ...]:
    """The claims, those that introduce a list in their own section with the numbers that stand there.

    A claim introduces a list by its words ("listed below"), or by standing alone and first under its heading.
    """
    section_of = sections.sections(document)
    in_section = Counter(section_of.get(claim.place.block_no, "") for claim in claims)
    counted = []
    for claim in claims:
        section = section_of.get(claim.place.block_no, "")
        is_lone = in_section[section] == 1 and _stands_first(claim, section_of)
        passage = next(p.text for p in passages(document) if p.place == claim.place and claim.raw in p.text)
        if section and (is_lone or INTRODUCES.search(passage)):
            claim = _with_listed(claim, [m for m in mentions if section_of.get(m.place.block_no, "") == section])
        counted.append(claim)
    return tuple(counted)


def _stands_first(claim: Claim, section_of: dict[int, str]) -> bool:
    """Whether at most one block, the heading, stands between the section's beginning and the claim."""
    block_no = claim.place.block_no
    before = [number for number, section in section_of.items() if number < block_no]
    return len(before) < 2 or section_of[before[-2]] != section_of[block_no]


def _with_listed(claim: Claim, mentions: Sequence[Mention]) -> Claim:
    listed = [m for m in mentions if m.scope in LISTING and m.place.block_no > claim.place.block_no]
    numbers = tuple(dict.fromkeys(m.number for m in listed if m.number))
    if not numbers or any(m.number is None for m in listed):
        return claim
    return replace(claim, counted=len(numbers), counted_numbers=numbers)


def _in_passage(passage: Passage) -> Iterator[Claim]:
    if "recommendations" not in passage.text.lower() or passage.is_heading:
        return
    for _, _, sentence in language.sentences(passage.text):
        if not decisions.is_decision(sentence):
            yield from _in_sentence(sentence, passage)


def _in_sentence(sentence: str, passage: Passage) -> Iterator[Claim]:
    found: dict[int, Claim] = {}
    series_raw = series_names.named_in(sentence)
    for rule in rules():
        for match in lexicons.compiled(rule.pattern).finditer(sentence):
            start, end = match.span("count")
            before = sentence[:start]
            claim = Claim(
                claim_id="",
                paper_id="",
                raw=sentence,
                subject=_subject(sentence, start, end),
                stated_count=_value(match["count"]),
                is_hedged=HEDGE.search(before) is not None,
                is_total=rule.is_total,
                series_raw=series_raw,
                place=passage.place,
            )
            found.setdefault(start, claim)
    return (found[start] for start in sorted(found))


def _subject(sentence: str, start: int, end: int) -> str:
    """The words that say which recommendations: "remaining" before the count, and all that follows it."""
    which = WHICH.search(sentence[:start])
    return f"{which[0] if which else ''}{sentence[end:].strip()}".rstrip(".;:")


def _value(count: str) -> int:
    return int(count) if count.isdigit() else sum(_VALUES[word] for word in re.split(r"[- ]", count.lower()))
