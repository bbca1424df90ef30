"""Phrases as trackers of many bodies have them, each with the readings that a careful auditor would pass.

`phrases.csv` is written from general knowledge of such trackers. A phrase may be declined; it must not be misread.
"""

import csv
from pathlib import Path

import pytest

from normalise.statuses import responses, statuses

MOST_DECLINED = 0.03  # of the phrases that have a status other than "unclear" and "not stated"
DECLINED = {"unclear", "not_stated"}

with Path(__file__).with_name("phrases.csv").open(encoding="utf-8", newline="") as _file:
    PHRASES = list(csv.DictReader(_file))


def read(phrase: str) -> dict[str, str]:
    parts, response = statuses.read_status(phrase), responses.read_response(phrase)
    told = {"status": parts.status.value, "timeliness": parts.timeliness, "assurance": parts.assurance}
    return {axis: str(value) for axis, value in {**told, "response": response and response.value}.items()}


def test_no_phrase_is_misread() -> None:
    told = {row["phrase"]: read(row["phrase"])["status"] for row in PHRASES}
    wrong = {p: told[p] for row in PHRASES if told[p := row["phrase"]] not in {*row["status"].split(), *DECLINED}}
    assert len(PHRASES) > 600
    assert wrong == {}


def test_few_phrases_are_declined() -> None:
    clear = [row for row in PHRASES if not DECLINED & set(row["status"].split())]
    declined = [row["phrase"] for row in clear if read(row["phrase"])["status"] in DECLINED]
    assert len(declined) <= MOST_DECLINED * len(clear), declined


@pytest.mark.parametrize("axis", ["timeliness", "assurance", "response"])
def test_what_a_phrase_says_beside_its_status_is_read(axis: str) -> None:
    told = {row["phrase"]: read(row["phrase"])[axis] for row in PHRASES if row[axis]}
    assert {p: told[p] for row in PHRASES if row[axis] and told[p := row["phrase"]] not in row[axis].split()} == {}
