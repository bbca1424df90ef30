"""The words of a PDF page with their type, place and marked-content id, read through PDFium in as few calls as can be.

PDFium hands over a page's characters in one string, with a space or line end put in wherever the glyphs stand apart.
Only the first and last character of a word are asked for their objects and boxes, column by column for the whole page,
unless the type changes inside the word or it runs another way than from left to right.
"""

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from typing import cast

import pypdfium2.raw as pdfium

from extract.pdf import coloured_marks, cut_ligatures, pdfium_calls
from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Fill
from extract.pdf.text_types import TextTypes, Type

MAX_CHARACTERS = 200_000  # a page of print has some 5,000; more is an attack or a plotted map

HYPHEN_AT_LINE_END = "\ufffe"  # PDFium's sign for a hyphen that ended a line; GetUnicode calls it 2
WORD = re.compile(rf"([^\s{HYPHEN_AT_LINE_END}\x00-\x1f]+{HYPHEN_AT_LINE_END}?|{HYPHEN_AT_LINE_END})")

Placing = Callable[[float, float], tuple[float, float]]


class PageText:
    """The characters of one open page; close it when done."""

    def __init__(self, page: pdfium.FPDF_PAGE, form_mcids: Mapping[int, int], place: Placing) -> None:
        self._place = place
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self._address = pdfium_calls.address_of(self._text_page)
        self._count = max(0, pdfium.FPDFText_CountChars(self._text_page)) if self._text_page else 0
        self._count = min(self._count, MAX_CHARACTERS)
        self._text = self._string()
        parts = WORD.split(self._text)  # by turns what stands between words and a word
        self._words, self._starts = parts[1::2], list(accumulate(map(len, parts)))[:-1:2]
        self._types = TextTypes(self._address, form_mcids)
        self._inner: dict[int, int | None] = {}  # the objects of the characters inside words of several objects
        (x0, y0), (x1, y1) = place(0.0, 0.0), place(1.0, 0.0)
        self._is_turned = x1 <= x0 or y1 != y0
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box_at = ctypes.addressof(self._box)
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def close(self) -> None:
        """Give the page's text back to PDFium."""
        if self._text_page:
            pdfium.FPDFText_ClosePage(self._text_page)

    def coloured_letters(self) -> list[Fill]:
        """The coloured signs and letters that stand alone."""
        alone = [start for text, start in zip(self._words, self._starts, strict=True) if len(text) == 1]
        return coloured_marks.letters(self._address, self._text, alone, self._place)

    def words(self) -> tuple[list[Word], list[Word]]:
        """The words that can be seen and those that cannot, each in the order of the content stream."""
        seen: list[Word] = []
        unseen: list[Word] = []
        left, top = self._place(0.0, 0.0)
        end_before, is_plain = -1, False
        owner: int | None = 0
        height, baseline = top, 0.0
        for text, start, first, last, x, y, end_x in self._columns():
            if first != owner:
                owner, style = first, self._types.of(first)
                is_plain = False
                if style is not None and style.is_level and not style.is_symbol and not self._is_turned:
                    is_plain = True
                    size, is_bold, is_italic, _, is_visible, mcid, is_artifact, *_ = style
                    words = seen if is_visible else unseen
            if y != height:  # to round is slow
                height, baseline = y, round(top - y, 2)
            is_glued = start == end_before
            end_before = start + len(text)
            if is_plain and first == last and x <= end_x:
                words.append(
                    Word(text, x + left, end_x + left, baseline, size, is_bold, is_italic, mcid, is_artifact, is_glued)
                )
                continue
            owner = 0
            for word, is_visible in self._pieces(text, start, first != last, is_glued):
                (seen if is_visible else unseen).append(word)
        cut_ligatures.mend(seen, self._text)
        return seen, unseen

    def _columns(self) -> Iterator[tuple[str, int, int | None, int | None, float, float, float]]:
        """Each word with its place in the text, the objects of its first and last character, its origin and end."""
        starts = self._starts
        lasts = [start + len(text) - 1 for text, start in zip(self._words, starts, strict=True)]
        count, page = len(starts), repeat(self._address)
        xs, ys, boxes = array("d", bytes(8 * count)), array("d", bytes(8 * count)), array("f", bytes(16 * count))
        deque(map(pdfium_calls.origin, page, starts, _addresses(xs, 1), _addresses(ys, 1)), maxlen=0)
        deque(map(pdfium_calls.loose_box, page, lasts, _addresses(boxes, 4)), maxlen=0)
        return zip(self._words, starts, *self._owners(starts, lasts), xs, ys, boxes[2::4], strict=True)

    def _owners(self, starts: Sequence[int], lasts: Sequence[int]) -> tuple[list[int | None], list[int | None]]:
        """The text objects of the words' first and last characters; the types of all objects are learnt on the way.

        A word whose first character is of the same object as the next word's is of that object to its end.
        """
        ask, text_page = pdfium_calls.text_object_at, repeat(self._address)
        firsts = list(map(ask, text_page, starts))
        pairs = zip(firsts, chain(firsts[1:], (None,)), lasts, strict=False)
        ends = [first if first == after else ask(self._address, last) for first, after, last in pairs]
        spans = zip(firsts, ends, starts, lasts, strict=True)
        inner = [index for first, end, start, last in spans if first != end for index in range(start + 1, last + 1)]
        self._inner = dict(zip(inner, map(ask, text_page, inner), strict=True))
        known = dict(zip(firsts, starts, strict=True)) | {owner: index for index, owner in self._inner.items()}
        known.pop(None, None)
        self._types.learn(tuple(known), tuple(known.values()))
        return firsts, ends

    def _string(self) -> str:
        """All characters, one for each of PDFium's, so that an index into it is an index into the page."""
        units = (ctypes.c_ushort * (self._count + 1))()
        length = pdfium.FPDFText_GetText(self._text_page, 0, self._count, units) if self._count else 1
        if length - 1 == self._count:
            text = bytes(units)[: 2 * self._count].decode("utf-16-le", "surrogatepass")
            return text if len(text) == self._count else "".join(map(chr, units[: self._count]))
        codes = (pdfium.FPDFText_GetUnicode(self._text_page, index) for index in range(self._count))
        return "".join(HYPHEN_AT_LINE_END if code == 2 else chr(min(code, 0x10FFFF)) for code in codes)

    def _pieces(self, text: str, start: int, is_of_several: bool, is_glued: bool) -> Iterator[tuple[Word, bool]]:
        """The word in pieces of one type, each with whether it can be seen."""
        end = start + len(text)
        whole = (start, end, self._types.of(self._object_at(start)))
        for piece_start, piece_end, style in self._cuts(start, end) if is_of_several else (whole,):
            word = self._word(text[piece_start - start : piece_end - start], piece_start, style, is_glued)
            is_glued = True
            if word is not None and style is not None:
                yield word, style.is_visible

    def _cuts(self, start: int, end: int) -> Iterator[tuple[int, int, Type | None]]:
        """The stretches of one type; some producers draw each letter as an object of its own."""
        owner = self._object_at(start)
        piece_start, style, baseline = start, self._types.of(owner), self._baseline(start)
        for index in range(start + 1, end):
            other = self._inner[index]
            if other is None or other == owner:
                continue
            owner, look = other, (self._types.of(other), self._baseline(index))
            if look != (style, baseline):
                yield piece_start, index, style
                piece_start, (style, baseline) = index, look
        yield piece_start, end, style

    def _object_at(self, index: int) -> int | None:
        """The address of the text object that drew the character, None for one that PDFium put in."""
        return cast(int | None, pdfium_calls.text_object_at(self._address, index))

    def _baseline(self, index: int) -> float:
        pdfium_calls.origin(self._address, index, self._x_at, self._y_at)
        return round(self._y.value, 1)

    def _word(self, text: str, start: int, style: Type | None, is_glued: bool) -> Word | None:
        if style is None or not pdfium_calls.origin(self._address, start, self._x_at, self._y_at):
            return None
        x, y = self._x.value, self._y.value
        ends_at = self._far_end(start + len(text) - 1, y, style.is_level)
        if ends_at is None:
            return None
        if style.is_symbol and len(text) == 1:
            text = "•"
        (left, baseline), (right, foot) = self._place(x, y), self._place(*ends_at)
        is_upright = abs(right - left) >= abs(foot - baseline)
        if right < left:
            left, right = right, left
        word = Word(
            text, left, right, round(baseline, 2), style.size, style.is_bold, style.is_italic, style.mcid,
            style.is_artifact, is_glued, is_upright,
        )  # fmt: skip
        if not is_upright:
            _turn(word, foot - baseline)
        return word

    def _far_end(self, index: int, baseline: float, is_level: bool) -> tuple[float, float] | None:
        """Where the character ends along its baseline, which may run in any of the four directions."""
        box = self._box
        pdfium_calls.loose_box(self._address, index, self._box_at)
        if is_level:
            return box.right, baseline
        if not pdfium_calls.origin(self._address, index, self._x_at, self._y_at):
            return None
        x, y = self._x.value, self._y.value
        angle = pdfium_calls.char_angle(self._address, index)  # clockwise
        return ((box.right, y), (x, box.bottom), (box.left, y), (x, box.top))[round(angle / (math.pi / 2)) % 4]


def _addresses(slots: "array[float]", step: int) -> range:
    """The addresses of every so many slots."""
    start, size = slots.buffer_info()[0], slots.itemsize
    return range(start, start + len(slots) * size, step * size)


def _turn(word: Word, run: float) -> None:
    """Give a word that runs up or down the page its extent; letters that run up have their heads to the left."""
    ascent = 0.78 if run < 0 else 0.22
    word.run = round(run, 2)
    word.x0, word.x1 = word.x0 - ascent * word.size, word.x1 + (1 - ascent) * word.size
