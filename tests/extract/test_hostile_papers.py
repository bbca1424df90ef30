"""Papers made to break their reader: each is read right, or costs one clear problem."""

import errno
import io
import os
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from extract import papers
from extract.records import Block, Document, ProblemKind
from tests.extract import word_papers
from tests.extract.word_papers import cell, paragraph, row, table_of

TEXT = "The hall is open."


def pdf_with(content: bytes, pages: int = 1, **more: pikepdf.Object) -> bytes:
    """A PDF of pages that all show the same content in a font F1; `more` are entries of its catalogue."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    stream = pdf.make_stream(content)
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Contents, page.Resources = stream, pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    for name, value in more.items():
        pdf.Root[f"/{name}"] = value
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def read(data: bytes, name: str) -> Document:
    return papers.read_bytes(data, name)


def text(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Block))


def the_problem(document: Document) -> ProblemKind:
    (problem,) = document.problems
    assert not document.is_readable and "report it as a fault" not in problem.message, problem
    return problem.kind


SHOWN = f"BT /F1 12 Tf 20 100 Td ({TEXT}) Tj ET\n".encode()


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package,
        zipfile.ZipFile(io.BytesIO(word_papers.word_file(paragraph(TEXT)))) as real,
    ):
        for name in real.namelist():
            package.writestr(name, real.read(name))
        with package.open("word/media/image1.png", "w") as member:
            for _ in range(400):
                member.write(bytes(1024 * 1024))
    assert len(bomb.getvalue()) < 1_000_000
    assert the_problem(read(bomb.getvalue(), "a.docx")) is ProblemKind.TOO_LARGE


def test_entities_in_word_are_not_unfolded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "hall">{entities}]>'
    data = word_papers.word_file(paragraph("&e11;"))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as real, zipfile.ZipFile(file, "w") as package:
        for name in real.namelist():
            content = real.read(name)
            package.writestr(name, bomb.encode() + content if name == "word/document.xml" else content)
    document = read(file.getvalue(), "a.docx")
    assert len(text(document)) < 1000
    assert document.is_readable or the_problem(document)


def test_a_paper_of_five_thousand_pages_is_read() -> None:
    document = read(pdf_with(SHOWN, pages=5000), "a.pdf")
    assert document.page_count == 5000
    assert len(document.blocks) > 0


def test_a_page_of_a_million_tiny_paths_is_read_for_its_words() -> None:
    lines = b"".join(b"%d %d m %d %d l S\n" % (n % 190, n % 170, n % 190 + 1, n % 170) for n in range(2000)) * 500
    words = b"".join(b"BT /F1 6 Tf 10 %d Td (%s) Tj ET\n" % (y, (TEXT * 2).encode()) for y in range(20, 180, 10))
    assert TEXT in text(read(pdf_with(words + lines), "a.pdf"))


def test_a_structure_tree_that_leads_back_to_itself_is_read() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_with(b"/P <</MCID 0>> BDC\n" + SHOWN + b"EMC\n")))
    first, second = (pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, Pg=pdf.pages[0].obj)) for _ in range(2))
    first.K, second.K = pikepdf.Array([0, second]), pikepdf.Array([first, 0])
    parents = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([first])]))
    parents.Kids = pikepdf.Array([pdf.make_indirect(parents)])
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, ParentTree=parents, K=first))
    tree.RoleMap = pikepdf.Dictionary(A=pikepdf.Name.B, B=pikepdf.Name.A)
    first.S = pikepdf.Name.A
    pdf.pages[0].StructParents = 0
    pdf.Root.StructTreeRoot = tree
    assert text(read(saved(pdf), "a.pdf")) == TEXT


@pytest.mark.parametrize("opening", [b"[", b"<</K "])
def test_a_pdf_of_brackets_in_brackets_is_read(opening: bytes) -> None:
    closing = {b"[": b"]", b"<</K ": b">>"}[opening]
    deep = opening * 50_000 + b"0" + closing * 50_000
    data = pdf_with(SHOWN).replace(b"/Type /Catalog", b"/Deep " + deep + b" /Type /Catalog", 1)
    document = read(data, "a.pdf")
    assert text(document) == TEXT or the_problem(document)


def test_page_trees_that_lead_back_to_themselves_cost_one_problem_or_none() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_with(SHOWN, pages=2)))
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    file = io.BytesIO()
    try:
        pdf.save(file)
    except Exception:
        pytest.skip("pikepdf does not write such a file")
    document = read(file.getvalue(), "a.pdf")
    assert TEXT in text(document) or the_problem(document)


def test_a_character_map_that_uses_itself_does_not_hang() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_with(SHOWN)))
    mapping = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin begincmap /X usecmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfrange <00> <ffffffff> <0041> endbfrange 99999999 beginbfchar <4> endcmap"
    )
    mapping.UseCMap = mapping
    pdf.pages[0].Resources.Font.F1.ToUnicode = mapping
    document = read(saved(pdf), "a.pdf")
    assert document.is_readable or the_problem(document)


def test_tables_in_tables_are_read_or_refused() -> None:
    nested = paragraph(TEXT)
    for _ in range(150):
        nested = table_of(row(f"<w:tc>{nested}{paragraph()}</w:tc>", cell("x")), row(cell("y"), cell("z")))
    document = read(word_papers.word_file(nested), "a.docx")
    assert document.blocks or the_problem(document)


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 40_000 + paragraph(TEXT) + "</w:sdtContent></w:sdt>" * 40_000
    document = read(word_papers.word_file(deep), "a.docx")
    assert TEXT in text(document) or the_problem(document)


@pytest.mark.parametrize(
    "name", ["протокол.txt", "会議 議事録.txt", "محضر.txt", "a  b\u0301.txt", "𝒜.txt", "it's 100%.txt"]
)
def test_a_name_in_any_script_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (path,) = papers.find_papers(tmp_path)
    document = papers.read_paper(path, tmp_path)
    assert (document.paper.path, text(document)) == (name, TEXT)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text_is_written_with_escapes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(TEXT, encoding="utf-8")
    document = papers.read_paper(path, tmp_path)
    assert document.paper.path == "caf\\xe9.txt"
    path.unlink()
    assert papers.read_paper(path, tmp_path).paper.path == "caf\\xe9.txt"


def test_a_paper_that_changes_while_it_is_read_is_read_as_it_was_at_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    before = papers.file_sha256(path)
    path.write_text("The hall is shut.", encoding="utf-8")
    document = papers.read_paper(path, tmp_path)
    assert document.paper.sha256 == papers.file_sha256(path) != before
    assert text(document) == "The hall is shut."


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").symlink_to("b.pdf")
    (tmp_path / "c.pdf").symlink_to("gone")
    documents = [papers.read_paper(path, tmp_path) for path in papers.find_papers(tmp_path)]
    assert [the_problem(document) for document in documents] == [ProblemKind.NOT_ACCESSIBLE] * 3


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    corpus, beside = tmp_path / "corpus", tmp_path / "beside"
    (corpus / "2021").mkdir(parents=True)
    beside.mkdir()
    (corpus / "2021" / "a.txt").write_text(TEXT, encoding="utf-8")
    (beside / "b.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "2021" / "up").symlink_to(corpus, target_is_directory=True)
    (corpus / "linked").symlink_to(beside, target_is_directory=True)
    (beside / "back").symlink_to(corpus, target_is_directory=True)
    found = [path.relative_to(corpus).as_posix() for path in papers.find_papers(corpus)]
    assert found == ["2021/a.txt", "linked/b.txt"]


def test_a_folder_that_does_not_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    real = os.scandir

    def scandir(path: str) -> object:  # a superuser, as tests often run, may open every folder
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "iterdir", lambda self: scandir(str(self)))
    found = papers.find_papers(tmp_path)
    assert [path.name for path in found] == ["a.txt", "shut"]
    document = papers.read_paper(found[1], tmp_path)
    assert the_problem(document) is ProblemKind.NOT_ACCESSIBLE
    assert "permission denied" in document.problems[0].message
