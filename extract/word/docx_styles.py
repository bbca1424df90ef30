"""What a paragraph or character style says, with all that it inherits (ECMA-376, part 1, 17.7)."""

import re
from dataclasses import dataclass, replace

from extract.word import docx_xml
from extract.word.docx_colours import Colours
from extract.xml_names import Element

HEADING_NAME = re.compile(r"heading ?(\d)", re.IGNORECASE)
DEEPEST_INHERITANCE = 50


@dataclass(frozen=True, slots=True)
class Style:
    """The properties that matter to a reader; None where neither the style nor its parents say anything.

    `list_level` counts from 0, `heading_level` from 1.
    """

    style_id: str = ""
    name: str = ""
    heading_level: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hidden: bool | None = None
    is_struck: bool | None = None
    colour: str | None = None


class Styles:
    """The styles of one paper, by id; an unknown id gives a style that says nothing."""

    def __init__(self, root: Element | None, colours: Colours) -> None:
        self._colours = colours
        self._elements = {docx_xml.attribute(each, "styleId") or "": each for each in docx_xml.children(root, "style")}
        self._known: dict[str, Style] = {}
        self.default = next((key for key, each in self._elements.items() if _is_default_paragraph(each)), "")

    def style(self, style_id: str | None) -> Style:
        """The style with this id; for None, the style of paragraphs that name none."""
        key = self.default if style_id is None else style_id
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def character_style(self, style_id: str | None) -> Style:
        """The style of a run; one that says nothing for None."""
        return Style() if style_id is None else self.style(style_id)

    def _resolve(self, style_id: str) -> Style:
        """From the oldest ancestor down, what each says replaces what came before."""
        resolved = Style()
        for element in reversed(self._ancestry(style_id)):
            said = {key: value for key, value in self._own_properties(element).items() if value is not None}
            resolved = replace(resolved, **said)  # type: ignore[arg-type]
        return replace(resolved, style_id=style_id)

    def _ancestry(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        current: str | None = style_id
        while current in self._elements and len(chain) < DEEPEST_INHERITANCE:
            chain.append(self._elements[current])
            current = docx_xml.attribute(docx_xml.child(chain[-1], "basedOn"))
        return chain

    def _own_properties(self, element: Element) -> dict[str, object]:
        paragraph, run = docx_xml.child(element, "pPr"), docx_xml.child(element, "rPr")
        name = docx_xml.attribute(docx_xml.child(element, "name")) or ""
        lines = [docx_xml.is_on(docx_xml.child(run, each)) for each in ("strike", "dstrike")]
        colour = docx_xml.child(run, "color")
        return {
            "name": name,
            "heading_level": _named_level(name) or outline_level(docx_xml.child(paragraph, "outlineLvl")),
            "list_id": docx_xml.number(docx_xml.child(paragraph, "numPr", "numId")),
            "list_level": docx_xml.number(docx_xml.child(paragraph, "numPr", "ilvl")),
            "is_bold": docx_xml.is_on(docx_xml.child(run, "b")),
            "is_italic": docx_xml.is_on(docx_xml.child(run, "i")),
            "is_hidden": docx_xml.is_on(docx_xml.child(run, "vanish")),
            "is_struck": next((line for line in lines if line is not None), None),
            "colour": None if colour is None else self._colours.lettering(colour),
        }


def outline_level(element: Element | None) -> int | None:
    """The heading level that an `outlineLvl` gives, from 1; None for body text (level 9) or nothing."""
    level = docx_xml.number(element)
    return level + 1 if level is not None and 0 <= level < 9 else None


def _named_level(name: str) -> int | None:
    """Word stores its built-in names in English whatever its language shows."""
    found = HEADING_NAME.fullmatch(name.strip())
    if found:
        return int(found[1])
    return 1 if name.strip().lower() == "title" else None


def _is_default_paragraph(element: Element) -> bool:
    is_paragraph = docx_xml.attribute(element, "type") == "paragraph"
    return is_paragraph and docx_xml.attribute(element, "default") in {"1", "true", "on"}
