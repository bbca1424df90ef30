"""How, or whether, each paper reports on each recommendation of its series."""

from typing import Any

import pytest

from extract.records import Problem, ProblemKind
from normalise.records import Account, Mention
from outputs.histories import reporting
from outputs.records import Reporting
from tests.factories import account, claim, mention
from tests.outputs import situations
from tests.outputs.situations import attachment, bare, pending, topic

CASES = [
    (mention("m1", number="1", status="in_progress"), Reporting.REPORTED_STATUS),
    (bare("m1", number="1", update="Talks were held"), Reporting.REPORTED_TEXT_ONLY),
    (mention("m1", number="1", status="unclear", status_raw="See minutes"), Reporting.REPORTED_TEXT_ONLY),
    (pending("m1", number="1", scope="list"), Reporting.LISTED_PENDING),
    (mention("m1", number="1", status="not_stated"), Reporting.LISTED_BLANK),
    (mention("m1", number="1", scope="group", status="implemented"), Reporting.COVERED_BY_GROUP),
    (mention("m1", number="1", scope="cross_reference", status="implemented"), Reporting.CROSS_REFERENCED_ONLY),
]


def of_first(paper: Account, **given: Any) -> tuple[Reporting, str]:
    rows = reporting.build_reporting(situations.ledger([paper], situations.linked([paper], 2, **given)))
    row = next(row for row in rows if row.number == "1")
    return row.reporting, row.reason


@pytest.mark.parametrize(("said", "expected"), CASES)
def test_a_mention_is_one_of_the_classes(said: Mention, expected: Reporting) -> None:
    assert of_first(account("one", said))[0] is expected


def test_a_paper_read_whole_that_names_others_does_not_mention_it() -> None:
    assert of_first(account("one", mention("m1", number="2", status="planned"))) == (Reporting.NOT_MENTIONED, "")


def test_a_paper_that_only_counts_is_told_apart() -> None:
    assert of_first(account("one", claim("c1", 2)))[0] is Reporting.COUNTED_ONLY
    assert of_first(account("one", claim("c1", 2), mention("m1", number="2")))[0] is Reporting.NOT_MENTIONED


def test_a_topic_covers_its_possible_recommendations_only() -> None:
    said = topic("m1")
    first = situations.resolution(said, possible_recommendation_ids=(f"{situations.SERIES}/1",))
    second = situations.resolution(said, possible_recommendation_ids=(f"{situations.SERIES}/2",))
    assert of_first(account("one", said), resolutions=(first,))[0] is Reporting.COVERED_BY_TOPIC
    assert of_first(account("one", said), resolutions=(second,))[0] is Reporting.NOT_MENTIONED


def test_an_unread_page_leaves_it_open() -> None:
    problem = Problem(ProblemKind.UNREADABLE_PAGE, "The page is damaged.", 3)
    told = of_first(account("one", problems=(problem,)))
    assert told == (Reporting.CANNOT_TELL, "A part of the paper could not be read (page 3).")
    harmless = Problem(ProblemKind.TRACKED_CHANGES, "Changes were tracked.")
    assert of_first(account("one", problems=(harmless,)))[0] is Reporting.NOT_MENTIONED


def test_a_lacking_appendix_leaves_it_open_unless_it_is_about_another_series() -> None:
    lacking = account("one", attachments=(attachment("Appendix 2"),))
    assert of_first(lacking) == (Reporting.CANNOT_TELL, "The paper names Appendix 2, which the corpus lacks.")
    within = account("one", attachments=(attachment("Appendix 2", is_within=True),))
    assert of_first(within)[0] is Reporting.NOT_MENTIONED
    other = situations.series((), series_id="ferry-board", name="Wendle Ferry Board", issuer="Wendle Ferry Board")
    paper = account("one", attachments=(attachment("Appendix 2", "Actions of the Wendle Ferry Board"),))
    both = (situations.series((paper,)), other)
    assert of_first(paper, series=both)[0] is Reporting.NOT_MENTIONED


def test_an_appendix_that_is_another_paper_of_the_series_is_there() -> None:
    parent = account("cover", attachments=(attachment("Appendix 1"),))
    child = account("appendix", mention("m1", number="2"), title="Appendix 1 - Actions taken")
    rows = reporting.build_reporting(situations.ledger([parent, child]))
    assert {row.reporting for row in rows if row.paper_id == parent.facts.paper.paper_id} == {Reporting.NOT_MENTIONED}
