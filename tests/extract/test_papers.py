"""Finding the papers of a folder, and the door through which every file comes."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from extract import media_types, papers, readers
from extract.records import Document, ProblemKind, TextSource
from tests.extract import word_papers

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(200)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
WORD = word_papers.word_file(word_papers.paragraph("The hall is open."))


def pdf_file(*, password: str = "") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    pdf.save(file, encryption=encryption)
    return file.getvalue()


def put(corpus: Path, *names: str) -> None:
    for name in names:
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The hall is open.", encoding="utf-8")


def found(corpus: Path) -> list[str]:
    return [path.relative_to(corpus).as_posix() for path in papers.find_papers(corpus)]


def read(tmp_path: Path, name: str, data: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return papers.read_paper(path, tmp_path)


def test_papers_are_found_in_every_folder_in_the_order_of_their_paths(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "2021/c.docx", "a.odd", "2021-05.pdf")
    assert found(tmp_path) == ["2021-05.pdf", "2021/c.docx", "a.odd", "b.txt"]


def test_files_that_steer_the_run_are_no_papers(tmp_path: Path) -> None:
    put(tmp_path, "series.toml", "make_papers.py", "judgements.csv", "README.md", "readme.txt", "a.txt")
    put(tmp_path, ".hidden", ".git/config", "~$a.docx", "Thumbs.db", "__pycache__/x.pyc")
    assert found(tmp_path) == ["a.txt"]


def test_the_sample_is_read_only_where_there_is_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "sample/a.txt", "sample/2020/b.txt", "series.toml")
    assert found(tmp_path) == ["sample/2020/b.txt", "sample/a.txt"]
    assert not papers.is_sample_left_out(tmp_path)
    put(tmp_path, "own.txt")
    assert found(tmp_path) == ["own.txt"]
    assert papers.is_sample_left_out(tmp_path)


def test_the_sample_folder_itself_can_be_read(tmp_path: Path) -> None:
    put(tmp_path, "own.txt", "sample/a.txt")
    assert found(tmp_path / "sample") == ["a.txt"]


def test_an_empty_folder_has_no_papers(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert not papers.is_sample_left_out(tmp_path)


def test_a_paper_is_named_by_its_content_and_its_path(tmp_path: Path) -> None:
    put(tmp_path, "2021/a.txt", "b.txt")
    first, second = (papers.read_paper(path, tmp_path).paper for path in papers.find_papers(tmp_path))
    assert first.path == "2021/a.txt"
    assert first.paper_id == second.paper_id == first.sha256[:12]


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    assert read(tmp_path, "paper.pdf", WORD).text_source is TextSource.WORD
    assert read(tmp_path, "paper", WORD).text_source is TextSource.WORD
    assert read(tmp_path, "paper.txt", b"The hall is open.").text_source is TextSource.TEXT


@pytest.mark.parametrize(
    ("name", "data", "kind", "says"),
    [
        ("a.pdf", b"", ProblemKind.EMPTY_FILE, "empty"),
        ("a.pdf", JPEG, ProblemKind.WRONG_TYPE, "a JPEG picture, not a PDF"),
        ("a.jpg", JPEG, ProblemKind.UNSUPPORTED, "a JPEG picture, which cannot be read"),
        ("a.docx", b"The hall is open.", ProblemKind.WRONG_TYPE, "plain text, not a Word document"),
        ("a.docx", bytes(range(256)), ProblemKind.DAMAGED, "damaged"),
        ("a.docx", WORD[: len(WORD) // 2], ProblemKind.DAMAGED, "cut short"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), ProblemKind.ENCRYPTED, "password"),
        ("a.xyz", bytes(range(256)), ProblemKind.UNSUPPORTED, "unknown kind"),
        ("a.txt", b" \n\n ", ProblemKind.NO_TEXT, "no text"),
        ("a.pdf", pdf_file()[:300], ProblemKind.DAMAGED, ""),
        ("a.pdf", pdf_file(password="secret"), ProblemKind.ENCRYPTED, "password"),
    ],
)
def test_a_paper_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, kind: ProblemKind, says: str
) -> None:
    document = read(tmp_path, name, data)
    (problem,) = document.problems
    assert (document.is_readable, document.blocks, problem.kind) == (False, (), kind)
    assert says in problem.message


def test_a_paper_that_vanished_is_told_and_keeps_an_id_of_its_own(tmp_path: Path) -> None:
    documents = [papers.read_paper(tmp_path / name, tmp_path) for name in ("gone.pdf", "lost.pdf")]
    assert [document.problems[0].kind for document in documents] == [ProblemKind.NOT_ACCESSIBLE] * 2
    assert len({document.paper.paper_id for document in documents}) == 2


def test_a_paper_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "LARGEST_FILE_BYTES", 10)
    assert read(tmp_path, "a.txt", b"The hall is open.").problems[0].kind is ProblemKind.TOO_LARGE


def test_a_readers_own_fault_costs_one_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Document:
        raise RecursionError("too deep")

    monkeypatch.setitem(readers.READERS, media_types.TEXT, fail)
    document = read(tmp_path, "a.txt", b"The hall is open.")
    assert not document.is_readable
    assert "RecursionError: too deep" in document.problems[0].message


@pytest.mark.parametrize(
    ("data", "library"), [(WORD, "pypdfium2"), (WORD, "pikepdf"), (b"The hall is open.", "docx"), (pdf_file(), "docx")]
)
def test_a_reader_loads_no_library_of_another(tmp_path: Path, data: bytes, library: str) -> None:
    path = tmp_path / "paper"
    path.write_bytes(data)
    code = (
        "import sys; from pathlib import Path; from extract import papers; "
        f"papers.read_paper(Path({str(path)!r}), Path({str(tmp_path)!r})); print({library!r} in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
