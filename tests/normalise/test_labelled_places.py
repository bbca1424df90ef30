"""Statuses at places of their own: stamped behind prose, beside a colour, behind an answer, under a plain label."""

import pytest

from normalise.records import Response, Status
from normalise.statuses import responses, statuses
from normalise.words import heading_roles
from tests.normalise.made_papers import read

HEADINGS = ["No.", "Recommendation"]
WORDS = "Paint the harbour office."


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("The tide tables were printed in January. ACHIEVED", Status.IMPLEMENTED),
        ("A bid was made to the Pier Fund – ONGOING", Status.IN_PROGRESS),
        ("The tide tables were sent to ACHIEVED", Status.UNCLEAR),
        ("The clerk wrote to the RSPB", Status.UNCLEAR),
    ],
)
def test_a_word_in_capitals_behind_prose_is_a_stamp(progress: str, status: Status) -> None:
    assert read([[*HEADINGS, "Progress"], ["4", WORDS, progress]])["4"].status.value is status


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Supported; already implemented since 2031", Status.IMPLEMENTED),
        ("Accepted – in progress", Status.IN_PROGRESS),
        ("Agreed. Delivered by the ferry office as a rule", Status.NOT_STATED),
        ("Accepted", Status.NOT_STATED),
    ],
)
def test_an_answer_may_say_behind_it_how_far_the_work_is(answer: str, status: Status) -> None:
    found = read([[*HEADINGS, "Response"], ["4", WORDS, answer]])["4"]
    assert found.response and found.response.value is Response.ACCEPTED
    assert found.status.value is status


def test_a_status_beside_its_colour_speaks_before_the_evidence() -> None:
    rows = [
        [*HEADINGS, "Evidence of completion", "BRAG"],
        ["4", WORDS, "Compliance is at 96%", "Blue – complete"],
        ["5", "List the moorings.", "Two posts unfilled", "Red – not delivered"],
        ["6", "Mend the slipway.", "Work is under way", "Amber"],
    ]
    told = {number: mention.status.value for number, mention in read(rows).items()}
    assert told == {"4": Status.IMPLEMENTED, "5": Status.NOT_IMPLEMENTED, "6": Status.IN_PROGRESS}


def test_a_key_whose_amber_is_at_risk_explains_the_work_and_no_risks() -> None:
    key = "RAG key: B – complete, G – on track, A – at risk, R – overdue"
    told = read([[*HEADINGS, "RAG"], ["4", WORDS, "B"], ["5", "List the moorings.", "A"]], key)
    assert (told["4"].status.value, told["5"].status.value) == (Status.IMPLEMENTED, Status.OPEN_UNSPECIFIED)


def test_a_place_that_says_nothing_leaves_the_word_to_the_next() -> None:
    rows = [
        [*HEADINGS, "Status", "Progress"],
        ["4", WORDS, "N/A", "In progress: the ferry office"],
        ["5", WORDS, "N/A", ""],
    ]
    told = {number: mention.status.value for number, mention in read(rows).items()}
    assert told == {"4": Status.IN_PROGRESS, "5": Status.NOT_STATED}


def test_plain_lines_label_what_was_recommended_and_what_became_of_it() -> None:
    found = read(
        "# Late harbour dues",
        "We read 240 accounts and found 38 in arrears.",
        "What We Recommended",
        "The Harbour Master should stop the credit of late payers.",
        "Agency Response",
        "The agency did not concur.",
        "Current Status",
        "Unresolved.",
    )
    (mention,) = found.values()
    assert mention.wording == "The Harbour Master should stop the credit of late payers."
    assert mention.response and mention.response.value is Response.REJECTED
    assert mention.status.value is Status.OPEN_UNSPECIFIED


def test_a_broken_heading_is_joined_only_where_that_makes_a_heading() -> None:
    assert heading_roles.unbroken("Recommend ation") == "Recommendation"
    assert heading_roles.unbroken("Lead officer") == "Lead officer"
    assert heading_roles.unbroken("Ferry berths") == "Ferry berths"


def test_an_open_or_closed_answer_keeps_both_readings() -> None:
    phrase = "Partially accepted, open"
    response = responses.read_response(phrase)
    assert response and response.value is Response.PARTIALLY_ACCEPTED
    assert statuses.read_status(phrase).status.value is Status.OPEN_UNSPECIFIED


def test_a_column_of_labels_is_the_status_beside_columns_of_prose_whatever_it_is_headed() -> None:
    rows = [
        [*HEADINGS, "Action taken", "Next steps", "Peer view"],
        ["4", WORDS, "Two coats were given.", "None", "Delivered"],
        ["5", "List the moorings.", "–", "Ask the wardens", "Yet to start"],
    ]
    told = {number: mention.status.value for number, mention in read(rows).items()}
    assert told == {"4": Status.IMPLEMENTED, "5": Status.NOT_STARTED}
