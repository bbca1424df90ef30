"""What an element says of how it is shown: hidden, bold, coloured (HTML Living Standard, chapter 15)."""

import re
from dataclasses import dataclass, replace
from typing import Any

from extract.records import Kind
from extract.runs import PLAIN, Face

Element = Any  # lxml ships no types

STRUCK = frozenset({"del", "s", "strike"})
BOLD, ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em", "cite", "dfn", "var"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Words that nobody sees, or that are not there: drawings, programs, readings beside a word.
NEVER_SHOWN = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "svg", "canvas", "object", "audio", "video"}
    | {"iframe", "datalist", "rp", "rt", "link", "meta"}
)
FOR_SCREEN_READERS = re.compile(r"\b(?:sr-only|screen-reader(?:-text)?|(?:\w+-)?visually-?hidden)\b")
FURNITURE = frozenset({"nav", "footer", "button", "select", "textarea"})
FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "dialog", "alertdialog"})
FURNITURE_NAMES = re.compile(
    r"cookie|breadcrumb|skip-?(?:link|nav|to)|(?:site|page|global)-?(?:header|footer|nav)\b|navbar"
)
COLOURS = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "green": "#008000",
    "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "orange": "#ffa500", "darkorange": "#ff8c00", "gold": "#ffd700",
    "crimson": "#dc143c", "firebrick": "#b22222", "tomato": "#ff6347", "forestgreen": "#228b22",
    "limegreen": "#32cd32", "seagreen": "#2e8b57", "lightgreen": "#90ee90", "palegreen": "#98fb98",
    "khaki": "#f0e68c", "lightyellow": "#ffffe0", "lightblue": "#add8e6", "skyblue": "#87ceeb",
    "lightgrey": "#d3d3d3", "lightgray": "#d3d3d3", "darkgrey": "#a9a9a9", "darkgray": "#a9a9a9",
}  # fmt: skip
LONGHANDS = {"background": "background-color", "text-decoration-line": "text-decoration"}
HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the words inside an element are set, unless one further in says otherwise."""

    kind: Kind = Kind.PARAGRAPH
    level: int | None = None
    face: Face = PLAIN
    keeps_lines: bool = False


def name(element: Element) -> str:
    """The element's name in small letters; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def declarations(element: Element) -> dict[str, str]:
    """The properties of the element's own style attribute; those that may be stated in two ways by one name."""
    pairs = (part.partition(":") for part in (element.get("style") or "").lower().split(";"))
    stated = ((key.strip(), value.replace("!important", "").strip()) for key, _, value in pairs)
    return {LONGHANDS.get(key, key): value for key, value in stated}


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of the element."""
    if not name(element) or name(element) in NEVER_SHOWN:
        return True
    return is_switched_off(element) or bool(FOR_SCREEN_READERS.search((element.get("class") or "").lower()))


def is_switched_off(element: Element) -> bool:
    """Whether the page hides an element that it would show otherwise, and perhaps does when somebody clicks."""
    style = declarations(element)
    is_off = style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}
    return is_off or element.get("hidden") is not None


def is_furniture(element: Element, has_main: bool) -> bool:
    """Whether the element is of the site and not of the paper: navigation, banners, buttons.

    A page's header is the site's where the page marks its main part elsewhere (`has_main`).
    """
    tag, named = name(element), f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if tag in {"html", "body", "main", "form", "article"}:
        return False
    is_inside = any(name(each) in {"main", "article"} for each in element.iterancestors())
    if tag == "footer" or (tag == "header" and has_main):
        return not is_inside
    return tag in FURNITURE or element.get("role") in FURNITURE_ROLES or bool(FURNITURE_NAMES.search(named))


def setting(element: Element, outer: Setting) -> Setting:
    """How the words of an element are set, inside what is set as `outer`."""
    tag, style = name(element), declarations(element)
    face = Face(
        is_bold=_is_bold(tag, style, outer.face),
        is_italic=_is_italic(tag, style, outer.face),
        is_raised=outer.face.is_raised or tag == "sup" or style.get("vertical-align") == "super",
        is_struck=outer.face.is_struck or _is_struck(tag, style),
        colour=_lettering(element, tag, style) or outer.face.colour,
    )
    inner = replace(
        outer,
        face=face,
        keeps_lines=outer.keeps_lines or tag == "pre" or style.get("white-space", "").startswith("pre"),
    )
    level = HEADINGS.get(tag) or _stated_level(element)
    if level:
        return replace(inner, kind=Kind.HEADING, level=level)
    return replace(inner, kind=Kind.CAPTION, level=None) if tag in {"caption", "figcaption"} else inner


def fill(element: Element) -> str | None:
    """The element's own background as "#rrggbb"; None where it has none that is understood."""
    style = declarations(element)
    return colour(style.get("background-color") or (element.get("bgcolor") or "").lower())


def colour(stated: str) -> str | None:
    """The colour that a property in small letters states as "#rrggbb"; None where it states none that is understood."""
    if found := HEX.search(stated):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return f"#{digits}"
    if found := RGB.search(stated):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return next((COLOURS[word] for word in stated.split() if word in COLOURS), None)


def _is_bold(tag: str, style: dict[str, str], outer: Face) -> bool:
    weight = style.get("font-weight", "")
    if weight:
        return weight in {"bold", "bolder"} or (weight.isdecimal() and len(weight) < 5 and int(weight) >= 600)
    return outer.is_bold or tag in BOLD or tag in HEADINGS


def _is_struck(tag: str, style: dict[str, str]) -> bool:
    """A line through words goes through all inside: nothing within takes it away (CSS Text Decoration 3, 2.1)."""
    stated = style.get("text-decoration", "")
    return "line-through" in stated or (tag in STRUCK and "none" not in stated)


def _lettering(element: Element, tag: str, style: dict[str, str]) -> str | None:
    """The colour that an element gives its letters; that of a link says only that it is one."""
    if tag == "a":
        return None
    return colour(style.get("color") or (element.get("color") or "" if tag == "font" else "").lower())


def _is_italic(tag: str, style: dict[str, str], outer: Face) -> bool:
    stated = style.get("font-style")
    return stated in {"italic", "oblique"} if stated else outer.is_italic or tag in ITALIC


def _stated_level(element: Element) -> int | None:
    level = element.get("aria-level") or "2"
    return int(level) if element.get("role") == "heading" and level.isdecimal() and len(level) < 3 else None
