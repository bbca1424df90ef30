"""Checks of silence, each with a case that fires and one that does not."""

import dataclasses

from normalise.records import Account, Mention
from outputs.records import Severity
from tests.factories import account, mention
from tests.outputs.situations import attachment, bare, found, linked, numbers, pending


def two(*first: Mention, later: tuple[Mention, ...] = ()) -> list[Account]:
    return [account("one", *first, dated="2019-01-10"), account("two", *later, dated="2020-01-10")]


def test_a_number_that_no_paper_names_was_never_reported() -> None:
    papers = two(mention("m1", number="1", status="planned"), mention("m2", number="3", scope="cross_reference"))
    finding = found("never_reported", papers, linked(papers, 3))[0]
    assert numbers("never_reported", papers, linked(papers, 3)) == ["2"]
    assert finding.severity is Severity.ERROR
    assert finding.papers_searched == ("one.txt", "two.txt")
    assert finding.message == (
        "Recommendation 2 (Thornshire Housing Commission) is named in none of the 2 papers searched."
    )


def test_papers_that_could_not_be_read_are_not_among_those_searched() -> None:
    papers = [account("one"), account("two", is_readable=False)]
    finding = found("never_reported", papers, linked(papers, 1))[0]
    assert finding.papers_searched == ("one.txt",)
    assert "1 paper could not be read whole" in finding.message


def test_a_part_that_could_name_it_and_is_missing_is_told() -> None:
    papers = [account("one", attachments=(attachment("Appendix 2"),))]
    assert "parts are missing of 1 paper of its series" in found("never_reported", papers, linked(papers, 1))[0].message


def test_an_open_one_that_the_next_report_leaves_out_was_dropped() -> None:
    papers = two(
        mention("m1", number="1", status="in_progress"),
        mention("m2", number="2", status="implemented"),
        mention("m3", number="3", status="planned"),
        later=(mention("m4", number="3", status="in_progress"),),
    )
    assert numbers("dropped", papers) == ["1"]


def test_a_later_paper_that_reports_on_none_of_the_series_drops_nothing() -> None:
    papers = two(mention("m1", number="1", status="in_progress"), later=(bare("m2", number="2"),))
    assert numbers("dropped", papers) == []


def test_one_that_later_papers_do_not_name_is_not_reported_since() -> None:
    papers = two(
        mention("m1", number="1", status="in_progress"),
        mention("m2", number="2", status="implemented"),
        mention("m3", number="3", status="planned"),
        later=(mention("m4", number="3", status="planned"),),
    )
    findings = found("not_reported_since", papers)
    assert [(f.number, f.severity) for f in findings] == [("1", Severity.WARNING), ("2", Severity.NOTE)]
    assert findings[0].papers_searched == ("two.txt",)
    assert findings[0].where == ("one.txt, block 1",)


def test_a_paper_without_a_date_is_not_later() -> None:
    papers = [account("one", mention("m1", number="1", status="planned"), dated="2019"), account("two")]
    assert numbers("not_reported_since", papers) == []


def test_an_empty_place_for_what_was_done_is_listed_blank() -> None:
    papers = two(
        mention("m1", number="1", status="not_stated"),
        bare("m2", number="2"),
        mention("m3", number="3", status="not_stated", update="A survey was held"),
    )
    assert numbers("listed_blank", papers) == ["1"]


def test_a_promised_update_that_no_later_paper_gives_is_pending_again() -> None:
    papers = two(
        pending("m1", number="1", scope="list"),
        pending("m2", number="2"),
        bare("m3", number="3"),
        later=(mention("m4", number="2", status="planned"),),
    )
    assert numbers("pending_again", papers) == ["1"]


def test_a_promise_in_the_last_paper_is_no_finding_and_twice_running_is_one() -> None:
    assert numbers("pending_again", two(later=(pending("m1", number="1"),))) == []
    papers = two(pending("m1", number="1"), later=(pending("m2", number="1"),))
    assert numbers("pending_again", papers) == ["1"]


def test_a_summary_list_beside_its_own_entry_promises_nothing() -> None:
    papers = two(
        bare("m1", number="1", scope="list", block_no=1), mention("m2", number="1", status="planned", block_no=5)
    )
    assert numbers("pending_again", papers) == []


def test_one_that_no_paper_gives_an_owner_has_none() -> None:
    papers = two(
        mention("m1", number="1", status="planned"),
        dataclasses.replace(mention("m2", number="2", status="planned"), owners_raw=("various bodies",)),
        mention("m3", number="3", status="planned"),
        mention("m4", number="4", scope="list"),
        later=(dataclasses.replace(mention("m5", number="3", status="planned"), owners=("Housing",)),),
    )
    findings = found("no_owner", papers)
    assert [f.number for f in findings] == ["1", "2"]
    assert "only “various bodies”" in findings[1].message


def test_papers_of_other_bodies_make_silence_a_note_and_answer_no_bare_listing() -> None:
    own = account("one", bare("m1", number="1", scope="list"), dated="2019")
    other = account("two", dated="2020")
    links = linked([own])
    assert [finding.severity for finding in found("not_reported_since", [own, other], links)] == [Severity.NOTE]
    assert found("pending_again", [own, other], links) == []
    assert numbers("pending_again", [own, other], linked([own, other])) == ["1"]
