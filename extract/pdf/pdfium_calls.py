"""The functions of PDFium that are asked for each word or object, with addresses as numbers: that costs a third.

They keep Python's lock, as PDFium does not allow a second thread anyway.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def _plain(function: Any, result: type, *arguments: type) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int
text_object_at = _plain(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, NUMBER)
origin = _plain(pdfium.FPDFText_GetCharOrigin, NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)
text_matrix = _plain(pdfium.FPDFText_GetMatrix, NUMBER, ADDRESS, NUMBER, ADDRESS)
font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, NUMBER)
font_of = _plain(pdfium.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
mode_of = _plain(pdfium.FPDFTextObj_GetTextRenderMode, NUMBER, ADDRESS)
mcid_of = _plain(pdfium.FPDFPageObj_GetMarkedContentID, NUMBER, ADDRESS)
count_marks = _plain(pdfium.FPDFPageObj_CountMarks, NUMBER, ADDRESS)
mark_at = _plain(pdfium.FPDFPageObj_GetMark, ADDRESS, ADDRESS, ctypes.c_ulong)
mark_name = _plain(pdfium.FPDFPageObjMark_GetName, NUMBER, ADDRESS, ADDRESS, ctypes.c_ulong, ADDRESS)
font_info = _plain(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, ADDRESS, NUMBER, ADDRESS, ctypes.c_ulong, ADDRESS)
font_weight = _plain(pdfium.FPDFText_GetFontWeight, NUMBER, ADDRESS, NUMBER)
char_angle = _plain(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ADDRESS, NUMBER)
has_transparency = _plain(pdfium.FPDFPageObj_HasTransparency, NUMBER, ADDRESS)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, NUMBER, *[ADDRESS] * 5)

object_at = _plain(pdfium.FPDFPage_GetObject, ADDRESS, ADDRESS, NUMBER)
object_in_form_at = _plain(pdfium.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
count_in_form = _plain(pdfium.FPDFFormObj_CountObjects, NUMBER, ADDRESS)
kind_of = _plain(pdfium.FPDFPageObj_GetType, NUMBER, ADDRESS)
matrix_of = _plain(pdfium.FPDFPageObj_GetMatrix, NUMBER, ADDRESS, ADDRESS)
stroke_colour = _plain(pdfium.FPDFPageObj_GetStrokeColor, NUMBER, *[ADDRESS] * 5)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, NUMBER, *[ADDRESS] * 3)
count_segments = _plain(pdfium.FPDFPath_CountSegments, NUMBER, ADDRESS)
segment_at = _plain(pdfium.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, NUMBER)
kind_of_segment = _plain(pdfium.FPDFPathSegment_GetType, NUMBER, ADDRESS)
point_of = _plain(pdfium.FPDFPathSegment_GetPoint, NUMBER, *[ADDRESS] * 3)
closes = _plain(pdfium.FPDFPathSegment_GetClose, NUMBER, ADDRESS)


def address_of(handle: Any) -> int:
    """The address that a handle of pypdfium2 stands for, 0 of none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
