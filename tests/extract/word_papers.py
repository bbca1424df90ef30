"""Word papers made for tests from their bare XML, so that a test shows the very markup it is about."""

import hashlib
import io
import zipfile

from extract import media_types
from extract.records import Block, Document, Paper, Table
from extract.word import docx_reader

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
ROOTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes"}
ROOTS |= {"endnotes": "endnotes", "header": "hdr", "footer": "ftr", "theme": "theme"}


def word_file(body: str, main_part: str = "word/document.xml", links: str = "", **parts: str) -> bytes:
    """A DOCX whose body is this XML; `parts` are the inner XML of styles, numbering, footnotes, header and so on."""
    folder, _, name = main_part.rpartition("/")
    overrides = "".join(_override(f"{folder}/{part}.xml", part) for part in parts)
    related = "".join(
        f'<Relationship Id="rId{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in sorted(parts)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{_override(main_part, 'document.main')}{overrides}</Types>",
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="{main_part}"/></Relationships>',
        )
        package.writestr(main_part, f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        package.writestr(
            f"{folder}/_rels/{name}.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}{links}</Relationships>',
        )
        for part, inner in parts.items():
            package.writestr(f"{folder}/{part}.xml", f"<w:{ROOTS[part]} {NAMESPACES}>{inner}</w:{ROOTS[part]}>")
    return file.getvalue()


def read(body: str, **parts: str) -> Document:
    """The Document that the reader makes of such a paper."""
    return read_file(word_file(body, **parts))


def read_file(data: bytes) -> Document:
    """The Document that the reader makes of a DOCX file's bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    return docx_reader.read_docx(data, Paper(sha256[:12], "paper.docx", sha256, media_types.DOCX))


def blocks(document: Document) -> list[Block]:
    """The document's blocks outside tables."""
    return [block for block in document.blocks if isinstance(block, Block)]


def printed(document: Document) -> list[str]:
    """Each block as a reader sees it, with its label."""
    return [block.printed for block in blocks(document)]


def table(document: Document, index: int = 0) -> Table:
    """One of the document's tables."""
    return [block for block in document.blocks if isinstance(block, Table)][index]


def paragraph(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(text: str = "", properties: str = "") -> str:
    """A table cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table_of(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{MAIN_TYPE}.{kind}+xml"/>'
