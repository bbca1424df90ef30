"""What people decided: reading it, applying it, and telling what is stale."""

import datetime
from pathlib import Path

import pytest

from link import judgements, linking
from link.records import DecidedBy, Decision, Judgement, Linked, Verdict
from tests.factories import account, mention, naming
from tests.link.test_linking import BUS, DAMP, LIST, WARM, paper, resolution

ID = "oakshire-housing-commission-2014"
HEADING = "left,right,decision,judged_by,judged_on,reason"


def judge(left: str, right: str, decision: str = "same") -> Judgement:
    return Judgement(left, right, Verdict(decision), "A. Reader", datetime.date(2024, 5, 31), "read both")


def link(*judged: Judgement) -> Linked:
    papers = [
        paper(2015, mention("a1", number="1", wording=WARM), mention("a2", number="2", wording=DAMP)),
        paper(2016, mention("b1", wording=BUS), mention("b2", number="1", wording=WARM)),
        paper(2017, mention("c1", wording=LIST)),
        account("x", naming("Marlwick Panel", "2018", is_title=True), mention("x1", wording=DAMP), dated="2018-05-01"),
    ]
    return linking.link_accounts(papers, judged=judged)


def meant(linked: Linked, mention_id: str) -> str:
    return (resolution(linked, mention_id).recommendation_id or "").removeprefix(f"{ID}/")


def test_a_mention_judged_to_mean_a_recommendation_means_it() -> None:
    linked = link(judge("b1", f"{ID}/2"))
    found = resolution(linked, "b1")
    assert (found.recommendation_id, found.decided_by, found.probability) == (f"{ID}/2", DecidedBy.JUDGEMENT, 1.0)
    assert "A. Reader" in found.explanation
    assert "read both" in found.explanation


@pytest.mark.parametrize("pair", [("a2", "b1"), ("b1", "a2")])
def test_two_mentions_judged_the_same_are_one_whichever_comes_first(pair: tuple[str, str]) -> None:
    linked = link(judge(*pair))
    assert meant(linked, "b1") == "2"
    (found,) = [one for one in linked.links if {one.left_mention_id, one.right_mention_id} == {"a2", "b1"}]
    assert (found.decision, found.decided_by) == (Decision.LINK, DecidedBy.JUDGEMENT)


def test_unnumbered_mentions_judged_the_same_are_one() -> None:
    assert meant(link(), "b1") != meant(link(), "c1")
    linked = link(judge("c1", "b1"))
    assert meant(linked, "b1") == meant(linked, "c1") == meant(link(), "b1")


def test_a_number_judged_different_is_a_recommendation_of_its_own() -> None:
    linked = link(judge("a1", "b2", "different"))
    assert meant(linked, "a1") == "1"
    assert meant(linked, "b2").startswith("u-")
    (found,) = [one for one in linked.links if {one.left_mention_id, one.right_mention_id} == {"a1", "b2"}]
    assert found.decision is Decision.NON_LINK


def test_a_judgement_moves_a_mention_to_another_series() -> None:
    linked = link(judge("x1", f"{ID}/2"))
    assert resolution(linked, "x1").recommendation_id == f"{ID}/2"
    assert resolution(linked, "x1").series_id == ID


def test_what_fits_nothing_any_more_is_stale() -> None:
    linked = link(judge("gone", "a1"), judge("a1", f"{ID}/99"), judge("a2", "b1"))
    assert [one.judgement.left for one in linked.stale] == ["gone", "a1"]
    assert "gone" in linked.stale[0].why
    assert meant(linked, "b1") == "2"


def test_a_file_of_judgements_is_read_and_added_to(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    assert judgements.read_judgements(path) == ()
    judgements.append_judgement(path, judge("a1", "b1"))
    judgements.append_judgement(path, judge("b1", "a1", "different"))
    judgements.append_judgement(path, judge("a2", "b1"))
    assert judgements.read_judgements(path) == (judge("b1", "a1", "different"), judge("a2", "b1"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("left,right\n", "line 1: write the columns left,right,decision"),
        (f"{HEADING}\na,b,maybe,me,2024-05-31,\n", "line 2: decision: write same or different, not “maybe”"),
        (f"{HEADING}\na,b,same,me,2024-05-31,\na,,same,me,2024-05-31,\n", "line 3: right is missing"),
        (f"{HEADING}\na,b,same,me,May 2024,\n", "line 2: judged_on: write a date such as 2024-05-31"),
        (f"{HEADING}\na,a,same,me,2024-05-31,\n", "line 2: left and right are one and the same"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(judgements.BadJudgements, match=says):
        judgements.read_judgements(path)
