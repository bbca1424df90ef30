"""Checks of what papers say over time, each with a case that fires and one that does not."""

import dataclasses
from typing import Any

import pytest

from extract.records import TextSource
from normalise.records import Account, EarlierStatus, Mention, Reading, Status
from outputs.records import Severity
from tests.factories import account, date, mention
from tests.outputs.situations import found, numbers, pending


def two(first: Mention, second: Mention, **given: Any) -> list[Account]:
    return [account("one", first, dated="2019-01-10", **given), account("two", second, dated="2020-01-10")]


def test_an_empty_place_for_the_wording_is_told_with_its_paper() -> None:
    blank = mention("m1", number="1", status="planned", has_wording_place=True)
    given = mention("m2", number="1", wording="Build a ferry")
    finding = found("wording_missing", two(blank, given))[0]
    assert (finding.paper_id, finding.number) == (account("one").facts.paper.paper_id, "1")


def test_a_wording_that_no_paper_gives_is_told_once() -> None:
    papers = two(mention("m1", number="1", status="planned"), mention("m2", number="1", status="planned"))
    findings = found("wording_missing", papers)
    assert [finding.paper_id for finding in findings] == [None]
    assert numbers("wording_missing", two(mention("m1", number="1", wording="Build"), mention("m2", number="1"))) == []


@pytest.mark.parametrize(
    ("was", "now", "severities"),
    [
        ("Build a ferry — soon.", "Build a ferry - soon", []),
        ("Build a ferry over the river", "Build a bridge over the river", [Severity.WARNING]),
        ("Build a ferry. Report each year.", "Build a ferry", [Severity.NOTE]),
    ],
)
def test_a_wording_changed_beyond_typography(was: str, now: str, severities: list[Severity]) -> None:
    papers = two(mention("m1", number="1", wording=was), mention("m2", number="1", wording=now))
    assert [finding.severity for finding in found("wording_changed", papers)] == severities


def test_misread_letters_of_a_scan_are_no_change_of_wording() -> None:
    was, now = "Build a ferry over the river", "Build a terry over the river"
    scanned = two(mention("m1", number="1", wording=was), mention("m2", number="1", wording=now))
    assert len(found("wording_changed", scanned)) == 1
    scanned[0] = account("one", scanned[0].mentions[0], dated="2019-01-10", text_source=TextSource.OCR)
    assert found("wording_changed", scanned) == []


def test_a_status_that_went_backwards() -> None:
    back = two(mention("m1", number="1", status="in_progress"), mention("m2", number="1", status="not_started"))
    forth = two(mention("m1", number="1", status="not_started"), mention("m2", number="1", status="in_progress"))
    finding = found("status_regressed", back)[0]
    assert finding.severity is Severity.WARNING
    assert finding.evidence == ("Recommendation 1", "Recommendation 1")
    assert found("status_regressed", forth) == []


def test_a_finished_one_that_is_open_again() -> None:
    again = two(mention("m1", number="1", status="implemented"), mention("m2", number="1", status="in_progress"))
    still = two(mention("m1", number="1", status="implemented"), mention("m2", number="1", status="implemented"))
    assert numbers("reopened", again) == ["1"]
    assert numbers("reopened", still) == []


def test_two_papers_of_one_date_that_contradict_each_other() -> None:
    papers = [
        account("one", mention("m1", number="1", status="implemented"), dated="2020-01"),
        account("two", mention("m2", number="1", status="in_progress"), dated="2020-01"),
    ]
    assert numbers("contradiction", papers) == ["1"]
    assert numbers("reopened", papers) == []
    assert numbers("contradiction", two(papers[0].mentions[0], papers[1].mentions[0])) == []


def test_two_papers_of_one_month_that_contradict_each_other() -> None:
    done, begun = (mention(f"m-{status}", number="1", status=status) for status in ("implemented", "in_progress"))
    back = [account("one", done, dated="2020-01-10"), account("two", begun, dated="2020-01-20")]
    forth = [account("one", begun, dated="2020-01-10"), account("two", done, dated="2020-01-20")]
    assert numbers("contradiction", back) == ["1"]
    assert numbers("contradiction", forth) == []


def test_a_restated_status_that_contradicts_the_paper_of_that_date() -> None:
    earlier = EarlierStatus(date("2019-01-10"), Reading("Done", Status.IMPLEMENTED, "test"))
    later = dataclasses.replace(mention("m2", number="1", status="implemented"), earlier_statuses=(earlier,))
    assert numbers("contradiction", two(mention("m1", number="1", status="in_progress"), later)) == ["1"]


def test_one_entry_with_two_statuses() -> None:
    other = Reading("Some progress", Status.IN_PROGRESS, "test")
    both = dataclasses.replace(mention("m1", number="1", status="implemented"), other_statuses=(other,))
    finding = found("two_statuses", two(both, mention("m2", number="1", status="planned")))
    assert len(finding) == 1
    assert "“implemented” and “Some progress”" in finding[0].message


def test_one_number_in_two_sections_with_different_statuses() -> None:
    met = mention("m1", number="1", scope="group", status="implemented", section="Met", block_no=1)
    promised = pending("m2", number="1", scope="list", section="Annex", block_no=2)
    listed = mention("m3", number="1", scope="list", section="Annex", block_no=2)
    assert numbers("in_two_groups", [account("one", met, promised)]) == ["1"]
    assert numbers("in_two_groups", [account("one", met, listed)]) == []


@pytest.mark.parametrize(
    ("due", "status", "passed"),
    [
        ("2019-12", "in_progress", ["1"]),
        ("2020-02", "in_progress", []),
        ("2019-12", "implemented", []),
        ("2020", "in_progress", []),
        ("2018", "in_progress", ["1"]),
    ],
)
def test_a_due_date_that_passed_while_open(due: str, status: str, passed: list[str]) -> None:
    first = mention("m1", number="1", status="planned", due=date(due))
    papers = [
        account("one", first, dated="2018-01-10"),
        account("two", mention("m2", number="1", status=status), dated="2020-01-10"),
    ]
    assert numbers("due_passed", papers) == passed


def test_a_due_date_that_moved() -> None:
    slipped = two(mention("m1", number="1", due=date("2019-12")), mention("m2", number="1", due=date("2020-06")))
    sharper = two(mention("m1", number="1", due=date("2019")), mention("m2", number="1", due=date("2019-06")))
    assert numbers("due_slipped", slipped) == ["1"]
    assert numbers("due_slipped", sharper) == []
