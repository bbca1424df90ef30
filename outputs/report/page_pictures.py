"""Pictures of places on the pages of PDFs: what a reader of the paper sees there, with the row marked.

PDFium draws the page, Pillow cuts and marks it; WebP without loss and with few colours keeps type sharp and small.
Run as a program, it reads an order from its input and prints the pictures: see `report_pictures`.
"""

import base64
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from extract.records import BBox

SCALE = 1.5  # pixels per point: 108 dpi, sharp enough to read
MOST_PIXELS = 12_000_000  # of a page; larger ones are drawn smaller
MARGIN_POINTS = 26  # of the page above and below the place
SIDE_POINTS = 8
LEAST_POINTS = 10  # height of a mark
LEVELS = tuple(min(255, (level + 32) // 64 * 64) for level in range(256)) * 3  # five of each colour, white kept
MARK = (255, 240, 170)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page of a paper, `path` being relative to the corpus."""

    path: str
    page_no: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a page without a network: its `data:` address and its size in pixels of the screen."""

    address: str
    width: int
    height: int


def draw(corpus: Path, spots: Sequence[Spot]) -> dict[Spot, Picture]:
    """A picture for each spot; a paper that is not there any more, or a page that cannot be drawn, has none."""
    by_paper: dict[str, dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for spot in spots:
        by_paper[spot.path][spot.page_no].append(spot)
    pictures: dict[Spot, Picture] = {}
    for path, pages in sorted(by_paper.items()):
        pictures.update(_draw_paper(corpus / path, pages))
    return pictures


def _draw_paper(path: Path, pages: dict[int, list[Spot]]) -> Iterator[tuple[Spot, Picture]]:
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError):
        return
    with document:
        for page_no, spots in sorted(pages.items()):
            try:
                page, scale = _draw_page(document, page_no)
            except (pypdfium2.PdfiumError, ValueError, IndexError):
                continue
            yield from ((spot, _encode(_cut(page, spot.bbox, scale))) for spot in spots)


def _draw_page(document: pypdfium2.PdfDocument, page_no: int) -> tuple[Image.Image, float]:
    page = document[page_no - 1]
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return image, scale


def _cut(page: Image.Image, box: BBox, scale: float) -> Image.Image:
    """The page's full width at that height, its empty sides cut away, the place marked as with a pen."""
    top, bottom = box.top, max(box.bottom, box.top + LEAST_POINTS)
    upper = min(max(0, round((top - MARGIN_POINTS) * scale)), page.height - 1)
    lower = max(upper + 1, min(page.height, round((bottom + MARGIN_POINTS) * scale)))
    strip = page.crop((0, upper, page.width, lower))
    mark = Image.new("RGB", strip.size, "white")
    ImageDraw.Draw(mark).rectangle((0, top * scale - upper, strip.width, bottom * scale - upper), fill=MARK)
    left, right = _inked(strip, round(SIDE_POINTS * scale))
    return ImageChops.multiply(strip.point(LEVELS), mark).crop((left, 0, right, strip.height))


def _inked(strip: Image.Image, side: int) -> tuple[int, int]:
    ink = ImageChops.invert(strip.convert("L")).getbbox()
    return (max(0, ink[0] - side), min(strip.width, ink[2] + side)) if ink else (0, strip.width)


def _encode(image: Image.Image) -> Picture:
    file = io.BytesIO()
    image.save(file, format="WEBP", lossless=True, quality=40, method=0)
    address = "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode("ascii")
    return Picture(address, image.width, image.height)


def main() -> None:
    """Draw what the standard input orders: a corpus, and spots as lists of their fields."""
    order = json.load(sys.stdin)
    spots = [Spot(path, page_no, BBox(*box)) for path, page_no, box in order["spots"]]
    drawn = draw(Path(order["corpus"]), spots)
    told = [[index, *astuple(drawn[spot])] for index, spot in enumerate(spots) if spot in drawn]
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
