"""Archives and e-mails, opened as the papers in them."""

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from extract import archives, media_types, papers
from extract.records import Block, Document, ProblemKind, Table
from tests.extract import word_papers

WORD = word_papers.word_file(word_papers.paragraph("The harbour is open."))
TEXT = b"The harbour is open."


def zip_file(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def mail(html: str = "", attachments: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Clerk <clerk@harbour.example>", "Members <members@harbour.example>"
    message["Subject"], message["Date"] = "Ferry review – papers", "Mon, 03 Jun 2024 10:00:00 +0100"
    message["Message-ID"] = "<1@harbour.example>"
    message.set_content("Recommendation 4 is now complete.\n")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        if name.endswith(".eml"):
            inner = EmailMessage()
            inner["Subject"], inner["MIME-Version"] = "Earlier", "1.0"
            inner.set_content("An earlier message.\n")
            message.add_attachment(inner, filename=name)
        else:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def read_all(corpus: Path) -> dict[str, Document]:
    return {path.relative_to(corpus).as_posix(): papers.read_paper(path, corpus) for path in papers.find_papers(corpus)}


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Block)]


def test_the_papers_of_an_archive_are_papers_of_the_corpus(tmp_path: Path) -> None:
    inner = zip_file({"b.txt": TEXT})
    members = {"1/appendix 1.docx": WORD, "notes.txt": TEXT, "more.zip": inner, "README.md": TEXT, "__MACOSX/._a": b"x"}
    (tmp_path / "pack.zip").write_bytes(zip_file(members))
    (tmp_path / "a.txt").write_bytes(TEXT)
    found = read_all(tmp_path)
    assert list(found) == ["a.txt", "pack.zip/1/appendix 1.docx", "pack.zip/more.zip/b.txt", "pack.zip/notes.txt"]
    for path, document in found.items():
        assert (document.paper.path, texts(document)) == (path, ["The harbour is open."])
        assert document.paper.sha256 == hashlib.sha256(WORD if path.endswith("docx") else TEXT).hexdigest()


def test_an_email_is_read_with_its_attachments(tmp_path: Path) -> None:
    attachments = {"plan.docx": WORD, "pack.zip": zip_file({"c.txt": TEXT}), "earlier.eml": b""}
    (tmp_path / "letter.eml").write_bytes(mail(attachments=attachments))
    found = read_all(tmp_path)
    assert list(found) == [
        "letter.eml/earlier.eml/message.txt",
        "letter.eml/message.txt",
        "letter.eml/pack.zip/c.txt",
        "letter.eml/plan.docx",
    ]
    assert texts(found["letter.eml/message.txt"])[0] == "Ferry review – papers"
    assert "Recommendation 4 is now complete." in texts(found["letter.eml/message.txt"])
    assert "Date: Mon, 03 Jun 2024 10:00:00 +0100" in " ".join(texts(found["letter.eml/message.txt"]))


def test_the_web_page_of_an_email_keeps_its_tables(tmp_path: Path) -> None:
    page = "<html><body><table border=1><tr><th>No<th>Status<tr><td>4<td>Complete</table></body></html>"
    (tmp_path / "letter.eml").write_bytes(mail(html=page))
    (document,) = read_all(tmp_path).values()
    assert document.paper.path == "letter.eml/message.html"
    assert texts(document)[:2] == ["Ferry review – papers", "From: Clerk <clerk@harbour.example>"]
    assert any(isinstance(block, Table) for block in document.blocks)


def test_a_name_never_leads_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(zip_file({"../../a.txt": TEXT, "/etc/b.txt": TEXT, "c\\..\\d.txt": TEXT}))
    assert list(read_all(tmp_path)) == ["pack.zip/a.txt", "pack.zip/c/d.txt", "pack.zip/etc/b.txt"]


def test_an_archive_too_deep_inside_others_is_told(tmp_path: Path) -> None:
    deep = zip_file({"c.zip": zip_file({"d.txt": TEXT})})
    (tmp_path / "a.zip").write_bytes(zip_file({"b.zip": deep}))
    ((path, document),) = read_all(tmp_path).items()
    assert path == "a.zip/b.zip/c.zip"
    assert "too deep inside others" in document.problems[0].message


def bomb(depth: int) -> bytes:
    """An archive that unpacks to far more than it weighs, itself or in the archives in it."""
    data = bytes(30 * 1024 * 1024)
    for level in range(depth):
        data = zip_file({f"{level}-{copy}.zip" if level else "zeros.txt": data for copy in range(3 if level else 1)})
    return data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (bomb(1), ProblemKind.TOO_LARGE),
        (bomb(2), ProblemKind.TOO_LARGE),
        (zip_file({}), ProblemKind.DAMAGED),
        (zip_file({"README.md": TEXT}), ProblemKind.UNSUPPORTED),
        (zip_file({"a.txt": TEXT})[:40], ProblemKind.DAMAGED),
    ],
)
def test_an_archive_that_cannot_be_opened_is_one_problem(tmp_path: Path, data: bytes, kind: ProblemKind) -> None:
    (tmp_path / "pack.zip").write_bytes(data)
    ((path, document),) = read_all(tmp_path).items()
    assert (path, document.is_readable, len(document.problems)) == ("pack.zip", False, 1)
    assert document.problems[0].kind is kind


def test_too_many_members_are_one_problem(tmp_path: Path) -> None:
    members = {f"{number}.txt": b"x" for number in range(archives.MOST_MEMBERS + 1)}
    (tmp_path / "pack.zip").write_bytes(zip_file(members))
    (document,) = read_all(tmp_path).values()
    assert document.problems[0].kind is ProblemKind.TOO_LARGE


def test_the_files_of_a_folder_are_found_and_hashed_without_opening_archives(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(zip_file({"a.txt": TEXT}))
    assert [path.name for path in papers.find_files(tmp_path)] == ["pack.zip"]
    assert papers.file_of(tmp_path / "pack.zip" / "a.txt") == tmp_path / "pack.zip"
    assert papers.file_sha256(tmp_path / "pack.zip" / "a.txt") is None


def test_a_member_under_a_password_costs_one_paper(tmp_path: Path) -> None:
    data = bytearray(zip_file({"a.txt": TEXT, "b.txt": TEXT}))
    first = data.index(b"PK\x01\x02")
    data[6] |= 1  # the flag of encryption, in the member's own header and in the directory
    data[first + 8] |= 1
    (tmp_path / "pack.zip").write_bytes(data)
    found = read_all(tmp_path)
    assert found["pack.zip/a.txt"].problems[0].kind is ProblemKind.ENCRYPTED
    assert texts(found["pack.zip/b.txt"]) == ["The harbour is open."]


def test_a_member_that_vanished_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(zip_file({"a.txt": TEXT}))
    (path,) = papers.find_papers(tmp_path)
    (tmp_path / "pack.zip").unlink()
    document = papers.read_paper(path, tmp_path)
    assert document.problems[0].kind is ProblemKind.NOT_ACCESSIBLE
    assert papers.file_sha256(path) is None


def test_a_memo_is_no_email(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_bytes(
        b"To: All members\nFrom: The clerk\nDate: 3 June 2024\n\nThe harbour is open.\n"
    )
    assert list(read_all(tmp_path)) == ["memo.txt"]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    data = zip_file({"a.txt": TEXT, "no name": b"x"}).replace(b"no name", b"\x00" * 7)
    (tmp_path / "pack.zip").write_bytes(data)
    assert list(read_all(tmp_path)) == ["pack.zip/a.txt"]


def test_a_bomb_of_archives_in_one_another_is_one_problem(tmp_path: Path) -> None:
    data = zip_file({"a.txt": TEXT})
    for level in range(3):
        data = zip_file({f"{level}-{copy}.zip": data for copy in range(4)})
    (tmp_path / "pack.zip").write_bytes(data)
    ((path, document),) = read_all(tmp_path).items()
    assert path == "pack.zip"
    assert [problem.kind for problem in document.problems] == [ProblemKind.TOO_LARGE]


def test_a_mail_is_told_by_its_date_where_no_server_has_marked_it_and_a_memo_is_none() -> None:
    mail = b"From: clerk@exmere.example\nDate: Tue, 16 Jan 2024 09:00:00 +0000\nSubject: Pools\n\nThe pool is open.\n"
    memo = b"To: The committee\nFrom: The clerk\nDate: 16 January 2024\n\nThe pool is open.\n"
    assert media_types.media_type(mail) == media_types.EMAIL
    assert media_types.media_type(memo) == media_types.TEXT
