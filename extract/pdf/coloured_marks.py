"""Coloured marks on a PDF page that may mean something in a cell: signs and lone letters, and small filled shapes."""

import ctypes
from collections.abc import Callable, Iterable

import pypdfium2.raw as pdfium

from extract import ink
from extract.pdf import pdfium_calls
from extract.pdf.pdf_drawing import Fill
from extract.records import BBox

PLAIN = frozenset("0123456789.,;:/()–-a")
LEAST_POINTS, MOST_POINTS = 3.0, 30.0  # how wide and high a dot, square or flag is
LONGEST_SHAPE = 3.0  # times as wide as high, or as high as wide

Placing = Callable[[float, float], tuple[float, float]]


def letters(text_page: int, text: str, alone: Iterable[int], place: Placing) -> list[Fill]:
    """The coloured ones of the signs and letters that stand alone at these indexes, each with its box."""
    found: list[Fill] = []
    box, parts = pdfium.FS_RECTF(), tuple(ctypes.c_uint() for _ in range(4))
    box_at, parts_at = ctypes.addressof(box), tuple(map(ctypes.addressof, parts))
    for index in alone:
        owner = pdfium_calls.text_object_at(text_page, index) if text[index] not in PLAIN else 0
        if not owner or not pdfium_calls.fill_colour(owner, *parts_at) or not parts[3].value:
            continue
        colour = "#{:02x}{:02x}{:02x}".format(*(part.value for part in parts[:3]))
        if ink.is_colour(colour) and pdfium_calls.loose_box(text_page, index, box_at):
            (ax, ay), (bx, by) = place(box.left, box.top), place(box.right, box.bottom)
            found.append(Fill(BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), colour))
    return found


def shapes(fills: Iterable[Fill]) -> list[Fill]:
    """The fills that are as small and compact as a dot, a square or a flag, and coloured."""
    return [fill for fill in fills if is_small(fill.bbox) and ink.is_colour(fill.colour)]


def is_small(box: BBox) -> bool:
    """Whether the box is as small and compact as a mark in a cell."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    shorter, longer = min(width, height), max(width, height)
    return shorter >= LEAST_POINTS and longer <= min(MOST_POINTS, LONGEST_SHAPE * shorter)
