"""The sample corpus is what its script makes, has what its README promises, and its hand-written truth speaks of it."""

import io
import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from corpus import make_papers
from corpus.papermaking import content
from corpus.papermaking.content import Grid, Items, SamplePaper, Words

GOLDEN = Path(__file__).parent / "golden"
PAPERS = {paper.file: paper for paper in content.read_papers(make_papers.CONTENT)}
TRUTH: dict[str, Any] = tomllib.loads((GOLDEN / "sample_truth.toml").read_text("utf-8"))
AUDIT: dict[str, Any] = tomllib.loads((GOLDEN / "sample_audit.toml").read_text("utf-8"))
FORMS = {"docx": "word", "pdf-tagged": "tagged_pdf", "pdf-untagged": "layout_pdf", "scan": "ocr", "text": "text"}
STEADY = [name for name, paper in PAPERS.items() if paper.form in make_papers.STEADY_FORMS]
PRINTED_PDFS = [name for name, paper in PAPERS.items() if paper.form.startswith("pdf")]


def texts(paper: SamplePaper) -> list[str]:
    """Every text of the paper's content, without its marks."""
    found = [paper.body, *(text for _, text in paper.notes)]
    for block in paper.blocks:
        match block:
            case Words():
                found.append(block.text)
            case Items():
                found += block.texts
            case Grid():
                found += [block.banner, *block.columns, *(cell for row in block.rows for cell in row)]
    return [" ".join(re.sub(r"\*\*|\[\^\d+\]|^\{\w+\}|^[<^]$", "", text).split()) for text in found]


def unzipped(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{3,}", text))


def pdf_text(name: str) -> str:
    document = pypdfium2.PdfDocument(make_papers.SAMPLE / name)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("name", STEADY)
def test_word_and_text_papers_are_what_the_script_makes(name: str) -> None:
    made, kept = make_papers.build_paper(PAPERS[name]), (make_papers.SAMPLE / name).read_bytes()
    if name.endswith(".docx"):  # part by part: how zlib packs a part is the machine's affair
        assert unzipped(made) == unzipped(kept)
    else:
        assert made == kept


@pytest.mark.parametrize("name", [name for name in STEADY if name.endswith(".docx")])
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert make_papers.build_paper(PAPERS[name]) == make_papers.build_paper(PAPERS[name])


@pytest.mark.parametrize("name", PRINTED_PDFS)
def test_a_pdf_has_every_word_of_its_content(name: str) -> None:
    assert words(" ".join(texts(PAPERS[name]))) <= words(pdf_text(name))


@pytest.mark.parametrize("name", PRINTED_PDFS)
def test_a_pdf_is_tagged_where_it_says_so(name: str) -> None:
    with pikepdf.open(make_papers.SAMPLE / name) as pdf:
        assert ("/StructTreeRoot" in pdf.Root) == (PAPERS[name].form == "pdf-tagged")


def test_the_scan_has_no_text_and_is_small() -> None:
    (name,) = (name for name, paper in PAPERS.items() if paper.form == "scan")
    assert pdf_text(name).strip() == ""
    assert (make_papers.SAMPLE / name).stat().st_size < 400_000


def test_the_sample_holds_its_papers_and_nothing_else() -> None:
    paths = sorted(make_papers.SAMPLE.iterdir())
    assert [path.name for path in paths] == sorted(PAPERS)
    assert sum(path.stat().st_size for path in paths) < 1_500_000


def test_the_sample_has_papers_of_five_years_and_at_least_three_committees_in_every_form() -> None:
    papers = TRUTH["paper"]
    assert len(papers) >= 9
    assert {paper["date"].year for paper in papers} == {2019, 2020, 2021, 2022, 2023}
    assert len({paper["committee"][0] for paper in papers}) >= 3
    assert {paper.form for paper in PAPERS.values()} == set(FORMS)


def test_the_truth_speaks_of_each_paper_once_and_in_its_form() -> None:
    assert {paper["file"]: paper["form"] for paper in TRUTH["paper"]} == {
        name: FORMS[paper.form] for name, paper in PAPERS.items()
    }


@pytest.mark.parametrize("series", AUDIT["series"], ids=lambda series: series["key"])
def test_the_truth_names_the_numbers_that_the_audit_says_are_named(series: dict[str, Any]) -> None:
    papers = [paper for paper in TRUTH["paper"] if paper["series"] == series["key"]]
    named = {int(mention["number"]) for paper in papers for mention in paper["mentions"]}
    reports = [paper for paper in papers if not paper["file"].endswith("commission-report.pdf")]
    reported = {int(mention["number"]) for paper in reports for mention in paper["mentions"]}
    assert named == numbers(series["numbers_named"])
    assert reported == numbers(series["numbers_reported"])
    assert max(named) <= series["stated_count"]


def numbers(ranges: str) -> set[int]:
    """ "1-3 6" is 1, 2, 3 and 6."""
    bounds = [[int(end) for end in part.split("-")] for part in ranges.split()]
    return {number for ends in bounds for number in range(ends[0], ends[-1] + 1)}


@pytest.mark.parametrize("quoted", [*AUDIT["claim"], *AUDIT["decoy"]], ids=lambda quoted: quoted["raw"])
def test_what_the_audit_quotes_stands_in_its_paper(quoted: dict[str, Any]) -> None:
    assert any(quoted["raw"] in text for text in texts(PAPERS[quoted["paper"]]))
