"""Packages of XML parts, as office programs write them, opened within limits."""

import io
import zipfile
import zlib

from lxml import etree

from extract import file_dates
from extract.records import ProblemKind, UnreadablePaper
from extract.xml_names import Element

# What zipfile raises for a broken, encrypted or oddly packed package or member.
TROUBLES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
TERMS, ELEMENTS = "{http://purl.org/dc/terms/}", "{http://purl.org/dc/elements/1.1/}"
LARGEST_UNPACKED_BYTES = 300 * 1024 * 1024
DECLARED_WITHIN = 4096  # bytes; a part's own declarations stand before its first element


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The package; raises UnreadablePaper where it is damaged or too large."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except TROUBLES as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, damaged()) from error
    if sum(part.file_size for part in package.infolist()) > LARGEST_UNPACKED_BYTES:
        raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())
    return package


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package; raises UnreadablePaper where it is damaged, too large, or defines entities of its own."""
    package = open_zip(data)
    try:
        parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
        if any(_has_entities(package, part) for part in parts):
            raise UnreadablePaper(ProblemKind.DAMAGED, _hostile())
    except TROUBLES as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, damaged()) from error
    return package


def content(package: zipfile.ZipFile, part: str) -> bytes | None:
    """The bytes of a part; None where the package has no such part."""
    try:
        return package.read(part)
    except KeyError:
        return None
    except TROUBLES as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, damaged()) from error


def root(package: zipfile.ZipFile, part: str) -> Element | None:
    """The root element of a part; None where the package has no such part or it is no XML."""
    data = content(package, part)
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)) if data else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def core_properties(core: Element | None) -> tuple[str, str]:
    """Title and ISO date of the last change (else of creation) by a package's properties, "" where they do not tell."""
    if core is None:
        return "", ""
    stated = core.findtext(f"{TERMS}modified") or core.findtext(f"{TERMS}created") or ""
    return (core.findtext(f"{ELEMENTS}title") or "").strip(), file_dates.iso_date(stated)


def damaged() -> str:
    """What to say of a package whose content cannot be found."""
    return (
        "The file is damaged: its content could not be found. Open it in the program it was made with, which may "
        "repair it, and save it again."
    )


def _has_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as file:
        return b"<!ENTITY" in file.read(DECLARED_WITHIN)


def _too_large() -> str:
    limit = LARGEST_UNPACKED_BYTES // 1024 // 1024
    return f"The file unpacks to more than {limit} MB, too large for a committee paper. Save it without pictures."


def _hostile() -> str:
    return "The file holds definitions that no office program writes, and that could fill the memory. It was not read."
