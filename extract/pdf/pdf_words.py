"""The words of a PDF page with their type, place and marked-content id, read through PDFium in as few calls as can be.

PDFium hands over a page's characters in one string, with a space or line end put in wherever the glyphs stand apart.
Only the first and last character of a word are asked for their boxes, unless the type changes inside it.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extract.pdf.page_items import Word

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


class Type(NamedTuple):
    """How one text object is set: the size is that on the page, after all scaling."""

    size: float
    is_bold: bool
    is_italic: bool
    is_symbol: bool
    is_visible: bool
    mcid: int
    is_artifact: bool
    baseline: float  # in the page's own coordinates; all glyphs of a text object share it
    is_level: bool  # its baseline runs straight from left to right, before the page is turned


def _plain(function: Any, result: type, *arguments: type) -> Callable[..., Any]:
    """PDFium's function with addresses as numbers, which costs a third: some are asked for each word."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int
_text_object_at = _plain(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, NUMBER)
_origin = _plain(pdfium.FPDFText_GetCharOrigin, NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)
_text_matrix = _plain(pdfium.FPDFText_GetMatrix, NUMBER, ADDRESS, NUMBER, ADDRESS)
_font_of = _plain(pdfium.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
_mode_of = _plain(pdfium.FPDFTextObj_GetTextRenderMode, NUMBER, ADDRESS)
_mcid_of = _plain(pdfium.FPDFPageObj_GetMarkedContentID, NUMBER, ADDRESS)
_count_marks = _plain(pdfium.FPDFPageObj_CountMarks, NUMBER, ADDRESS)
_mark_at = _plain(pdfium.FPDFPageObj_GetMark, ADDRESS, ADDRESS, ctypes.c_ulong)
_mark_name = _plain(pdfium.FPDFPageObjMark_GetName, NUMBER, ADDRESS, ADDRESS, ctypes.c_ulong, ADDRESS)
_fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, NUMBER, *[ADDRESS] * 5)


class PageText:
    """The characters of one open page; close it when done."""

    def __init__(self, page: pdfium.FPDF_PAGE, mcid_of: Callable[[int], int | None], place: Placing) -> None:
        self._mcid_of, self._place = mcid_of, place
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._address = ctypes.cast(self._text_page, ctypes.c_void_p).value if self._text_page else None
        self._count = max(0, pdfium.FPDFText_CountChars(self._text_page)) if self._text_page else 0
        self._count = min(self._count, MAX_CHARACTERS)
        self._types: dict[int, Type] = {}
        self._faces: dict[int, Face] = {}
        self._artifacts: dict[int, bool] = {}  # for each marked-content sequence, whether it is furniture
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._box_at, self._matrix_at = ctypes.addressof(self._box), ctypes.addressof(self._matrix)
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._colour_at = tuple(map(ctypes.addressof, self._colour))

    def close(self) -> None:
        """Give the page's text back to PDFium."""
        if self._text_page:
            pdfium.FPDFText_ClosePage(self._text_page)

    def words(self) -> Iterator[tuple[Word, bool]]:
        """The words in the order of the content stream, each with whether it can be seen."""
        end_before = -1
        for match in WORD.finditer(self._string()):
            start, end = match.span()
            is_glued = start == end_before
            end_before = end
            owner = self._object(start)
            if end - start == 1 or owner == self._object(end - 1):
                word = self._word(match.group(), (start, end), self._type(start, owner), is_glued)
                if word is not None:
                    yield word
            else:
                yield from self._words_of_several_types(match.group(), start, is_glued)

    def _words_of_several_types(self, text: str, start: int, is_glued: bool) -> Iterator[tuple[Word, bool]]:
        for piece_start, piece_end in self._pieces(start, start + len(text)):
            piece = text[piece_start - start : piece_end - start]
            style = self._type(piece_start, self._object(piece_start))
            word = self._word(piece, (piece_start, piece_end), style, is_glued)
            is_glued = True
            if word is not None:
                yield word

    def _string(self) -> str:
        """All characters, one for each of PDFium's, so that an index into it is an index into the page."""
        units = (ctypes.c_ushort * (self._count + 1))()
        length = pdfium.FPDFText_GetText(self._text_page, 0, self._count, units) if self._count else 1
        if length - 1 == self._count:
            text = bytes(units)[: 2 * self._count].decode("utf-16-le", "surrogatepass")
            return text if len(text) == self._count else "".join(map(chr, units[: self._count]))
        codes = (pdfium.FPDFText_GetUnicode(self._text_page, index) for index in range(self._count))
        return "".join(HYPHEN_AT_LINE_END if code == 2 else chr(min(code, 0x10FFFF)) for code in codes)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The word cut where its type changes; some producers draw each letter as an object of its own."""
        piece_start, current = start, self._type(start, self._object(start))
        for index in range(start + 1, end):
            style = self._type(index, self._object(index))
            if style is not None and style != current:
                yield piece_start, index
                piece_start, current = index, style
        yield piece_start, end

    def _object(self, index: int) -> int:
        """The address of the text object that drew the character, 0 for one that PDFium put in."""
        return _text_object_at(self._address, index) or 0

    def _word(self, text: str, span: tuple[int, int], style: Type | None, is_glued: bool) -> tuple[Word, bool] | None:
        start, end = span
        if style is None or not _origin(self._address, start, self._x_at, self._y_at):
            return None
        size, is_bold, is_italic, is_symbol, is_visible, mcid, is_artifact, _, is_level = style
        x, y = self._x.value, self._y.value
        ends_at = self._far_end(end - 1, y, is_level)
        if ends_at is None:
            return None
        if is_symbol and len(text) == 1:
            text = "•"
        (left, baseline), (right, foot) = self._place(x, y), self._place(*ends_at)
        is_upright = abs(right - left) >= abs(foot - baseline)
        if right < left:
            left, right = right, left
        word = Word(
            text, left, right, round(baseline, 2), size, is_bold, is_italic, mcid, is_artifact, is_glued, is_upright
        )  # fmt: skip
        if not is_upright:
            _turn(word, foot - baseline)
        return word, is_visible

    def _far_end(self, index: int, baseline: float, is_level: bool) -> tuple[float, float] | None:
        """Where the character ends along its baseline, which may run in any of the four directions."""
        box = self._box
        _loose_box(self._address, index, self._box_at)
        if is_level:
            return box.right, baseline
        if not _origin(self._address, index, self._x_at, self._y_at):
            return None
        x, y = self._x.value, self._y.value
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, index)
        return ((box.right, y), (x, box.top), (box.left, y), (x, box.bottom))[round(angle / (math.pi / 2)) % 4]

    def _type(self, index: int, owner: int) -> Type | None:
        """The type of the character's text object; that of the one before where PDFium put the character in."""
        style = self._types.get(owner)
        if style is None and owner:
            style = self._types[owner] = self._types[0] = self._read_type(index, owner)
        return style

    def _read_type(self, index: int, owner: int) -> Type:
        face = self._face(index, owner)
        mode = _mode_of(owner)
        mcid = self._mcid_of(owner)
        matrix = self._matrix
        _text_matrix(self._address, index, self._matrix_at)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        _origin(self._address, index, self._x_at, self._y_at)
        return Type(
            size=round(pdfium.FPDFText_GetFontSize(self._text_page, index) * scale, 1),
            is_bold=face.is_bold or mode == FAKE_BOLD,
            is_italic=face.is_italic,
            is_symbol=face.is_symbol,
            is_visible=mode != INVISIBLE and not self._is_transparent(owner),
            mcid=_mcid_of(owner) if mcid is None else mcid,
            is_artifact=self._is_artifact(owner),
            baseline=round(self._y.value, 1),
            is_level=matrix.b == 0 == matrix.c and matrix.a > 0,
        )

    def _face(self, index: int, owner: int) -> Face:
        """What the character's font is, asked once for each font of the page."""
        font = _font_of(owner) or 0
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = self._read_face(index)
        return face

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

    def _is_transparent(self, owner: int) -> bool:
        return bool(_fill_colour(owner, *self._colour_at)) and self._colour[3].value == 0

    def _is_artifact(self, owner: int) -> bool:
        """Whether the object stands in a marked-content sequence of furniture; its objects share each sequence."""
        for index in range(_count_marks(owner)):
            mark = _mark_at(owner, index)
            if mark not in self._artifacts:
                self._artifacts[mark] = _name_of(mark) == "Artifact"
            if self._artifacts[mark]:
                return True
        return False


def _turn(word: Word, run: float) -> None:
    """Give a word that runs up or down the page its extent; letters that run up have their heads to the left."""
    ascent = 0.78 if run < 0 else 0.22
    word.run = round(run, 2)
    word.x0, word.x1 = word.x0 - ascent * word.size, word.x1 + (1 - ascent) * word.size


def _name_of(mark: int) -> str:
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    if not _mark_name(mark, ctypes.byref(buffer), ctypes.sizeof(buffer), ctypes.byref(length)):
        return ""
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
