"""Our reader and its peers on the same papers: pages per CPU second, memory, and what is right letter for letter.

    python -m benchmarks.readers FOLDER [--also FOLDER] [--rounds 3] [--only "ours,pdfplumber words + tables"]

FOLDER holds the same papers in several forms, a folder each: `docx`, `pdf-tagged`, `pdf-untagged`. The truth of a PDF
is the DOCX of the same name, read by python-docx. `--also` names a folder of PDFs without truth, for speed alone.
The table-heavy pages of both, those with LEAST_RULED_CELLS or more, are cut out and read once more by themselves; cut
out they have no structure tree, so that all readers go by their ruling lines.
Install the peers beside the project's own requirements with `pip install -r benchmarks/requirements.txt`, in an
environment of their own; one that is missing is named as skipped. Each reader has a process of its own, so that one's
memory and caches are not another's; the rounds are interleaved, and the median counts. A DOCX page is 3,000 characters.
"""

import argparse
import multiprocessing
import resource
import statistics
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import docx
import pypdfium2
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from benchmarks import reader_peers
from benchmarks.reader_peers import Found, Row
from extract.pdf import pdf_pages

DOCX_PAGE_CHARACTERS = 3_000
LEAST_RULED_CELLS = 12  # on a page: four rows of three columns
SHORTEST_PARAGRAPH = 20  # letters: shorter ones are alike in any order
MEBIBYTE = 1024  # in the kilobytes of ru_maxrss


Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a paper holds: the keys of its cells, rows and paragraphs, each as often as it is there."""

    cells: Counter[str]
    rows: Counter[Row]
    paragraphs: Counter[str]


@dataclass(frozen=True, slots=True)
class Run:
    """What one reader did with all papers in one round; `error` is "" where it could read them."""

    seconds: float = 0.0
    memory: float = 0.0  # MiB above the process before the first paper
    found: tuple[Found, ...] = ()
    error: str = ""


def key(text: str) -> str:
    """The letters alone, or the digits where there are no letters: note marks and spaces are told differently."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalpha, plain)) or "".join(filter(str.isalnum, plain))


def keys(row: Row) -> Row:
    """The filled cells of a row."""
    return tuple(found for cell in row if (found := key(cell)))


def truth_of(path: Path) -> Truth:
    """The truth of a DOCX, from its XML."""
    body = docx.Document(str(path)).element.body
    rows = []
    for row in body.iter(qn("w:tr")):
        rows.append(keys(tuple(_written(cell) for cell in row.iterchildren(qn("w:tc")))))
    texts = [key(_written(each)) for each in body.iterchildren(qn("w:p"))]
    return Truth(
        Counter(cell for row in rows for cell in row),
        Counter(row for row in rows if row),
        Counter(text for text in texts if len(text) >= SHORTEST_PARAGRAPH),
    )


def _written(element: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def shares(found: Sequence[Found], truths: Sequence[Truth]) -> tuple[str, str, str]:
    """The shares of cells, rows and paragraphs that are exact; "–" where the reader gives none."""
    if any(one.rows is None for one in found) or not truths:
        return "–", "–", "–"
    rows = [Counter(keys(row) for row in one.rows or ()) for one in found]
    cells = [Counter(cell for row in counted.elements() for cell in row) for counted in rows]
    paragraphs = [Counter(key(text) for text in one.paragraphs or ()) for one in found]
    has_paragraphs = all(one.paragraphs is not None for one in found)
    return (
        _share(cells, [truth.cells for truth in truths]),
        _share(rows, [truth.rows for truth in truths]),
        _share(paragraphs, [truth.paragraphs for truth in truths]) if has_paragraphs else "–",
    )


def _share(found: Iterable[Counter[Key]], truths: Iterable[Counter[Key]]) -> str:
    """How many of the true ones were found, each as often as it is there."""
    right = wanted = 0
    for ours, truth in zip(found, truths, strict=True):
        right += (ours & truth).total()
        wanted += truth.total()
    return f"{right / wanted:.3f}" if wanted else "–"


def run(name: str, paths: Sequence[Path]) -> Run:
    """One round of one reader in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (name, tuple(paths)))


def _run(name: str, paths: Sequence[Path]) -> Run:
    readers = reader_peers.DOCX_READERS if paths[0].suffix == ".docx" else reader_peers.PDF_READERS
    try:
        readers[name](min(paths, key=lambda path: path.stat().st_size))  # imports and first use are not counted
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        found = tuple(readers[name](path) for path in paths)
        seconds = time.process_time() - start
    except Exception as error:  # a peer's own trouble is its result
        return Run(error=f"{type(error).__name__}: {error}".splitlines()[0][:80])
    return Run(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MEBIBYTE, found)


def page_count(path: Path) -> float:
    """The pages of a PDF; of a DOCX its characters by the page."""
    if path.suffix == ".docx":
        return len(_written(docx.Document(str(path)).element.body)) / DOCX_PAGE_CHARACTERS
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def compare(paths: Sequence[Path], truths: Sequence[Truth], rounds: int, only: Sequence[str]) -> None:
    """Print a line for each reader: its speed, how many times slower than ours, its memory and what is exact."""
    pages = sum(map(page_count, paths))
    readers = reader_peers.DOCX_READERS if paths[0].suffix == ".docx" else reader_peers.PDF_READERS
    print(f"\n{paths[0].parent.name}: {len(paths)} papers, {pages:.0f} pages")
    print(f"{'reader':28}{'pages/CPU s':>12}{'ours is':>10}{'MiB':>8}{'cells':>8}{'rows':>8}{'paragraphs':>12}")
    runs: dict[str, list[Run]] = {name: [] for name in readers if not only or name in only}
    for _ in range(rounds):
        for name, before in runs.items():
            if not any(one.error for one in before):
                before.append(run(name, paths))
    ours = statistics.median(one.seconds for one in runs["ours"])
    for name, done in runs.items():
        if done[-1].error:
            print(f"{name:28}skipped ({done[-1].error})")
            continue
        seconds = statistics.median(one.seconds for one in done)
        cells, rows, paragraphs = shares(done[-1].found, truths)
        memory = max(one.memory for one in done)
        figures = f"{pages / seconds:>12.1f}{seconds / ours if ours else 0:>9.1f}×{memory:>8.0f}"
        print(f"{name:28}{figures}{cells:>8}{rows:>8}{paragraphs:>12}")
    for peer in ("pdfplumber words + tables", "PDFium's bare text"):
        if peer in runs and not runs[peer][-1].error:
            print(f"ours is {statistics.median(one.seconds for one in runs[peer]) / ours:.2f} × {peer}")


def table_heavy(paths: Sequence[Path], folder: Path) -> list[Path]:
    """For each paper that has any, a PDF of its pages with LEAST_RULED_CELLS or more, in the folder."""
    cut = []
    for path in paths:
        with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument.new() as kept:
            pages = [pdf_pages.read_page(document, number) for number in range(1, len(document) + 1)]
            chosen = [page.page_no - 1 for page in pages if _ruled_cells(page) >= LEAST_RULED_CELLS]
            if chosen:
                kept.import_pages(document, chosen)
                kept.save(folder / path.name)
                cut.append(folder / path.name)
    return cut


def _ruled_cells(page: pdf_pages.Page) -> int:
    return sum(len(grid.cells) for grid in page.grids)


def main() -> None:
    """Compare the readers on the papers that the command names."""
    parser = argparse.ArgumentParser(description="Our reader beside its peers, on the same papers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--also", type=Path, default=None, help="a folder of PDFs without truth")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", type=lambda names: names.split(","), default=(), help="these readers, ours first")
    arguments = parser.parse_args()
    for form in ("pdf-tagged", "pdf-untagged", "docx"):
        paths = sorted((arguments.folder / form).glob("*.docx" if form == "docx" else "*.pdf"))
        if paths:
            truths = [truth_of(arguments.folder / "docx" / f"{path.stem}.docx") for path in paths]
            compare(paths, truths, arguments.rounds, arguments.only)
    whole = sorted(arguments.also.glob("*.pdf")) if arguments.also else []
    if whole:
        compare(whole, (), arguments.rounds, arguments.only)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "table-heavy pages"
        folder.mkdir()
        heavy = table_heavy([*whole, *sorted((arguments.folder / "pdf-untagged").glob("*.pdf"))], folder)
        if heavy:
            compare(heavy, (), arguments.rounds, arguments.only)


if __name__ == "__main__":
    main()
