"""Turns Word papers into PDF with LibreOffice, and PDF pages into a scan."""

import datetime
import io
import json
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

SCAN_DPI = 150
SCAN_DEGREES = 0.5
PAPER_GREY = 247


def export_pdf(word: bytes, is_tagged: bool) -> bytes:
    """The PDF that LibreOffice makes of a Word paper. Needs `soffice`; its bytes differ from one run to the next."""
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(is_tagged).lower()}})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(word)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}"]
        subprocess.run([*command, "paper.docx"], cwd=folder, check=True, capture_output=True, timeout=180)
        return (folder / "paper.pdf").read_bytes()


def scan_pdf(pdf: bytes, written: datetime.date) -> bytes:
    """The pages as a scanner would give them: grey pictures, slightly turned and blurred, with no text behind them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_scan(page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()) for page in document]
    document.close()
    moment = datetime.datetime.combine(written, datetime.time(9, 30)).timetuple()
    made = io.BytesIO()
    options = {"resolution": SCAN_DPI, "quality": 45, "creationDate": moment, "modDate": moment}
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], **options)
    return made.getvalue()


def _scan(page: Image.Image) -> Image.Image:
    toned = page.convert("L").point([round(20 + level * (PAPER_GREY - 20) / 255) for level in range(256)])
    turned = toned.rotate(SCAN_DEGREES, Image.Resampling.BICUBIC, fillcolor=PAPER_GREY)
    return turned.filter(ImageFilter.GaussianBlur(0.5))
