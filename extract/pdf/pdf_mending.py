"""PDFs that PDFium cannot open, mended by qpdf: it finds the objects of a file that was cut short or lost its index."""

import io

import pikepdf

END_MARK = b"\n%%EOF\n"  # qpdf drops an object that ends with the file


def mended(data: bytes) -> bytes | None:
    """The PDF saved anew with what is left of its pages, None where nothing is."""
    try:
        with pikepdf.open(io.BytesIO(data + END_MARK)) as pdf:
            if not any(page.obj.get("/Contents") for page in pdf.pages):
                return None
            whole = io.BytesIO()
            pdf.save(whole)
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError):
        return None
    return whole.getvalue()
