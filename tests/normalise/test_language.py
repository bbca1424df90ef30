"""Sentences as committee papers write them."""

import pytest
from hypothesis import given, strategies as st

from normalise.words import language, lexicons


@pytest.mark.parametrize(
    "text",
    [
        "The pier is open (Recommendation no. 3). | It closed in May. | Why?",
        "Some bodies, e.g. the parks team, met Cllr. Ng and J. B. Moss. | All agreed.",
        "See para. 4 of the report. | 19 recommendations remain.",
        "It rose by 9.1% in 2014. | “This is late.” | So it goes.",
        "The work ended. | (It had begun late.) | Nothing followed, etc. | The end",
        "First line\n|Second line without a stop\n|third",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert [sentence for _, _, sentence in language.sentences(text.replace("|", ""))] == expected


def test_each_abbreviation_rule_reads_its_examples() -> None:
    for rule in language.abbreviations():
        assert all(rule.search(text) for text in rule.examples), rule.id
        assert not any(lexicons.first_match(language.abbreviations(), text) for text in rule.counter_examples), rule.id


@given(st.text(max_size=80))
def test_sentences_are_where_they_say(text: str) -> None:
    for start, end, sentence in language.sentences(text):
        assert text[start:end] == sentence
