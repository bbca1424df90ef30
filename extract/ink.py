"""The colour of what is drawn or lettered in a table's cell, where it could mean something."""

import re
from collections.abc import Iterable

# Signs that are drawn rather than written: dots, squares, flags, arrows, ticks, and those of symbol fonts.
SHAPES = re.compile(r"[\s\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff\U0001f300-\U0001faff\ufe0e\ufe0f]+")
# Signs that have their colour from Unicode: circles and squares.
COLOURED_SIGNS = {
    "🔴": "#ff0000", "🟠": "#ffa500", "🟡": "#ffff00", "🟢": "#008000", "🔵": "#0000ff",
    "🟥": "#ff0000", "🟧": "#ffa500", "🟨": "#ffff00", "🟩": "#008000", "🟦": "#0000ff",
}  # fmt: skip
COLOURED_SIGN = re.compile(f"[{''.join(COLOURED_SIGNS)}]")
LEAST_CHROMA = 32  # of 255 between the strongest and the weakest part; less is black, white or grey to the eye


def of_letters(lettered: Iterable[tuple[str, str | None]]) -> str | None:
    """The colour "#rrggbb" of a cell by its pieces of text, each with its colour; a sign counts for more than words.

    None where several colours stand side by side, or none.
    """
    words = [(text, _own(text) or colour) for text, colour in lettered if text.strip()]
    signs = {colour for text, colour in words if SHAPES.fullmatch(text) and is_colour(colour)}
    found = signs or {colour for _, colour in words}
    only = next(iter(found)) if len(found) == 1 else None
    return only if is_colour(only) else None


def is_colour(colour: str | None) -> bool:
    """Whether a colour "#rrggbb" is neither black, white nor grey."""
    if not colour:
        return False
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return max(parts) - min(parts) >= LEAST_CHROMA


def hexadecimal(digits: str | None) -> str | None:
    """The colour "#rrggbb" for six digits; None for anything else."""
    is_right = digits is not None and len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
    return f"#{digits.lower()}" if digits and is_right else None


def _own(text: str) -> str | None:
    found = COLOURED_SIGN.search(text)
    return COLOURED_SIGNS[found[0]] if found else None
