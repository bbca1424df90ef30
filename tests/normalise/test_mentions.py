"""Mentions found in tables, headed entries, lists and sentences of made-up papers."""

import dataclasses

from extract.records import Block, Kind, Note, NoteMark, Place
from normalise import mentions
from normalise.records import Mention, Scope, Status
from normalise.statuses.statuses import BLANK
from tests.normalise.made_papers import Rows, paper

PROGRESS: Rows = [
    ["Recommendation being taken forward", "Progress to date"],
    ["Recommendation 1\nBuild a wall at the mill.", "In progress: Parks Team\nThe footings are dug."],
    ["Recommendations 5 and 6\n5. Empty the gullies.\n6. Publish the dates.", "Complete:  Highways Team\nAll done."],
    ["Recommendation 9 and 11\nShare the pumps and store them.", ""],
]


def found(*parts: str | Block | Rows) -> dict[str, Mention]:
    return {f"{m.number}{'' if m.scope in (Scope.OWN, Scope.GROUP) else m.scope}": m for m in read(*parts)}


def read(*parts: str | Block | Rows) -> tuple[Mention, ...]:
    return mentions.find_mentions(paper(*parts))


def test_each_row_of_a_progress_table_is_a_mention() -> None:
    rows = found("# Section 2", PROGRESS)
    assert list(rows) == ["1", "5", "6", "9", "11"]
    one = rows["1"]
    assert (one.wording, one.update, one.owners) == (
        "Build a wall at the mill.",
        "The footings are dug.",
        ("Parks Team",),
    )
    assert (one.status.value, one.status.raw) == (Status.IN_PROGRESS, "In progress: Parks Team")
    assert one.section == "Section 2"


def test_recommendations_that_share_a_row_keep_their_own_words() -> None:
    rows = found(PROGRESS)
    assert rows["5"].wording == "Empty the gullies."
    assert rows["6"].wording == "Publish the dates."
    assert rows["5"].status == rows["6"].status
    assert rows["5"].scope is Scope.GROUP and rows["5"].group_numbers == ("6",)


def test_a_blank_cell_states_nothing_and_says_so() -> None:
    blank = found(PROGRESS)["9"]
    assert (blank.status.value, blank.status.rule_id, blank.update) == (Status.NOT_STATED, BLANK, None)


def test_prose_in_a_progress_cell_is_no_status() -> None:
    rows: Rows = [
        ["", "Recommendation", "Next steps"],
        [
            "7",
            "Widen the culvert.",
            "The engineers met twice and the culvert at the weir has been implemented in model.",
        ],
        ["8", "", "More money is sought from the drainage board before the autumn."],
    ]
    seven, eight = read(rows)
    assert seven.status.value is Status.UNCLEAR and seven.update is not None
    assert eight.wording is None and eight.has_wording_place


def test_two_statuses_in_one_cell_are_both_kept() -> None:
    rows: Rows = [
        ["Recommendation", "Progress"],
        [
            "Recommendations 3 and 4\n3. Train the wardens.\n4. Equip the wardens.",
            "Complete: Fire Service\nAll trained.\nSome progress: Parish Council\nBoots are bought.",
        ],
        ["Recommendation 5\nPay the wardens.", "Not started"],
    ]
    by_number = {m.number: m for m in read(rows)}
    assert by_number["3"].status.value is Status.IMPLEMENTED
    assert by_number["4"].status.value is Status.IN_PROGRESS
    assert [other.value for other in by_number["3"].other_statuses] == [Status.IN_PROGRESS]
    assert by_number["3"].confidence < 1


def test_a_tracker_is_read_by_its_headings() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Lead officer", "Due date", "Status"],
        ["1", "Map the drains.", "J. Mallow", "31 March 2021", "Complete"],
        ["2", "Clear the drains.", "Parks", "June 2021", "On hold"],
    ]
    one, two = read(rows)
    assert (one.owners_raw, one.due and one.due.date.isoformat()) == (("J. Mallow",), "2021-03-31")
    assert (one.status.value, two.status.value) == (Status.IMPLEMENTED, Status.STALLED)


def test_the_newest_of_two_status_columns_counts() -> None:
    rows: Rows = [
        ["Ref", "Recommendation", "Status at 30 June 2021", "Status at 30 June 2022"],
        ["1", "Map the drains.", "In progress", "Complete"],
        ["2", "Clear the drains.", "Not started", "In progress"],
    ]
    one, _ = read(rows)
    assert one.status.value is Status.IMPLEMENTED
    assert [(e.as_of.date.year, e.status.value) for e in one.earlier_statuses] == [(2021, Status.IN_PROGRESS)]


def test_a_table_that_asks_its_meeting_to_decide_tracks_nothing() -> None:
    rows: Rows = [
        ["Recommendation(s): That the Rural Committee resolves to:", ""],
        ["1.", "Note the report."],
        ["2.", "Thank the wardens."],
    ]
    assert read("# Summary and recommendations", rows) == ()


def test_a_risk_register_tracks_nothing() -> None:
    rows: Rows = [["Risk", "Action", "Status"], ["R12", "Buy more sandbags.", "Partially complete"]]
    assert read(rows) == ()


def test_a_list_under_a_heading_that_promises_updates_is_listed() -> None:
    listed = read(
        "# Annex 1. Recommendations where updates are being collected",
        "8. Share one telephone number.",
        "* for parishes",
        "12. Hold stocks of sandbags.",
        "20. Teach flood safety in schools.",
    )
    assert [(m.number, m.scope, m.status.value) for m in listed] == [
        (number, Scope.LIST, Status.NOT_STATED) for number in ("8", "12", "20")
    ]
    assert listed[0].wording == "Share one telephone number.\nfor parishes"
    assert "being collected" in listed[0].status.raw


def test_numbered_paragraphs_of_a_report_are_no_list_of_recommendations() -> None:
    assert not read("# Background", "1. The Board met.", "2. It heard recommendations:", "3. It rose.", "4. It left.")


def test_a_sentence_reports_on_the_recommendation_in_its_brackets() -> None:
    mention = found(
        "# 1. River levels", "This recommendation has been fully met (Recommendation no. 3)", "Gauges work."
    )["3"]
    assert (mention.scope, mention.status.value) == (Scope.OWN, Status.IMPLEMENTED)
    assert mention.status.raw == "This recommendation has been fully met"
    assert mention.update == "Gauges work."


def test_each_clause_of_a_minute_gives_its_own_status() -> None:
    rows = found("Members heard that recommendations 4, 5 and 9 had been completed; 11 had been deferred to May.")
    assert {n: m.status.value for n, m in rows.items()} == {
        "4": Status.IMPLEMENTED,
        "5": Status.IMPLEMENTED,
        "9": Status.IMPLEMENTED,
        "11": Status.STALLED,
    }


def test_a_recommendation_named_in_passing_is_a_cross_reference() -> None:
    rows = found("A wider plan is needed, as set out in recommendation 4 above.")
    assert rows["4cross_reference"].status.value is Status.NOT_STATED


def test_doing_something_in_line_with_a_recommendation_does_not_implement_it() -> None:
    rows = found("In line with recommendation 8 the new pumps were completed.")
    assert list(rows) == ["8cross_reference"]


def test_a_statement_about_a_topic_invents_no_number() -> None:
    (topic,) = read("# 4. Schools", "Good progress is being made with the recommendations linked to schools.")
    assert (topic.scope, topic.number, topic.status.value) == (Scope.TOPIC, None, Status.IN_PROGRESS)


def test_a_statement_about_many_sets_no_status() -> None:
    assert read("Good progress is being made on 15 recommendations and some have been completed.") == ()


def test_a_headed_entry_has_its_wording_and_its_labelled_parts() -> None:
    (one, two) = read(
        "# Recommendation 1: Map every drain",
        "Response: Accepted",
        "Progress: In progress",
        "# Recommendation 2",
        "Clear every drain.",
        "# Other business",
        "Tea was served.",
    )
    assert one.wording == "Map every drain"
    assert one.response is not None and one.response.value == "accepted"
    assert one.status.value is Status.IN_PROGRESS
    assert (two.wording, two.update) == ("Clear every drain.", None)


def test_a_note_mark_told_by_its_type_is_kept_beside_the_number() -> None:
    text = "The recommendation on gauges has been met (Recommendation 7)."
    block = Block(Kind.PARAGRAPH, text, Place(1), marks=(NoteMark(len(text) - 2, "2"),))
    note = Note("2", "Every gauge on the river should be read by a warden each week.", Place(1))
    (mention,) = mentions.find_mentions(dataclasses.replace(paper(block), notes=(note,)))
    assert (mention.number, mention.note_label, mention.wording) == ("7", "2", note.text)


def test_a_number_that_may_carry_a_note_mark_keeps_both_readings() -> None:
    note = Note("2", "Every gauge on the river should be read by a warden each week.", Place(1))
    document = dataclasses.replace(paper("The recommendation has been met (Recommendation 72)."), notes=(note,))
    (mention,) = mentions.find_mentions(document)
    assert mention.number == "72"
    assert [(r.number, r.note_label) for r in mention.other_readings] == [("7", "2")]


def test_every_mention_has_an_id_of_its_own() -> None:
    twice = "Recommendation 4 was completed. Recommendation 4 was completed."
    ids = [mention.mention_id for mention in read(PROGRESS, PROGRESS, twice)]
    assert len(set(ids)) == len(ids)


def test_the_set_may_be_named_between_the_numbers_and_what_is_said_of_them() -> None:
    rows = found(
        "Recommendations 1 and 4 of the Footpaths Working Group had been completed. Recommendation 5 was rejected."
    )
    assert {n: m.status.value for n, m in rows.items()} == {
        "1": Status.IMPLEMENTED,
        "4": Status.IMPLEMENTED,
        "5": Status.CLOSED_NOT_IMPLEMENTED,
    }
