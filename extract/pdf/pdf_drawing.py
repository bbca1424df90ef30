"""What is drawn on a PDF page besides text: ruling lines, filled rectangles and images, forms walked through."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

from extract.records import BBox

MAX_OBJECTS = 30_000  # a page with more is a plotted map; its lines are no table
MAX_SEGMENTS = 400  # of one path
MAX_FORM_DEPTH = 6
THIN_POINTS = 3.0  # a filled rectangle this thin is a line that was drawn as a box
STRAIGHT_POINTS = 0.7  # a line may be this far out of true

LINE_TO, BEZIER_TO = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_BEZIERTO

Placing = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A straight line along one axis: at `position`, from `start` to `end` on the other."""

    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, in the order of drawing; `colour` as "#rrggbb"."""

    bbox: BBox
    colour: str


@dataclass(slots=True)
class Drawing:
    """Everything drawn on one page. `mcids` tells for text inside a form the marked content that the form is in."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    image_boxes: list[BBox] = field(default_factory=list)
    mcids: dict[int, int] = field(default_factory=dict)
    path_count: int = 0
    object_count: int = 0


def read_drawing(page: pdfium.FPDF_PAGE, place: Placing) -> Drawing:
    """The page's drawing, placed on the page as shown by `place`."""
    drawing = Drawing()
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        _read_object(pdfium.FPDFPage_GetObject(page, index), drawing, place, (IDENTITY,), None)
    return drawing


def _read_object(
    item: pdfium.FPDF_PAGEOBJECT, drawing: Drawing, place: Placing, matrices: tuple[Matrix, ...], mcid: int | None
) -> None:
    drawing.object_count += 1
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        drawing.path_count += 1
        _read_path(item, drawing, place, matrices[-1])
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        drawing.image_boxes.append(_image_box(item, place, matrices[-1]))
    elif kind == pdfium.FPDF_PAGEOBJ_TEXT and mcid is not None:
        drawing.mcids[ctypes.addressof(item.contents)] = mcid
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(matrices) < MAX_FORM_DEPTH:
        _read_form(item, drawing, place, matrices, mcid)


def _read_form(
    form: pdfium.FPDF_PAGEOBJECT, drawing: Drawing, place: Placing, matrices: tuple[Matrix, ...], mcid: int | None
) -> None:
    """The objects of a form; ids of marked content inside it count for the form alone, so its own id replaces them."""
    inner = (*matrices, _times(_matrix(form), matrices[-1]))
    if mcid is None or mcid < 0:
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(form)
    for index in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        if drawing.object_count > MAX_OBJECTS:
            return
        _read_object(pdfium.FPDFFormObj_GetObject(form, index), drawing, place, inner, mcid)


def _image_box(item: pdfium.FPDF_PAGEOBJECT, place: Placing, outer: Matrix) -> BBox:
    matrix = _times(_matrix(item), outer)
    return _box([place(*_apply(matrix, corner)) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))])


def _read_path(path: pdfium.FPDF_PAGEOBJECT, drawing: Drawing, place: Placing, outer: Matrix) -> None:
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill_mode, is_stroked)
    if not fill_mode.value and not is_stroked.value:
        return
    fill_colour = _colour(pdfium.FPDFPageObj_GetFillColor, path) if fill_mode.value else None
    stroke_colour = _colour(pdfium.FPDFPageObj_GetStrokeColor, path) if is_stroked.value else None
    matrix = _times(_matrix(path), outer)
    for points in _subpaths(path):
        placed = [place(*_apply(matrix, point)) for point in points]
        if fill_colour:
            _add_fill(drawing, placed, fill_colour)
        if stroke_colour and stroke_colour != "#ffffff":
            _add_stroke(drawing, placed)


def _add_fill(drawing: Drawing, points: list[Point], colour: str) -> None:
    box = _box(points)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if not _is_rectangle(points, box):
        return
    if min(width, height) > THIN_POINTS:
        drawing.fills.append(Fill(box, colour))
    elif colour == "#ffffff":
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


def _subpaths(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[list[Point]]:
    """The corners of each subpath, closed ones with their first corner again; curves end the subpath unread."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != LINE_TO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _is_rectangle(points: list[Point], box: BBox) -> bool:
    """Whether each corner lies on a corner of the box around them, and at least three of the four are there."""
    corners = set()
    for x, y in points:
        is_left, is_right = abs(x - box.x0) < STRAIGHT_POINTS, abs(x - box.x1) < STRAIGHT_POINTS
        is_top, is_bottom = abs(y - box.top) < STRAIGHT_POINTS, abs(y - box.bottom) < STRAIGHT_POINTS
        if not (is_left or is_right) or not (is_top or is_bottom):
            return False
        corners.add((round(x), round(y)))
    return len(corners) >= 3 or min(box.x1 - box.x0, box.bottom - box.top) < THIN_POINTS


def _colour(read: Callable[..., int], item: pdfium.FPDF_PAGEOBJECT) -> str | None:
    """The colour, None where it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not read(item, red, green, blue, alpha) or alpha.value == 0:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner, then the outer: ISO 32000-1, 8.3.4."""
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _box(points: list[Point]) -> BBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return BBox(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
