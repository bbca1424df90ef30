"""What an entry says of its own recommendation and another."""

import pytest

from normalise.numbers import stated_relations
from normalise.records import RelationKind
from tests.factories import mention


@pytest.mark.parametrize(
    ("update", "kind", "numbers"),
    [
        ("Merged with recommendation 7 at the Board's request.", RelationKind.MERGED_INTO, ("7",)),
        ("Work has begun. This has been split into recommendations 4a and 4b.", RelationKind.SPLIT_INTO, ("4a", "4b")),
        ("Recommendation 4 was superseded by recommendation 12.", RelationKind.SUPERSEDED_BY, ("12",)),
        ("This replaces recommendations 2 and 3.", RelationKind.REPLACES, ("2", "3")),
        ("Repeat of recommendation 9 of the first report.", RelationKind.RESTATES, ("9",)),
    ],
)
def test_an_entry_states_how_it_relates_to_others(update: str, kind: RelationKind, numbers: tuple[str, ...]) -> None:
    (read,) = stated_relations.with_relations([mention("m", number="4", update=update)])
    assert [(one.kind, one.numbers) for one in read.relations] == [(kind, numbers)]


@pytest.mark.parametrize(
    "update",
    [
        "Recommendation 9 was superseded by recommendation 12.",  # speaks of another one
        "Progress has been made with recommendation 7.",
        "It was superseded by events.",
        "This has been merged with recommendation 4.",  # itself
    ],
)
def test_what_is_said_of_others_or_nothing_states_no_relation(update: str) -> None:
    (read,) = stated_relations.with_relations([mention("m", number="4", update=update)])
    assert read.relations == ()
