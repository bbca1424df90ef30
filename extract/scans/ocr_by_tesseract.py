"""Words by Tesseract, through its library and in one thread; its language data must be on the machine."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from extract.scans.page_images import CONTRAST, DPI, Pixels
from extract.scans.seen_words import Box, SeenWord

LANGUAGE = "eng"
MARGIN_PIXELS = 10  # of white around a small picture, without which it sees nothing
LEAST_ROWS = 5  # of pixels: lower print is a speck


class Tesseract:
    """Reads the page outside its cells with columns as it finds them, and each cell as one block or line."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before the library loads: its threads only get in the way
        import tesserocr

        self._tesserocr: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words outside the cells, then those of each cell."""
        from PIL import Image

        modes = self._tesserocr.PSM
        found: list[SeenWord] = []
        self._open(Image.fromarray(_without(pixels, cells)), modes.AUTO)
        found.extend(self._seen(0))
        self._open(Image.fromarray(pixels), modes.SINGLE_BLOCK)
        for cell in cells:
            rows = _row_count(pixels[cell.top : cell.bottom, cell.left : cell.right])
            if rows:
                self._api.SetPageSegMode(modes.SINGLE_LINE if rows == 1 else modes.SINGLE_BLOCK)
                self._api.SetRectangle(cell.left, cell.top, cell.right - cell.left, cell.bottom - cell.top)
                found.extend(self._seen(found[-1].line + 1 if found else 0))
        self._api.Clear()
        return tuple(found)

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The line's words with a space between them, and the least confidence of them."""
        from PIL import Image

        self._api.SetVariable("tessedit_char_whitelist", allowed)
        self._open(Image.fromarray(np.pad(pixels, MARGIN_PIXELS, constant_values=255)), self._tesserocr.PSM.SINGLE_LINE)
        seen = list(self._seen(0))
        self._api.SetVariable("tessedit_char_whitelist", "")
        return " ".join(word.text for word in seen), min((word.confidence for word in seen), default=0.0)

    def _open(self, picture: Any, mode: int) -> None:
        self._api.SetPageSegMode(mode)
        self._api.SetImage(picture)
        self._api.SetSourceResolution(DPI)

    def _seen(self, first_line: int) -> Iterator[SeenWord]:
        if not self._api.Recognize():
            return
        level = self._tesserocr.RIL
        pages = self._api.GetIterator()
        line = first_line - 1
        for piece in self._tesserocr.iterate_level(pages, level.WORD) if pages else ():
            if piece.IsAtBeginningOf(level.TEXTLINE) or line < first_line:
                line += 1
            box = piece.BoundingBox(level.WORD)
            text = piece.GetUTF8Text(level.WORD).strip() if box and not piece.Empty(level.WORD) else ""
            if text:
                yield SeenWord(text, Box(*box), round(piece.Confidence(level.WORD) / 100, 4), line)


def _row_count(part: Pixels) -> int:
    """How many lines of print the part seems to hold: bands of dark pixels as high as letters."""
    dark = part < np.percentile(part, 75) - CONTRAST
    rows = np.concatenate(([False], dark.any(axis=1), [False]))
    starts, ends = np.flatnonzero(rows[1:] & ~rows[:-1]), np.flatnonzero(~rows[1:] & rows[:-1])
    return int(np.count_nonzero(ends - starts >= LEAST_ROWS))


def _without(pixels: Pixels, cells: Sequence[Box]) -> Pixels:
    """The picture with its cells left white."""
    if not cells:
        return pixels
    rest = pixels.copy()
    for cell in cells:
        rest[cell.top : cell.bottom, cell.left : cell.right] = 255
    return rest
