"""What each body says, in columns and cells of its own, and what they come to together."""

import pytest

from normalise.records import Response, Status
from normalise.statuses import answers_by_body
from tests.normalise.made_papers import Rows, read

DONE, UNDER_WAY = Status.IMPLEMENTED, Status.IN_PROGRESS


@pytest.mark.parametrize(
    "headings",
    [
        ["Status – Mill Council", "Status – Weir Trust"],
        ["Status (Mill Council)", "Status (Weir Trust)"],
        ["Mill Council status", "Weir Trust’s status"],
        ["Mill Council", "Weir Trust"],
    ],
)
def test_columns_of_bodies_keep_each_status(headings: list[str]) -> None:
    rows: Rows = [["No.", "Recommendation", *headings], ["1", "Map it.", "Complete", "In progress"]]
    rows += [["2", "Sell it.", "Complete", "Complete"]]
    one, two = read(rows).values()
    assert [(b.body, b.status) for b in one.statuses_by_body] == [("Mill Council", DONE), ("Weir Trust", UNDER_WAY)]
    assert (one.status.value, two.status.value) == (UNDER_WAY, DONE)


def test_columns_of_bodies_keep_each_answer() -> None:
    rows: Rows = [["No.", "Recommendation", "Mill Council response", "Response of the Weir Trust"]]
    rows += [["1", "Map it.", "Accepted", "Not accepted"], ["2", "Sell it.", "Accepted", "Accepted"]]
    one, two = read(rows).values()
    assert [(b.body, b.response) for b in one.statuses_by_body] == [
        ("Mill Council", Response.ACCEPTED),
        ("Weir Trust", Response.REJECTED),
    ]
    assert one.response is None
    assert two.response is not None and two.response.value is Response.ACCEPTED


@pytest.mark.parametrize(
    "text",
    [
        "Mill Council: Complete\nWeir Trust: In progress",
        "Complete (Mill Council); In progress (Weir Trust)",
        "Complete – Mill Council / In progress – Weir Trust",
    ],
)
def test_labels_of_one_cell_belong_to_the_bodies_beside_them(text: str) -> None:
    rows: Rows = [["No.", "Recommendation", "Status"], ["1", "Map it.", text], ["2", "Sell it.", "Complete"]]
    one, two = read(rows).values()
    assert [(b.body, b.status) for b in one.statuses_by_body] == [("Mill Council", DONE), ("Weir Trust", UNDER_WAY)]
    assert (one.status.value, two.status.value, two.statuses_by_body) == (UNDER_WAY, DONE, ())


def test_a_refusal_names_no_body() -> None:
    assert answers_by_body.read("Not accepted") == ()
    assert answers_by_body.read("Partially agreed by June") == ()


def test_quarters_are_times_and_the_last_one_filled_counts() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Q1", "Q2", "Q3"],
        ["1", "Map the drains.", "Not started", "In progress", ""],
        ["2", "Sell the pump.", "In progress", "Complete", ""],
    ]
    one, two = read(rows).values()
    assert (one.status.value, two.status.value, one.statuses_by_body) == (UNDER_WAY, DONE, ())


def test_letters_of_a_key_are_read_in_a_column_of_progress() -> None:
    rows: Rows = [["No.", "Recommendation", "Progress"], ["1", "Map it.", "C"], ["2", "Sell it.", "IP"]]
    found = read(rows, "Key: C = Complete, IP = In progress")
    assert [m.status.value for m in found.values()] == [DONE, UNDER_WAY]


def test_progress_in_a_column_for_each_body_is_kept_by_body() -> None:
    mentions = read(
        [
            ["No.", "Recommendation", "Mill Council progress", "Weir Trust progress"],
            [
                "1",
                "Map the drains.",
                "Complete. It was printed.",
                "The trust has met nine of the owners and will write to more.",
            ],
            ["2", "Clear the drains.", "In progress", "Complete"],
        ]
    )
    assert [(b.body, b.status) for b in mentions["1"].statuses_by_body] == [
        ("Mill Council", Status.IMPLEMENTED),
        ("Weir Trust", None),
    ]
    assert mentions["1"].status.value is Status.UNCLEAR
    assert mentions["1"].update and "Weir Trust: The trust has met nine" in mentions["1"].update
    assert mentions["2"].status.value is Status.IN_PROGRESS


def test_columns_of_one_role_told_apart_by_time_are_no_bodies() -> None:
    found = read(
        [
            ["No.", "Recommendation", "Initial progress", "Further progress"],
            ["1", "Map the drains.", "Begun.", "The map was drawn by the wardens."],
        ]
    )
    assert not found["1"].statuses_by_body


def test_letters_of_a_matrix_name_who_is_responsible_and_not_who_is_told() -> None:
    found = read(
        [
            ["No.", "Recommendation", "Mill Council", "Weir Trust", "Status"],
            ["1", "Map the drains.", "R", "C", "Complete"],
            ["2", "Clear the drains.", "I", "A", "Open"],
        ]
    )
    assert [mention.owners for mention in found.values()] == [("Mill Council",), ("Weir Trust",)]


def test_letters_that_may_be_colours_name_nobody() -> None:
    found = read([["No.", "Recommendation", "Mill Council", "Weir Trust"], ["1", "Map the drains.", "R", "A"]])
    assert [mention.owners for mention in found.values()] == [()]
