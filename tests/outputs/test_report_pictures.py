"""Pictures within a budget, and papers that break their reader."""

import sys
from pathlib import Path

import pytest

from extract.records import BBox
from outputs.report import page_pictures, report_pictures
from outputs.report.page_pictures import Spot
from tests.conftest import SAMPLE

ROW = Spot("2021-05-20-flood-tracker.pdf", 1, BBox(93.8, 216.45, 416.9, 257.85))
OTHER = Spot("2020-10-06-bus-task-group-tracker.pdf", 1, BBox(88.2, 195.45, 292.2, 224.25))


def test_they_are_those_that_are_drawn_in_this_process() -> None:
    assert report_pictures.take_pictures(SAMPLE, [ROW, OTHER], 10**6) == page_pictures.draw(SAMPLE, [ROW, OTHER])


def test_the_first_places_have_pictures_until_the_budget_is_spent() -> None:
    both = page_pictures.draw(SAMPLE, [ROW, OTHER])
    assert list(report_pictures.take_pictures(SAMPLE, [ROW, OTHER], len(both[ROW].address))) == [ROW]
    assert report_pictures.take_pictures(SAMPLE, [ROW], 10) == {}


def test_where_no_picture_can_be_drawn_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert report_pictures.take_pictures(tmp_path, [ROW], 10**6) == {}
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert report_pictures.take_pictures(SAMPLE, [ROW, OTHER], 10**6) == {}


def test_a_paper_that_stops_its_reader_costs_only_its_own_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = report_pictures._ask
    monkeypatch.setattr(report_pictures, "_ask", lambda corpus, spots: None if OTHER in spots else asked(corpus, spots))
    assert list(report_pictures.take_pictures(SAMPLE, [OTHER, ROW], 10**6)) == [ROW]
