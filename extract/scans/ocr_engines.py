"""The engines that read words from a picture, both without any network: Tesseract where it is installed, RapidOCR."""

import functools
import importlib.util
import os
from pathlib import Path

from extract.scans import ocr_by_rapidocr, ocr_by_tesseract
from extract.scans.seen_words import Engine

LANGUAGE_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    r"C:\Program Files\Tesseract-OCR\tessdata",
)
ENGINE_SETTING = "FOLLOWTHROUGH_OCR"  # "tesseract" or "rapidocr": the engine to use, instead of the best at hand


@functools.lru_cache(maxsize=1)
def best_engine() -> Engine | None:
    """Tesseract where it and its language data are on the machine, else RapidOCR, None where neither is."""
    wanted = os.environ.get(ENGINE_SETTING, "")
    folder = language_folder()
    if wanted != "rapidocr" and folder is not None and importlib.util.find_spec("tesserocr"):
        return ocr_by_tesseract.Tesseract(folder)
    if wanted != "tesseract" and importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        return ocr_by_rapidocr.Rapid()
    return None


def language_folder() -> Path | None:
    """The folder with Tesseract's data for English, None where there is none."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = (Path(folder) for folder in ((named,) if named else ()) + LANGUAGE_FOLDERS)
    return next((folder for folder in folders if (folder / f"{ocr_by_tesseract.LANGUAGE}.traineddata").is_file()), None)
