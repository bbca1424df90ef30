"""Footnotes and endnotes of a DOCX: their labels as Word shows them, and their own words."""

from dataclasses import dataclass

from extract import number_formats, xml_names
from extract.word import docx_xml
from extract.word.docx_package import WordPackage
from extract.xml_names import Element

WRITTEN_AS = {"footnoteReference": "decimal", "endnoteReference": "lowerRoman"}  # 17.11.17, 17.11.18
PROPERTIES = {"footnoteReference": "footnotePr", "endnoteReference": "endnotePr"}


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A mark that was met in the text, and the note's body, None where the paper has lost it."""

    label: str
    body: Element | None


class NoteCounter:
    """Labels the notes of one paper in the order in which the walk meets their marks."""

    def __init__(self, package: WordPackage) -> None:
        self._bodies = {
            "footnoteReference": _by_id(package.footnotes),
            "endnoteReference": _by_id(package.endnotes),
        }
        self._properties = {kind: _properties(package, name) for kind, name in PROPERTIES.items()}
        self._counts = dict.fromkeys(WRITTEN_AS, 0)
        self._met: list[NoteReference] = []

    def meet(self, element: Element, custom_label: str) -> str:
        """The label of a note reference; a custom mark stands for itself and is not counted."""
        kind = xml_names.name(element)
        label = custom_label or self._next(kind)
        body = self._bodies[kind].get(docx_xml.attribute(element, "id") or "")
        self._met.append(NoteReference(label, body))
        return label

    def take_met(self) -> tuple[NoteReference, ...]:
        """The references met since this was last asked."""
        met, self._met = tuple(self._met), []
        return met

    def _next(self, kind: str) -> str:
        properties = self._properties[kind]
        start = docx_xml.number(docx_xml.child(properties, "numStart"))
        count = (1 if start is None else start) + self._counts[kind]
        self._counts[kind] += 1
        number_format = docx_xml.attribute(docx_xml.child(properties, "numFmt")) or WRITTEN_AS[kind]
        return number_formats.written(count, number_format)


def _by_id(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {docx_xml.attribute(each, "id") or "": each for each in root}


def _properties(package: WordPackage, name: str) -> Element | None:
    """The last section's note properties, else those of the whole paper."""
    of_section = docx_xml.child(package.body, "sectPr", name)
    return docx_xml.child(package.settings, name) if of_section is None else of_section
