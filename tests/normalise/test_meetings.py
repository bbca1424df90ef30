"""Lines that name a meeting."""

import pytest

from extract.records import Block, Kind, Place
from normalise.papers import meetings, paper_facts
from normalise.records import DateSource
from tests.normalise.made_papers import paper

LONG = "The partners met four times in the year and agreed how the work would be shared among all of them."


@pytest.mark.parametrize(
    ("line", "body", "date"),
    [
        ("Harbour Partnership Board, 24 June 2020", "Harbour Partnership Board", "2020-06-24"),
        ("Thornshire County Council, Parks Committee, 20 May 2021", "Parks Committee", "2021-05-20"),
        ("Parks Committee, Thornshire County Council | 20 May 2021", "Parks Committee", "2021-05-20"),
        ("Report to the Parks Committee of Marlwick Town Council, 6 October 2020", "Parks Committee", "2020-10-06"),
        ("Presented to Council on Tuesday 12 October 2021", "Council", "2021-10-12"),
        ("CABINET", "Cabinet", None),
    ],
)
def test_a_line_of_a_body_and_a_date_names_a_meeting(line: str, body: str, date: str | None) -> None:
    meeting = meetings.read_meeting(line)
    assert meeting is not None
    assert meeting.body == body
    assert (meeting.date.date.isoformat() if meeting.date else None) == date


@pytest.mark.parametrize(
    "line",
    [
        "The Parks Committee met on 20 May 2021 and was cold",
        "Parks Committee: annual report",
        "Report of the Ferry Inquiry, March 2019",
        "Pier Safety Review",
        "20 May 2021",
    ],
)
def test_a_line_that_says_anything_else_names_none(line: str) -> None:
    assert meetings.read_meeting(line) is None


def furniture(text: str) -> Block:
    return Block(Kind.FURNITURE, text, Place(0))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Parks Committee, 14 November 2019", "2019-11-14"),
        ("Ferries and Piers, March 2019 Page 3", "2019-03-31"),
        ("Ferry status report at 30 June 2022 │Page 1", "2022-06-30"),
        ("Printed 14/09/2018 10:37", None),
        ("Template version 3, May 2015", None),
        ("Progress since May 2021 on piers", None),
    ],
)
def test_a_running_header_dates_a_paper_unless_it_dates_the_file(line: str, date: str | None) -> None:
    facts = paper_facts.read_facts(paper("# Pier report", LONG, furniture(line)))
    assert (facts.date.date.isoformat() if facts.date else None) == date
    assert facts.date_source in (DateSource.PRINTED, None)


def test_minutes_are_of_the_last_body_above_their_text() -> None:
    lines = ["MARLWICK TOWN COUNCIL", "CABINET", "Minutes of the meeting held on 9 February 2021", LONG]
    facts = paper_facts.read_facts(paper(*lines, "PIER TASK GROUP", LONG))
    assert (facts.committee, facts.kind) == ("Cabinet", "minutes")
