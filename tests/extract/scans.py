"""Scans made in the test: a PDF's pages as pictures, turned, tilted or blurred, in a PDF of their own."""

import io

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image, ImageFilter

DPI = 150


def picture(pdf: bytes, page_no: int = 1, mode: str = "L") -> Image.Image:
    """The page as a picture of 150 dots an inch, in grey or, with "RGB", in colour."""
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[page_no - 1].render(scale=DPI / 72).to_pil()
    document.close()
    return image.convert(mode)


def speckled(image: Image.Image, count: int) -> Image.Image:
    """The picture with so many dots of dirt, always at the same places."""
    pixels = np.array(image)
    generator = np.random.default_rng(7)
    pixels[generator.integers(0, pixels.shape[0], count), generator.integers(0, pixels.shape[1], count)] = 30
    return blurred(Image.fromarray(pixels), 0.5)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """The picture turned to the left; by quarters exactly."""
    is_quarter = degrees % 90 == 0
    paper = 255 if image.mode == "L" else (255, 255, 255)
    return image.rotate(degrees, expand=is_quarter, resample=Image.Resampling.BICUBIC, fillcolor=paper)


def blurred(image: Image.Image, radius: float) -> Image.Image:
    """The picture out of focus."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def scan(*images: Image.Image) -> bytes:
    """A PDF with a page for each picture."""
    pdf = pikepdf.new()
    for image in images:
        width, height = image.width * 72 / DPI, image.height * 72 / DPI
        pdf.add_blank_page(page_size=(width, height))
        add_picture(pdf, pdf.pages[-1], image, (0, 0, width, height))
    return saved(pdf)


def add_picture(
    pdf: pikepdf.Pdf, page: pikepdf.Page, image: Image.Image, box: tuple[float, float, float, float]
) -> None:
    """Draw the picture on the page, in a box of left, bottom, width and height in points."""
    stream = pdf.make_stream(image.tobytes())
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = image.width, image.height, 8
    stream.ColorSpace = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    page.obj.Resources.XObject = Dictionary(Im0=pdf.make_indirect(stream))
    left, bottom, width, height = box
    page.contents_add(f"q {width} 0 0 {height} {left} {bottom} cm /Im0 Do Q".encode("ascii"))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The PDF's bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()
