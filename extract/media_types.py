"""What a file really is, told by its content and never by its name."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
EMPTY = "application/x-empty"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
OLD_WORD = "application/msword"
OLD_OFFICE = "application/x-ole-storage"
RTF = "application/rtf"
HTML = "text/html"
ZIP = "application/zip"
DAMAGED_ZIP = "application/x-damaged-zip"
UNKNOWN = "application/octet-stream"

NAMES = {
    PDF: "a PDF",
    DOCX: "a Word document (.docx)",
    TEXT: "plain text",
    OLD_WORD: "a Word document of the old kind (.doc)",
    OLD_OFFICE: "an Office file of the old kind",
    RTF: "a Rich Text file (.rtf)",
    HTML: "a web page (HTML)",
    ZIP: "a ZIP archive",
    "image/jpeg": "a JPEG picture",
    "image/png": "a PNG picture",
    "image/gif": "a GIF picture",
    "image/tiff": "a TIFF picture",
    "image/bmp": "a BMP picture",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook (.xlsx)",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a PowerPoint file (.pptx)",
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt)",
    UNKNOWN: "a file of an unknown kind",
}
SUFFIXES = {".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".doc": OLD_WORD, ".rtf": RTF, ".htm": HTML, ".html": HTML}
TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".asc"})


@dataclass(frozen=True, slots=True)
class Signature:
    """The bytes that files of one kind begin with."""

    start: bytes
    media_type: str


SIGNATURES = (
    Signature(b"\xff\xd8\xff", "image/jpeg"),
    Signature(b"\x89PNG\r\n\x1a\n", "image/png"),
    Signature(b"GIF8", "image/gif"),
    Signature(b"II*\x00", "image/tiff"),
    Signature(b"MM\x00*", "image/tiff"),
    Signature(b"BM", "image/bmp"),
    Signature(b"{\\rtf", RTF),
)
# Parts by which an Office Open XML or OpenDocument package is known, in the order they are looked for.
PACKAGES = (
    (b"wordprocessingml", DOCX),
    (b"ms-word", DOCX),  # with macros
    (b"spreadsheetml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"presentationml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27})
MOST_CONTROLS = 0.01  # converters leave a few; a file that is no text has one byte in ten
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A PDF may have some bytes before its header; readers look for it in the first 1,024 (ISO 32000-1, annex H).
PDF_HEADER_WITHIN = 1024


def media_type(data: bytes) -> str:
    """The media type of a file's bytes; UNKNOWN where nothing tells."""
    if not data:
        return EMPTY
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    if data.startswith(OLE):
        return _ole_type(data)
    signed = next((each.media_type for each in SIGNATURES if data.startswith(each.start)), None)
    if signed and (signed != "image/bmp" or not _is_text(data)):
        return signed
    return _text_type(data)


def expected_type(path: str) -> str | None:
    """The media type that a file's name promises; None where it promises nothing that we know."""
    return SUFFIXES.get(PurePosixPath(path).suffix.lower())


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
            if not types and "mimetype" in names:
                return package.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return DAMAGED_ZIP
    return next((kind for mark, kind in PACKAGES if mark in types), ZIP)


def _ole_type(data: bytes) -> str:
    """Old Office files and encrypted new ones share a container; its directory names its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ENCRYPTED_OFFICE
    return OLD_WORD if "WordDocument".encode("utf-16-le") in data else OLD_OFFICE


def _text_type(data: bytes) -> str:
    if not _is_text(data):
        return UNKNOWN
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return HTML if start.startswith((b"<!doctype html", b"<html")) else TEXT


def _is_text(data: bytes) -> bool:
    """Text has next to no control characters but white space, and no NUL; UTF-16 says so by its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control_count = len(data) - len(data.translate(None, CONTROLS))
    return b"\x00" not in data and control_count <= len(data) * MOST_CONTROLS
