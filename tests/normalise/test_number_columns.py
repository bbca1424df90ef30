"""Columns that number recommendations, whatever they are headed, and columns that only count them."""

import dataclasses

from normalise.records import Status
from tests.normalise.made_papers import cell, read, table

TITLE = (cell(1, 0, "Inquest into the ferry fire (2031/00412)"), cell(1, 1, ""), cell(1, 2, ""))


def test_numbers_under_the_heading_recommendation_number_the_words_beside_them() -> None:
    found = read(
        [
            ["Recommendation", "Inquiry", "Text", "Status"],
            ["004/21", "FB-7", "Fit lamps on every ferry berth.", "Open"],
            ["006/21", "FB-9", "Survey the slipway each spring.", "Closed"],
        ]
    )
    assert {number: mention.wording for number, mention in found.items()} == {
        "004/21": "Fit lamps on every ferry berth.",
        "006/21": "Survey the slipway each spring.",
    }


def test_how_many_there_are_of_each_status_numbers_none() -> None:
    assert not read(
        [
            ["Report", "Number of recommendations", "Implemented", "In progress", "Not implemented"],
            ["4.02 Ferry subsidies", "9", "5", "3", "1"],
            ["4.03 Harbour lights and buoys of the bay", "12", "7", "5", "–"],
        ]
    )


def test_ones_that_tick_a_status_are_no_counts() -> None:
    found = read(
        [
            ["Recommendation", "Implemented", "In progress"],
            ["1. Survey the slipway.", "1", ""],
            ["2. Paint the ferry.", "", "1"],
        ]
    )
    assert found["1"].status.value is Status.IMPLEMENTED


def test_a_word_broken_by_a_narrow_column_is_still_a_heading() -> None:
    found = read(
        [
            ["ID", "Recommend ation", "Stat us"],
            ["K2031-014", "Publish the tide tables.", "Achieved"],
            ["K2031-015", "Review the role of the harbour office.", "No progress"],
        ]
    )
    assert {n: m.status.value for n, m in found.items()} == {
        "K2031-014": Status.IMPLEMENTED,
        "K2031-015": Status.STALLED,
    }


def test_what_inspectors_ask_for_under_other_names_is_tracked() -> None:
    found = read(
        [
            ["Ref", "Pillar", "Area for improvement", "Progress", "% complete"],
            ["AFI-02", "People", "The service should review its rota.", "Reviewed in May", "100%"],
            ["AFI-03", "Kit", "The service should list its pumps.", "", "0%"],
        ]
    )
    assert {n: m.status.value for n, m in found.items()} == {"AFI-02": Status.IMPLEMENTED, "AFI-03": Status.NOT_STARTED}


def test_actions_agreed_with_auditors_are_tracked_and_a_meetings_own_are_not() -> None:
    rows = [
        ["Ref", "Agreed action", "Status"],
        ["1", "Reconcile the harbour dues each month.", "Complete"],
        ["2", "List the mooring fees.", "In progress"],
    ]
    assert set(read("# Internal audit of the harbour: follow-up", rows)) == {"1", "2"}
    assert not read("# Action log of the Harbour Panel", rows)


def test_a_number_stands_behind_the_title_of_its_audit() -> None:
    rows = [
        ["Audit / Ref", "Priority", "Agreed Action", "Management update"],
        ["Mooring fees 31/07-1", "High", "Reconcile the fees monthly.", "Implemented in May."],
        ["Ferry fuel 31/11-3", "Medium", "Lock the fuel store.", "Not started"],
    ]
    found = read("# Overdue recommendations", rows)
    assert {n: m.status.value for n, m in found.items()} == {
        "31/07-1": Status.IMPLEMENTED,
        "31/11-3": Status.NOT_STARTED,
    }


def test_scores_mean_what_the_key_says() -> None:
    rows = [
        ["Rec.", "What we asked for", "Score", "Our reasoning"],
        ["2031.1", "Adopt a plan for electric ferries.", "3", "It was adopted in May."],
        ["2031.2", "Map the moorings.", "0", "Nobody has been asked."],
    ]
    key = "Scoring key: 3 = delivered in full; 2 = good progress; 1 = limited progress; 0 = no action taken"
    found = read(rows, key)
    assert {n: m.status.value for n, m in found.items()} == {"2031.1": Status.IMPLEMENTED, "2031.2": Status.NOT_STARTED}


def test_a_heading_that_lists_statuses_heads_the_statuses() -> None:
    rows = [
        ["Recommendation", "Update", "Complete / In progress / Not started"],
        ["R1 List the moorings.", "A draft came in June.", "In progress"],
        ["R2 Paint the ferry.", "Painted.", "Complete"],
    ]
    assert {n: m.status.value for n, m in read(rows).items()} == {"1": Status.IN_PROGRESS, "2": Status.IMPLEMENTED}


def test_a_bold_line_alone_in_its_row_is_the_title_of_those_below() -> None:
    rows = table(
        *(cell(0, c, text) for c, text in enumerate(["Recommendation", "Supported?", "Current status"])),
        *(dataclasses.replace(c, blocks=tuple(dataclasses.replace(b, is_bold=True) for b in c.blocks)) for c in TITLE),
        *(cell(2, c, text) for c, text in enumerate(["1. Review the calls.", "Yes", "Complete"])),
        *(cell(3, c, text) for c, text in enumerate(["2. Train the crews.", "Yes", "Ongoing"])),
    )
    found = read(rows)
    assert set(found) == {"1", "2"}
    assert found["1"].section == "Inquest into the ferry fire (2031/00412)"
