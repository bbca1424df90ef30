"""The colours of an Office file's theme (ECMA-376, part 1, 20.1.6.2)."""

from lxml import etree

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
NAMES = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def read(theme: bytes | None) -> dict[str, str]:
    """The theme's colours as six hex digits, by their names in the theme; none where it has none."""
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True)) if theme else None
    except etree.XMLSyntaxError:
        return {}
    found = {} if root is None else {name: root.find(f".//{DRAWING}clrScheme/{DRAWING}{name}/*") for name in NAMES}
    return {
        name: colour.get("lastClr") or colour.get("val") or "" for name, colour in found.items() if colour is not None
    }
