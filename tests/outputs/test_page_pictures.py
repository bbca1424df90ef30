"""Pictures of places on the pages of the sample's PDFs."""

import base64
import io

import pytest
from PIL import Image

from extract.records import BBox
from outputs.report import page_pictures
from outputs.report.page_pictures import Picture, Spot
from tests.conftest import SAMPLE

TRACKER = "2021-05-20-flood-tracker.pdf"
ROW = Spot(TRACKER, 1, BBox(93.8, 216.45, 416.9, 257.85))
NEXT_ROW = Spot(TRACKER, 1, BBox(93.8, 257.85, 416.9, 299.35))


def opened(picture: Picture) -> Image.Image:
    start, _, encoded = picture.address.partition(",")
    assert start == "data:image/webp;base64"
    return Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")


def take(*spots: Spot) -> dict[Spot, Picture]:
    return page_pictures.draw(SAMPLE, spots)


def test_a_picture_shows_the_place_marked_and_a_little_around_it() -> None:
    image = opened(take(ROW)[ROW])
    assert image.size == (take(ROW)[ROW].width, take(ROW)[ROW].height)
    points = 2 * page_pictures.MARGIN_POINTS + ROW.bbox.bottom - ROW.bbox.top
    assert image.height == pytest.approx(points * page_pictures.SCALE, abs=2)
    assert image.getpixel((1, image.height // 2)) == page_pictures.MARK
    assert image.getpixel((1, 1)) == (255, 255, 255)


def test_the_same_place_gives_the_same_picture() -> None:
    assert take(ROW, NEXT_ROW, ROW) == take(NEXT_ROW, ROW)


@pytest.mark.parametrize(
    "spot",
    [
        Spot("no-such-paper.pdf", 1, ROW.bbox),
        Spot(TRACKER, 99, ROW.bbox),
        Spot("2021-02-09-cabinet-minutes.txt", 1, ROW.bbox),
    ],
    ids=["no file", "no page", "no PDF"],
)
def test_what_cannot_be_drawn_has_no_picture_and_stops_nothing(spot: Spot) -> None:
    assert list(take(spot, ROW)) == [ROW]


@pytest.mark.parametrize("bbox", [BBox(0, -50, 10, -20), BBox(0, 5000, 10, 5100), BBox(10, 100, 20, 100)])
def test_a_box_off_the_page_or_without_height_still_gives_a_picture(bbox: BBox) -> None:
    spot = Spot(TRACKER, 1, bbox)
    assert opened(take(spot)[spot]).height >= 1
