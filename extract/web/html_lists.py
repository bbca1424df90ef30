"""The number or bullet that a browser shows before a list item (HTML Living Standard, 4.4.5 and 4.4.8)."""

from collections.abc import Iterator

from extract import number_formats
from extract.web import html_styles
from extract.web.html_styles import Element

LISTS = frozenset({"ol", "ul", "menu", "dir"})
BULLETS = ("•", "◦", "▪")  # by depth, as browsers draw them
NAMED_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
ROMAN = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman"}


def items(element: Element, depth: int) -> Iterator[tuple[Element, str]]:
    """The children of a list, each list item with its label, "" for none; `depth` of a list counts from 1."""
    children = [each for each in element if html_styles.name(each)]
    is_ordered = html_styles.name(element) == "ol"
    is_reversed = element.get("reversed") is not None
    count = sum(html_styles.name(each) == "li" for each in children)
    number = _whole(element.get("start"), count if is_reversed else 1)
    for child in children:
        if html_styles.name(child) != "li":
            yield child, ""
            continue
        number = _whole(child.get("value"), number)
        style = _style(child) or _style(element) or ("decimal" if is_ordered else "")
        yield child, _label(number, style, depth)
        number += -1 if is_reversed else 1


def _whole(text: str | None, default: int) -> int:
    try:
        return int((text or "").strip())
    except ValueError:
        return default


def _style(element: Element) -> str:
    """The list style that the element itself states, "" for none."""
    stated = html_styles.declarations(element)
    shorthand = stated.get("list-style", "").split()
    named = stated.get("list-style-type") or (shorthand[0] if shorthand else "")
    kind = element.get("type") or ""
    return named or TYPES.get(kind, kind.lower())


def _label(number: int, style: str, depth: int) -> str:
    if style == "none":
        return ""
    if style in NAMED_BULLETS:
        return NAMED_BULLETS[style]
    if not style:
        return BULLETS[min(depth, len(BULLETS)) - 1]
    return f"{_written(number, style)}."


def _written(number: int, style: str) -> str:
    if style in ROMAN:
        return number_formats.written(number, ROMAN[style])
    if style == "decimal-leading-zero":
        return f"{number:02d}"
    if style in {"lower-alpha", "lower-latin", "upper-alpha", "upper-latin"} and number > 0:
        letters = _letters(number)
        return letters.upper() if style.startswith("upper") else letters
    return str(number)


def _letters(number: int) -> str:
    """a to z, then aa, ab, as browsers count on."""
    text = ""
    while number:
        number, index = divmod(number - 1, 26)
        text = chr(ord("a") + index) + text
    return text
