"""The letters with which patterns can begin, and that a search by them finds what a plain search finds."""

import pytest
from hypothesis import given, strategies as st

from normalise.statuses import statuses
from normalise.words import lexicons, openings

EXAMPLES = [text for rule in statuses.rules() for text in (*rule.examples, *rule.counter_examples)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:done|un(?:der\sway|begun))\b", {"done", "unde", "unbe"}),
        (r"\b(?:now\s|gr[ea]y)?closed", {"now", "grey", "gray", "clos"}),
        (r"\bin\sprogress|^\W*open", {"in", "^"}),
        (r"\b(?!to\b)[1-3]", {"1", "2", "3"}),
        (r"done\b", set()),
        (r"\b\w+\sdone", set()),
        (r"\b(?:is)?\s?done", set()),
    ],
)
def test_the_openings_of_a_pattern_are_all_that_it_can_begin_with(pattern: str, expected: set[str]) -> None:
    assert openings.of_pattern(pattern) == expected


def test_the_words_of_a_text_are_found_by_their_letters() -> None:
    assert openings.of_text("In (in)") == {"^": [0], "i": [0, 4], "in": [0, 4]}


@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3), st.sampled_from([" ", ": ", "\n", "-", "x"]))
def test_a_search_by_openings_finds_what_a_plain_search_finds(texts: list[str], between: str) -> None:
    text = between.join(texts)
    found = lexicons.first_match(statuses.rules(), text)
    plain = next(((rule, match) for rule in statuses.rules() if (match := rule.search(text))), None)
    assert (found and (found[0].id, found[1].span())) == (plain and (plain[0].id, plain[1].span()))
