"""Which number a mention really has."""

import pytest

from link import numbers
from normalise.records import Mention, NumberReading
from tests.factories import mention

LONG = "The county should publish a plan for warm homes in every village before winter"
OTHER = "Each district should name one officer who answers letters about allotments"


def limits(stated: int | None, *mentions: Mention) -> numbers.SeriesRange:
    return numbers.measure_range("s", stated, mentions)


def glued(printed: str, number: str, label: str, **given: object) -> Mention:
    return mention("m", number=printed, other_readings=(NumberReading(number, label, LONG),), **given)


def test_a_number_beyond_the_stated_size_loses_its_note_mark() -> None:
    decided = numbers.decide_number(glued("93", "9", "3"), limits(40))
    assert (decided.number, decided.printed, decided.wording) == ("9", "93", LONG)
    assert decided.explanation == "printed 93; the series has 40, so read as 9 with note mark 3"


def test_without_a_stated_size_a_number_far_above_all_others_loses_its_note_mark() -> None:
    rows = [mention(f"r{n}", number=str(n)) for n in range(1, 31)]
    assert numbers.decide_number(glued("93", "9", "3"), limits(None, *rows)).number == "9"


def test_where_both_readings_fit_the_printed_one_stays_and_both_are_told() -> None:
    decided = numbers.decide_number(glued("12", "1", "2"), limits(40))
    assert (decided.number, decided.possible, decided.probability) == ("12", ("1",), 0.5)


def test_the_words_of_the_printed_number_settle_a_doubt() -> None:
    row = mention("r", number="12", wording=LONG)
    decided = numbers.decide_number(glued("12", "1", "2", wording=LONG), limits(40, row))
    assert (decided.probability, decided.possible) == (1.0, ())


def test_a_mark_that_typography_told_apart_needs_no_deciding() -> None:
    decided = numbers.decide_number(mention("m", number="9", note_label="3"), limits(40))
    assert decided.number == "9"
    assert "note mark" in decided.explanation


def test_a_number_that_the_series_lacks_is_nothing_without_words() -> None:
    decided = numbers.decide_number(mention("m", number="72", scope="cross_reference"), limits(60))
    assert (decided.number, decided.printed, decided.explanation) == (None, "72", "printed 72, but the series has 60")


def test_a_number_that_the_series_lacks_stays_if_its_row_has_words_of_its_own() -> None:
    row = mention("m", number="61", wording=LONG)
    assert numbers.decide_number(row, limits(60, row)).number == "61"


def test_a_number_that_the_series_lacks_points_to_the_one_with_its_words() -> None:
    rows = [mention("r", number="6", wording=LONG), mention("m", number="66", wording=LONG)]
    decided = numbers.decide_number(rows[1], limits(60, *rows))
    assert (decided.number, decided.possible) == (None, ("6",))


@pytest.mark.parametrize(
    ("number", "parents"),
    [("4", ()), ("4a", ("4",)), ("4a(ii)", ("4a", "4")), ("12.2", ("12",)), ("001/22", ()), ("12", ())],
)
def test_a_part_names_what_it_is_part_of(number: str, parents: tuple[str, ...]) -> None:
    assert numbers.parent_numbers(number) == parents
