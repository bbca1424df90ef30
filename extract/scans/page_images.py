"""A PDF page as a picture in grey: rendered, turned upright by quarters, and made straight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2

Pixels = npt.NDArray[np.uint8]

DPI = 150
MOST_PIXELS = 30_000_000  # a plan of more is rendered coarser
CONTRAST = 55  # how much darker than the paper around it a pixel of print is, of 255
SHARP_CONTRAST = 80  # leaves out the soft edges in which letters touch
NOISY = 12.0  # mean difference from the smoothed page, of 255: clean print differs by 1 to 4
DARKEST_PERCENT, FAINTEST, FULL_CONTRAST = 0.5, 30, 200  # of the pixels; an empty page is not stretched
LIGHT, DIRT_SHARE = 180, 0.002  # paper of 255, and the share of dark pixels on an empty page
PAPER_PIXELS = 41  # a stroke is thinner than this, a shaded cell is larger
STEEPEST_DEGREES, COARSE_DEGREES, FINE_DEGREES = 4.0, 0.5, 0.05
MOST_POINTS = 40_000  # of print, by which the tilt is measured
LEAST_POINTS = 200
SPECK_PIXELS, LETTER_PIXELS = 2, 40  # at half the resolution: no rules, no dark margins, no dirt
LEVEL_DEGREES = 0.04  # less than this is straight


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in shades of grey, 0 black; `dots` is pixels in a point (1/72 inch)."""

    pixels: Pixels
    dots: float

    @property
    def width(self) -> float:
        """In points."""
        return float(self.pixels.shape[1]) / self.dots

    @property
    def height(self) -> float:
        """In points."""
        return float(self.pixels.shape[0]) / self.dots


def render(document: pypdfium2.PdfDocument, page_no: int) -> PageImage:
    """The page with that number as it is shown, at 150 dots an inch; raises PdfiumError where PDFium cannot."""
    page = document[page_no - 1]
    try:
        width, height = page.get_size()
        dots = min(DPI / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=dots, grayscale=True)
        pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
        bitmap.close()
    finally:
        page.close()
    return PageImage(pixels.reshape(pixels.shape[0], pixels.shape[1]), dots)


def cleared(image: PageImage) -> PageImage:
    """The image with strong noise smoothed and faint print made as dark as print should be."""
    import cv2

    pixels = image.pixels
    smooth = np.asarray(cv2.medianBlur(pixels, 3), dtype=np.uint8)
    if np.mean(cv2.absdiff(pixels, smooth)) > NOISY:
        pixels = smooth
    paper, darkest = paper_of(pixels), float(np.percentile(pixels[::2, ::2], DARKEST_PERCENT))
    if not FAINTEST < paper - darkest < FULL_CONTRAST:
        return PageImage(pixels, image.dots)
    stretched = 255 - (paper - pixels.astype(np.float32)) * (FULL_CONTRAST / (paper - darkest))
    return PageImage(np.clip(stretched, 0, 255).astype(np.uint8), image.dots)


def is_blank(image: PageImage) -> bool:
    """Whether the image shows light paper and no more on it than dirt."""
    paper = paper_of(image.pixels)
    return paper >= LIGHT and bool(np.mean(image.pixels < paper - CONTRAST) < DIRT_SHARE)


def turned(image: PageImage, quarters: int) -> PageImage:
    """The image turned to the left by so many quarters."""
    return PageImage(np.ascontiguousarray(np.rot90(image.pixels, quarters)), image.dots)


def render_colours(document: pypdfium2.PdfDocument, page_no: int, dpi: int) -> npt.NDArray[np.uint8]:
    """The page as it is shown, rows of pixels of red, green and blue; raises PdfiumError where PDFium cannot."""
    page = document[page_no - 1]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=min(dpi / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5), rev_byteorder=True)
        pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
        bitmap.close()
    finally:
        page.close()
    return pixels


def straightened(image: PageImage) -> tuple[PageImage, float]:
    """The image turned about its middle so that its lines of print run level, and by how many degrees to the left."""
    import cv2

    tilt, _ = _tilt(_points(image.pixels, has_rules=True))
    if abs(tilt) < LEVEL_DEGREES:
        return image, 0.0
    height, width = image.pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    paper = paper_of(image.pixels)
    level: Any = cv2.warpAffine(
        image.pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return PageImage(level, image.dots), tilt


def likely_turns(image: PageImage) -> Sequence[int]:
    """The quarter turns that could set the page upright, the likeliest first: print is densest along its lines."""
    points = _points(image.pixels, has_rules=False)
    across, down = _tilt(points)[1], _tilt(points[:, ::-1])[1]
    return (0, 2, 1, 3) if across >= down else (1, 3, 0, 2)


def ink_of(pixels: Pixels, contrast: int = CONTRAST) -> Pixels:
    """Which pixels are print, 255, and which are paper or shading, 0; print is darker by the contrast."""
    import cv2

    darker = cv2.subtract(paper_around(pixels), cv2.GaussianBlur(pixels, (3, 3), 0))
    ink: Any = cv2.threshold(darker, contrast, 255, cv2.THRESH_BINARY)[1]
    return np.asarray(ink, dtype=np.uint8)


def paper_around(pixels: Pixels) -> Pixels:
    """How light the paper or shading is about each pixel."""
    import cv2

    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((PAPER_PIXELS // 4, PAPER_PIXELS // 4), np.uint8))
    paper = cv2.resize(cv2.blur(paper, (9, 9)), pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(paper, dtype=np.uint8)


def enlarged(pixels: Pixels, times: int) -> Pixels:
    """The picture so many times as wide and high."""
    import cv2

    return np.asarray(cv2.resize(pixels, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def paper_of(pixels: Pixels) -> int:
    """How light the paper is."""
    return int(np.percentile(pixels[::4, ::4], 75)) if pixels.size else 255


def _points(pixels: Pixels, *, has_rules: bool) -> npt.NDArray[np.float64]:
    """Places of print as rows of x and y from the image's middle, without dirt, with rules or letters alone."""
    import cv2

    half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink_of(np.asarray(half, dtype=np.uint8)), connectivity=8)
    longest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_print = (longest > SPECK_PIXELS) & (has_rules | (longest < LETTER_PIXELS))
    is_print[0] = False
    ys, xs = np.nonzero(is_print[labels])
    step = max(1, len(xs) // MOST_POINTS)
    return np.stack([xs[::step] - half.shape[1] / 2, ys[::step] - half.shape[0] / 2], axis=1)


def _tilt(points: npt.NDArray[np.float64]) -> tuple[float, float]:
    """By how many degrees to turn the points to the left so that they lie in rows, and how dense the rows are then."""
    if len(points) < LEAST_POINTS:
        return 0.0, 0.0
    coarse = np.arange(-STEEPEST_DEGREES, STEEPEST_DEGREES + 0.01, COARSE_DEGREES)
    near, _ = _densest(points, coarse)
    fine = near + np.arange(-COARSE_DEGREES, COARSE_DEGREES + 0.001, FINE_DEGREES)
    return _densest(points, fine)


def _densest(points: npt.NDArray[np.float64], degrees: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The angle at which the rows are densest, the smallest of equals, and their density."""
    best = (0.0, -1.0)
    for angle in sorted((round(float(angle), 3) for angle in degrees), key=lambda angle: (abs(angle), angle)):
        rows = points[:, 1] - points[:, 0] * np.tan(np.radians(angle))
        counts = np.bincount((rows - rows.min()).astype(np.int64))
        density = float(np.sum(counts.astype(np.float64) ** 2)) / len(points) ** 2
        if density > best[1] * (1 + 1e-9):
            best = (angle, density)
    return best
