"""A DOCX file's parts: the body, styles, numbering, notes, running headers and footers, and its own title and date."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.package import Package
from lxml import etree

from extract.records import ProblemKind, UnreadablePaper
from extract.word import docx_mending, docx_xml
from extract.word.docx_xml import Element

# What zipfile raises for a broken, encrypted or oddly packed member, and python-docx for parts of the wrong kind.
PACKAGE_TROUBLES = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError),
)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The XML roots of a DOCX; None or empty where the package has no such part."""

    body: Element
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]
    title: str
    date: str


def open_package(data: bytes) -> WordPackage:
    """The parts of a DOCX; raises UnreadablePaper where there is no package or no body."""
    try:
        package = Package.open(io.BytesIO(docx_mending.mend(data)))
        main = package.main_document_part
        body = docx_xml.child(_root(main), "body")
    except (*PACKAGE_TROUBLES, etree.XMLSyntaxError) as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged()) from error
    if body is None:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged())
    title, date = _core_properties(package)
    return WordPackage(
        body=body,
        styles=_related(main, RELATIONSHIP_TYPE.STYLES),
        numbering=_related(main, RELATIONSHIP_TYPE.NUMBERING),
        settings=_related(main, RELATIONSHIP_TYPE.SETTINGS),
        footnotes=_related(main, RELATIONSHIP_TYPE.FOOTNOTES),
        endnotes=_related(main, RELATIONSHIP_TYPE.ENDNOTES),
        headers=_all_related(main, RELATIONSHIP_TYPE.HEADER),
        footers=_all_related(main, RELATIONSHIP_TYPE.FOOTER),
        title=title,
        date=date,
    )


def _root(part: Element) -> Element:
    element = getattr(part, "element", None)
    return etree.fromstring(part.blob, docx_mending.PARSER) if element is None else element


def _all_related(main: Element, kind: str) -> tuple[Element, ...]:
    """The parts of one kind, by their names; a part that is no XML is left out: the body can still be read."""
    parts = {rel.target_part.partname: rel.target_part for rel in _internal(main) if rel.reltype == kind}
    roots = []
    for partname in sorted(parts):
        try:
            roots.append(_root(parts[partname]))
        except etree.XMLSyntaxError:
            continue
    return tuple(roots)


def _internal(main: Element) -> list[Element]:
    return [rel for rel in main.rels.values() if not rel.is_external]


def _related(main: Element, kind: str) -> Element | None:
    return next(iter(_all_related(main, kind)), None)


def _core_properties(package: Element) -> tuple[str, str]:
    """Title and ISO date of the last change (else of creation), "" where the file does not tell.

    Where a file has no properties, python-docx makes some up (its own title, and this very moment): never asked for.
    """
    if not any(related.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for related in package.rels.values()):
        return "", ""
    try:
        core = package.core_properties
        changed = core.modified or core.created
        return (core.title or "").strip(), changed.date().isoformat() if changed else ""
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError):
        return "", ""


def _damaged() -> str:
    return (
        "The Word document is damaged: its text could not be found. Open it in Word, which may repair it, and save it "
        "again."
    )
