"""Other numbers of the same recommendation, as its reference gives them."""

import pytest

from normalise.numbers import references, renumbering
from normalise.numbers.renumbering import Kind
from tests.factories import mention


@pytest.mark.parametrize(
    ("cell", "number", "kind", "others"),
    [
        ("4 (formerly 6)", "4", Kind.FORMER, ("6",)),
        ("R4 (formerly R6)", "4", Kind.FORMER, ("6",)),
        ("12, previously recommendation 6", "12", Kind.FORMER, ("6",)),
        ("4 (was 6 and 7)", "4", Kind.FORMER, ("6", "7")),
        ("8.2 (recommendation 5)", "8.2", Kind.ALIAS, ("5",)),
        ("4 (paragraph 8.2 of the report)", "4", Kind.ALIAS, ("8.2",)),
    ],
)
def test_a_cell_gives_a_number_and_its_other_one(cell: str, number: str, kind: Kind, others: tuple[str, ...]) -> None:
    reference = references.number_cell(cell)
    assert reference is not None
    assert (reference.numbers, reference.raw) == ((number,), cell)
    (read,) = renumbering.with_other_numbers([mention("m", number=number, number_raw=reference.raw)])
    assert (read.former_numbers, read.alias_numbers) == ((others, ()) if kind is Kind.FORMER else ((), others))


def test_a_former_number_in_a_sentence_is_no_reference_of_its_own() -> None:
    found = references.find_references("Recommendation 4 (previously recommendation 6) has been met.")
    assert [reference.numbers for reference in found] == [("4",)]


@pytest.mark.parametrize("raw", ["4", "Recommendations 4 and 6", "Recommendation 4 was 6 months late", "4 (6)"])
def test_other_references_give_no_other_number(raw: str) -> None:
    (read,) = renumbering.with_other_numbers([mention("m", number="4", number_raw=raw)])
    assert (read.former_numbers, read.alias_numbers) == ((), ())
