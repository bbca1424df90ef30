"""Which of several columns of numbers numbers the recommendations, and what the others are to it."""

import re
from collections.abc import Mapping, Sequence

from extract.records import Cell
from normalise.numbers import numbers, references
from normalise.statuses import responses, statuses
from normalise.words.heading_roles import Role

FEWEST = 2  # rows, or columns
SHORTEST_WORDING = 4  # words on average
SHORTEST_RUN = 3  # cells lettered a, b, c before letters are believed to be numbers
_FIGURE = re.compile(r"(?:\d{1,4}\s?(?:\(?\d{1,3}(?:\.\d+)?\s?%\)?|%)?|[-–—])?")
_ONLY_MARKS = frozenset({"", "1"})  # which tick the status in their heading
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_RECOMMENDATIONS = re.compile(r"\brec", re.IGNORECASE)
_OF_REPORT = re.compile(r"\b(?i:para|report|chapter|original|audit|inquiry)|^[A-Z]{2,6}\s")
_BEHIND_TITLE = re.compile(r"[A-Z][A-Za-z&,’' -]{2,50}[ \n](?P<number>\d{1,4}(?:[/-]\d{1,4}){1,2})")
_BARE = re.compile(r"\W{0,2}(?P<letter>[a-z]|[ivx]{1,5})\W{0,2}", re.IGNORECASE)


def several(roles: Mapping[int, Role], headings: Mapping[int, str]) -> dict[int, Role]:
    """The roles of the number columns where there is more than one: the recommendation's own, and its other numbers.

    Of columns with years the newest is its own, unless one has none; then the one that names recommendations, then
    one that does not number a report's paragraphs, then the leftmost.
    """
    columns = [column for column, role in sorted(roles.items()) if role is Role.NUMBER]
    if len(columns) < 2:
        return {}
    years = {c: found[0] for c in columns if (found := _YEAR.search(headings.get(c, "")))}
    undated = [c for c in columns if c not in years]
    own = min(undated, key=lambda c: _rank(headings.get(c, ""), c)) if undated else max(years, key=lambda c: years[c])
    others = {c: Role.FORMER_NUMBER if c in years else Role.ALIAS_NUMBER for c in columns if c != own}
    return {own: Role.NUMBER, **others}


def under_wording(body: Sequence[Sequence[Cell]], roles: Mapping[int, Role]) -> dict[int, Role]:
    """The column headed "Recommendation" that holds their numbers, each another, with the words in a second column."""
    wordings = [column for column, role in roles.items() if role is Role.WORDING]
    if not wordings or Role.NUMBER in roles.values():
        return {}
    texts: dict[int, list[str]] = {}
    for cell in (cell for row in body for cell in row if cell.text.strip()):
        texts.setdefault(cell.column_index, []).append(cell.text)
    are_worded = [c for c in texts if roles.get(c, Role.WORDING) is Role.WORDING and _are_worded(texts[c])]
    numbered = [c for c in wordings if _are_distinct_numbers(texts.get(c, []))]
    return {numbered[0]: Role.NUMBER} if len(numbered) == 1 and are_worded else {}


def _are_distinct_numbers(texts: Sequence[str]) -> bool:
    return len(texts) >= FEWEST and len(set(texts)) == len(texts) and all(map(references.number_cell, texts))


def _are_worded(texts: Sequence[str]) -> bool:
    return sum(len(text.split()) for text in texts) >= SHORTEST_WORDING * len(texts)


def are_counted(body: Sequence[Sequence[Cell]], headings: Mapping[int, str]) -> bool:
    """Whether columns headed by statuses or answers hold figures: how many recommendations there are of each."""
    told = [c for c, text in headings.items() if statuses.label_length(text) or responses.label_response(text)]
    if len(told) < FEWEST:
        return False
    texts = {c: [cell.text.strip() for row in body for cell in row if cell.column_index == c] for c in told}
    return sum(all(map(_FIGURE.fullmatch, held)) and not _ONLY_MARKS.issuperset(held) for held in texts.values()) > 1


def _rank(heading: str, column: int) -> tuple[bool, bool, int]:
    return (not _OF_RECOMMENDATIONS.search(heading), bool(_OF_REPORT.search(heading)), column)


def are_letters(cells: Sequence[Cell]) -> bool:
    """Whether a column is lettered from the first on: "a)", "b)", "c)" or "i", "ii", "iii"."""
    letters = tuple(found["letter"].casefold() if (found := _BARE.fullmatch(c.text.strip())) else "" for c in cells)
    alphabet = tuple(chr(ord("a") + index) for index in range(26))
    return len(letters) >= SHORTEST_RUN and letters in (alphabet[: len(letters)], numbers.ROMAN[: len(letters)])


def behind_title(text: str) -> references.Reference | None:
    """The number of two parts or more that stands behind its report's title: "Payroll 22/07-1"."""
    found = _BEHIND_TITLE.fullmatch(text.strip())
    return references.Reference(found["number"], 0, len(text), (found["number"],), "behind-title") if found else None


def letter(text: str) -> references.Reference | None:
    """The letter or Roman numeral by which a cell of a number column names a recommendation."""
    raw = text.strip()
    found = _BARE.fullmatch(raw)
    return references.Reference(raw, 0, len(raw), (found["letter"],), "letter") if found else None
