"""Text that is safe to print: what would move the cursor, or turn the direction of writing, is shown as an escape."""

import unicodedata

UNSAFE = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, halves of characters, line and paragraph separators
TURNING = frozenset({*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))})  # Unicode UAX 9


def escape(text: str) -> str:
    """The text on one line; names in any script stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(letter) if _is_unsafe(letter) else letter for letter in text)


def _is_unsafe(letter: str) -> bool:
    return letter in TURNING or unicodedata.category(letter) in UNSAFE


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
