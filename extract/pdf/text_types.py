"""How the text objects of a PDF page are set, each asked of PDFium once: font, size, direction, marks."""

import ctypes
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extract.pdf import pdfium_calls

INVISIBLE = 3  # text rendering mode "neither fill nor stroke", ISO 32000-1, table 106
FAKE_BOLD = 2  # "fill, then stroke": how bold is drawn with a font that has none
FORCE_BOLD, ITALIC = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1, table 123
SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|dingbat", re.I)
BOLD_NAME = re.compile(r"bold|black|heavy|semibold|blk|demi", re.I)
ITALIC_NAME = re.compile(r"italic|oblique|obl\b", re.I)


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
    is_level: bool  # its baseline runs straight from left to right, before the page is turned


class TextTypes:
    """The types of a page's text objects; `form_mcids` gives the marked content of those that stand in a form."""

    def __init__(self, text_page: int, form_mcids: Mapping[int, int]) -> None:
        self._text_page, self._form_mcids = text_page, form_mcids
        self._types: dict[int | None, Type] = {}
        self._faces: dict[int, Face] = {}
        self._marks: dict[int, tuple[int, bool]] = {}  # by the innermost mark: marked-content id, whether furniture
        self._matrix = pdfium.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._matrix_at = ctypes.addressof(self._matrix)
        self._colour_at = tuple(map(ctypes.addressof, self._colour))

    def of(self, index: int, owner: int | None) -> Type | None:
        """The type of the text object that drew the character; that of the one before where PDFium put it in."""
        style = self._types.get(owner)
        if style is None and owner is not None:
            style = self._types[owner] = self._types[None] = self._read(index, owner)
        return style

    def _read(self, index: int, owner: int) -> Type:
        text_page, matrix = self._text_page, self._matrix
        face = self._face(index, owner)
        mode = pdfium_calls.mode_of(owner)
        is_visible = mode != INVISIBLE and not self._is_transparent(owner)
        pdfium_calls.text_matrix(text_page, index, self._matrix_at)
        b, c = matrix.b, matrix.c
        size = pdfium_calls.font_size(text_page, index) * (math.hypot(c, matrix.d) or 1.0)
        is_level = b == 0 == c and matrix.a > 0
        return Type(
            round(size, 1), face.is_bold or mode == FAKE_BOLD, face.is_italic, face.is_symbol,
            is_visible, *self._marks_of(owner), is_level,
        )  # fmt: skip

    def _face(self, index: int, owner: int) -> Face:
        """What the character's font is, asked once for each font of the page."""
        font = pdfium_calls.font_of(owner) or 0
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = self._read_face(index)
        return face

    def _read_face(self, index: int) -> Face:
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(128)
        pdfium_calls.font_info(self._text_page, index, ctypes.addressof(buffer), 128, ctypes.addressof(flags))
        name = buffer.value.decode("utf-8", "replace")
        weight = pdfium_calls.font_weight(self._text_page, index)
        return Face(
            is_bold=weight >= 600 or bool(flags.value & FORCE_BOLD or BOLD_NAME.search(name)),
            is_italic=bool(flags.value & ITALIC or ITALIC_NAME.search(name)),
            is_symbol=bool(SYMBOL_FONT.search(name)),
        )

    def _is_transparent(self, owner: int) -> bool:
        if not pdfium_calls.has_transparency(owner):
            return False
        return bool(pdfium_calls.fill_colour(owner, *self._colour_at)) and self._colour[3].value == 0

    def _marks_of(self, owner: int) -> tuple[int, bool]:
        """The object's marked-content id, -1 for none, and whether it is furniture; objects share their marks."""
        count = pdfium_calls.count_marks(owner)
        if count <= 0:
            return self._form_mcids.get(owner, -1), False
        innermost = pdfium_calls.mark_at(owner, count - 1)
        found = self._marks.get(innermost)
        if found is None:
            is_artifact = any(_name_of(pdfium_calls.mark_at(owner, index)) == "Artifact" for index in range(count))
            found = self._marks[innermost] = pdfium_calls.mcid_of(owner), is_artifact
        return self._form_mcids.get(owner, found[0]), found[1]


def _name_of(mark: int) -> str:
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    if not pdfium_calls.mark_name(mark, ctypes.addressof(buffer), ctypes.sizeof(buffer), ctypes.addressof(length)):
        return ""
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
