"""Counts that a paper states about recommendations, and what it lists itself where a count introduces a list."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import model_validator

from extract.records import Document, Place
from normalise.papers import sections
from normalise.papers.passages import Passage, passages
from normalise.records import Claim, Mention, PaperFacts, Scope
from normalise.sets import ranked_reports, series_names
from normalise.words import decisions, language, lexicons

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
WHICH = re.compile(
    r"\b(?:(?:none|all|each|both|some|most|any|many|few) (?:of )?(?:the |its |these |those )?)?"
    r"(?:(?:remaining|further|other|outstanding|additional|first|last|final|none|all|each) )?$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"of (?:the|these|those|its|our) (?:\w+ )?recommendations?\b", re.IGNORECASE)
NEXT_CLAUSE = re.compile(
    r"[,;:] | \(| (?:but|before|so that|while|although|because|until) "
    r"| and (?=(?:is|are|was|were|has|have|had|will|can|need|some|several|many|most|more|none|nothing|it|they)\b)"
)
INTRODUCES = re.compile(
    r"\b(?:in this (?:section|table|appendix|annex)|(?:listed|set out|outlined|shown|given) here|below"
    r"|as follows|the following|recommendations are:)|^(?:total )?number (?:of recommendations )?"
    r"(?:issued|reported|listed|made|received|active|open|covered)\b",
    re.IGNORECASE,
)
OWN_SET = re.compile(r"\b(?:makes|gives|sets out|puts forward|offers|contains|includes)\b(?! been)", re.IGNORECASE)
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


@functools.cache
def label_rules() -> tuple[lexicons.Rule, ...]:
    return lexicons.load("claim_labels", lexicons.Rule)


def find_claims(document: Document, facts: PaperFacts) -> tuple[Claim, ...]:
    """The counts that a paper states, in reading order; `counted` is left open for `count_listed`."""
    found: list[Claim] = []
    ordinals: Counter[int] = Counter()
    section_of = sections.sections(document)
    for passage in passages(document):
        for claim in _in_passage(passage, section_of.get(passage.place.block_no, "")):
            block_no = claim.place.block_no
            ordinals[block_no] += 1
            claim_id = f"{facts.paper.paper_id}:c{block_no}:{ordinals[block_no]}"
            found.append(replace(claim, claim_id=claim_id, paper_id=facts.paper.paper_id))
    return tuple(found)


def count_listed(claims: Sequence[Claim], mentions: Sequence[Mention], document: Document) -> tuple[Claim, ...]:
    """The claims, those that introduce a list in their own section with the numbers that stand there.

    A claim introduces a list by its words ("listed below"), or by standing alone and first under its heading. One of
    a set that the paper itself makes ("The Panel makes 12 recommendations") is held against the whole paper.
    """
    mentions_at = _by_place(mentions)
    starts = sections.section_starts(document)
    order = {block_no: position for position, block_no in enumerate(starts)}
    in_section = Counter(starts.get(claim.place.block_no, 0) for claim in claims)
    texts = _texts(claims, document)
    counted = []
    for claim in claims:
        start = starts.get(claim.place.block_no, 0)
        is_lone = in_section[start] == 1 and order[claim.place.block_no] - order.get(start, 0) <= 1
        introduces = any(INTRODUCES.search(text) for text in texts[claim.place] if claim.raw in text)
        here = [m for m in mentions if starts.get(m.place.block_no, 0) == start]
        if listed := _in_its_own_sentence(claim, mentions_at.get((claim.place.block_no, claim.place.row_index), ())):
            claim = replace(claim, counted=len(listed), counted_numbers=listed)
        elif claim.is_total and OWN_SET.search(claim.raw):
            claim = _with_listed(claim, [m for m in mentions if m.series_raw in ("", claim.series_raw)])
        elif start and (introduces or (is_lone and not (claim.is_total and _are_in_prose(here)))):
            claim = _with_listed(claim, here)
        counted.append(claim)
    return tuple(counted)


def _by_place(mentions: Iterable[Mention]) -> dict[tuple[int, int | None], list[Mention]]:
    found: dict[tuple[int, int | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.place.block_no, mention.place.row_index].append(mention)
    return found


def _in_its_own_sentence(claim: Claim, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The numbers that the claim's own sentence lists in brackets: "Two are done (Recommendations 4 and 9)"."""
    listed = {m.number_raw for m in mentions if f"({m.number_raw.lower()}" in claim.raw.lower()}
    numbers = dict.fromkeys(m.number for m in mentions if m.number and m.number_raw in listed)
    return tuple(numbers) if len(listed) == 1 and len(numbers) > 1 else ()


def _are_in_prose(mentions: Iterable[Mention]) -> bool:
    """Whether some of these stand in sentences of their own: what is said of a few is no list of the set."""
    return any(m.place.row_index is None and m.scope is not Scope.LIST for m in mentions)


def _texts(claims: Sequence[Claim], document: Document) -> dict[Place, list[str]]:
    """The passages that stand where the claims do."""
    texts: dict[Place, list[str]] = {claim.place: [] for claim in claims}
    for passage in passages(document):
        if passage.place in texts:
            texts[passage.place].append(passage.text)
    return texts


def _with_listed(claim: Claim, mentions: Sequence[Mention]) -> Claim:
    listed = [m for m in mentions if m.scope in LISTING and m.place.block_no > claim.place.block_no]
    numbers = tuple(dict.fromkeys(m.number for m in listed if m.number))
    if not numbers or any(m.number is None for m in listed):
        return claim
    return replace(claim, counted=len(numbers), counted_numbers=numbers)


def _in_passage(passage: Passage, heading: str) -> Iterator[Claim]:
    """The counts in sentences, or on a line of label and figure under a heading about recommendations."""
    if passage.is_heading:
        return
    if "recommendations" in passage.text.lower():
        for start, _, sentence in language.sentences(passage.text):
            if not decisions.is_decision(sentence):
                yield from _in_sentence(sentence, passage, passage.text[:start])
    elif "recommendation" in heading.lower() and (labelled := lexicons.first_match(label_rules(), passage.text)):
        yield _claim(passage.text, passage, labelled[1], "")


def _in_sentence(sentence: str, passage: Passage, before: str) -> Iterator[Claim]:
    found: dict[int, Claim] = {}
    words = sentence.casefold()
    for rule in (rule for rule in rules() if rule.may_match(words)):
        for match in lexicons.compiled(rule.pattern).finditer(sentence):
            if match.start("count") not in found:
                named = series_names.named_in(sentence, match.end("count"))
                series_raw = named or ranked_reports.spoken_of(sentence, before)
                claim = _claim(sentence, passage, match, series_raw)
                found[match.start("count")] = replace(claim, is_total=rule.is_total)
    return (found[start] for start in sorted(found))


def _claim(raw: str, passage: Passage, match: re.Match[str], series_raw: str) -> Claim:
    start, end = match.span("count")
    return Claim(
        claim_id="",
        paper_id="",
        raw=raw,
        subject=(match.groupdict().get("subject") or _subject(raw, start, end)).strip(),
        stated_count=_value(match["count"]),
        is_hedged=HEDGE.search(raw[:start]) is not None,
        is_total=False,
        series_raw=series_raw,
        place=passage.place,
    )


def _subject(sentence: str, start: int, end: int) -> str:
    """The words that say which recommendations: "remaining" before the count, and the clause that follows it.

    Where nothing follows that tells, the sentence's own subject does: "These areas of work cover 25 of them."
    """
    which = WHICH.search(sentence[:start])
    clause = NEXT_CLAUSE.split(sentence[end:].strip(), maxsplit=1)[0]
    if which is None and (OF_THEM.match(clause) or not sentence[end:].strip(" .")):
        return f"{sentence[:start].strip()} … {clause}".strip(".;:… ")
    return f"{which[0] if which else ''}{clause}".rstrip(".;:, ")


def _value(count: str) -> int:
    return int(count) if count.isdigit() else sum(_VALUES[word] for word in re.split(r"[- ]", count.lower()))
