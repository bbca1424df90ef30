"""Who is named as responsible: the bodies of a list, told apart from a description that stands in their place."""

import re

from normalise.words import lexicons

LONGEST_NAME = 12  # words; what is longer is a sentence about somebody
_HARD_SPLIT = re.compile(r"\s*(?:[,;|\n•]|\s/\s|\s?/\s?(?=[A-Z])|\s\+\s)\s*")
_SOFT_SPLIT = re.compile(r"\s+(?:and|&|with|plus)\s+")


class OwnerRule(lexicons.Rule):
    """What a body's name looks like; `names_nobody` marks words that only stand for one."""

    names_nobody: bool = False


def rules() -> tuple[OwnerRule, ...]:
    """The rules of `owners.toml`."""
    return lexicons.load("owners", OwnerRule)


def read_owners(text: str) -> tuple[str, ...]:
    """The names in a list of owners, as printed; () where any part of it is no name, for then it describes."""
    names: list[str] = []
    for part in _HARD_SPLIT.split(text.strip(" .")):
        if not part:
            continue
        split = _names(part)
        if split is None:
            return ()
        names.extend(split)
    return tuple(dict.fromkeys(names))


def column_owners(text: str) -> tuple[str, ...]:
    """The names in a cell of a column that is headed as the owners': each line or item is one, known or not."""
    named = read_owners(text)
    if named or not text.strip():
        return named
    parts = (part.strip(" .") for part in _HARD_SPLIT.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and len(part.split()) <= LONGEST_NAME))


def bodies(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that name somebody: "various agencies" does not."""
    return tuple(name for name in names if not _names_nobody(name))


def _names_nobody(name: str) -> bool:
    matched = lexicons.first_match(rules(), name)
    return matched is not None and matched[0].names_nobody


def _names(part: str) -> list[str] | None:
    """The names in one item; "and" parts two names only where each side is one on its own."""
    sides = _SOFT_SPLIT.split(part)
    if len(sides) > 1 and all(is_name(side) for side in sides) and not _is_one_name(part, sides):
        return sides
    return [part] if is_name(part) else None


def is_name(text: str) -> bool:
    """Whether a text reads as the name of a body or post, or stands for one ("others")."""
    return len(text.split()) <= LONGEST_NAME and lexicons.first_match(rules(), text) is not None


def _is_one_name(part: str, sides: list[str]) -> bool:
    """ "Fire and Rescue Service" is one: its first side is a single plain word, no body by itself."""
    first = sides[0]
    return " " not in first and first[:1].isupper() and not first.isupper() and part[:1].isupper()
