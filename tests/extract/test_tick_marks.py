"""Ticks and crosses alone in cells, drawn here and read as OCR reads them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.scans import image_print, page_images, tick_marks
from extract.scans.seen_words import Box, SeenWord

CELL = Box(20, 20, 100, 80)
TICK, VEE, STROKE = [(52, 46), (58, 54), (70, 36)], [(52, 36), (60, 54), (68, 36)], [(54, 54), (64, 36)]


def signs(points: list[tuple[int, int]], *texts: str) -> list[str]:
    """What becomes of words of these texts that stand on the drawn sign in one cell."""
    image = Image.new("L", (120, 100), 250)
    ImageDraw.Draw(image).line(points, fill=10, width=3)
    pixels = np.array(image, dtype=np.uint8)
    patches = image_print.patches_of(page_images.ink_of(pixels), 150 / 72)
    seen = [SeenWord(text, Box(48, 32, 74, 58), 0.9, 0) for text in texts]
    return [word.text for word in tick_marks.with_ticks(seen, pixels, patches, (CELL,))]


@pytest.mark.parametrize(("points", "text"), [(TICK, "✓"), (VEE, "v"), (STROKE, "v")])
def test_a_lone_sign_is_a_tick_by_its_shape(points: list[tuple[int, int]], text: str) -> None:
    assert signs(points, "v") == [text]


def test_a_lone_cross_has_no_case() -> None:
    assert signs(VEE, "xX") == ["X"]


def test_signs_beside_other_words_stay_as_they_were_read() -> None:
    assert signs(TICK, "v", "x") == ["v", "x"]


def test_a_tick_that_no_engine_saw_is_one_by_its_shape() -> None:
    assert signs(TICK) == ["✓"]
    assert signs(STROKE) == []
