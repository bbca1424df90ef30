"""Names of bodies: which can mean the same one."""

import pytest

from link import issuers

SAME = [
    ("the Commission", "Oakshire Housing Commission"),
    ("Housing Commission", "The Oakshire Housing Commission"),
    ("Oakshire Housing Commission's report", "Oakshire Housing Commission"),
    ("Oakshire Housing Commision", "Oakshire Housing Commision"),
    ("Commission on Housing", "Oakshire Commission on Housing"),
    ("OHC", "Oakshire Housing Commission"),
    ("Health Enquiry", "Wexley Health Inquiry"),
]
DIFFERENT = [
    ("Scrutiny Committee", "Oakshire Housing Commission"),
    ("City Executive Board", "City Scrutiny Committee"),
    ("Eastshire Commission", "Westshire Commission"),
    ("the Commission", "Health Scrutiny Committee"),
    ("OHC", "Oakshire Transport Commission"),
    ("Second Interim Report of the Wexley Inquiry", "Wexley Inquiry"),
]


@pytest.mark.parametrize(("shorter", "fuller"), SAME)
def test_a_shorter_name_can_mean_the_fuller(shorter: str, fuller: str) -> None:
    assert issuers.is_within(issuers.parse_name(shorter), issuers.parse_name(fuller))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_bodies_are_never_one(left: str, right: str) -> None:
    ours, theirs = issuers.parse_name(left), issuers.parse_name(right)
    assert not issuers.is_within(ours, theirs)
    assert not issuers.is_within(theirs, ours)


def test_the_head_of_a_name_stands_before_its_preposition() -> None:
    assert issuers.parse_name("Commission on the Council's Housing").head == "commission"
    assert issuers.parse_name("Oakshire County Council Housing Panel").head == "panel"


def test_a_name_is_shown_without_what_hangs_on_it() -> None:
    for printed in ("the Oakshire Housing Commission’s", "Oakshire Housing Commission's final report"):
        assert issuers.parse_name(printed).shown == "Oakshire Housing Commission"
