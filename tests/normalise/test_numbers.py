"""Numbers in every form in which papers print them."""

import pytest
from hypothesis import given, strategies as st

from normalise.numbers import numbers

FORMS = [
    ("7", "7"),
    ("35. ", "35"),
    ("5 and 6", "5 6"),
    ("9 and 11", "9 11"),
    ("12,13,14", "12 13 14"),
    ("31, 32 and 33", "31 32 33"),
    ("76–78, 91", "76 77 78 91"),
    ("4 to 6", "4 5 6"),
    ("8.1", "8.1"),
    ("8.3-8.4", "8.3 8.4"),
    ("122.17-18", "122.17 122.18"),
    ("003/21 & 004/21", "003/21 004/21"),
    ("4a) iii)", "4a(iii)"),
    ("4(a)i", "4a(i)"),
    ("7f (i-ii)", "7f(i) 7f(ii)"),
    ("9a-c", "9a 9b 9c"),
    ("12d/12e", "12d 12e"),
    ("1, 2 (a,b), 3", "1 2a 2b 3"),
    ("18/17(b)-(c)", "18/17b 18/17c"),
    ("5., 6., 7.", "5 6 7"),
    ("42   Empty the gullies", "42"),
    ("3 and then the rest", "3"),
]
NO_NUMBERS = ["12 months later", "15 May", "20%", "2,500 homes", "2019", "twelve", ""]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_list_of_numbers_is_read_as_far_as_it_goes(text: str, expected: str) -> None:
    found = numbers.read_numbers(text)
    assert found is not None
    assert " ".join(found.numbers) == expected


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_counts_or_dates_is_no_number(text: str) -> None:
    assert numbers.read_numbers(text) is None


def test_a_range_ends_where_the_paper_says() -> None:
    found = numbers.read_numbers("1–40")
    assert found is not None
    assert found.numbers == tuple(str(n) for n in range(1, 41))


def test_two_numbers_that_fall_are_no_range() -> None:
    assert numbers.number_range("9", "4") == ()


@given(st.lists(st.integers(1, 999), min_size=1, max_size=8, unique=True))
def test_numbers_parted_by_commas_all_come_back(listed: list[int]) -> None:
    found = numbers.read_numbers(", ".join(map(str, listed)))
    assert found is not None
    assert found.numbers == tuple(map(str, listed))


@given(st.text(alphabet="0123456789abiv().,/-– &and", max_size=30))
def test_any_text_ends_within_itself(text: str) -> None:
    found = numbers.read_numbers(text)
    assert found is None or (found.numbers and 0 < found.end <= len(text))


def test_numbers_sort_as_people_count() -> None:
    assert sorted(["10", "4a", "2", "4", "4b"], key=numbers.natural_key) == ["2", "4", "4a", "4b", "10"]
