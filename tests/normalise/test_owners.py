"""Owners told apart from descriptions and from nobody in particular."""

import pytest

from normalise.names import owners


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Highways Team", ["Highways Team"]),
        ("City Council / OHB and parish partners", ["City Council", "OHB", "parish partners"]),
        ("Parks Team, Housing Trust, OHB.", ["Parks Team", "Housing Trust", "OHB"]),
        ("Fire and Rescue Service", ["Fire and Rescue Service"]),
        ("Thornshire County Council and others", ["Thornshire County Council", "others"]),
        ("New model of school transport", []),
        ("once the wall is built", []),
    ],
)
def test_a_list_of_owners_is_split_and_a_description_is_none(text: str, names: list[str]) -> None:
    assert list(owners.read_owners(text)) == names


def test_words_that_only_stand_for_somebody_name_nobody() -> None:
    assert owners.bodies(("various agencies", "Parks Team", "others")) == ("Parks Team",)


def test_a_column_of_owners_is_believed() -> None:
    assert owners.column_owners("J. Mallow\nParks") == ("J. Mallow", "Parks")
