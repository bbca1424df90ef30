"""What tells two wordings apart that are alike but for a name."""

import pytest

from link import comparisons, names

ASK = "The council should agree with {} how the ferry pier in the old harbour is lit after dark by next winter"


@pytest.mark.parametrize(
    ("left", "right", "others"),
    [
        ("Oakshire Harbour Trust", "Marlwick Bus Panel", True),
        ("Oakshire Harbour Trust", "Oakshire Harbor Trust", False),  # a spelling
        ("the Harbour Committee", "the Harbour Cttee", False),  # a short form
        ("Oakshire Harbour Trust", "the trust", False),  # one says more
        ("its neighbours", "its partners", False),  # no names
        ("OHT", "Oakshire Harbour Trust", False),  # initials are no other name
    ],
)
def test_only_a_name_in_place_of_another_is_another_name(left: str, right: str, others: bool) -> None:
    assert names.are_others(ASK.format(left), ASK.format(right)) is others
    assert names.are_others(ASK.format(right), ASK.format(left)) is others


def test_the_same_demand_put_to_another_body_is_not_nearly_the_same() -> None:
    one, other = (ASK.format(name) + " and report to members every spring" for name in ("Oakby Port", "Stonebeck Port"))
    assert comparisons.compare_wording(one, other).level == "other_names"


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert not names.are_others("Review the lamps. Report yearly", "Inspect the lamps. Tell members yearly")


def test_a_lost_space_changes_nothing() -> None:
    text = ASK.format("Oakby Port")
    assert comparisons.compare_wording(text, text.replace("ferry pier", "ferrypier")).level == "exact"
