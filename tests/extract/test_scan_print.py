"""What is done about the print of a scan after the engine: dirt, spaces, signs that look alike, numbers alone."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.scans import image_print, lone_print, page_images, sign_shapes, specks, word_spaces
from extract.scans.page_images import Pixels
from extract.scans.scanned_words import PrintLine
from extract.scans.seen_words import Box, SeenWord

DOTS = 150 / 72


class Told:
    """An engine that reads what it is told, whatever the picture."""

    def __init__(self, *texts: str) -> None:
        self.texts = iter(texts)

    def words(self, pixels: Pixels, cells: object) -> tuple[SeenWord, ...]:
        return ()

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        return next(self.texts), 0.9


def paper(*rectangles: tuple[int, int, int, int]) -> Pixels:
    """White paper with black rectangles of left, top, right and bottom, the last two included."""
    image = Image.new("L", (400, 200), 250)
    for each in rectangles:
        ImageDraw.Draw(image).rectangle(each, fill=10)
    return np.array(image, dtype=np.uint8)


def test_dots_of_one_pixel_go_and_full_stops_stay() -> None:
    letters = [(20 + 12 * i, 40, 26 + 12 * i, 54) for i in range(8)]
    pixels = paper(*letters, (118, 52, 120, 54))
    dirt = [(x, y) for x in range(10, 400, 40) for y in (100, 140, 180)] + [(116, 44)]
    for x, y in dirt:
        pixels[y, x] = 40
    cleaned, ink = specks.without_specks(pixels, DOTS)
    assert min(cleaned[y, x] for x, y in dirt) > 200
    assert cleaned[53, 119] == 10 and ink[53, 119] and cleaned[47, 22] == 10


def test_a_few_dots_in_a_row_are_no_dirt() -> None:
    pixels = paper()
    pixels[100, 40:240:40] = 40
    assert (specks.without_specks(pixels, DOTS)[0] == pixels).all()


def seen(*words: tuple[str, int, int], confidence: float = 0.95) -> list[SeenWord]:
    """Words of one line by their text and sides."""
    return [SeenWord(text, Box(left, 40, right, 56), confidence, 0) for text, left, right in words]


def respaced(words: list[SeenWord], letters: list[tuple[int, int]], *readings: str) -> list[str]:
    """The words' texts after respacing, where print fills these stretches of the line."""
    pixels = paper(*((left, 40, right - 1, 55) for left, right in letters))
    patches = image_print.patches_of(page_images.ink_of(pixels), DOTS)
    return [word.text for word in word_spaces.respaced(words, pixels, patches, Told(*readings))]


LINE = (("the", 90, 120), ("old", 128, 160), ("pier", 168, 200))
PRINT = [(90, 120), (128, 160), (168, 200)]


def test_a_word_with_a_gap_like_a_space_is_two_where_both_halves_read_the_same() -> None:
    words = seen(("Ata", 40, 82), *LINE)
    assert respaced(words, [(40, 54), (62, 82), *PRINT], "At", "a") == ["At", "a", "the", "old", "pier"]
    assert respaced(words, [(40, 54), (62, 82), *PRINT], "At", "o") == ["Ata", "the", "old", "pier"]


def test_digits_may_stand_wide_apart() -> None:
    assert respaced(seen(("11", 40, 82), *LINE), [(40, 54), (62, 82), *PRINT], "1", "1")[0] == "11"


def test_words_without_a_gap_between_them_are_one() -> None:
    words = seen(("2017-", 40, 60), ("18", 61, 82), *LINE)
    assert respaced(words, [(40, 60), (61, 82), *PRINT])[0] == "2017-18"


def line_of(text: str, *patches: tuple[int, int, int, int]) -> PrintLine:
    """A line of one word with capitals 16 pixels high on a baseline at 56."""
    rows = np.array([(*patch, 1) for patch in patches], dtype=np.int64).reshape(-1, 5)
    return PrintLine((SeenWord(text, Box(0, 30, 200, 70), 0.9, 0),), rows, 56.0, 16.0)


@pytest.mark.parametrize(("width", "sign"), [(6, "-"), (12, "–"), (22, "—")])
@pytest.mark.parametrize("read", ["-", "–", "—"])
def test_a_dash_is_told_by_its_width(width: int, sign: str, read: str) -> None:
    assert sign_shapes.told(line_of(read, (10, 47, 11 + width, 50))).words[0].text == sign


def test_an_exclamation_mark_without_a_dot_is_an_l() -> None:
    stem, dot = (60, 39, 63, 52), (60, 54, 63, 57)
    assert sign_shapes.told(line_of("renta!", (60, 39, 63, 57))).words[0].text == "rental"
    assert sign_shapes.told(line_of("renta!", stem, dot)).words[0].text == "renta!"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("(9Omins)", "(90mins)"),
        ("1OO", "100"),
        ("2Ol8", "2018"),
        ("l2", "12"),
        ("H2O", "H2O"),
        ("200", "200"),
        ("Old", "Old"),
        ("R2l", "R2l"),
        ("www.pier.example/1O", "www.pier.example/1O"),
    ],
)
def test_letters_inside_numbers_are_digits(read: str, meant: str) -> None:
    assert sign_shapes.told(line_of(read)).words[0].text == meant


def test_a_page_is_set_with_one_apostrophe() -> None:
    lines = [line_of(text) for text in ("ferry’s", "pier’s", "crew's", "'tis")]
    assert [line.words[0].text for line in sign_shapes.with_one_apostrophe(lines[:3])][2] == "crew’s"
    assert sign_shapes.with_one_apostrophe(lines[1:])[0].words[0].text == "pier's"
    assert sign_shapes.with_one_apostrophe(lines) == tuple(lines)


def test_a_lone_number_is_read_beside_the_words_that_follow_it() -> None:
    words = [SeenWord("hi", Box(20, 40, 38, 56), 0.5, 0), *seen(("Mend", 80, 120), ("the", 126, 150))]
    found = lone_print.read_again(words, paper(), Told("7. Mend the"))
    assert [word.text for word in found] == ["7.", "Mend", "the"]


def test_a_reading_whose_known_words_changed_is_not_believed() -> None:
    words = [SeenWord("hi", Box(20, 40, 38, 56), 0.5, 0), *seen(("Mend", 80, 120), ("the", 126, 150))]
    assert lone_print.read_again(words, paper(), Told("7. Mand the", "7, Mand fhe")) == tuple(words)
