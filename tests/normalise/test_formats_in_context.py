"""Forms of number that only their place in the paper makes a recommendation's number, or shows to be none."""

import pytest

from normalise import mentions
from normalise.records import Mention, Scope, Status
from tests.normalise.made_papers import Part, Rows, paper


def found(*parts: Part) -> tuple[Mention, ...]:
    return mentions.find_mentions(paper(*parts))


def numbers(*parts: Part) -> list[str | None]:
    return [m.number for m in found(*parts)]


@pytest.mark.parametrize(
    "pair",
    [
        ("7", "8"),
        ("1.2.3", "1.2.4"),
        ("MILL-34", "MILL-35"),
        ("SR (25/26) 01", "SR (25/26) 02"),
        ("MILL 180/17(b)-(c)", "MILL 181/17"),
        ("R1.2", "R1.3"),
        ("001/22", "002/22"),
    ],
)
@pytest.mark.parametrize("heading", ["Ref", ""])
def test_a_column_makes_a_number_of_what_stands_in_it(pair: tuple[str, str], heading: str) -> None:
    rows: Rows = [[heading, "Recommendation", "Status"]]
    rows += [[number, "Map every drain.", "Complete"] for number in pair]
    assert numbers(rows) == [number.removeprefix("R") for number in pair]


def test_a_number_without_words_is_an_entry() -> None:
    rows: Rows = [["", "Recommendation", "Update"], ["57", "", "Complete"], ["58", "Sell the pump.", "On hold"]]
    first, second = found(rows)
    assert (first.number, first.wording, second.number) == ("57", None, "58")


def test_a_number_that_opens_its_cell_counts_under_a_heading_that_says_so() -> None:
    rows: Rows = [["Recommendation", "Progress"], ["7 Pumps should be mended", "Complete"], ["8 Oil them", "On hold"]]
    assert numbers(rows) == ["7", "8"]


def test_numbers_in_brackets_are_named_where_recommendations_are_spoken_of() -> None:
    asked = "The recommendations ask the Board to map the drains (21) and to mend the pumps (22, 23)."
    named = [m.number for m in found("# Recommendation 4: Report", asked) if m.scope is Scope.CROSS_REFERENCE]
    assert named == ["21", "22", "23"]
    assert "21" not in numbers("# Drains", "The Board mapped the drains (21) and mended the pumps (22).")


def test_titles_that_end_in_numbers_name_recommendations_in_a_part_about_them() -> None:
    titles: tuple[Part, ...] = (
        "# Pumps of the Mill (3)",
        "The pumps have been oiled.",
        "# Drains and Sluices (31, 32 and 33)",
        "Status: In progress",
    )
    told = {m.number: (m.wording, m.status.value) for m in found("# Progress on recommendations", *titles)}
    assert set(told) == {"3", "31", "32", "33"}
    assert told["31"] == ("Drains and Sluices", Status.IN_PROGRESS)
    assert found("# Annual report", *titles) == ()


def test_titles_alone_are_entries_where_what_became_of_them_is_labelled() -> None:
    titles = ("# Better signs", "Progress: Complete", "# More benches", "Status: On hold")
    first, second = found("# Recommendations", *titles)
    assert (first.wording, first.status.value) == ("Better signs", Status.IMPLEMENTED)
    assert (second.wording, second.status.value, second.number) == ("More benches", Status.STALLED, None)
    assert found("# Works", *titles) == ()


def test_titles_count_their_recommendations_but_sections_only_themselves() -> None:
    titles = ("# 1) Better signs", "Status: Complete", "# 2) More benches", "Status: On hold")
    assert numbers("# Recommendations", *titles) == ["1", "2"]
    sections = ("# 3.1 Better signs", "Status: Complete", "# 3.2 More benches", "Status: On hold")
    assert numbers("# 3. Recommendations", *sections) == [None, None]


@pytest.mark.parametrize(
    "part",
    [
        "Section 1.2.3 sets out what the recommendations cost.",
        "The report MIL-23-105346 made recommendations to the Board.",
        "The MHC recommendation is for more advice.",
        "Minute 32, item 43/22 and Question 66 were about recommendations.",
        "24 recommendations were taken forward and some 25 of the recommendations were met.",
        "Recommendations cost £4m in 2019, €12 in 2020 and R36 601 after that; see pages 4 to 7 and paragraph 12.",
        "Recommendation(s): That the Mill Committee resolves to: 1. Note and comment on the recommendations.",
        "https://mill.example/Item%2012%20-%20recommendation%2014 and www.mill.example/recommendation/9",
        "Ring 01632 960 001 about the recommendations.",
    ],
)
def test_other_numbers_name_no_recommendation(part: str) -> None:
    assert [m.number for m in found(part) if m.number] == []


def test_a_label_with_nothing_behind_it_is_a_blank_place() -> None:
    parts = ("# Recommendation 4: Map it", "Progress:", "# Recommendation 5: Oil it", "Lead: Parks Team")
    assert {m.number: m.status.rule_id for m in found(*parts)} == {"4": "blank-cell", "5": ""}


def test_each_number_of_a_sentence_has_what_is_said_of_it() -> None:
    told = found(
        "Members noted that recommendations 4 and 5 had been completed; 11 had been deferred and 12 was under way.",
        "Recommendation 3 remained open, Recommendation 6 was on track and Recommendations 7 to 9 had been superseded.",
    )
    assert {m.number: m.status.value for m in told} == {
        "4": Status.IMPLEMENTED,
        "5": Status.IMPLEMENTED,
        "11": Status.STALLED,
        "12": Status.IN_PROGRESS,
        "3": Status.OPEN_UNSPECIFIED,
        "6": Status.IN_PROGRESS,
        **dict.fromkeys(("7", "8", "9"), Status.SUPERSEDED),
    }
