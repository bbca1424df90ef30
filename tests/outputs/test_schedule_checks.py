"""Reports that were due, and things done by their own word alone."""

import dataclasses

from normalise.records import Account, Assurance
from outputs.records import Severity
from tests.factories import account, mention
from tests.outputs import situations


def tracker(date: str, *numbers: str, status: str = "in_progress", committee: str = "Health Committee") -> Account:
    said = (mention(f"{date}-{n}", number=n, status=status, block_no=int(n)) for n in numbers)
    return account(f"tracker {date}", *said, dated=date, committee=committee)


def pinned(papers: list[Account], months: int = 6, to: str = "") -> object:
    one = situations.series(papers, report_every_months=months, report_to=to)
    return situations.linked(papers, series=(one,))


def overdue(papers: list[Account], links: object = None) -> list[tuple[str | None, Severity]]:
    found = situations.found("silent_beyond_schedule", papers, links)  # type: ignore[arg-type]
    return [(finding.number, finding.severity) for finding in found]


def test_a_recommendation_on_which_a_report_was_due_by_the_register_is_overdue() -> None:
    papers = [tracker("2020-01-10", "1", "2"), tracker("2020-12-10", "1")]
    assert overdue(papers, pinned(papers)) == [("2", Severity.WARNING)]
    (finding,) = situations.found("silent_beyond_schedule", papers, pinned(papers))  # type: ignore[arg-type]
    assert "due for a report by 2020-07-10 (every 6 months, by the register)" in finding.message
    assert finding.papers_searched == ("tracker 2020-12-10.txt",)


def test_a_report_to_another_committee_does_not_count() -> None:
    papers = [tracker("2020-01-10", "1"), tracker("2020-12-10", "1", committee="Cabinet")]
    assert overdue(papers, pinned(papers)) == []
    assert overdue(papers, pinned(papers, to="Health Committee")) == [("1", Severity.WARNING)]


def test_nothing_is_due_on_what_is_closed() -> None:
    papers = [tracker("2020-01-10", "2", status="implemented"), tracker("2020-12-10", "1")]
    assert overdue(papers, pinned(papers)) == []


def test_an_even_rhythm_of_its_own_is_a_schedule_and_is_told() -> None:
    papers = [tracker(f"20{year}-03-01", "1", *(["2"] if year < 18 else [])) for year in range(15, 21)]
    assert overdue(papers) == [("2", Severity.NOTE)]
    (finding,) = situations.found("silent_beyond_schedule", papers)
    assert "every 12 months by its own rhythm" in finding.message


def test_few_or_uneven_reports_are_no_rhythm() -> None:
    few = [tracker("2015-03-01", "1", "2"), tracker("2016-03-01", "1"), tracker("2019-03-01", "1")]
    uneven = [*few, tracker("2019-04-01", "1"), tracker("2019-05-01", "1")]
    assert overdue(few) == overdue(uneven) == []


def test_a_paper_that_could_not_be_read_leaves_a_doubt() -> None:
    lost = dataclasses.replace(tracker("2020-09-10"), problems=())
    lost = dataclasses.replace(lost, facts=dataclasses.replace(lost.facts, is_readable=False))
    papers = [tracker("2020-01-10", "1", "2"), lost, tracker("2020-12-10", "1")]
    assert overdue(papers, pinned(papers)) == [("2", Severity.NOTE)]


def test_what_is_done_by_its_own_word_alone_is_noted() -> None:
    own_word = tracker("2020-01-10", "1", status="implemented")
    assert situations.numbers("self_reported_only", [own_word]) == ["1"]
    checked = dataclasses.replace(own_word.mentions[0], assurance=Assurance.EVIDENCED)
    assert situations.numbers("self_reported_only", [dataclasses.replace(own_word, mentions=(checked,))]) == []
