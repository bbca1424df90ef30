"""Checks of counts, numbers and names, each with a case that fires and one that does not."""

import dataclasses
from typing import Any

import pytest

from extract.records import Problem, ProblemKind
from link.records import DecidedBy, Decision, FieldComparison, Link
from normalise.records import Claim
from outputs.records import Severity
from tests.factories import account, claim, mention
from tests.outputs import situations
from tests.outputs.situations import SERIES, attachment, found, linked, numbers, resolution, topic


def part(claim_id: str, stated: int, subject: str = "taken up by the boroughs", **given: Any) -> Claim:
    return claim(claim_id, stated, is_total=False, subject=subject, **given)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (part("c1", 15, counted=19), 1),
        (part("c1", 15, counted=15), 0),
        (part("c1", 15), 0),
        (part("c1", 15, counted=19, is_hedged=True), 0),
    ],
)
def test_a_stated_count_against_what_is_listed(said: Claim, count: int) -> None:
    assert len(found("count_mismatch", [account("one", said)])) == count


def test_two_places_that_count_one_thing_differently() -> None:
    papers = [account("one", part("c1", 15), dated="2019"), account("two", part("c2", 16), dated="2020")]
    finding = found("count_mismatch", papers)[0]
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "Different counts are stated of “taken up by the boroughs”: 15 in one.txt (2019-12-31), "
        "16 in two.txt (2020-12-31); it may have changed between them."
    )
    one_paper = [account("one", part("c1", 15), part("c2", 16))]
    assert found("count_mismatch", one_paper)[0].severity is Severity.WARNING
    elsewhere = [account("one", part("c1", 15), part("c2", 16, subject="left to the county"))]
    assert found("count_mismatch", elsewhere) == []


def test_a_hedged_count_may_be_a_little_off() -> None:
    about = part("c2", 25, is_hedged=True)
    assert found("count_mismatch", [account("one", part("c1", 24), about)]) == []
    assert len(found("count_mismatch", [account("one", part("c1", 12), about)])) == 1


def test_totals_of_a_series_that_disagree() -> None:
    papers = [account("one", claim("c1", 60), dated="2019"), account("two", claim("c2", 58), dated="2020")]
    assert [finding.severity for finding in found("count_mismatch", papers)] == [Severity.WARNING]


def test_a_number_beyond_the_series() -> None:
    papers = [account("one", mention("m1", number="7"))]
    beyond = dataclasses.replace(mention("m1", number="72"), paper_id=papers[0].facts.paper.paper_id)
    papers = [account("one", beyond)]
    lost = resolution(beyond, recommendation_id=None)
    read = resolution(beyond, recommendation_id=f"{SERIES}/7", number="7", printed_number="72")
    unresolved = found("number_out_of_range", papers, linked(papers, 60, resolutions=(lost,)))
    resolved = found("number_out_of_range", papers, linked(papers, 60, resolutions=(read,)))
    assert [(f.number, f.severity) for f in unresolved] == [("72", Severity.ERROR)]
    assert [(f.number, f.severity) for f in resolved] == [("7", Severity.WARNING)]


def test_a_note_mark_that_a_text_copy_would_glue_to_the_number() -> None:
    papers = [account("one", mention("m1", number="7", note_label="2"))]
    finding = found("number_out_of_range", papers, linked(papers, 60))[0]
    assert (finding.number, finding.severity) == ("7", Severity.NOTE)
    assert finding.message == (
        f"A text copy of one.txt shows 72, which {situations.NAME} does not have; read as 7 with note 2."
    )
    assert found("number_out_of_range", papers, linked(papers, 80)) == []


def test_one_number_with_wordings_that_contradict() -> None:
    papers = [
        account("one", mention("m1", number="7", wording="Build a ferry")),
        account("two", mention("m2", number="7", wording="Close the school")),
    ]
    differ = FieldComparison("wording", "different", -4.0, "Build a ferry", "Close the school", "20% alike")
    link = Link("m1", "m2", Decision.POSSIBLE_LINK, DecidedBy.NUMBER, -1.0, 0.3, ("number",), (differ,))
    assert numbers("number_conflict", papers, linked(papers, links=(link,))) == ["7"]
    agreed = dataclasses.replace(link, decision=Decision.LINK)
    unknown = dataclasses.replace(link, comparisons=(dataclasses.replace(differ, match_weight=0.0),))
    assert numbers("number_conflict", papers, linked(papers, links=(agreed, unknown))) == []


def test_an_attachment_that_the_corpus_lacks() -> None:
    cover = account("cover", attachments=(attachment("Appendix 1", "Actions of the year"), attachment("Appendix 2")))
    papers = [cover, account("appendix-1", title="Appendix 1: Actions of the year")]
    findings = found("missing_paper", papers)
    assert [finding.message for finding in findings] == ["cover.txt names Appendix 2, which the corpus lacks."]
    assert findings[0].evidence == ("see Appendix 2",)


def test_a_series_that_no_paper_lists() -> None:
    papers = [account("one", claim("c1", 10))]
    listed = [account("one", claim("c1", 10), mention("m1", number="1"))]
    assert len(found("series_not_itemised", papers, linked(papers, 10))) == 1
    assert found("series_not_itemised", listed, linked(listed, 10)) == []


def test_a_group_that_is_counted_and_nowhere_listed() -> None:
    own = mention("m1", number="1")
    assert len(found("series_not_itemised", [account("one", own, part("c1", 24))])) == 1
    here = [account("one", own, part("c1", 24), part("c2", 24, counted=24))]
    assert found("series_not_itemised", here) == []


def test_a_status_of_a_topic_names_its_only_possible_recommendation() -> None:
    said = topic("m1")
    papers = [account("one", said, mention("m2", number="3"))]
    only = resolution(said, possible_recommendation_ids=(f"{SERIES}/3",))
    links = linked(papers, resolutions=(only, resolution(papers[0].mentions[1])))
    assert numbers("unnumbered_status", papers, links) == ["3"]
    assert numbers("unnumbered_status", papers) == [None]
    assert numbers("unnumbered_status", [account("one", topic("m1", "not_stated"))]) == []


def test_what_could_not_be_read() -> None:
    page = Problem(ProblemKind.UNREADABLE_PAGE, "The page is damaged.", 3)
    whole = Problem(ProblemKind.ENCRYPTED, "It is locked.")
    papers = [
        account("one", problems=(page,)),
        account("two", problems=(whole,), is_readable=False),
        account("three", problems=(Problem(ProblemKind.TRACKED_CHANGES, "Changes."),)),
    ]
    findings = found("unreadable", papers)
    assert [(finding.severity, finding.where) for finding in findings] == [
        (Severity.WARNING, ("one.txt, page 3",)),
        (Severity.ERROR, ("two.txt",)),
    ]
