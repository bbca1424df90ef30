"""Recommendations named by their place in a list, where the list is known."""

import pytest

from normalise import mentions
from normalise.numbers import counted_references
from normalise.records import Scope, Status
from tests.normalise.made_papers import Part, paper

FOUR = ("8.1", "8.2", "8.3", "8.4")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The first three recommendations have been met.", ("8.1", "8.2", "8.3")),
        ("The last two recommendations were deferred.", ("8.3", "8.4")),
        ("The final recommendation is under way.", ("8.4",)),
        ("The second and third recommendations are complete.", ("8.2", "8.3")),
        ("The second of these recommendations is complete.", ("8.2",)),
        ("All four recommendations have been met.", FOUR),
    ],
)
def test_a_place_in_a_known_list_is_a_reference(text: str, numbers: tuple[str, ...]) -> None:
    (found,) = counted_references.find(text, FOUR)
    assert (found.numbers, found.rule_id) == (numbers, counted_references.COUNTED)
    assert counted_references.find(text, ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Both recommendations have been met.",
        "All three recommendations have been met.",
        "The first five recommendations have been met.",
        "The sixth recommendation has been met.",
        "Most recommendations have been met.",
        "All recommendations have been met.",
        "The first 3 weeks were spent on recommendations.",
        "Three recommendations have been met.",
        "The first recommendation of the Weir Panel has been met.",
    ],
)
def test_what_does_not_fit_the_list_names_nothing(text: str) -> None:
    assert counted_references.find(text, FOUR) == ()


def test_both_are_the_two_of_the_list() -> None:
    assert counted_references.find("Both of the recommendations are met.", ("4", "9"))[0].numbers == ("4", "9")
    assert counted_references.find("The first recommendation is met.", ("1", "2", "1", "2")) == ()


LIST: tuple[Part, ...] = (
    "# Recommendations of the Mill Panel",
    "1. The Council should map every drain.",
    "2. The Council should clear every drain.",
    "3. The Council should sell the pump.",
)


def told(*parts: Part) -> list[tuple[str | None, Status | None]]:
    found = mentions.find_mentions(paper(*parts))
    return [(m.number, m.status.value) for m in found if m.scope in (Scope.OWN, Scope.GROUP)]


def test_each_named_by_its_place_has_its_own_status() -> None:
    progress = "The first two recommendations have been completed. The last recommendation has not been started."
    expected = [("1", Status.IMPLEMENTED), ("2", Status.IMPLEMENTED), ("3", Status.NOT_STARTED)]
    assert told(*LIST, "# Progress", progress) == expected
    assert told("# Progress", progress) == []
    assert told(*LIST, "# Debate", "The first recommendation was discussed at length.") == []


def test_both_go_back_to_the_sentence_before() -> None:
    spoken = "Recommendations 4 and 5 asked for a new sluice. Both recommendations have been implemented."
    assert told(spoken) == [("4", Status.IMPLEMENTED), ("5", Status.IMPLEMENTED)]
    spoken = "Members discussed recommendations 4 and 5. Both recommendations have been implemented."
    assert told(spoken) == [("4", Status.IMPLEMENTED), ("5", Status.IMPLEMENTED)]


def test_of_two_lists_nobody_knows_which_is_counted() -> None:
    again = ("# Recommendations of the Weir Panel", *LIST[1:])
    assert told(*LIST, *again, "# Progress", "The first two recommendations have been completed.") == []
