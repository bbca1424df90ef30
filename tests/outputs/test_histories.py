"""Following one recommendation from paper to paper."""

import dataclasses
import datetime

import pytest
from hypothesis import given, strategies as st

from normalise.records import EarlierStatus, Reading, Status
from outputs.histories import histories
from outputs.records import Change, HistoryRow, StatusGroup
from tests.factories import account, date, mention
from tests.outputs import situations

STEPS = [
    ("in_progress", "implemented", Change.ADVANCED),
    ("implemented", "implemented", Change.SAME),
    ("partially_implemented", "not_started", Change.REGRESSED),
    ("implemented", "in_progress", Change.REOPENED),
    ("closed_unspecified", "open_unspecified", Change.REOPENED),
    ("in_progress", "superseded", Change.CLOSED),
    ("open_unspecified", "implemented", Change.ADVANCED),
    ("implemented", "closed_unspecified", Change.NOT_COMPARABLE),
    ("stalled", "not_started", Change.NOT_COMPARABLE),
    ("in_progress", "not_stated", Change.NOT_COMPARABLE),
    ("in_progress", "open_unspecified", Change.NOT_COMPARABLE),
]


def history(*papers: object) -> tuple[HistoryRow, ...]:
    return histories.build_histories(situations.ledger(papers))  # type: ignore[arg-type]


@pytest.mark.parametrize(("was", "now", "change"), STEPS)
def test_a_status_is_compared_with_the_one_before(was: str, now: str, change: Change) -> None:
    rows = history(
        account("one", mention("m1", number="4", status=was), dated="2019-01-10"),
        account("two", mention("m2", number="4", status=now), dated="2020-01-10"),
    )
    assert [row.change for row in rows] == [Change.FIRST, change]
    assert rows[1].previous_status == Status(was)
    assert rows[1].days_since_previous == 365


def test_papers_come_in_date_order_and_undated_ones_last() -> None:
    rows = history(
        account("a-undated", mention("m0", number="1", status="planned")),
        account("b-month", mention("m1", number="1", status="planned"), dated="2020-06"),
        account("c-day", mention("m2", number="1", status="planned"), dated="2020-06-30"),
        account("d-early", mention("m3", number="1", status="planned"), dated="2019-12-01"),
    )
    assert [row.mention_id for row in rows] == ["m3", "m2", "m1", "m0"]
    assert [row.sequence for row in rows] == [1, 2, 3, 4]
    assert rows[3].days_since_previous is None


def test_of_several_mentions_in_a_paper_the_one_that_says_most_stands_in_the_history() -> None:
    rows = history(
        account(
            "one",
            mention("m1", number="4", scope="list", block_no=1),
            mention("m2", number="4", scope="group", status="implemented", block_no=2),
            mention("m3", number="4", scope="own", block_no=3),
            mention("m4", number="4", scope="cross_reference", status="in_progress", block_no=4),
            dated="2020-01-01",
        )
    )
    assert [row.mention_id for row in rows] == ["m2"]
    assert rows[0].status_group is StatusGroup.DONE


def test_a_silent_paper_does_not_hide_the_status_before_it() -> None:
    rows = history(
        account("one", mention("m1", number="4", status="implemented"), dated="2018-01-01"),
        account("two", mention("m2", number="4"), dated="2019-01-01"),
        account("three", mention("m3", number="4", status="in_progress"), dated="2020-01-01"),
    )
    assert [row.change for row in rows] == [Change.FIRST, Change.NOT_COMPARABLE, Change.REOPENED]


def test_an_earlier_status_that_a_later_paper_gives_is_a_restated_row_at_its_own_date() -> None:
    earlier = EarlierStatus(date("2019-06-30"), Reading("Not begun", Status.NOT_STARTED, "test"))
    later = mention("m1", number="4", status="in_progress")
    rows = history(account("one", dataclasses.replace(later, earlier_statuses=(earlier,)), dated="2020-06-30"))
    assert [(row.is_restated, row.status_date) for row in rows] == [
        (True, datetime.date(2019, 6, 30)),
        (False, datetime.date(2020, 6, 30)),
    ]
    assert rows[1].change is Change.ADVANCED


def test_a_copy_of_a_paper_adds_nothing() -> None:
    papers = [
        account("one", mention("m1", number="4", status="planned"), dated="2020-01-01", text_sha256="same"),
        account("two", mention("m2", number="4", status="planned"), dated="2020-01-01", text_sha256="same"),
    ]
    assert [row.mention_id for row in history(*papers)] == ["m1"]


@given(st.permutations(range(4)))
def test_the_order_of_the_papers_does_not_matter(order: list[int]) -> None:
    papers = [account(f"p{n}", mention(f"m{n}", number="4", status="planned"), dated=f"201{n}") for n in range(4)]
    links = situations.linked(papers)
    shuffled = histories.build_histories(situations.ledger([papers[n] for n in order], links))
    assert shuffled == histories.build_histories(situations.ledger(papers, links))
