"""How the text objects of a PDF page are set, each asked of PDFium once: font, size, direction, marks."""

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from struct import iter_unpack
from typing import NamedTuple

from extract.pdf import pdfium_calls

NO_MARKS = -1, False  # marked-content id, whether furniture
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


# What PDFium tells of a text object: font, mode, size, matrix, whether it can be seen, its marks.
Look = tuple[int | None, int, float, tuple[float, ...], bool, tuple[int, bool]]


class TextTypes:
    """The types of a page's text objects; `form_mcids` gives the marked content of those that stand in a form."""

    def __init__(self, text_page: int, form_mcids: Mapping[int, int]) -> None:
        self._text_page, self._form_mcids = text_page, form_mcids
        self._types: dict[int, Type] = {}
        self._known: dict[Look, Type] = {}
        self._last: Type | None = None
        self._faces: dict[int | None, Face] = {}
        self._marks: dict[int, tuple[int, bool]] = {}  # by the innermost mark: marked-content id, whether furniture
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._colour_at = tuple(map(ctypes.addressof, self._colour))

    def learn(self, owners: Sequence[int], indexes: Sequence[int]) -> None:
        """Ask for the types of all these text objects, of each by the index of a character that it drew."""
        text_page, count = repeat(self._text_page), len(owners)
        matrices = array("f", bytes(24 * count))
        at = matrices.buffer_info()[0]
        deque(map(pdfium_calls.text_matrix, text_page, indexes, range(at, at + 24 * count, 24)), maxlen=0)
        columns = zip(
            owners,
            indexes,
            map(pdfium_calls.font_of, owners),
            map(pdfium_calls.mode_of, owners),
            map(pdfium_calls.has_transparency, owners),
            map(pdfium_calls.font_size, text_page, indexes),
            map(pdfium_calls.count_marks, owners),
            iter_unpack("4f8x", matrices),
            strict=False,
        )
        for owner, index, font, mode, is_translucent, size, mark_count, matrix in columns:
            is_visible = mode != INVISIBLE and not (is_translucent and self._is_transparent(owner))
            marks = self._marks_of(owner, mark_count) if mark_count or self._form_mcids else NO_MARKS
            look = font, mode, size, matrix, is_visible, marks
            if look not in self._known:
                face = self._faces.get(font) or self._read_face(font, index)
                self._known[look] = _type_of(look, face)
            self._types[owner] = self._known[look]

    def of(self, owner: int | None) -> Type | None:
        """The type of a text object that is learnt; that of the one before for what PDFium put in."""
        if owner is not None:
            self._last = self._types[owner]
        return self._last

    def _read_face(self, font: int | None, index: int) -> Face:
        """What the character's font is, asked once for each font of the page."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(128)
        pdfium_calls.font_info(self._text_page, index, ctypes.addressof(buffer), 128, ctypes.addressof(flags))
        name = buffer.value.decode("utf-8", "replace")
        weight = pdfium_calls.font_weight(self._text_page, index)
        face = self._faces[font] = Face(
            is_bold=weight >= 600 or bool(flags.value & FORCE_BOLD or BOLD_NAME.search(name)),
            is_italic=bool(flags.value & ITALIC or ITALIC_NAME.search(name)),
            is_symbol=bool(SYMBOL_FONT.search(name)),
        )
        return face

    def _is_transparent(self, owner: int) -> bool:
        return bool(pdfium_calls.fill_colour(owner, *self._colour_at)) and self._colour[3].value == 0

    def _marks_of(self, owner: int, count: int) -> tuple[int, bool]:
        """The object's marked-content id, -1 for none, and whether it is furniture; objects share their marks."""
        if count <= 0:
            return self._form_mcids.get(owner, NO_MARKS[0]), NO_MARKS[1]
        innermost = pdfium_calls.mark_at(owner, count - 1)
        found = self._marks.get(innermost)
        if found is None:
            is_artifact = any(_name_of(pdfium_calls.mark_at(owner, index)) == "Artifact" for index in range(count))
            found = self._marks[innermost] = pdfium_calls.mcid_of(owner), is_artifact
        return (self._form_mcids.get(owner, found[0]), found[1]) if self._form_mcids else found


def _type_of(look: Look, face: Face) -> Type:
    _, mode, size, (a, b, c, d), is_visible, marks = look
    return Type(
        round(size * (math.hypot(c, d) or 1.0), 1), face.is_bold or mode == FAKE_BOLD, face.is_italic,
        face.is_symbol, is_visible, *marks, b == 0 == c and a > 0,
    )  # fmt: skip


def _name_of(mark: int) -> str:
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    if not pdfium_calls.mark_name(mark, ctypes.addressof(buffer), ctypes.sizeof(buffer), ctypes.addressof(length)):
        return ""
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
