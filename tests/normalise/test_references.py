"""References by number in running text, in headings and in cells."""

import pytest

from normalise.numbers import references

IN_TEXT = [
    ("as agreed under Recommendation 5 last year", "5"),
    ("(Recommendation no. 4)", "4"),
    ("(Recommendations 12,13,14)", "12 13 14"),
    ("recommendations 5, 6 and 7 were met", "5 6 7"),
    ("recommendation numbers 1, 2 (a,b), 3", "1 2a 2b 3"),
    ("one part of R2 was agreed", "2"),
    ("see Recommendation 5.5.", "5.5"),
    ("24 recommendations were taken up", ""),
    ("roughly 25 of the recommendations", ""),
    ("the recommendations 12 months on", ""),
    ("a case to the value of R36 601 was found", ""),
    ("spending of R3.9 billion on roads", ""),
    ("If Recommendation 4 is passed, the fee will rise.", ""),
    ("the recommendations 2019 to 2021", ""),
]


@pytest.mark.parametrize(("text", "expected"), IN_TEXT)
def test_running_text_names_recommendations_by_keyword_and_number(text: str, expected: str) -> None:
    found = references.find_references(text)
    assert " ".join(number for reference in found for number in reference.numbers) == expected
    assert all(text[reference.start : reference.end] == reference.raw for reference in found)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("Recommendation 44: A new weir", "44", "A new weir"),
        ("Recommendation 1 – Build the wall", "1", "Build the wall"),
        ("Recommendation 42    Empty the gullies", "42", "Empty the gullies"),
    ],
)
def test_a_heading_opens_with_its_number(text: str, number: str, rest: str) -> None:
    reference = references.leading_reference(text)
    assert reference is not None
    assert reference.numbers == (number,)
    assert text[reference.end :] == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", "7"),
        ("Recommendations 5 and 6", "5 6"),
        ("Rec 3", "3"),
        ("R1.2", "1.2"),
        ("TFRC-34", "TFRC-34"),
        ("SR (25/26) 01", "SR (25/26) 01"),
        ("7 gullies", None),
        ("March 2019", None),
    ],
)
def test_a_number_cell_holds_nothing_else(text: str, expected: str | None) -> None:
    found = references.number_cell(text)
    assert (" ".join(found.numbers) if found else None) == expected
