"""Old office files, converted where LibreOffice is on the machine."""

import shutil
from pathlib import Path

import pytest

from extract import media_types, office_conversion, papers
from extract.records import Block, ProblemKind, Table, TextSource
from tests import tracker_forms

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")


@pytest.mark.parametrize(
    ("stream", "says"),
    [
        ("WordDocument", "save it as .docx"),
        ("PowerPoint Document", "save it as .pdf"),
    ],
)
def test_without_libreoffice_an_old_file_says_what_to_do(
    stream: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    document = papers.read_bytes(OLE + stream.encode("utf-16-le"), "old file")
    assert document.problems[0].kind is ProblemKind.UNSUPPORTED
    assert says in document.problems[0].message


def test_an_outlook_message_says_what_to_do() -> None:
    document = papers.read_bytes(OLE + "__properties_version1.0".encode("utf-16-le"), "letter.msg")
    assert "save it as .eml" in document.problems[0].message


@needs_libreoffice
def test_a_file_that_libreoffice_reads_is_read_as_what_it_becomes(monkeypatch: pytest.MonkeyPatch) -> None:
    to_old = office_conversion.Conversion("rtf", "doc")
    monkeypatch.setitem(office_conversion.CONVERSIONS, media_types.RTF, to_old)
    old = office_conversion.convert(tracker_forms.as_rtf(), media_types.RTF)
    document = papers.read_bytes(old, "tracker.doc")
    assert (document.text_source, document.paper.media_type) == (TextSource.WORD, media_types.OLD_WORD)
    assert next(block.text for block in document.blocks if isinstance(block, Block)) == tracker_forms.TITLE
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert tuple(cell.text for cell in table.cells[-5:]) == tracker_forms.ROWS[-1]


@needs_libreoffice
def test_a_file_that_libreoffice_does_not_read_says_so() -> None:
    document = papers.read_bytes(OLE + "WordDocument".encode("utf-16-le"), "a.doc")
    assert document.problems[0].kind is ProblemKind.DAMAGED
    assert "could not convert it" in document.problems[0].message


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: program.as_posix())
    monkeypatch.setattr(office_conversion, "LONGEST_SECONDS", 0.2)
    document = papers.read_bytes(OLE + "WordDocument".encode("utf-16-le"), "a.doc")
    assert document.problems[0].kind is ProblemKind.TOO_SLOW
