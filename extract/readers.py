"""Which reader reads which kind of file, and what is said of the kinds that none reads."""

import importlib
from collections.abc import Callable
from pathlib import PurePosixPath

from extract import media_types, struck_out
from extract.records import Document, Paper, ProblemKind, UnreadablePaper

Reader = Callable[[bytes, Paper], Document]


def reader(paper: Paper) -> Reader:
    """The reader for what the file really is; raises UnreadablePaper where there is none."""
    expected = media_types.expected_type(paper.path)
    is_misnamed = paper.media_type == media_types.TEXT and not _may_be_text(paper.path)
    found = None if is_misnamed else READERS.get(paper.media_type)
    if found:
        return found
    if refusal := REFUSALS.get(paper.media_type):
        raise UnreadablePaper(*refusal)
    if paper.media_type == media_types.UNKNOWN and expected:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged(media_types.NAMES[expected]))
    raise _unsupported(paper.media_type, expected)


def _may_be_text(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in media_types.TEXT_SUFFIXES


def _lazily(module: str, function: str) -> Reader:
    """A reader imported when its first paper comes, so that reading Word never loads a PDF library."""

    def read(data: bytes, paper: Paper) -> Document:
        document: Document = getattr(importlib.import_module(f"extract.{module}"), function)(data, paper)
        return struck_out.told(document)

    return read


CONVERTED = (
    media_types.OLD_WORD,
    media_types.OLD_POWERPOINT,
    media_types.PPTX,
    media_types.ODP,
    media_types.PAGES,
    media_types.WORD_PERFECT,
)
READERS: dict[str, Reader] = {
    media_types.PDF: _lazily("pdf.pdf_reader", "read_pdf"),
    media_types.DOCX: _lazily("word.docx_reader", "read_docx"),
    media_types.HTML: _lazily("web.html_reader", "read_html"),
    media_types.XLSX: _lazily("sheets.spreadsheet_reader", "read_xlsx"),
    media_types.OLD_EXCEL: _lazily("sheets.spreadsheet_reader", "read_xls"),
    media_types.ODS: _lazily("sheets.spreadsheet_reader", "read_ods"),
    media_types.CSV: _lazily("sheets.spreadsheet_reader", "read_csv"),
    media_types.ODT: _lazily("opendocument.odt_reader", "read_odt"),
    media_types.RTF: _lazily("richtext.rtf_reader", "read_rtf"),
    media_types.MARKDOWN: _lazily("web.markdown_reader", "read_markdown"),
    media_types.TEXT: _lazily("plaintext.text_reader", "read_text"),
    media_types.ZIP: _lazily("archives", "refuse"),
    media_types.EMAIL: _lazily("archives", "refuse"),
    **dict.fromkeys(CONVERTED, _lazily("office_conversion", "read_converted")),
}
REFUSALS = {
    media_types.EMPTY: (
        ProblemKind.EMPTY_FILE,
        "The file is empty (0 bytes): copying or downloading it probably failed. Fetch it again.",
    ),
    media_types.ENCRYPTED_OFFICE: (
        ProblemKind.ENCRYPTED,
        "The file is protected by a password. Open it in Word or Excel, remove the password (File, Info, Protect) and "
        "save it again.",
    ),
    media_types.DAMAGED_ZIP: (
        ProblemKind.DAMAGED,
        "The file is damaged or was cut short: it begins like an Office document or ZIP archive but cannot be opened. "
        "Fetch it again, or open it in its own program, which may repair it, and save it anew.",
    ),
    media_types.OUTLOOK: (
        ProblemKind.UNSUPPORTED,
        "This is an Outlook message (.msg). Open it in Outlook and save its attachments, or save it as .eml.",
    ),
}


def _unsupported(found: str, expected: str | None) -> UnreadablePaper:
    name = media_types.NAMES.get(found, f"a file of the kind {found}")
    advice = (
        "Papers are read as PDF, Word (.docx), OpenDocument, Excel (.xlsx), web pages, e-mail or text: fetch or save "
        "it as one of these."
    )
    if expected and expected != found:
        message = f"This is {name}, not {media_types.NAMES[expected]} as its name says. {advice}"
        return UnreadablePaper(ProblemKind.WRONG_TYPE, message)
    return UnreadablePaper(ProblemKind.UNSUPPORTED, f"This is {name}, which cannot be read. {advice}")


def _damaged(name: str) -> str:
    return f"The file is named as {name} but its content is not: it is damaged, or of another kind. Fetch it again."
