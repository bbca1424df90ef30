"""A label against its own text and heading."""

import dataclasses

import pytest

from outputs.audit import own_words
from outputs.audit.own_words import Rule
from tests.factories import account, mention
from tests.outputs import situations


@pytest.mark.parametrize("rule", own_words.rules(), ids=lambda rule: rule.id)
def test_a_rule_fits_its_examples_and_no_counter_example(rule: Rule) -> None:
    assert all(rule.fits(example) for example in rule.examples)
    assert not any(rule.fits(example) for example in rule.counter_examples)


@pytest.mark.parametrize(
    ("status", "update", "section", "is_contradicted"),
    [
        ("implemented", "The gate was bought. It has not yet been completed.", "", True),
        ("implemented", "The gate was built in May.", "", False),
        ("implemented", None, "Outstanding recommendations", True),
        ("in_progress", "This recommendation has now been fully implemented.", "", True),
        ("in_progress", "Work has yet to begin.", "", False),
        ("not_stated", "This recommendation has now been fully implemented.", "", False),
    ],
)
def test_own_words_may_contradict_a_label(status: str, update: str | None, section: str, is_contradicted: bool) -> None:
    paper = account("p", mention("m", number="1", status=status, update=update, section=section), dated="2020-05-01")
    found = situations.found("contradiction", [paper])
    assert len(found) == is_contradicted
    assert all(len(one.evidence) == 2 for one in found)


def test_a_status_read_from_the_prose_itself_contradicts_nothing() -> None:
    said = mention("m", number="1", status="implemented", update="It has not yet been completed.")
    by_prose = dataclasses.replace(said, status=dataclasses.replace(said.status, rule_id="prose:done"))
    assert situations.found("contradiction", [account("p", by_prose, dated="2020-05-01")]) == []
