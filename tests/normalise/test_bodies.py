"""Bodies named in running text."""

import pytest

from normalise.names import bodies
from normalise.words import lexicons


def test_each_rule_reads_its_own_examples() -> None:
    for rule in bodies.rules():
        for example in rule.examples:
            match = lexicons.first_match(bodies.rules(), example)
            assert match and match[0].id == rule.id, example
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Housing Commission met the Parks and Piers Panel.", "Housing Commission|Parks and Piers Panel"),
        ("Response to the Pier Fire Inquiry", "Pier Fire Inquiry"),
        ("Update on Scrutiny Committee Recommendations", "Scrutiny Committee"),
        ("The Ferry Commission Implementation Group was set up", "Ferry Commission Implementation Group"),
        ("as the Office of the Harbour Warden said", "Office of the Harbour Warden"),
        ("the Committee on Tides and Ferries", "Committee on Tides and Ferries"),
        ("the council and its partners sat on a panel", ""),
    ],
)
def test_a_body_is_a_capitalised_phrase_that_ends_in_a_word_for_one(text: str, names: str) -> None:
    assert "|".join(name for _, _, name in bodies.find_bodies(text)) == names
    assert all(text[start:end] == name for start, end, name in bodies.find_bodies(text))


def test_an_acronym_is_what_the_paper_defines_or_spells() -> None:
    texts = ("The Ferry Commission (“the FC”) met.", "So did the Pier Trust Board.")
    acronyms = bodies.find_acronyms(texts)
    names = [name for text in texts for _, _, name in bodies.find_bodies(text)]
    assert bodies.resolve("FC", names, acronyms) == "Ferry Commission"
    assert bodies.resolve("PTB", names, acronyms) == "Pier Trust Board"
    assert bodies.resolve("XYZ", names, acronyms) is None


def test_a_bare_word_is_the_one_fuller_name_that_ends_so() -> None:
    names = ("Ferry Commission", "Thornshire Ferry Commission", "Parks Committee", "Piers Committee", "Committee")
    assert bodies.resolve("Commission", names, ()) == "Thornshire Ferry Commission"
    assert bodies.resolve("Committee", names, ()) is None


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("Harbour Board's Ferry Panel", "Ferry Panel"),
        ("Ferry Panel of the Harbour Board", "Ferry Panel"),
        ("Cabinet of the Ferry Task Group's", "Ferry Task Group"),
        ("Children’s Commissioner", "Children’s Commissioner"),
        ("Office of the Harbour Warden", "Office of the Harbour Warden"),
        ("Committee on Tides and Ferries", "Committee on Tides and Ferries"),
    ],
)
def test_of_a_body_and_its_owner_the_body_issues(words: str, issuer: str) -> None:
    assert bodies.issuer(words) == issuer


def test_a_committee_is_shown_without_the_authority_that_it_is_part_of() -> None:
    assert bodies.without_parent("Parks Committee of the Marlwick Town Council") == "Parks Committee"
    assert bodies.without_parent("Council of Ports") == "Council of Ports"


def test_what_a_rule_is_without_the_rest_of_the_name_stands_in_all_of_its_examples() -> None:
    assert all(bodies.may_name(example) for rule in bodies.rules() for example in rule.examples)
    assert not bodies.may_name("the harbour board met in May")
