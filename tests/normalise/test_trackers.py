"""Trackers in the layouts that bodies choose: turned, two headings deep, ticked, coloured, by body, dated."""

import dataclasses

import pytest

from normalise import mentions
from normalise.records import Rag, Response, Status
from tests.normalise.made_papers import Part, Rows, cell, paper, read, table


def statuses_of(*parts: Part) -> dict[str | None, Status | None]:
    return {number: mention.status.value for number, mention in read(*parts).items()}


def test_headings_two_rows_deep_date_the_statuses_below_them() -> None:
    found = read(
        table(
            cell(0, 0, "No.", (2, 1)),
            cell(0, 1, "Recommendation", (2, 1)),
            cell(0, 2, "Status", (1, 2)),
            cell(1, 2, "June 2021"),
            cell(1, 3, "June 2022"),
            *(cell(2, c, text) for c, text in enumerate(["1", "Map the drains.", "In progress", "Complete"])),
            *(cell(3, c, text) for c, text in enumerate(["2", "Clear the drains.", "Not started", "Under way"])),
        )
    )
    assert found["1"].status.value is Status.IMPLEMENTED
    assert [(e.as_of.raw, e.status.value) for e in found["2"].earlier_statuses] == [("June 2021", Status.NOT_STARTED)]


def test_bodies_below_one_heading_each_say_how_far_they_are() -> None:
    found = read(
        table(
            cell(0, 0, "No.", (2, 1)),
            cell(0, 1, "Recommendation", (2, 1)),
            cell(0, 2, "Status", (1, 2)),
            cell(1, 2, "Mill Council"),
            cell(1, 3, "Weir Trust"),
            *(cell(2, c, text) for c, text in enumerate(["1", "Map the drains.", "Complete", "In progress"])),
            *(cell(3, c, text) for c, text in enumerate(["2", "Clear the drains.", "Complete", "Complete"])),
        )
    )
    assert [(b.body, b.status) for b in found["1"].statuses_by_body] == [
        ("Mill Council", Status.IMPLEMENTED),
        ("Weir Trust", Status.IN_PROGRESS),
    ]
    assert (found["1"].status.value, found["2"].status.value) == (Status.IN_PROGRESS, Status.IMPLEMENTED)


def test_a_matrix_of_bodies_keeps_each_answer() -> None:
    rows: Rows = [
        ["Recommendation", "Mill Council", "Weir Trust"],
        ["Recommendation 1\nMap the drains.", "Accepted", "Rejected"],
        ["Recommendation 2\nClear the drains.", "Accepted", "Accepted"],
    ]
    found = read(rows)
    assert [(b.body, b.response) for b in found["1"].statuses_by_body] == [
        ("Mill Council", Response.ACCEPTED),
        ("Weir Trust", Response.REJECTED),
    ]
    assert found["1"].response is None
    assert found["2"].response is not None and found["2"].response.value is Response.ACCEPTED


def test_an_exception_in_brackets_is_that_bodys_answer() -> None:
    rows: Rows = [
        ["Response", "Recommendation"],
        ["Accepted in full", "Recommendation 1 (accepted in principle by Weir Trust and Mill Council)"],
        ["Accepted in full", "Recommendation 2"],
    ]
    found = read(rows)
    assert [(b.body, b.response) for b in found["1"].statuses_by_body] == [
        ("Weir Trust", Response.ACCEPTED_IN_PRINCIPLE),
        ("Mill Council", Response.ACCEPTED_IN_PRINCIPLE),
    ]
    assert found["1"].wording is None
    assert found["2"].statuses_by_body == ()


def test_owners_of_several_labels_each_have_their_status() -> None:
    rows: Rows = [
        ["Recommendation", "Progress"],
        ["Recommendation 3\nTrain the wardens.", "Complete: Fire Service\nTrained.\nNot started: Parish Council"],
        ["Recommendation 4\nEquip the wardens.", "Complete"],
    ]
    three = read(rows)["3"]
    assert [(b.body, b.status) for b in three.statuses_by_body] == [
        ("Fire Service", Status.IMPLEMENTED),
        ("Parish Council", Status.NOT_STARTED),
    ]
    assert three.status.value is Status.NOT_STARTED


@pytest.mark.parametrize("labels", [("Recommendation 1", "Recommendation 2"), ("Recommendation", "Recommendation")])
def test_cards_have_their_headings_in_the_first_column(labels: tuple[str, str]) -> None:
    rows: Rows = []
    for label, text, status in zip(labels, ("1. Map it.", "2. Clear it."), ("Complete", "On hold"), strict=True):
        rows += [[label, text], ["Lead", "Parks Team"], ["Status", status], ["Due date", "31 March 2021"]]
    found = read(rows)
    assert {number: m.status.value for number, m in found.items()} == {"1": Status.IMPLEMENTED, "2": Status.STALLED}
    assert found["1"].owners == ("Parks Team",)
    assert found["2"].due is not None


def test_one_column_for_each_recommendation_is_read_as_one_row() -> None:
    rows: Rows = [
        ["Number", "1", "2"],
        ["Recommendation", "Map the drains.", "Clear the drains."],
        ["Progress", "Complete", "Not started"],
    ]
    found = read("# Recommendations", rows)
    assert {n: (m.wording, m.status.value) for n, m in found.items()} == {
        "1": ("Map the drains.", Status.IMPLEMENTED),
        "2": ("Clear the drains.", Status.NOT_STARTED),
    }


def test_a_tick_gives_the_status_of_its_heading() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Completed", "In progress", "Not started"],
        ["1", "Map the drains.", "✓", "", ""],
        ["2", "Clear the drains.", "", "✓", ""],
        ["3", "Paint the drains.", "", "", ""],
    ]
    assert statuses_of(rows) == {"1": Status.IMPLEMENTED, "2": Status.IN_PROGRESS, "3": Status.NOT_STATED}


def test_yes_and_no_answer_their_heading() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Completed?"],
        ["1", "Map the drains.", "Yes"],
        ["2", "Clear the drains.", "No"],
    ]
    assert statuses_of(rows) == {"1": Status.IMPLEMENTED, "2": Status.OPEN_UNSPECIFIED}


def test_percentages_have_a_column() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Status", "% complete"],
        ["1", "Map the drains.", "In progress", "75%"],
        ["2", "Clear the drains.", "In progress", "20"],
        ["3", "Paint the drains.", "", "100%"],
    ]
    found = read(rows)
    assert {n: (m.status.value, m.percent) for n, m in found.items()} == {
        "1": (Status.PARTIALLY_IMPLEMENTED, 75),
        "2": (Status.IN_PROGRESS, 20),
        "3": (Status.IMPLEMENTED, 100),
    }


RATED: Rows = [
    ["No.", "Recommendation", "RAG"],
    ["1", "Map the drains.", "Green"],
    ["2", "Clear the drains.", "A"],
    ["3", "Paint the drains.", "R"],
]
LEGEND = "Key: Green – complete; Amber – in progress; Red – not started."


def test_a_colour_without_a_legend_is_kept_and_makes_no_status() -> None:
    found = read("# Recommendations", RATED)
    assert [m.rag for m in found.values()] == [Rag.GREEN, Rag.AMBER, Rag.RED]
    assert {m.status.value for m in found.values()} <= {Status.UNCLEAR, Status.NOT_STATED}


def test_a_legend_says_what_a_colour_means() -> None:
    found = read("# Recommendations", RATED, LEGEND)
    assert [m.status.value for m in found.values()] == [
        Status.IMPLEMENTED,
        Status.IN_PROGRESS,
        Status.NOT_STARTED,
    ]
    assert {m.status.rule_id for m in found.values()} == {"legend"}


def test_a_fill_is_a_colour_where_its_row_is_not_banded() -> None:
    tracker = table(
        *(cell(0, c, text) for c, text in enumerate(["No.", "Recommendation", "RAG"])),
        cell(1, 0, "1"), cell(1, 1, "Map the drains."), cell(1, 2, "", fill="#00b050"),
        cell(2, 0, "2"), cell(2, 1, "Clear the drains."), cell(2, 2, "", fill="#ff0000"),
        cell(3, 0, "3", fill="#deeaf6"), cell(3, 1, "Paint them.", fill="#deeaf6"), cell(3, 2, "", fill="#deeaf6"),
    )  # fmt: skip
    assert [m.rag for m in read(tracker, "").values()] == [Rag.GREEN, Rag.RED, None]
    assert statuses_of(tracker, LEGEND) == {
        "1": Status.IMPLEMENTED,
        "2": Status.NOT_STARTED,
        "3": Status.NOT_STATED,
    }


def test_a_legend_of_figures_says_nothing_of_work() -> None:
    legend: Rows = [["Green", "Target achieved"], ["Red", "Performance below the floor"]]
    assert set(statuses_of("# Recommendations", RATED, legend).values()) <= {Status.UNCLEAR, Status.NOT_STATED}


def test_a_definition_says_what_closed_means() -> None:
    defined: Rows = [["Status", "Definition"], ["Closed", "The work has been completed"], ["Live", "Work is under way"]]
    rows: Rows = [["No.", "Recommendation", "Status"], ["1", "Map it.", "Closed"], ["2", "Clear it.", "Live"]]
    assert statuses_of(rows, defined)["1"] is Status.IMPLEMENTED
    assert statuses_of(rows)["1"] is Status.CLOSED_UNSPECIFIED


def test_the_newest_of_several_dated_updates_counts_and_all_are_kept() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Progress"],
        ["1", "Map the drains.", "March 2021: In progress\nJune 2022: Complete. The map is out."],
        ["2", "Clear the drains.", "June 2022 – Under way\nMarch 2021 – Not started"],
    ]
    found = read(rows)
    assert {n: m.status.value for n, m in found.items()} == {"1": Status.IMPLEMENTED, "2": Status.IN_PROGRESS}
    assert [(e.as_of.raw, e.status.value) for e in found["1"].earlier_statuses] == [("March 2021", Status.IN_PROGRESS)]
    assert "March 2021" in (found["1"].update or "") and "The map is out." in (found["1"].update or "")


def test_a_due_date_that_moved_keeps_the_first_one() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Due date", "Status"],
        ["1", "Map the drains.", "Originally March 2021, now June 2022", "In progress"],
        ["2", "Clear the drains.", "May 2021", "Complete"],
    ]
    one, two = read(rows).values()
    assert one.due and one.first_due and (one.due.raw, one.first_due.raw) == ("June 2022", "March 2021")
    assert two.first_due is None


def test_original_and_revised_dates_have_columns() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Original due date", "Revised due date", "Status"],
        ["1", "Map the drains.", "March 2021", "June 2022", "In progress"],
        ["2", "Clear the drains.", "May 2021", "", "Complete"],
    ]
    one, two = read(rows).values()
    assert one.due and one.first_due and (one.due.raw, one.first_due.raw) == ("June 2022", "March 2021")
    assert two.due and two.due.raw == "May 2021" and two.first_due is None


def test_a_merged_number_is_each_rows_own_unless_a_row_says_nothing_more() -> None:
    tracker = table(
        *(cell(0, c, text) for c, text in enumerate(["No.", "Recommendation", "Lead", "Status"])),
        cell(1, 0, "1", (2, 1)), cell(1, 1, "Map the drains.", (2, 1)),
        cell(1, 2, "Mill Council"), cell(1, 3, "Complete"),
        cell(2, 2, "Weir Trust"), cell(2, 3, "In progress"),
        cell(3, 0, "2"), cell(3, 1, "Clear the drains."), cell(3, 2, "Parks Team"), cell(3, 3, "Complete"),
    )  # fmt: skip
    found = mentions.find_mentions(dataclasses.replace(paper(""), blocks=(tracker,)))
    assert [(m.number, m.owners, m.status.value) for m in found] == [
        ("1", ("Mill Council",), Status.IMPLEMENTED),
        ("1", ("Weir Trust",), Status.IN_PROGRESS),
        ("2", ("Parks Team",), Status.IMPLEMENTED),
    ]


def test_a_number_column_needs_no_heading() -> None:
    rows: Rows = [
        ["", "Recommendation", "Status"],
        ["4.1", "Map the drains.", "Complete"],
        ["4.2", "Clear the drains.", "Not started"],
    ]
    assert statuses_of(rows) == {"4.1": Status.IMPLEMENTED, "4.2": Status.NOT_STARTED}


def test_labelled_lines_below_a_recommendation_name_its_lead_and_date() -> None:
    found = read("# Recommendation 4: Map every drain", "Lead: Parks Team", "Due date: May 2021", "Status: On hold")
    four = found["4"]
    assert (four.owners, four.due and four.due.raw, four.status.value) == (("Parks Team",), "May 2021", Status.STALLED)


def test_an_answer_in_the_status_column_is_an_answer_and_no_status() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Status"],
        ["1", "Map the drains.", "Accepted"],
        ["2", "Clear the drains.", "Agreed and implemented"],
        ["3", "Paint the drains.", "Complete"],
    ]
    one, two, three = read(rows).values()
    assert (one.response and one.response.value, one.status.value) == (Response.ACCEPTED, Status.UNCLEAR)
    assert (two.response and two.response.value, two.status.value) == (Response.ACCEPTED, Status.IMPLEMENTED)
    assert three.response is None
