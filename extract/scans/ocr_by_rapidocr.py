"""Words by RapidOCR, through ONNX Runtime and in one thread; its models come with its package."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.scans.page_images import CONTRAST, Pixels
from extract.scans.seen_words import Box, SeenWord

MARGIN_PIXELS = 4  # of paper around a line
LEAST_OVERLAP = 6  # pixels of a line inside a cell that make it a line of that cell
# Its scores all lie near 1: on spoilt pages, their fourth power was the share of the words that were right.
SCORE_POWER = 4
LEAST_GAP = 2  # pixels between words
# Its models know many scripts: signs that English does not have, each as the one that it looks like.
ENGLISH = str.maketrans("ı，：；（）！？％一", "i,:;()!?%–")


class Rapid:
    """Finds the lines of the page, cuts them at the borders of its cells and reads each."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        settings = {
            "Global.log_level": "error",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        before = logging.root.manager.disable
        logging.disable(logging.INFO)  # it announces every model on the terminal
        self._read: Any = RapidOCR(params=settings)
        logging.disable(before)

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words of all lines from the top."""
        found = self._read(_in_colour(pixels), use_det=True, use_cls=False, use_rec=False)
        corners = found.boxes if found is not None and found.boxes is not None else ()
        boxes = sorted((_around(each, pixels) for each in corners), key=lambda box: (box.top, box.left))
        lines = [part for box in boxes for part in _cut(box, cells)]
        return tuple(word for number, box in enumerate(lines) for word in self._words(pixels, box, number))

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The line's words; characters that are not allowed are left out."""
        read = self._recognised(pixels)
        if read is None:
            return "", 0.0
        text, _, scores = read
        return "".join(c for c in text if not allowed or c in allowed).strip(), round(float(np.mean(scores)), 4)

    def _words(self, pixels: Pixels, box: Box, number: int) -> Iterator[SeenWord]:
        part = pixels[box.top : box.bottom, box.left : box.right]
        read = self._recognised(part)
        if read is None:
            return
        text, columns, scores = read
        for start, end, left, right in _pieces(text, columns, _gaps(part), part.shape[1]):
            where = Box(box.left + left, box.top, box.left + right, box.bottom)
            yield SeenWord(text[start:end], where, round(float(np.mean(scores[start:end])), 4), number)

    def _recognised(self, pixels: Pixels) -> tuple[str, list[float], list[float]] | None:
        """The text of a line, and for each character its place across and its confidence; None where it sees none."""
        if not pixels.size:
            return None
        framed = np.pad(pixels, MARGIN_PIXELS, mode="edge")
        found = self._read(_in_colour(framed), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if found is None or not found.txts or not found.txts[0].strip():
            return None
        text, info = found.txts[0].translate(ENGLISH), found.word_results[0]
        width = framed.shape[1] / max(1.0, float(info.line_txt_len))
        marks = iter([(column + 0.5) * width - MARGIN_PIXELS for word in info.word_cols for column in word])
        columns = [-1.0 if c.isspace() else next(marks, -1.0) for c in text]
        return text, columns, [float(score) ** SCORE_POWER for score in info.confs[: len(text)]]


def _pieces(
    text: str, columns: Sequence[float], gaps: Sequence[tuple[int, int]], width: int
) -> Iterator[tuple[int, int, int, int]]:
    """Each word's start and end in the text and in pixels: it ends at the gap nearest to the space that was read."""
    left, start = 0, 0
    for index in range(len(text) + 1):
        if index < len(text) and not text[index].isspace():
            continue
        if index == len(text):
            gap = (width, width)
        else:
            after = next((x for x in columns[index:] if x >= 0), float(width))
            before = next((x for x in reversed(columns[:index]) if x >= 0), 0.0)
            gap = _nearest(gaps, (before + after) / 2, left)
        if start < index:
            yield start, index, left, max(left + 1, gap[0])
            left = max(left + 1, gap[1])
        start = index + 1


def _nearest(gaps: Sequence[tuple[int, int]], place: float, left: int) -> tuple[int, int]:
    """The gap nearest to the place, wide ones before narrow ones; the place itself where there is none."""
    later = [gap for gap in gaps if gap[0] > left]
    if not later:
        return int(place), int(place)
    return min(later, key=lambda gap: (abs((gap[0] + gap[1]) / 2 - place) - (gap[1] - gap[0]), gap))


def _gaps(part: Pixels) -> list[tuple[int, int]]:
    """The stretches of the line across which nothing is printed."""
    dark = (part < np.percentile(part, 75) - CONTRAST).any(axis=0)
    edges = np.concatenate(([True], dark, [True]))
    starts, ends = np.flatnonzero(edges[:-1] & ~edges[1:]), np.flatnonzero(~edges[:-1] & edges[1:])
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True) if end - start >= LEAST_GAP]


def _cut(box: Box, cells: Sequence[Box]) -> list[Box]:
    """The line's parts in the cells that it runs through; the line itself where it stands in none."""
    middle = (box.top + box.bottom) / 2
    parts = [
        Box(max(box.left, cell.left), box.top, min(box.right, cell.right), box.bottom)
        for cell in cells
        if cell.top <= middle < cell.bottom and min(box.right, cell.right) - max(box.left, cell.left) > LEAST_OVERLAP
    ]
    return parts or [box]


def _in_colour(pixels: Pixels) -> Pixels:
    return np.repeat(pixels[:, :, None], 3, axis=2)


def _around(corners: npt.NDArray[np.float64], pixels: Pixels) -> Box:
    """The upright box around four corners, inside the picture."""
    height, width = pixels.shape
    xs, ys = corners[:, 0], corners[:, 1]
    left, right = max(0, int(xs.min())), min(width, int(xs.max()) + 1)
    return Box(left, max(0, int(ys.min())), right, min(height, int(ys.max()) + 1))
