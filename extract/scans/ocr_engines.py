"""The engines that read words from a picture, both without any network: Tesseract where it is installed, RapidOCR."""

import functools
import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extract.scans.page_images import Pixels

LANGUAGE = "eng"
LANGUAGE_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    r"C:\Program Files\Tesseract-OCR\tessdata",
)
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
        from extract.scans import ocr_by_tesseract

        return ocr_by_tesseract.Tesseract(folder)
    if wanted != "tesseract" and importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        from extract.scans import ocr_by_rapidocr

        return ocr_by_rapidocr.Rapid()
    return None


def language_folder() -> Path | None:
    """The folder with Tesseract's data for English, None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = (Path(folder) for folder in ((named,) if named else ()) + LANGUAGE_FOLDERS)
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)
