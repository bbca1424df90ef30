"""References to recommendations by number, in running text and in cells and headings that hold little else."""

import functools
import re
from dataclasses import dataclass

from normalise.numbers import numbers, renumbering
from normalise.words import lexicons

KEPT_TEXTS = 4096  # several modules ask about the same cells and labels of one paper
_KEYWORD = r"(?:recommendations?|recs?\b\.?|actions?)"
_NUMBER_WORD = r"(?:\(?s\)?\s)?(?:\s\((?:sl|sr)\.?\snos?\b\.?|\s?(?:nos?\b\.?|numbers?|ref(?:erence)?s?\b\.?|#|№))?"
CODE = re.compile(  # "R-2021-07", "A-19-1", "2021/104", "C3", "PAY.3": a register's own numbers; never a year span
    r"(?!R\d{1,3}(?!\d)|COVID|ISO|SARS)(?:[A-Z]{1,5}(?:[-./]?(?:19|20)?\d{1,3}(?:[-/]\d{1,4}){1,2}|[-.]?\d{1,3})|(?:19|20)\d\d[-/]\d{3,4})(?![\w-]|[./]\w)"
)
_CODE_JOIN = re.compile(r"\s?,\s(?:and\s)?|\s(?:and|&|or)\s")
IN_PROSE = re.compile(
    rf"\b(?P<keyword>{_KEYWORD}){_NUMBER_WORD}\s*[:–—-]?\s?(?=[A-Z]?\d|(?-i:{CODE.pattern}))", re.IGNORECASE
)
HASHED = re.compile(r"\b(?P<keyword>[A-Z][A-Z0-9]{1,4})\s?#\s?(?=\d)")
SHORT_R = re.compile(
    r"(?<![\w.])(?P<keyword>R)\.?\s?(?=\d{1,3}(?:\.\d{1,3})*\b)(?!\d{1,3}[^\w\s.,;:)])"
    r"(?!\d+(?:\.\d+)?\s(?:\d{3}\b|(?:thousand|million|billion|trillion|bn|m|k)\b))"  # R36 601, R3.9 billion: rand
)
_LEAD = re.compile(rf"\s*(?:{_KEYWORD}{_NUMBER_WORD}|R)?\s*[:.]?\s?(?=\d)", re.IGNORECASE)
_LEAD_WITH_KEYWORD = re.compile(
    rf"\s*(?:safety\s)?(?P<keyword>{_KEYWORD}){_NUMBER_WORD}\s*[:–—-]?\s?"
    rf"(?:(?-i:R)\.?(?=\d{{1,3}}(?!\d))|(?=\d|(?-i:{CODE.pattern})))",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")
_CLOSED = re.compile(r"[^()]{0,40}\)")
_AFTER_NUMBER = re.compile(r"\s*[.:;)\]–—-]*\s*")
_SET_NUMBER = re.compile(
    r"[A-Z][a-z]?[A-Z][A-Za-z]?[-.]?\d{1,3}"  # "LfD1"
    r"|(?:19|20)\d\d\.\d{1,3}"  # of a year's list
    r"|[A-Z]{1,6}(?:[ .-][A-Z]{1,4})*[ .-]{0,2}(?:\(\d{2}/\d{2}\)\s?)?\d[\w./()-]*",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference by number: the words printed, where they stand (half-open), the numbers, and the rule that read it.

    `is_recommendation` is False where the keyword is a weaker one ("action"), which counts only where the paper's
    heading or table says that its actions are what is tracked.
    """

    raw: str
    start: int
    end: int
    numbers: tuple[str, ...]
    rule_id: str
    is_recommendation: bool = True


class ReferenceTrap(lexicons.Rule):
    """Words after or before a number which show that it is none of a recommendation."""


def traps() -> tuple[ReferenceTrap, ...]:
    """The rules of `reference_traps.toml`."""
    return lexicons.load("reference_traps", ReferenceTrap)


def find_references(text: str) -> tuple[Reference, ...]:
    """Every reference by keyword and number in running text, in order; counts and traps are left out."""
    found: list[Reference] = []
    if not _HAS_DIGIT.search(text):
        return ()
    is_prose = len(text.split()) > 2  # "R12" alone in a cell may be a risk, a road or a room
    for pattern, rule_id in ((IN_PROSE, "keyword"), (HASHED, "hashed"), (SHORT_R, "short-r")):
        for match in pattern.finditer(text) if is_prose or rule_id != "short-r" else ():
            reference = _after(text, match, rule_id)
            if reference and not any(_overlap(reference, other) for other in found):
                found.append(reference)
    return tuple(sorted(found, key=lambda reference: reference.start))


def _after(text: str, match: re.Match[str], rule_id: str) -> Reference | None:
    coded = _codes(text, match.end())
    listed = coded or numbers.read_numbers(text, match.end())
    if listed is None or (not coded and _is_trap(text, match.start(), listed.end)):
        return None
    keyword = match["keyword"].casefold()
    end = _end(text, listed)
    return Reference(
        raw=text[match.start() : end],
        start=match.start(),
        end=end,
        numbers=listed.numbers,
        rule_id=rule_id,
        is_recommendation=not keyword.startswith("action"),
    )


def _codes(text: str, start: int) -> numbers.NumberList | None:
    """The codes that begin at `start`, one or a list of them."""
    found: list[str] = []
    position = end = start
    while code := CODE.match(text, position):
        found.append(code[0])
        end = code.end()
        join = _CODE_JOIN.match(text, end)
        if join is None:
            break
        position = join.end()
    return numbers.NumberList(tuple(dict.fromkeys(found)), start, end) if found else None


def _end(text: str, listed: numbers.NumberList) -> int:
    """Where a reference ends: a single number takes in what is said right behind it of its other numbers."""
    aside = renumbering.read_aside(text, listed.end) if len(listed.numbers) == 1 else None
    return aside.end if aside else listed.end


def _is_trap(text: str, start: int, end: int) -> bool:
    """Whether the words just around a number say that it counts or dates something."""
    return lexicons.first_match(traps(), text[max(0, start - 40) : end + 25]) is not None


def _overlap(left: Reference, right: Reference) -> bool:
    return left.start < right.end and right.start < left.end


@functools.lru_cache(maxsize=KEPT_TEXTS)
def leading_reference(text: str, needs_keyword: bool = True) -> Reference | None:
    """The reference that `text` opens with, as a heading, label or first words of a cell do; None where it has none.

    The reference ends after the punctuation that parts it from what follows ("Recommendation 44: A new …").
    """
    lead = (_LEAD_WITH_KEYWORD if needs_keyword else _LEAD).match(text)
    if lead is None:
        return None
    listed = (_codes(text, lead.end()) if needs_keyword else None) or numbers.read_numbers(text, lead.end())
    if listed is None or not _is_own_word(text, listed.end):
        return None
    end = _end(text, listed)
    if "(" in lead[0] and (closed := _CLOSED.match(text, end)):
        end = closed.end()  # "Recommendation (Sl. No. 3, Para No. 2.14)"
    after = _AFTER_NUMBER.match(text, end)
    keyword = lead.groupdict().get("keyword") or ""
    return Reference(
        raw=text[:end].strip(),
        start=0,
        end=after.end() if after else end,
        numbers=listed.numbers,
        rule_id="leading-keyword" if needs_keyword else "leading-number",
        is_recommendation=not keyword.casefold().startswith("action"),
    )


def _is_own_word(text: str, end: int) -> bool:
    """Whether the number ends where a word ends: "20mph zones" opens with no number."""
    return end >= len(text) or not text[end].isalnum()


@functools.lru_cache(maxsize=KEPT_TEXTS)
def number_cell(text: str) -> Reference | None:
    """The numbers of a cell or label that holds nothing else: "7", "Recommendation 35.", "R1.2", "SR (25/26) 01"."""
    stripped = text.strip()
    reference = leading_reference(stripped, needs_keyword=False)
    if reference and reference.end >= len(stripped):
        return reference
    if len(stripped) <= 20 and _SET_NUMBER.fullmatch(stripped):
        return Reference(stripped, 0, len(stripped), (stripped.rstrip("."),), "set-number")
    return None
