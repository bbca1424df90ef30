"""A recommendation told with its quotes, places and sums."""

import re

import pytest

from link import judged_linking, linking
from outputs import results
from outputs.records import Results
from outputs.review import explanation
from tests.factories import mention
from tests.link.test_linking import DAMP, WARM, paper


@pytest.fixture(scope="module")
def made() -> Results:
    papers = [
        paper(
            2015, mention("a", number="4", wording=WARM, status="in_progress"), mention("x", number="5", wording=DAMP)
        ),
        paper(2016, mention("b", wording=WARM.replace("winter", "wintre"), status="implemented")),
    ]
    return results.build_results(papers, linking.link_accounts(papers))


def test_a_history_has_quotes_places_and_reasons(made: Results) -> None:
    text = explanation.explain(made, "4")
    assert text == explanation.explain(made, "oakshire-housing-commission-2014/4")
    assert "2015-06-01  in progress" in text
    assert "2016-06-01  implemented, advanced" in text
    assert "2016.txt, block 1" in text
    assert "its wording is that of 4" in text


def test_each_mention_has_its_strongest_link_and_the_others_are_counted() -> None:
    papers = [paper(year, mention(f"m{year}", number="4", wording=WARM)) for year in (2015, 2016, 2017, 2018)]
    text = explanation.explain(results.build_results(papers, linking.link_accounts(papers)), "4")
    assert text.count("Link of m") == 3
    assert "3 more pairs of these mentions compared; explain --pair" in text


def test_a_link_is_the_sum_of_its_comparisons(made: Results) -> None:
    text = explanation.explain_pair(made, "b", "a")
    bits = [float(found) for found in re.findall(r"([+-]\d+\.\d+) bits", text)]
    assert bits[-1] == pytest.approx(sum(bits[:-1]), abs=0.02)
    assert "before any comparison" in text
    assert "wording: nearly exact" in text
    assert "Decision: link, by the model." in text


@pytest.mark.parametrize(
    ("name", "says"), [("99", "There is no recommendation 99"), ("", "There is no recommendation")]
)
def test_an_unknown_name_says_what_there_is(made: Results, name: str, says: str) -> None:
    with pytest.raises(explanation.NotFound, match=says):
        explanation.explain(made, name)


def test_a_pair_that_was_never_compared_says_so(made: Results) -> None:
    with pytest.raises(explanation.NotFound, match="were not compared"):
        explanation.explain_pair(made, "a", "x")
    told = explanation.explain_pair(made, "a", "x", judged_linking.compare)
    assert "were not compared" in told and "number: different" in told and "Decision: non link" in told
    with pytest.raises(explanation.NotFound, match="There is no mention gone"):
        explanation.explain_pair(made, "a", "gone")
