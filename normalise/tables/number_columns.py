"""Which of several columns of numbers numbers the recommendations, and what the others are to it."""

import re
from collections.abc import Mapping, Sequence

from extract.records import Cell
from normalise.numbers import numbers, references
from normalise.words.heading_roles import Role

SHORTEST_RUN = 3  # cells lettered a, b, c before letters are believed to be numbers
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_RECOMMENDATIONS = re.compile(r"\brec", re.IGNORECASE)
_OF_REPORT = re.compile(r"\b(?i:para|report|chapter|original|audit|inquiry)|^[A-Z]{2,6}\s")
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


def _rank(heading: str, column: int) -> tuple[bool, bool, int]:
    return (not _OF_RECOMMENDATIONS.search(heading), bool(_OF_REPORT.search(heading)), column)


def are_letters(cells: Sequence[Cell]) -> bool:
    """Whether a column is lettered from the first on: "a)", "b)", "c)" or "i", "ii", "iii"."""
    letters = tuple(found["letter"].casefold() if (found := _BARE.fullmatch(c.text.strip())) else "" for c in cells)
    alphabet = tuple(chr(ord("a") + index) for index in range(26))
    return len(letters) >= SHORTEST_RUN and letters in (alphabet[: len(letters)], numbers.ROMAN[: len(letters)])


def letter(text: str) -> references.Reference | None:
    """The letter or Roman numeral by which a cell of a number column names a recommendation."""
    raw = text.strip()
    found = _BARE.fullmatch(raw)
    return references.Reference(raw, 0, len(raw), (found["letter"],), "letter") if found else None
