"""DOCX packages that Word opens and python-docx does not: the Strict dialect, and links to parts that are gone."""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection

from lxml import etree

from extract.records import ProblemKind, UnreadablePaper

LARGEST_UNPACKED_BYTES = 300 * 1024 * 1024
# Strict and Transitional papers differ in the names of their namespaces only, as far as words go (ISO/IEC 29500-4).
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def mend(data: bytes) -> bytes:
    """The same package in the Transitional dialect, without dangling links; the bytes themselves if nothing is wrong.

    Raises UnreadablePaper for a package that would unpack to more than a paper can hold.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > LARGEST_UNPACKED_BYTES:
            message = "The file unpacks to more than 300 MB, too large for a committee paper. Save it without pictures."
            raise UnreadablePaper(ProblemKind.TOO_LARGE, message)
        names = frozenset(package.namelist())
        is_strict = bool(STRICT.search(package.read("_rels/.rels")))
        links = {name: _mended_links(name, package.read(name), names) for name in names if name.endswith(".rels")}
        if not is_strict and not any(links.values()):
            return data
        mended = io.BytesIO()
        with zipfile.ZipFile(mended, "w") as target:
            for name in package.namelist():
                target.writestr(name, STRICT.sub(TRANSITIONAL, links.get(name) or package.read(name)))
    return mended.getvalue()


def _mended_links(name: str, data: bytes, names: Collection[str]) -> bytes | None:
    """A relationships part without the links to parts that the package lacks; None where it has none such."""
    root = etree.fromstring(data, PARSER)
    folder = posixpath.dirname(posixpath.dirname(name))
    is_changed = False
    for link in list(root):
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        if link.get("TargetMode") != "External" and target not in names:
            root.remove(link)
            is_changed = True
    return etree.tostring(root) if is_changed else None
