"""Makes the sample papers in `corpus/sample/` from `corpus/sample_papers/`: `python -m corpus.make_papers`.

Word and text papers come out the same each time. PDFs are exported by LibreOffice (`soffice`), which stamps each with
the time and its own version. Names of papers after the command make only those.
"""

import sys
from pathlib import Path

from corpus.papermaking import content, pdf_papers, word_papers
from corpus.papermaking.content import SamplePaper

HERE = Path(__file__).parent
CONTENT = HERE / "sample_papers"
SAMPLE = HERE / "sample"
STEADY_FORMS = ("docx", "text")


def build_paper(paper: SamplePaper) -> bytes:
    """One paper as the bytes of its file."""
    if paper.form == "text":
        return paper.body.encode("utf-8")
    word = word_papers.build_word(paper)
    if paper.form == "docx":
        return word
    pdf = pdf_papers.export_pdf(word, is_tagged=paper.form == "pdf-tagged")
    return pdf_papers.scan_pdf(pdf, paper.written) if paper.form == "scan" else pdf


def main(names: list[str]) -> None:
    """Write the papers named, or all of them."""
    SAMPLE.mkdir(exist_ok=True)
    for paper in content.read_papers(CONTENT):
        path = SAMPLE / paper.file
        if not names or paper.file in names:
            path.write_bytes(build_paper(paper))
            print(f"{path.relative_to(HERE.parent)}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
