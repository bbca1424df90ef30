"""Made-up replies, reports and lists in running text, in the forms that bodies choose."""

import dataclasses

import pytest

from extract.records import Block, Kind, Place
from normalise import mentions
from normalise.records import Mention, Response, Scope, Status
from tests.normalise.made_papers import Part, paper


def read(*parts: Part) -> tuple[Mention, ...]:
    return mentions.find_mentions(paper(*parts))


def answers(*parts: Part) -> dict[str | None, str | None]:
    return {m.number: m.response.value.value if m.response and m.response.value else None for m in read(*parts)}


def bold(text: str, kind: Kind = Kind.PARAGRAPH) -> Block:
    return Block(kind, text, Place(1), is_bold=True, label="•" if kind is Kind.LIST_ITEM else "")


def test_a_numbered_recommendation_is_answered_by_the_paragraph_below() -> None:
    found = read(
        "# Response to the report on ferries",
        "8.1 The Board should publish a timetable each spring.",
        "The Board accepts this recommendation. A timetable will be printed in March.",
        "8.2 The Board should repair the east slipway.",
        "The Board does not accept this recommendation, for the slipway is not its own.",
        "8.3 The Board should count its passengers.",
        "The Board accepts this recommendation in principle.",
    )
    assert {m.number: m.response and m.response.value for m in found} == {
        "8.1": Response.ACCEPTED,
        "8.2": Response.REJECTED,
        "8.3": Response.ACCEPTED_IN_PRINCIPLE,
    }
    assert found[0].wording == "The Board should publish a timetable each spring."
    assert Status.IMPLEMENTED not in {m.status.value for m in found}


def test_several_recommendations_share_the_answer_below_them() -> None:
    found = read(
        "# Recommendations and responses",
        "4. The Council should map every drain.",
        "5. The Council should clear every drain.",
        "These recommendations are accepted in full by the Council. They are accepted in principle by the Weir Trust.",
    )
    assert [(m.number, m.group_numbers) for m in found] == [("4", ("5",)), ("5", ("4",))]
    assert [(b.body, b.response) for b in found[0].statuses_by_body] == [
        ("Council", Response.ACCEPTED),
        ("Weir Trust", Response.ACCEPTED_IN_PRINCIPLE),
    ]


def test_a_group_of_one_answer_keeps_each_wording() -> None:
    four, five = read(
        "# Recommendations and responses",
        "4. The Council should map every drain.",
        "5. The Council should clear every drain.",
        "These recommendations have been implemented.",
    )
    assert (four.wording, five.wording) == (
        "The Council should map every drain.",
        "The Council should clear every drain.",
    )
    assert four.status.value is five.status.value is Status.IMPLEMENTED


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("This recommendation has been implemented.", Status.IMPLEMENTED),
        ("This recommendation will be implemented in the spring.", Status.PLANNED),
        ("This recommendation has not been implemented.", Status.NOT_IMPLEMENTED),
        ("The Trust agrees that ferries should be safe.", None),
    ],
)
def test_only_what_is_said_of_the_recommendation_is_its_status(answer: str, status: Status | None) -> None:
    found = read("# Recommendation 7: Keep the ferries safe", f"Response: {answer}")
    assert [m.number for m in found] == ["7"]
    if status:
        assert found[0].status.value is status
    assert found[0].status.value is status or found[0].status.value is not Status.IMPLEMENTED


def test_headed_entries_end_where_the_next_begins() -> None:
    one, two = read(
        "Recommendation 1: Map every drain.",
        "Progress: Complete",
        "The map hangs in the library.",
        "Recommendation 2: Clear every drain.",
        "Progress: Not started",
    )
    assert (one.wording, one.status.value) == ("Map every drain.", Status.IMPLEMENTED)
    assert (two.wording, two.status.value) == ("Clear every drain.", Status.NOT_STARTED)
    assert "library" in (one.update or "")


def test_a_sentence_that_begins_with_a_recommendation_is_no_heading() -> None:
    found = read("Recommendation 12 asks for more pumps and the Board has read it.", "The pumps were sold.")
    assert [m.scope for m in found] == [Scope.CROSS_REFERENCE]


def test_bold_labels_part_recommendations_from_their_responses() -> None:
    found = read(
        "# Libraries",
        bold("Recommendation"),
        "The Council should open the reading room on Sundays.",
        bold("Response"),
        "Accepted. The room will open in May.",
        bold("Recommendation"),
        "The Council should lend umbrellas to readers.",
        bold("Response"),
        "Not accepted.",
    )
    assert [(m.number, m.wording) for m in found] == [
        (None, "The Council should open the reading room on Sundays."),
        (None, "The Council should lend umbrellas to readers."),
    ]
    assert [m.response and m.response.value for m in found] == [Response.ACCEPTED, Response.REJECTED]


def test_bullets_behind_an_announcement_are_recommendations() -> None:
    found = read(
        "# Findings",
        "The Panel recommends the following:",
        "* The Department should publish its accounts by June.",
        "* The Department should fill the vacant posts.",
        "# Conclusion",
        "* Tea was served at four.",
    )
    assert [m.wording for m in found] == [
        "The Department should publish its accounts by June.",
        "The Department should fill the vacant posts.",
    ]
    assert {m.scope for m in found} == {Scope.LIST}


def test_recommendations_and_responses_are_told_apart_by_their_type() -> None:
    found = read(
        "# 3. Recommendations of last year and the Department's responses",
        "* The Department should publish its accounts by June each year.",
        bold("The accounts were published in May. They ran to forty pages and were read by all members of the Panel."),
        "* The Department should fill the vacant posts before the winter.",
        bold("Six posts were filled and the others were advertised again. Three interviews were held in the mill."),
        "# 4. Budget",
        "The Department should save money.",
    )
    assert [m.wording for m in found] == [
        "The Department should publish its accounts by June each year.",
        "The Department should fill the vacant posts before the winter.",
    ]
    assert all(m.update for m in found)


@pytest.mark.parametrize(
    "parts",
    [
        ("# Recommendations to Cabinet", "1. Note the report.", "2. Agree the budget.", "3. Thank the wardens."),
        ("It is recommended that the Committee:", "* note the progress made", "* agree the next steps"),
        ("# Minutes", "12. The Chair opened the meeting.", "13. Apologies were received.", "14. The meeting closed."),
        ("# Actions", "Action 3 of 5 was opened.", "In 2019 8 recommendations were made."),
        ("If Recommendation 4 is passed, the fee will rise.",),
    ],
)
def test_what_a_meeting_decides_or_minutes_is_no_recommendation(parts: tuple[Part, ...]) -> None:
    assert read(*parts) == ()


def test_the_status_in_brackets_behind_a_set_number_is_read() -> None:
    tracker = [["Number", "Recommendation", "Status"]] + [[f"00{n}/21", "Fit the rails.", "Open"] for n in (1, 2, 3)]
    found = read("# Safety recommendations", tracker, "# Rail", "004/21 (rejected) The rails should be painted.")
    four = next(m for m in found if m.number == "004/21")
    assert four.status.value is Status.CLOSED_NOT_IMPLEMENTED


def test_reading_twice_gives_the_same() -> None:
    parts: tuple[Part, ...] = ("# Recommendation 1: Map it", "Progress: Complete", "# Recommendation 2: Clear it")
    document = paper(*parts)
    assert mentions.find_mentions(document) == mentions.find_mentions(dataclasses.replace(document))
