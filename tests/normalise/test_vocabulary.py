"""The real phrases and formats beside the project, read by the rules."""

import csv
import re
from pathlib import Path

import pytest

from normalise.numbers import references
from normalise.statuses import responses, statuses

pytestmark = pytest.mark.shared


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "vocabulary" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_real_status_phrase_is_read_right(shared_papers: Path) -> None:
    phrases = [row for row in rows(shared_papers, "status_phrases.csv") if row["phrase"]]
    read = {row["phrase"]: statuses.read_status(row["phrase"]).status.value for row in phrases}
    assert len(phrases) > 80
    assert {p: s for p, s in read.items() if s not in {r["status_code"] for r in phrases if r["phrase"] == p}} == {}


def test_what_real_phrases_say_beside_their_status_is_read(shared_papers: Path) -> None:
    noted = [(row["phrase"], row["side_note"]) for row in rows(shared_papers, "status_phrases.csv") if row["phrase"]]
    wrong = []
    for phrase, note in noted:
        parts = statuses.read_status(phrase)
        told = {"degree": parts.degree, "timeliness": parts.timeliness}
        for axis, expected in re.findall(r"\b(degree|timeliness)=(\w+)", note or ""):
            if str(told[axis]) != expected:
                wrong.append((phrase, axis, expected, told[axis]))
    assert wrong == []


def test_every_real_response_phrase_is_read_right(shared_papers: Path) -> None:
    phrases = rows(shared_papers, "response_phrases.csv")
    about_one = [row for row in phrases if row["response_code"] not in ("three classes", "aggregate count")]
    wrong = {}
    for row in about_one:
        reading = responses.read_response(row["phrase"])
        if reading is None or reading.value != row["response_code"]:
            wrong[row["phrase"]] = reading
    assert len(about_one) > 10
    assert wrong == {}


def test_every_real_reference_format_with_a_keyword_is_read_right(shared_papers: Path) -> None:
    formats = [row for row in rows(shared_papers, "reference_formats.csv") if row["needs_context"] == "0"]
    wrong = {}
    for row in formats:
        numbers = [number for found in references.find_references(row["as_written"]) for number in found.numbers]
        expected = row["expected_ids"].replace("7^fn2", "72").split()  # a glued note mark is for linking to settle
        if numbers != expected:
            wrong[row["as_written"]] = numbers
    assert len(formats) > 25
    assert wrong == {}


def test_raw_phrases_of_another_bodys_follow_up_are_read_right_or_declined(shared_papers: Path) -> None:
    with (shared_papers / "wild" / "linking" / "sf_status_map.csv").open(encoding="utf-8", newline="") as file:
        phrases = list(csv.DictReader(file))
    wrong = {}
    for row in phrases:
        read = statuses.read_status(row["status_raw"]).status.value
        allowed = {row["status"], *row["status_also"].split(";"), "unclear", "not_stated"}
        if read not in allowed:
            wrong[row["status_raw"]] = read
    assert len(phrases) > 40
    assert wrong == {}
