"""What a file really is, told by its content and never by its name."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
TEXT = "text/plain"
CSV = "text/csv"
MARKDOWN = "text/markdown"
EMAIL = "message/rfc822"
EMPTY = "application/x-empty"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
OLD_WORD = "application/msword"
OLD_EXCEL = "application/vnd.ms-excel"
OLD_POWERPOINT = "application/vnd.ms-powerpoint"
OUTLOOK = "application/vnd.ms-outlook"
PAGES = "application/vnd.apple.pages"
WORD_PERFECT = "application/vnd.wordperfect"
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
    OLD_EXCEL: "an Excel workbook of the old kind (.xls)",
    OLD_POWERPOINT: "a PowerPoint file of the old kind (.ppt)",
    OUTLOOK: "an Outlook message (.msg)",
    PAGES: "a Pages document (.pages)",
    WORD_PERFECT: "a WordPerfect document (.wpd)",
    OLD_OFFICE: "an Office file of the old kind",
    RTF: "a Rich Text file (.rtf)",
    HTML: "a web page (HTML)",
    ZIP: "a ZIP archive",
    "image/jpeg": "a JPEG picture",
    "image/png": "a PNG picture",
    "image/gif": "a GIF picture",
    "image/tiff": "a TIFF picture",
    "image/bmp": "a BMP picture",
    XLSX: "an Excel workbook (.xlsx)",
    PPTX: "a PowerPoint file (.pptx)",
    ODT: "an OpenDocument text (.odt)",
    ODS: "an OpenDocument spreadsheet (.ods)",
    ODP: "an OpenDocument presentation (.odp)",
    CSV: "a table of comma-separated values (.csv)",
    MARKDOWN: "a Markdown text (.md)",
    EMAIL: "an e-mail (.eml)",
    UNKNOWN: "a file of an unknown kind",
}
SUFFIXES = {
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".doc": OLD_WORD, ".rtf": RTF, ".htm": HTML, ".html": HTML,
    ".xlsx": XLSX, ".xlsm": XLSX, ".xls": OLD_EXCEL, ".odt": ODT, ".ods": ODS, ".odp": ODP, ".pptx": PPTX,
    ".ppt": OLD_POWERPOINT, ".zip": ZIP, ".eml": EMAIL, ".msg": OUTLOOK,
}  # fmt: skip
TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".asc"})
# What only a name can tell: any text may be one line of Markdown, or a table of one column.
KINDS_OF_TEXT = {".md": MARKDOWN, ".markdown": MARKDOWN, ".csv": CSV, ".tsv": CSV}


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
    Signature(b"\xffWPC", WORD_PERFECT),
)
# Parts by which an Office Open XML or OpenDocument package is known, in the order they are looked for.
PACKAGES = (
    (b"wordprocessingml", DOCX),
    (b"ms-word", DOCX),  # with macros
    (b"spreadsheetml", XLSX),
    (b"ms-excel.sheet.macroEnabled", XLSX),
    (b"presentationml", PPTX),
)
# Streams by which the old Office formats are known; their container's directory names them in UTF-16.
OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("__properties_version1.0", OUTLOOK),
    ("WordDocument", OLD_WORD),
    ("Workbook", OLD_EXCEL),
    ("PowerPoint Document", OLD_POWERPOINT),
    ("Book", OLD_EXCEL),  # before 1997
)
# How a web page, or a piece of one, begins; a comment or an XML declaration may stand before it.
HTML_START = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*"
    rb"<(?:!doctype html|html|head|meta|title|body|main|article|section|div|table|p|h[1-6]|ul|ol)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
MAIL_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)+\r?\n")
# A memo too begins with To, From and Date; only mail has these, or a date to the minute with its zone (RFC 5322, 3.3).
MAIL_MARK = re.compile(
    rb"^(?:(?:MIME-Version|Message-ID|Received|Return-Path):|Date:[^\r\n]*\d\d:\d\d[^\r\n]*\s[+-]\d{4}\b)",
    re.IGNORECASE | re.MULTILINE,
)
CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27})
MOST_CONTROLS = 0.01  # converters leave a few; a file that is no text has one byte in ten
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_TYPES_BYTES = 1024 * 1024
# A PDF may have some bytes before its header; readers look for it in the first 1,024 (ISO 32000-1, annex H).
PDF_HEADER_WITHIN = 1024
HEADER_WITHIN = 64 * 1024


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


def of_file(data: bytes, path: str) -> str:
    """The media type of a file; its name is asked only what sort of text a text is."""
    found = media_type(data)
    named = KINDS_OF_TEXT.get(PurePosixPath(path).suffix.lower(), found)
    is_text = found == TEXT or (found == HTML and named == MARKDOWN)  # a page's tags may stand in Markdown too
    return named if is_text else found


def expected_type(path: str) -> str | None:
    """The media type that a file's name promises; None where it promises nothing that we know."""
    return SUFFIXES.get(PurePosixPath(path).suffix.lower())


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            types = _start(package, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
            if not types and "mimetype" in names:
                return _start(package, "mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return DAMAGED_ZIP
    is_pages = "Index/Document.iwa" in names
    return next((kind for mark, kind in PACKAGES if mark in types), PAGES if is_pages else ZIP)


def _start(package: zipfile.ZipFile, part: str) -> bytes:
    with package.open(part) as file:
        return file.read(MOST_TYPES_BYTES)


def _ole_type(data: bytes) -> str:
    return next((kind for name, kind in OLE_STREAMS if name.encode("utf-16-le") in data), OLD_OFFICE)


def _text_type(data: bytes) -> str:
    if not _is_text(data):
        return UNKNOWN
    start = data[:HEADER_WITHIN]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode()
    if HTML_START.match(start.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    header = MAIL_HEADER.match(start)
    return EMAIL if header and MAIL_MARK.search(header[0]) else TEXT


def _is_text(data: bytes) -> bool:
    """Text has next to no control characters but white space, and no NUL; UTF-16 says so by its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control_count = len(data) - len(data.translate(None, CONTROLS))
    return b"\x00" not in data and control_count <= len(data) * MOST_CONTROLS
