"""The colours that a Word paper states: in hex digits, or by their names in its theme (17.3.2.6, 17.18.97)."""

from functools import cached_property

from extract import ink, theme_colours, xml_names
from extract.word import docx_xml
from extract.xml_names import Element

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Word's own names for what the theme calls otherwise.
THEME_NAMES = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink"}
THEME_NAMES |= {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"}
THEME_NAMES |= {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2", "followedHyperlink": "folHlink"}
SHAPES = frozenset({"oval", "rect", "roundrect", "shape"})  # of VML


class Colours:
    """Reads the colours of one paper; its theme is opened when a colour first names it."""

    def __init__(self, theme: bytes | None) -> None:
        self._theme = theme

    @cached_property
    def _named(self) -> dict[str, str]:
        return theme_colours.read(self._theme)

    def lettering(self, element: Element) -> str:
        """The colour "#rrggbb" that a `w:color` states; "" where it leaves it to Word, or where it marks a link."""
        name = docx_xml.attribute(element, "themeColor") or ""
        if "yperlink" in name:
            return ""
        return ink.hexadecimal(docx_xml.attribute(element)) or self._of_theme(name) or ""

    def drawn(self, element: Element) -> str | None:
        """The colour that a drawn shape's own properties (`spPr`, or a shape of VML) fill it with."""
        if xml_names.name(element) in SHAPES:
            return ink.hexadecimal((element.get("fillcolor") or "").partition(" ")[0].removeprefix("#"))
        stated = element.find(f"{DRAWING}solidFill/*")
        if stated is None:
            return None
        return ink.hexadecimal(stated.get("val")) or self._of_theme(stated.get("val"))

    def _of_theme(self, name: str | None) -> str | None:
        return ink.hexadecimal(self._named.get(THEME_NAMES.get(name, name))) if name else None
