"""The background of a workbook's cell: a colour of its own, of the theme, or of Excel's palette (18.8.3, 18.3.1.10)."""

import colorsys
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

from extract import ink, theme_colours

# A theme names its colours dark first; cells count them light first (18.8.3).
THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
LINKS = frozenset({THEME_ORDER.index("hlink"), THEME_ORDER.index("folHlink")})


def of_theme(theme: bytes | None) -> tuple[str, ...]:
    """The workbook's theme colours as six hex digits, in the order in which cells count them; () where it has none."""
    found = theme_colours.read(theme)
    return tuple(found.get(name, "") for name in THEME_ORDER)


def fill(cell: Any, theme: tuple[str, ...]) -> str | None:
    """The cell's background as "#rrggbb"; None where it has none."""
    pattern = cell.fill
    if getattr(pattern, "fill_type", None) in {None, "none"}:
        return None
    return shown(getattr(pattern, "fgColor", None), theme)


def shown(colour: Any, theme: tuple[str, ...]) -> str | None:
    """A colour of the workbook as "#rrggbb"; None for none, and for one that is left to the program."""
    found = ink.hexadecimal(_digits(colour, theme)) if colour is not None else None
    return f"#{_tinted(found[1:], float(colour.tint or 0))}" if found else None


def is_of_links(colour: Any) -> bool:
    """Whether a colour is the theme's for links, which says of words only that they are one."""
    return colour is not None and colour.type == "theme" and colour.theme in LINKS


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
