"""The colours of cells on scanned pages, and where on a turned page its words and cells stand."""

from collections.abc import Callable

import pytest
from PIL import Image

from extract import papers
from extract.pdf.page_turning import Turning
from extract.records import BBox, Block, Cell, Table
from extract.scans import ocr_engines
from tests.extract import drawn_pdfs, scans

pytestmark = pytest.mark.skipif(
    ocr_engines.language_folder() is None, reason="Tesseract's language data is not on this machine"
)
XS, YS = (72, 120, 360, 430, 520), (100, 124, 150, 176, 202, 228)
ROWS = (
    ("No", "Action", "RAG", "Note"),
    ("1", "Paint the harbour railings", "", "None"),
    ("2", "Mend the pier lamps", "", "See below"),
    ("3", "Count the mooring rings", "", "None"),
    ("4", "Answer the ferry panel", "Green", "Late"),
)
FILLS = {1: "0.85 0.1 0.1", 2: "1 0.75 0"}
GREEN = "0 0.6 0.2"


def disc(x: float, top: float, radius: float, colour: str) -> str:
    """A filled disc as drawing programs make it, of four curves."""
    y, k = drawn_pdfs.HEIGHT - top, 0.5523 * radius
    curves = (
        (radius, k, k, radius, 0, radius),
        (-k, radius, -radius, k, -radius, 0),
        (-radius, -k, -k, -radius, 0, -radius),
        (k, -radius, radius, -k, radius, 0),
    )
    drawn = "".join(f"{a + x} {b + y} {c + x} {d + y} {e + x} {f + y} c\n" for a, b, c, d, e, f in curves)
    return f"q {colour} rg {x + radius} {y} m {drawn}f Q\n"


def sheet() -> bytes:
    """A table with a grey heading, a red and an amber cell, a green dot, green letters and black ones."""
    content = drawn_pdfs.text(72, 70, "Harbour works: where the actions stand", 14, "F2")
    content += drawn_pdfs.fill(XS[0], YS[0], XS[-1], YS[1], "0.82 0.82 0.82")
    for row, colour in FILLS.items():
        content += drawn_pdfs.fill(XS[2], YS[row], XS[3], YS[row + 1], colour)
    content += disc(395, 189, 6, GREEN) + drawn_pdfs.grid(XS, YS)
    for row, (top, texts) in enumerate(zip(YS, ROWS, strict=False)):
        for x, text in zip(XS, texts, strict=False):
            ink = f"q {GREEN} rg\n" if text == "Green" else "q 0 g\n"
            content += ink + drawn_pdfs.text(x + 6, top + 17, text, 11, "F1" if row else "F2") + "Q\n"
    return drawn_pdfs.drawn(content)


def table_of(image: Image.Image) -> Table:
    document = papers.read_bytes(scans.scan(image), "scan.pdf")
    return next(block for block in document.blocks if isinstance(block, Table))


def cells(table: Table) -> dict[tuple[int, int], Cell]:
    return {(cell.row_index, cell.column_index): cell for cell in table.cells}


def is_near(colour: str | None, *wanted: float) -> bool:
    values = [int((colour or "#777777")[i : i + 2], 16) for i in (1, 3, 5)]
    return all(abs(value - 255 * share) <= 40 for value, share in zip(values, wanted, strict=True))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda image: image,
        lambda image: scans.turned(image, 1.3),
        lambda image: scans.turned(image, 90),
        lambda image: scans.speckled(scans.turned(image, 180), 1500),
    ],
)
def test_the_colours_of_cells_are_read_however_the_page_lay(spoil: Callable[[Image.Image], Image.Image]) -> None:
    found = cells(table_of(spoil(scans.picture(sheet(), mode="RGB"))))
    assert [[found[row, column].text for column in range(4)] for row in range(5)] == [list(row) for row in ROWS]
    assert is_near(found[0, 1].fill, 0.82, 0.82, 0.82)
    assert is_near(found[1, 2].fill, 0.85, 0.1, 0.1)
    assert is_near(found[2, 2].fill, 1.0, 0.75, 0.0)
    assert is_near(found[3, 2].ink, 0.0, 0.6, 0.2) and found[3, 2].fill is None
    assert is_near(found[4, 2].ink, 0.15, 0.65, 0.32) and found[4, 2].fill is None
    plain = [found[row, column] for row in range(1, 5) for column in (0, 1, 3)]
    assert {(cell.fill, cell.ink) for cell in plain} == {(None, None)}


def test_a_page_in_grey_has_no_colours_but_its_shading() -> None:
    found = cells(table_of(scans.picture(sheet())))
    assert is_near(found[0, 1].fill, 0.82, 0.82, 0.82)
    assert {cell.ink for cell in found.values()} == {None}


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_places_are_those_of_the_page_as_it_is_shown(degrees: int) -> None:
    table = table_of(scans.turned(scans.picture(sheet()), degrees))
    where = cells(table)[2, 1].place.bbox
    assert where is not None
    width, height = drawn_pdfs.WIDTH, drawn_pdfs.HEIGHT
    upright = BBox(XS[1], YS[2], XS[2], YS[3])
    wanted = {
        0: upright,
        90: BBox(upright.top, width - upright.x1, upright.bottom, width - upright.x0),
        180: BBox(width - upright.x1, height - upright.bottom, width - upright.x0, height - upright.top),
        270: BBox(height - upright.bottom, upright.x0, height - upright.top, upright.x1),
    }[degrees]
    for name in ("x0", "top", "x1", "bottom"):
        assert getattr(where, name) == pytest.approx(getattr(wanted, name), abs=3)


def test_a_tilt_is_turned_back() -> None:
    table = table_of(scans.turned(scans.picture(sheet()), 2.0))
    block = cells(table)[4, 1].blocks[0]
    assert isinstance(block, Block) and block.place.bbox is not None
    x, y = Turning(0, -2.0, drawn_pdfs.WIDTH, drawn_pdfs.HEIGHT).shown(XS[1] + 6.0, YS[4] + 12.0)
    assert block.place.bbox.x0 - 4 <= x <= block.place.bbox.x0 + 6
    assert block.place.bbox.top <= y <= block.place.bbox.bottom
