"""A DOCX file's parts: the body, styles, numbering, notes, running headers and footers, and its own title and date."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extract import packages
from extract.records import ProblemKind, UnreadablePaper
from extract.word import docx_xml
from extract.xml_names import Element

# Strict and Transitional papers differ in the names of their namespaces only, as far as words go (ISO/IEC 29500-4).
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
NAMES_WITHIN = 8192  # bytes; a part's namespaces stand on its first element
STYLE_END = b"</w:style>"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The XML roots of a DOCX; None or empty where the package has no such part. The theme is left as it is."""

    body: Element
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]
    theme: bytes | None
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: the last word of its type's address, and the name of the part that it leads to."""

    kind: str
    target: str


def open_package(data: bytes) -> WordPackage:
    """The parts of a DOCX; raises UnreadablePaper where there is no package or no body."""
    with packages.open_zip(data) as package:
        links = tuple(_links(package, ""))
        main = next((link.target for link in links if link.kind == "officeDocument"), "")
        body = docx_xml.child(_root(package, main), "body")
        if body is None:
            raise UnreadablePaper(ProblemKind.DAMAGED, packages.damaged())
        parts = Parts(package, main)
        core = next((link.target for link in links if link.kind == "core-properties"), "")
        title, date = packages.core_properties(packages.root(package, core))
        return WordPackage(
            body=body,
            styles=parts.first("styles"),
            numbering=parts.first("numbering"),
            settings=parts.first("settings"),
            footnotes=parts.first("footnotes"),
            endnotes=parts.first("endnotes"),
            headers=parts.all("header"),
            footers=parts.all("footer"),
            theme=parts.content("theme"),
            title=title,
            date=date,
        )


class Parts:
    """The parts that a package's main part leads to; one that is missing or no XML is none: the body can be read."""

    def __init__(self, package: zipfile.ZipFile, main: str) -> None:
        self._package = package
        self._names: dict[str, set[str]] = {}
        for link in _links(package, main):
            self._names.setdefault(link.kind, set()).add(link.target)

    def all(self, kind: str) -> tuple[Element, ...]:
        """The roots of the parts of one kind, by their names."""
        roots = (_root(self._package, name, kind) for name in sorted(self._names.get(kind, ())))
        return tuple(root for root in roots if root is not None)

    def first(self, kind: str) -> Element | None:
        """The root of the one part of a kind."""
        return next(iter(self.all(kind)), None)

    def content(self, kind: str) -> bytes | None:
        """The bytes of the one part of a kind."""
        return next((packages.content(self._package, name) for name in sorted(self._names.get(kind, ()))), None)


def _links(package: zipfile.ZipFile, part: str) -> Iterator[Link]:
    """What a part leads to inside the package; the package itself is the part ""."""
    folder, name = posixpath.split(part)
    root = _root(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    for link in () if root is None else root.iterchildren(etree.Element):
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            yield Link(link.get("Type", "").rpartition("/")[2], target)


def _root(package: zipfile.ZipFile, part: str, kind: str = "") -> Element | None:
    data = packages.content(package, part)
    if data is not None and kind == "styles":
        data = _without_table_styles(data)
    if data is not None and STRICT.search(data, 0, NAMES_WITHIN):
        data = STRICT.sub(TRANSITIONAL, data)
    try:
        return etree.fromstring(data, PARSER) if data else None
    except etree.XMLSyntaxError:
        return None


def _without_table_styles(styles: bytes) -> bytes:
    """Word writes a hundred table styles into a paper: most of its bytes, and nothing in them that we read."""
    kept = []
    for piece in styles.split(STYLE_END):
        start = piece.find(b"<w:style ")
        is_of_tables = start >= 0 and b'w:type="table"' in piece[start : piece.find(b">", start)]
        kept.append(piece[:start] if is_of_tables else piece + STYLE_END)
    return b"".join(kept).removesuffix(STYLE_END)
