"""Packages of XML parts, as office programs write them, opened within limits."""

import io
import zipfile
import zlib

from lxml import etree

from extract.records import ProblemKind, UnreadablePaper
from extract.word.docx_xml import Element

LARGEST_UNPACKED_BYTES = 300 * 1024 * 1024
DECLARED_WITHIN = 4096  # bytes; a part's own declarations stand before its first element


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package; raises UnreadablePaper where it is damaged, too large, or defines entities of its own."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
            raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())
        if any(_has_entities(package, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
            raise UnreadablePaper(ProblemKind.DAMAGED, _hostile())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, damaged()) from error
    return package


def root(package: zipfile.ZipFile, part: str) -> Element | None:
    """The root element of a part; None where the package has no such part or it is no XML."""
    try:
        return etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError):
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, damaged()) from error


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
