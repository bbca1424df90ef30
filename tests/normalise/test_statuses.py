"""What status phrases say, on each axis."""

import pytest

from normalise.records import Degree, Rag, Status, Timeliness
from normalise.statuses import statuses


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("Complete: Highways Team", Status.IMPLEMENTED),
        ("Completed May 2022", Status.IMPLEMENTED),
        ("To be completed by May 2022", Status.PLANNED),
        ("Not yet complete", Status.OPEN_UNSPECIFIED),
        ("Almost complete", Status.SUBSTANTIALLY_IMPLEMENTED),
        ("Partly met, more to do", Status.PARTIALLY_IMPLEMENTED),
        ("Closed", Status.CLOSED_UNSPECIFIED),
        ("Closed – not implemented", Status.CLOSED_NOT_IMPLEMENTED),
        ("Green", Status.UNCLEAR),
        ("The pump house has a red door", Status.UNCLEAR),
        ("75% complete", Status.PARTIALLY_IMPLEMENTED),
        ("less than 50% complete", Status.IN_PROGRESS),
        ("100% complete", Status.IMPLEMENTED),
        ("In progress (75%)", Status.PARTIALLY_IMPLEMENTED),
        ("30%", Status.IN_PROGRESS),
        ("Completion due June 2022", Status.PLANNED),
        ("Complete by June 2022", Status.PLANNED),
        ("Completed by June 2022", Status.IMPLEMENTED),
        ("Complete (subject to sign off)", Status.SUBSTANTIALLY_IMPLEMENTED),
        ("Most actions complete", Status.PARTIALLY_IMPLEMENTED),
        ("All actions complete", Status.IMPLEMENTED),
        ("Phase 1 complete", Status.PARTIALLY_IMPLEMENTED),
        ("Agreed and implemented", Status.IMPLEMENTED),
        ("Agreed – to be implemented by June", Status.PLANNED),
        ("Cannot be implemented", Status.CLOSED_NOT_IMPLEMENTED),
        ("Awaiting decision", Status.UNDER_CONSIDERATION),
    ],
)
def test_a_phrase_means_what_it_says_and_no_more(phrase: str, status: Status) -> None:
    assert statuses.read_status(phrase).status.value is status


def test_a_grade_of_progress_is_kept_beside_the_status() -> None:
    assert statuses.read_status("Good progress: Parks Team").degree is Degree.GOOD
    assert statuses.read_status("In progress").degree is None


def test_a_bound_is_no_figure() -> None:
    assert statuses.read_status("40% complete").percent == 40
    assert statuses.read_status("up to 25% complete").percent is None


def test_a_colour_is_kept_and_makes_no_status() -> None:
    parts = statuses.read_status("Green")
    assert (parts.rag, parts.status.value) == (Rag.GREEN, Status.UNCLEAR)


def test_two_colours_name_none() -> None:
    assert statuses.read_rag("red or amber") is None


def test_lateness_is_an_axis_of_its_own() -> None:
    assert statuses.read_status("Overdue").timeliness is Timeliness.OVERDUE


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("Complete:  Highways Team", "Highways Team"),
        ("Some progress, but everyone must do more", ""),
        ("Parish Council progress", "Parish Council"),
        ("In progress", ""),
    ],
)
def test_what_a_label_leaves_over_is_kept(phrase: str, rest: str) -> None:
    assert statuses.read_status(phrase).rest == rest


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("In progress: Parks Team", True),
        ("Complete", True),
        ("Completed May 2022", True),
        ("Completed questionnaires came back from forty homes along the river and were read", False),
        ("The scheme has been implemented", False),
        ("Residents met the engineers", False),
    ],
)
def test_a_label_stands_first_and_alone(text: str, is_label: bool) -> None:
    assert (statuses.label_length(text) is not None) is is_label
