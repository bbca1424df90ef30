"""What is drawn on a PDF page besides text: ruling lines, filled rectangles and images, forms walked through."""

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from struct import iter_unpack, unpack
from typing import NamedTuple, cast

import pypdfium2.raw as pdfium

from extract import ink
from extract.pdf import pdfium_calls
from extract.records import BBox

MAX_OBJECTS = 30_000  # a page with more is a plotted map; its lines are no table
MAX_SEGMENTS = 400  # of one path
LEAST_OF_A_SHAPE, MOST_OF_A_SHAPE = 7, 60  # segments of a dot or flag; less is a rectangle, more a picture
MAX_FORM_DEPTH = 6
THIN_POINTS = 3.0  # a filled rectangle this thin is a line that was drawn as a box
STRAIGHT_POINTS = 0.7  # a line may be this far out of true

LINE_TO, BEZIER_TO = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_BEZIERTO
TEXT, PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
IMAGE, FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM

Placing = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
WHITE = "#ffffff"
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):  # a tuple, as a drawing may have thousands, and they are sorted
    """A straight line along one axis: at `position`, from `start` to `end` on the other."""

    position: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled rectangle, in the order of drawing; `colour` as "#rrggbb"."""

    bbox: BBox
    colour: str


@dataclass(slots=True)
class Drawing:
    """Everything drawn on one page. `mcids` tells for text inside a form the marked content that the form is in."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    curved: list[Fill] = field(
        default_factory=list
    )  # coloured shapes with curves, such as dots, by the box around them
    image_boxes: list[BBox] = field(default_factory=list)
    mcids: dict[int, int] = field(default_factory=dict)
    path_count: int = 0
    object_count: int = 0


class _Slots:
    """Where PDFium writes what it is asked for; one set is enough, as PDFium allows only one thread."""

    matrix = pdfium.FS_MATRIX()
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    matrix_at = ctypes.addressof(matrix)
    mode_at = ctypes.addressof(fill_mode), ctypes.addressof(is_stroked)
    colour_at = tuple(map(ctypes.addressof, (red, green, blue, alpha)))


def read_drawing(page: pdfium.FPDF_PAGE, place: Placing) -> Drawing:
    """The page's drawing, placed on the page as shown by `place`."""
    drawing, address = Drawing(), pdfium_calls.address_of(page)
    count = min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)
    items = list(map(pdfium_calls.object_at, repeat(address), range(count)))
    drawing.object_count = count
    for item, kind in zip(items, map(pdfium_calls.kind_of, items), strict=True):
        if kind != TEXT:
            _read_object((item, kind), drawing, place, (IDENTITY,), None)
    return drawing


def _read_object(
    found: tuple[int, int], drawing: Drawing, place: Placing, matrices: tuple[Matrix, ...], mcid: int | None
) -> None:
    item, kind = found
    if kind == PATH:
        drawing.path_count += 1
        _read_path(item, drawing, place, matrices[-1])
    elif kind == IMAGE:
        drawing.image_boxes.append(_image_box(item, place, matrices[-1]))
    elif kind == TEXT and mcid is not None:
        drawing.mcids[item] = mcid
    elif kind == FORM and len(matrices) < MAX_FORM_DEPTH:
        _read_form(item, drawing, place, matrices, mcid)


def _read_form(form: int, drawing: Drawing, place: Placing, matrices: tuple[Matrix, ...], mcid: int | None) -> None:
    """The objects of a form; ids of marked content inside it count for the form alone, so its own id replaces them."""
    inner = (*matrices, _times(_matrix(form), matrices[-1]))
    if mcid is None or mcid < 0:
        mcid = pdfium_calls.mcid_of(form)
    for index in range(max(0, pdfium_calls.count_in_form(form))):
        drawing.object_count += 1
        if drawing.object_count > MAX_OBJECTS + 1:
            return
        item = pdfium_calls.object_in_form_at(form, index)
        _read_object((item, pdfium_calls.kind_of(item)), drawing, place, inner, mcid)


def _image_box(item: int, place: Placing, outer: Matrix) -> BBox:
    a, b, c, d, e, f = _times(_matrix(item), outer)
    return _box([place(a * x + c * y + e, b * x + d * y + f) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])


def _read_path(path: int, drawing: Drawing, place: Placing, outer: Matrix) -> None:
    pdfium_calls.draw_mode(path, *_Slots.mode_at)
    is_filled, is_stroked = _Slots.fill_mode.value, _Slots.is_stroked.value
    fill_colour = _colour(pdfium_calls.fill_colour, path) if is_filled else None
    stroke_colour = _colour(pdfium_calls.stroke_colour, path) if is_stroked else None
    if stroke_colour == WHITE:
        stroke_colour = None
    if not fill_colour and not stroke_colour:
        return
    segments = _segments(path)
    kinds = list(map(pdfium_calls.kind_of_segment, segments))
    is_shape = fill_colour and BEZIER_TO in kinds and LEAST_OF_A_SHAPE <= len(kinds) <= MOST_OF_A_SHAPE
    if LINE_TO not in kinds and not is_shape:
        return
    a, b, c, d, e, f = _times(_matrix(path), outer)
    corners = [place(a * x + c * y + e, b * x + d * y + f) for x, y in _corners(segments)]
    if is_shape and fill_colour and ink.is_colour(fill_colour):
        # The points that guide a dot's curves stand no further out than its edge.
        drawing.curved.append(Fill(_box(corners), fill_colour))
    for points in _subpaths(segments, kinds, corners):
        if fill_colour:
            _add_fill(drawing, points, fill_colour)
        if stroke_colour:
            _add_stroke(drawing, points)


def _segments(path: int) -> list[int]:
    count = min(pdfium_calls.count_segments(path), MAX_SEGMENTS)
    return list(map(pdfium_calls.segment_at, repeat(path), range(count)))


def _corners(segments: list[int]) -> Iterator[Point]:
    """Where each segment ends, in the path's own coordinates."""
    corners = array("f", bytes(8 * len(segments)))
    at, end = corners.buffer_info()[0], corners.buffer_info()[0] + 8 * len(segments)
    deque(map(pdfium_calls.point_of, segments, range(at, end, 8), range(at + 4, end, 8)), maxlen=0)
    return cast(Iterator[Point], iter_unpack("2f", corners))


def _add_fill(drawing: Drawing, points: list[Point], colour: str) -> None:
    box = _box(points)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if not _is_rectangle(points, box):
        return
    if min(width, height) > THIN_POINTS:
        drawing.fills.append(Fill(box, colour))
    elif colour == WHITE:
        return
    elif width >= height:
        drawing.horizontal.append(Rule(round((box.top + box.bottom) / 2, 2), box.x0, box.x1))
    else:
        drawing.vertical.append(Rule(round((box.x0 + box.x1) / 2, 2), box.top, box.bottom))


def _add_stroke(drawing: Drawing, points: list[Point]) -> None:
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= STRAIGHT_POINTS and abs(ax - bx) > THIN_POINTS:
            drawing.horizontal.append(Rule(round((ay + by) / 2, 2), min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= STRAIGHT_POINTS and abs(ay - by) > THIN_POINTS:
            drawing.vertical.append(Rule(round((ax + bx) / 2, 2), min(ay, by), max(ay, by)))


def _subpaths(segments: list[int], kinds: list[int], corners: list[Point]) -> Iterator[list[Point]]:
    """The corners of each subpath, closed ones with their first corner again; curves end the subpath unread."""
    points: list[Point] = []
    for segment, kind, corner in zip(segments, kinds, corners, strict=True):
        if kind != LINE_TO:
            if len(points) > 1:
                yield points
            points = []
        points.append(corner)
        if kind == LINE_TO and len(points) > 1 and pdfium_calls.closes(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _is_rectangle(points: list[Point], box: BBox) -> bool:
    """Whether each corner lies on a corner of the box around them, and at least three of the four are there."""
    left, right = box.x0 + STRAIGHT_POINTS, box.x1 - STRAIGHT_POINTS
    top, bottom = box.top + STRAIGHT_POINTS, box.bottom - STRAIGHT_POINTS
    if any(left <= x <= right or top <= y <= bottom for x, y in points):
        return False
    is_thin = min(box.x1 - box.x0, box.bottom - box.top) < THIN_POINTS
    return is_thin or len({(round(x), round(y)) for x, y in points}) >= 3


def _colour(read: Callable[..., int], item: int) -> str | None:
    """The colour, None where it cannot be seen."""
    if not read(item, *_Slots.colour_at) or _Slots.alpha.value == 0:
        return None
    return f"#{_Slots.red.value:02x}{_Slots.green.value:02x}{_Slots.blue.value:02x}"


def _matrix(item: int) -> Matrix:
    return cast(Matrix, unpack("6f", _Slots.matrix)) if pdfium_calls.matrix_of(item, _Slots.matrix_at) else IDENTITY


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner, then the outer: ISO 32000-1, 8.3.4."""
    if outer is IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _box(points: list[Point]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return BBox(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
