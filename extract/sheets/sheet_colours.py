"""The background of a workbook's cell: a colour of its own, of the theme, or of Excel's palette (18.8.3, 18.3.1.10)."""

import colorsys
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# A theme names its colours dark first; cells count them light first (18.8.3).
THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The workbook's theme colours as six hex digits, in the order in which cells count them; () where it has none."""
    if not theme:
        return ()
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ()
    found = {}
    for name in THEME_ORDER:
        colour = root.find(f".//{DRAWING}clrScheme/{DRAWING}{name}/*")
        found[name] = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
    return tuple(found[name] for name in THEME_ORDER)


def fill(cell: Any, theme: tuple[str, ...]) -> str | None:
    """The cell's background as "#rrggbb"; None where it has none."""
    pattern = cell.fill
    if getattr(pattern, "fill_type", None) in {None, "none"}:
        return None
    colour = getattr(pattern, "fgColor", None)
    digits = _digits(colour, theme) if colour is not None else ""
    is_colour = len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
    return f"#{_tinted(digits, float(colour.tint or 0))}" if colour is not None and is_colour else None


def _digits(colour: Any, theme: tuple[str, ...]) -> str:
    if colour.type == "theme":
        return theme[colour.theme] if colour.theme < len(theme) else ""
    if colour.type == "indexed":
        return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
    return str(colour.rgb or "")[-6:]


def _tinted(digits: str, tint: float) -> str:
    """The colour made lighter or darker, as the tint says (18.8.19)."""
    red, green, blue = (int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(part * 255):02x}" for part in parts)
