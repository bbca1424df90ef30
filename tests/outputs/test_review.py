"""What is asked of a person, in which order, and what becomes of the answers."""

import datetime

import pytest
from click.testing import CliRunner

from link import linking
from link.records import Judgement, Verdict
from normalise.records import Account
from outputs import results
from outputs.records import Results
from outputs.review import review, review_dialogue
from tests.factories import claim, mention
from tests.link.test_linking import BUS, DAMP, LIST, WARM, paper

TODAY = datetime.date(2024, 5, 31)


def corpus() -> list[Account]:
    return [
        paper(2015, claim("c", 4), mention("a1", number="1", wording=WARM, status="implemented")),
        paper(
            2016, mention("b1", number="1", wording=BUS, status="in_progress"), mention("b2", number="2", wording=DAMP)
        ),
        paper(2017, mention("c2", number="3", wording=DAMP), mention("c3", number="4", wording=LIST)),
    ]


def build(*judged: Judgement) -> Results:
    papers = corpus()
    return results.build_results(papers, linking.link_accounts(papers, judged=judged))


def test_the_pairs_with_most_at_stake_come_first() -> None:
    made = build()
    asked = review.questions(made)
    assert {(one.left.id, one.right.id) for one in asked} == {("a1", "b1"), ("b2", "c2")}
    assert [one.weight for one in asked] == sorted((one.weight for one in asked), reverse=True)
    assert asked[0].findings


def test_what_was_judged_is_not_asked_again() -> None:
    first = review.questions(build())[0]
    judged = first.answer(Verdict.DIFFERENT, "A. Reader", TODAY, "another subject")
    left = review.questions(build(judged), [judged])
    assert {first.left.id, first.right.id} not in [{one.left.id, one.right.id} for one in left]


@pytest.mark.parametrize(
    ("keys", "decisions"),
    [
        ("y\nsame words\nn\n\n", ["same", "different"]),
        ("w\ny\n\nq\n", ["same"]),
        ("s\ns\n", []),
        ("", []),  # the terminal is closed
    ],
)
def test_the_dialogue_keeps_each_answer_at_once(keys: str, decisions: list[str]) -> None:
    kept: list[Judgement] = []
    with CliRunner().isolation(input=keys) as streams:
        asked = review_dialogue.ask(lambda: review.questions(build(*kept), kept), kept.append, "A. Reader")
        assert asked[0] == len(decisions)
        shown = streams[0].getvalue().decode()
    assert [one.decision.value for one in kept] == decisions
    assert "at stake" in shown


def test_after_an_answer_what_is_open_is_asked_anew() -> None:
    kept: list[Judgement] = []
    asked: list[int] = []

    def again() -> tuple[review.Question, ...]:
        asked.append(len(kept))
        return review.questions(build(*kept), kept)

    with CliRunner().isolation(input="n\n\ns\n") as streams:
        review_dialogue.ask(again, kept.append, "A. Reader")
        shown = streams[0].getvalue().decode()
    assert (asked, len(kept)) == ([0, 1], 1)
    assert "1 of 2" in shown


def test_the_score_is_hidden_until_it_is_asked_for() -> None:
    question = review.questions(build())[0]
    assert f"{question.score:.2f}" not in review_dialogue.show(question, "1 of 1")
    assert question.explanation not in review_dialogue.show(question, "1 of 1")
