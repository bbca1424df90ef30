"""Renumbered and restated recommendations, and judgements on what is no longer there."""

import datetime

from link import linking
from link.records import Judgement, Verdict
from outputs.records import Severity
from tests.factories import account, mention, naming
from tests.link.test_linking import DAMP, LIST, WARM, paper
from tests.outputs import situations

FIRST = paper(
    2015,
    mention("a1", number="1", wording=WARM, status="in_progress"),
    mention("a2", number="2", wording=DAMP, status="in_progress"),
    mention("a3", number="3", wording=LIST, status="in_progress"),
)


def test_a_renumbered_recommendation_is_told_by_how_it_is_known() -> None:
    silent = paper(2016, mention("b1", number="1", wording=DAMP), mention("b2", number="2", wording=LIST))
    stated = paper(2016, mention("b1", number="1", wording=DAMP, former_numbers=("2",)))
    for later, severity in ((silent, Severity.WARNING), (stated, Severity.NOTE)):
        found = situations.found("renumbered", [FIRST, later], linking.link_accounts([FIRST, later]))
        assert {finding.severity for finding in found} == {severity}
        assert found[0].number == "2"
        assert "prints 1 for recommendation 2" in found[0].message
    assert situations.found("renumbered", [FIRST], linking.link_accounts([FIRST])) == []


def test_a_recommendation_that_was_merged_is_not_dropped() -> None:
    later = paper(
        2016,
        mention("b1", number="1", wording=WARM, status="in_progress"),
        mention("b2", number="2", wording=DAMP, status="in_progress", former_numbers=("2", "3")),
    )
    papers = [FIRST, later]
    assert situations.numbers("dropped", papers, linking.link_accounts(papers)) == []
    without = [FIRST, paper(2016, *later.mentions[:1])]
    assert situations.numbers("dropped", without, linking.link_accounts(without)) == ["2", "3"]


def test_what_a_later_series_recommends_again_is_told() -> None:
    body = naming("Marlwick Panel", "2018", is_title=True)
    papers = [FIRST, account("later", body, mention("x", number="7", wording=WARM), dated="2018-05-01")]
    (found,) = situations.found("restated", papers, linking.link_accounts(papers))
    assert found.recommendation_id == "marlwick-panel-2018/7"
    assert len(found.evidence) == 2


def test_a_stale_judgement_is_told() -> None:
    gone = Judgement("gone", "a1", Verdict.SAME, "A. Reader", datetime.date(2024, 5, 31), "")
    (found,) = situations.found("stale_judgement", [FIRST], linking.link_accounts([FIRST], judged=[gone]))
    assert "A. Reader" in found.message
    assert "no paper of the corpus has the mention gone" in found.message
