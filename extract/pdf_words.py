"""The words of a PDF page with their type, place and marked-content id, read through PDFium in as few calls as can be.

PDFium hands over a page's characters in one string, with a space or line end put in wherever the glyphs stand apart.
Only the first and last character of a word are asked for their boxes, unless the type changes inside it.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extract.page_items import Word

MAX_CHARACTERS = 200_000  # a page of print has some 5,000; more is an attack or a plotted map

INVISIBLE = 3  # text rendering mode "neither fill nor stroke", ISO 32000-1, table 106
FAKE_BOLD = 2  # "fill, then stroke": how bold is drawn with a font that has none
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1, table 123
SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|dingbat", re.I)
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|blk|demi", re.I)
ITALIC_NAME = re.compile(r"italic|oblique|obl\b", re.I)
HYPHEN_AT_LINE_END = "\ufffe"  # PDFium's sign for a hyphen that ended a line; GetUnicode calls it 2
WORD = re.compile(rf"[^\s{HYPHEN_AT_LINE_END}\x00-\x1f]+{HYPHEN_AT_LINE_END}?|{HYPHEN_AT_LINE_END}")

Placing = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Face:
    """What a font is, by its name, flags and weight."""

    is_bold: bool
    is_italic: bool
    is_symbol: bool


@dataclass(frozen=True, slots=True)
class Type:
    """How one text object is set: the size is that on the page, after all scaling."""

    size: float
    is_bold: bool
    is_italic: bool
    is_symbol: bool
    is_visible: bool
    mcid: int
    is_artifact: bool
    baseline: float  # in the page's own coordinates; all glyphs of a text object share it


class PageText:
    """The characters of one open page; close it when done."""

    def __init__(self, page: pdfium.FPDF_PAGE, mcid_of: Callable[[int], int | None], place: Placing) -> None:
        self._mcid_of, self._place = mcid_of, place
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._count = max(0, pdfium.FPDFText_CountChars(self._text_page)) if self._text_page else 0
        self._count = min(self._count, MAX_CHARACTERS)
        self._types: dict[int, Type] = {}
        self._faces: dict[int, Face] = {}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def close(self) -> None:
        """Give the page's text back to PDFium."""
        if self._text_page:
            pdfium.FPDFText_ClosePage(self._text_page)

    def words(self) -> Iterator[tuple[Word, bool]]:
        """The words in the order of the content stream, each with whether it can be seen."""
        end_before = -1
        for match in WORD.finditer(self._string()):
            start, end = match.span()
            is_first_piece = True
            for piece_start, piece_end in self._pieces(start, end):
                is_glued = not is_first_piece or start == end_before
                word = self._word(
                    match.group()[piece_start - start : piece_end - start], piece_start, piece_end, is_glued
                )
                is_first_piece = False
                if word is not None:
                    yield word
            end_before = end

    def _string(self) -> str:
        """All characters, one for each of PDFium's, so that an index into it is an index into the page."""
        units = (ctypes.c_ushort * (self._count + 1))()
        length = pdfium.FPDFText_GetText(self._text_page, 0, self._count, units) if self._count else 1
        if length - 1 == self._count:
            return "".join(map(chr, units[: self._count]))
        codes = (pdfium.FPDFText_GetUnicode(self._text_page, index) for index in range(self._count))
        return "".join(HYPHEN_AT_LINE_END if code == 2 else chr(min(code, 0x10FFFF)) for code in codes)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The word cut where its type changes; some producers draw each letter as an object of its own."""
        if end - start == 1 or self._object(start) == self._object(end - 1):
            yield start, end
            return
        piece_start, current = start, self._type(start)
        for index in range(start + 1, end):
            style = self._type(index)
            if style is not None and style != current:
                yield piece_start, index
                piece_start, current = index, style
        yield piece_start, end

    def _object(self, index: int) -> int:
        """The address of the text object that drew the character, 0 for one that PDFium put in."""
        owner = pdfium.FPDFText_GetTextObject(self._text_page, index)
        return ctypes.addressof(owner.contents) if owner else 0

    def _word(self, text: str, start: int, end: int, is_glued: bool) -> tuple[Word, bool] | None:
        style = self._type(start)
        first = self._corner(start, is_end=False)
        last = self._corner(end - 1, is_end=True)
        if style is None or first is None or last is None:
            return None
        if style.is_symbol and len(text) == 1:
            text = "•"
        is_upright = abs(last[0] - first[0]) >= abs(last[1] - first[1])
        word = Word(
            text, round(min(first[0], last[0]), 2), round(max(first[0], last[0]), 2), round(first[1], 2), style.size,
            style.is_bold, style.is_italic, style.mcid, style.is_artifact, is_glued, is_upright,
        )  # fmt: skip
        return word, style.is_visible

    def _corner(self, index: int, *, is_end: bool) -> tuple[float, float] | None:
        """The place on the shown page where the character begins or ends, on its baseline."""
        if not pdfium.FPDFText_GetCharOrigin(self._text_page, index, self._x, self._y):
            return None
        if not is_end:
            return self._place(self._x.value, self._y.value)
        pdfium.FPDFText_GetLooseCharBox(self._text_page, index, self._box)
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, index)
        return self._place(*_far_end(self._box, self._x.value, self._y.value, angle))

    def _type(self, index: int) -> Type | None:
        owner = self._object(index)
        if not owner:
            return self._types.get(0)
        if owner not in self._types:
            self._types[owner] = self._types[0] = self._read_type(index, owner)
        return self._types[owner]

    def _read_type(self, index: int, owner: int) -> Type:
        text_object = pdfium.FPDFText_GetTextObject(self._text_page, index)
        face = self._face(index, text_object)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        mcid = self._mcid_of(owner)
        return Type(
            size=self._size(index),
            is_bold=face.is_bold or mode == FAKE_BOLD,
            is_italic=face.is_italic,
            is_symbol=face.is_symbol,
            is_visible=mode != INVISIBLE and not self._is_transparent(text_object),
            mcid=pdfium.FPDFPageObj_GetMarkedContentID(text_object) if mcid is None else mcid,
            is_artifact=has_mark(text_object, "Artifact"),
            baseline=self._baseline(index),
        )

    def _face(self, index: int, text_object: pdfium.FPDF_PAGEOBJECT) -> Face:
        """What the character's font is, asked once for each font of the page."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._faces:
            self._faces[key] = self._read_face(index)
        return self._faces[key]

    def _read_face(self, index: int) -> Face:
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self._text_page, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace")
        weight = pdfium.FPDFText_GetFontWeight(self._text_page, index)
        return Face(
            is_bold=weight >= 600 or bool(flags.value & FORCE_BOLD or BOLD_NAME.search(name)),
            is_italic=bool(flags.value & ITALIC or ITALIC_NAME.search(name)),
            is_symbol=bool(SYMBOL_FONT.search(name)),
        )

    def _size(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text_page, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return round(float(pdfium.FPDFText_GetFontSize(self._text_page, index)) * scale, 1)

    def _baseline(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._text_page, index, self._x, self._y)
        return round(self._y.value, 1)

    def _is_transparent(self, text_object: pdfium.FPDF_PAGEOBJECT) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        return bool(pdfium.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)) and alpha.value == 0


def has_mark(page_object: pdfium.FPDF_PAGEOBJECT, name: str) -> bool:
    """Whether the object stands inside a marked-content sequence of that name."""
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    for index in range(pdfium.FPDFPageObj_CountMarks(page_object)):
        mark = pdfium.FPDFPageObj_GetMark(page_object, index)
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
            found = bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
            if found == name:
                return True
    return False


def _far_end(box: pdfium.FS_RECTF, x: float, y: float, angle: float) -> tuple[float, float]:
    """Where the character ends along its baseline, which may run in any of the four directions."""
    quarter = round(angle / (math.pi / 2)) % 4
    ends = {0: (box.right, y), 1: (x, box.top), 2: (box.left, y), 3: (x, box.bottom)}
    return ends[quarter]
