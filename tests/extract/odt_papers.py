"""OpenDocument texts made for tests from their bare XML, so that a test shows the very markup it is about."""

import io
import zipfile

from extract import media_types, papers
from extract.records import Document

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{URN}:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt_file(body: str, automatic: str = "", shared: str = "", meta: str = "") -> bytes:
    """An ODT whose text is this XML, with automatic styles, the inner XML of styles.xml, and its properties."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", media_types.ODT)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr("styles.xml", f"<office:document-styles {NAMESPACES}>{shared}</office:document-styles>")
        package.writestr(
            "meta.xml",
            f"<office:document-meta {NAMESPACES} {DUBLIN_CORE}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        )
    return file.getvalue()


def read(body: str, automatic: str = "", shared: str = "", meta: str = "") -> Document:
    """The Document that the reader makes of such a paper."""
    return papers.read_bytes(odt_file(body, automatic, shared, meta), "paper.odt")


def row(*cells: str) -> str:
    """A table row of such cells, each plain text or a cell's XML."""
    return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"


def cell(text: str, attributes: str = "") -> str:
    """A table cell; XML is taken as it is."""
    if text.startswith("<table:"):
        return text
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"
