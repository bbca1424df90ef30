"""What is typed before a list item or a numbered paragraph: "4.", "a)", "(iii)", "2.1", "•"."""

import re

# Word's Symbol and Wingdings bullets arrive as private-use characters, some converters turn them into "·".
BULLETS = "•◦▪▫●○■□‣⁃∙·➢➤❖◆◇►▶\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06e\uf06f\uf071\uf0be\uf0e0\uf02d"
# The typewriter's bullets (a dash, a star, an "o") count only with a space after them.
BULLET = re.compile(rf"(?P<label>[{BULLETS}\ue000-\uf8ff]|[-–—*o](?=\s))\s*(?=\S)")
NUMBER = re.compile(
    r"(?P<label>\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s+[^\W\d_a-z])"
    r"|\([A-Za-z]{1,2}\)|\(?[ivx]{1,5}[.)]|[a-z][.)]|[A-Za-z]\))\s+(?=\S)"
)


def split_label(text: str) -> tuple[str, str]:
    """The label typed at the start of a clean text, "" where there is none, and the text after it.

    A bare number ("7 Services should …") is no label by itself: it could as well be a count.
    """
    found = BULLET.match(text) or NUMBER.match(text)
    return (found["label"], text[found.end() :]) if found else ("", text)


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label, such as a number in the margin."""
    return bool(text) and split_label(f"{text} X") == (text, "X")


def is_bullet(label: str) -> bool:
    """Whether a label only sets an item apart and does not number it."""
    return label == "o" or (len(label) == 1 and not label.isalnum())
