"""The engines that read words from a picture, both without any network: Tesseract where it is installed, RapidOCR."""

import functools
import importlib.util
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from extract.page_images import Pixels

LANGUAGE = "eng"
LANGUAGE_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    r"C:\Program Files\Tesseract-OCR\tessdata",
)
MARGIN_PIXELS = 10  # of white around a small picture, without which Tesseract sees nothing
ENGINE_SETTING = "FOLLOWTHROUGH_OCR"  # "tesseract" or "rapidocr": the engine to use, instead of the best at hand


@dataclass(frozen=True, slots=True)
class Box:
    """Part of a picture, in pixels from its top left corner, half-open."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as the engine saw it; `line` numbers its line of print, `confidence` is the engine's own, 0 to 1."""

    text: str
    box: Box
    confidence: float
    line: int


class Engine(Protocol):
    """Reads words from a picture in grey."""

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words of the picture; those of each cell by themselves."""

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The words of a picture of one line, of the allowed characters if any are named, and the confidence."""


@functools.lru_cache(maxsize=1)
def best_engine() -> Engine | None:
    """Tesseract where it and its language data are on the machine, else RapidOCR, None where neither is."""
    wanted = os.environ.get(ENGINE_SETTING, "")
    folder = language_folder()
    if wanted != "rapidocr" and folder is not None and importlib.util.find_spec("tesserocr"):
        return Tesseract(folder)
    if wanted != "tesseract" and importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        return Rapid()
    return None


def language_folder() -> Path | None:
    """The folder with Tesseract's data for English, None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = (Path(folder) for folder in ((named,) if named else ()) + LANGUAGE_FOLDERS)
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


class Tesseract:
    """Tesseract through its library, one thread."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before the library loads: its threads only get in the way
        import tesserocr

        self._tesserocr: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words outside the cells with the page's own columns, then those of each cell as one block."""
        from PIL import Image

        modes = self._tesserocr.PSM
        found: list[SeenWord] = []
        self._open(Image.fromarray(_without(pixels, cells)), modes.AUTO)
        found.extend(self._seen(0))
        self._open(Image.fromarray(pixels), modes.SINGLE_BLOCK)
        for cell in cells:
            self._api.SetRectangle(cell.left, cell.top, cell.right - cell.left, cell.bottom - cell.top)
            found.extend(self._seen(found[-1].line + 1 if found else 0))
        self._api.Clear()
        return tuple(found)

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The line's words with a space between them."""
        from PIL import Image

        self._api.SetVariable("tessedit_char_whitelist", allowed)
        self._open(Image.fromarray(_framed(pixels)), self._tesserocr.PSM.SINGLE_LINE)
        seen = list(self._seen(0))
        self._api.SetVariable("tessedit_char_whitelist", "")
        return " ".join(word.text for word in seen), min((word.confidence for word in seen), default=0.0)

    def _open(self, picture: Any, mode: int) -> None:
        self._api.SetPageSegMode(mode)
        self._api.SetImage(picture)
        self._api.SetSourceResolution(150)

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


class Rapid:
    """RapidOCR through ONNX Runtime, one thread; its models come with its package."""

    def __init__(self) -> None:
        logging.disable(logging.INFO)  # it announces every model on the terminal
        from rapidocr import RapidOCR

        self._read: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_cls": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        logging.disable(logging.NOTSET)

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words of the whole picture; it finds the lines in cells by itself, and a word lies in one cell."""
        result = self._read(_in_colour(pixels), return_word_box=True, use_cls=False)
        lines = result.word_results if result is not None and result.word_results else ()
        return tuple(
            SeenWord(text.strip(), _around(corners), round(float(score), 4), number)
            for number, line in enumerate(lines)
            for text, score, corners in line
            if text.strip()
        )

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The line's words; characters that are not allowed are left out."""
        result = self._read(_in_colour(_framed(pixels)), use_det=False, use_cls=False, use_rec=True)
        texts = tuple(result.txts or ()) if result is not None else ()
        if not texts:
            return "", 0.0
        text = "".join(c for c in texts[0] if not allowed or c in allowed)
        return text.strip(), round(float(result.scores[0]), 4)


def _without(pixels: Pixels, cells: Sequence[Box]) -> Pixels:
    """The picture with its cells left white."""
    if not cells:
        return pixels
    rest = pixels.copy()
    for cell in cells:
        rest[cell.top : cell.bottom, cell.left : cell.right] = 255
    return rest


def _framed(pixels: Pixels) -> Pixels:
    return np.pad(pixels, MARGIN_PIXELS, constant_values=255)


def _in_colour(pixels: Pixels) -> Pixels:
    return np.repeat(pixels[:, :, None], 3, axis=2)


def _around(corners: Sequence[Sequence[float]]) -> Box:
    xs, ys = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    return Box(int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1)
