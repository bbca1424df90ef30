"""An OpenDocument text's styles: what is bold or raised, and how lists are numbered (OpenDocument 1.3, part 3, 16)."""

from collections.abc import Iterator

from extract import file_dates, ink, number_formats
from extract.runs import Face
from extract.xml_names import Element

URN = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE, FO = f"{URN}text:1.0}}", f"{URN}style:1.0}}", f"{URN}table:1.0}}", f"{URN}xsl-fo-compatible:1.0}}"
DRAW, OFFICE, META = f"{URN}drawing:1.0}}", f"{URN}office:1.0}}", f"{URN}meta:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
NUMBER_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
DEEPEST_HEADING = 10  # levels (5.1.2)
DEEPEST = 20  # styles that inherit from each other; deeper, and they run in a circle


class OdtStyles:
    """The styles of one paper, automatic ones first."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in (each for each in roots if each is not None):
            for style in root.iter(f"{STYLE}style"):
                self._styles.setdefault((style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""), style)
            for style in root.iter(f"{TEXT}list-style"):
                self._lists.setdefault(style.get(f"{STYLE}name") or "", style)
            self.outline = root.find(f".//{TEXT}outline-style") if self.outline is None else self.outline

    def look(self, family: str, name: str | None, outer: Face) -> Face:
        """How a style sets words inside others."""
        stated: dict[str, str] = {}
        for style in self._inherited(family, name):
            for properties in style.iterchildren(f"{STYLE}text-properties"):
                stated = {**properties.attrib, **stated}
        weight, slant = stated.get(f"{FO}font-weight"), stated.get(f"{FO}font-style")
        position = stated.get(f"{STYLE}text-position", "")
        shown, colour = stated.get(f"{TEXT}display"), stated.get(f"{FO}color")
        lines = [stated.get(f"{STYLE}text-line-through-{part}") for part in ("type", "style")]
        return Face(
            is_bold=outer.is_bold if weight is None else weight == "bold" or whole(weight, 0) >= 600,
            is_italic=outer.is_italic if slant is None else slant in {"italic", "oblique"},
            is_raised=position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")),
            is_struck=_is_struck([line for line in lines if line], outer),
            is_hidden=outer.is_hidden if shown is None else shown == "none",
            colour=outer.colour if colour is None else ink.hexadecimal(colour.removeprefix("#")),
        )

    def fill(self, family: str, name: str | None) -> str | None:
        """The background that a cell's or row's style gives as "#rrggbb"; None where it gives none."""
        kind = "table-cell-properties" if family == "table-cell" else "table-row-properties"
        for style in self._inherited(family, name):
            for properties in style.iterchildren(f"{STYLE}{kind}"):
                colour = properties.get(f"{FO}background-color")
                if colour:
                    return ink.hexadecimal(colour.removeprefix("#"))
        return None

    def shape_fill(self, name: str | None) -> str | None:
        """The colour that a drawn shape is filled with; None where its style gives none."""
        for style in self._inherited("graphic", name):
            for properties in style.iterchildren(f"{STYLE}graphic-properties"):
                if properties.get(f"{DRAW}fill", "solid") != "solid":
                    return None
                if colour := properties.get(f"{DRAW}fill-color"):
                    return ink.hexadecimal(colour.removeprefix("#"))
        return None

    def is_hidden_table(self, name: str | None) -> bool:
        """Whether a table's style hides it, as a spreadsheet hides a sheet."""
        kinds = (each for style in self._inherited("table", name) for each in style)
        return any(each.get(f"{TABLE}display") == "false" for each in kinds)

    def list_style_of(self, paragraph_style: str | None) -> str | None:
        """The list style that a paragraph's style brings along."""
        names = (style.get(f"{STYLE}list-style-name") for style in self._inherited("paragraph", paragraph_style))
        return next((name for name in names if name is not None), None)

    def outline_level(self, paragraph_style: str | None) -> int | None:
        """The level of heading that a paragraph's style gives; None for text."""
        levels = (style.get(f"{STYLE}default-outline-level") for style in self._inherited("paragraph", paragraph_style))
        level = whole(next((level for level in levels if level is not None), ""), 0)
        return min(level, DEEPEST_HEADING) or None

    def list_level(self, name: str | None, level: int) -> Element | None:
        """How a list style numbers one level, from 1; None where it does not."""
        return _level(self._lists.get(name or ""), level)

    def _inherited(self, family: str, name: str | None) -> Iterator[Element]:
        """A style and those that it inherits from, itself first."""
        for _ in range(DEEPEST):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")


def _is_struck(lines: list[str], outer: Face) -> bool:
    """Whether a line goes through words: its type and its style may each say that there is none."""
    return "none" not in lines if lines else outer.is_struck


def outline_level(styles: OdtStyles, level: int) -> Element | None:
    """How headings of one level are numbered; None where they are not."""
    return _level(styles.outline, level)


def _level(style: Element | None, level: int) -> Element | None:
    if style is None:
        return None
    return next((each for each in style if each.get(f"{TEXT}level") == str(level)), None)


def label(style: Element | None, counts: list[int], styles_above: list[Element | None]) -> str:
    """The label of an item: `counts` are the numbers of its level and those above, which the style may show too."""
    if style is None:
        return ""
    if style.tag == f"{TEXT}list-level-style-bullet":
        sign = style.get(f"{TEXT}bullet-char") or "•"
        return "•" if "\ue000" <= sign <= "\uf8ff" else sign  # a symbol font's own number for some bullet
    if not style.get(f"{STYLE}num-format"):
        return ""
    shown = max(1, min(whole(style.get(f"{TEXT}display-levels"), 1), len(counts)))
    formats = [*styles_above, style][-shown:]
    numbers = [_written(count, each) for count, each in zip(counts[-shown:], formats, strict=False)]
    core = ".".join(number for number in numbers if number)
    return f"{style.get(f'{STYLE}num-prefix') or ''}{core}{style.get(f'{STYLE}num-suffix') or ''}".strip()


def properties(meta: Element | None) -> tuple[str, str]:
    """A file's own title, and the ISO date of its last change, else of its creation; "" where it does not tell."""
    if meta is None:
        return "", ""
    stated = meta.findtext(f".//{DC}date") or meta.findtext(f".//{META}creation-date") or ""
    return (meta.findtext(f".//{DC}title") or "").strip(), file_dates.iso_date(stated)


def start(style: Element | None) -> int:
    """The number of the first item."""
    return whole(None if style is None else style.get(f"{TEXT}start-value"), 1)


def _written(count: int, style: Element | None) -> str:
    number_format = "1" if style is None else style.get(f"{STYLE}num-format") or ""
    return number_formats.written(count, NUMBER_FORMATS.get(number_format, "decimal")) if number_format else ""


def whole(text: str | None, default: int) -> int:
    """A whole number as the format writes them; the default for anything else, and for more than anybody counts."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else default
