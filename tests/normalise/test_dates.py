"""Dates as exact as they are printed, and deadlines inside a wording."""

import datetime

import pytest
from hypothesis import given, strategies as st

from normalise.words import dates, lexicons

ALL_RULES = (dates.rules(), dates.due_rules())


@pytest.mark.parametrize("rules", ALL_RULES)
def test_each_rule_is_the_first_to_read_its_own_examples(rules: tuple[lexicons.Rule, ...]) -> None:
    for rule in rules:
        for example in rule.examples:
            match = lexicons.first_match(rules, example)
            assert match and match[0].id == rule.id, (rule.id, example)
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("5 April 2018", "2018-04-05", "day"),
        ("5th April, 2018", "2018-04-05", "day"),
        ("April 5, 2018", "2018-04-05", "day"),
        ("05/04/2018", "2018-04-05", "day"),
        ("05/13/2018", "2018-05-13", "day"),
        ("2018-04-05", "2018-04-05", "day"),
        ("7-Nov-19", "2019-11-07", "day"),
        ("June 2018", "2018-06-30", "month"),
        ("the end of February 2020", "2020-02-29", "month"),
        ("Sept ’17", "2017-09-30", "month"),
        ("Sept 17", "2017-09-30", "month"),
        ("03/2019", "2019-03-31", "month"),
        ("Q3 2021/22", "2021-12-31", "quarter"),
        ("Quarter 4, 2021/22", "2022-03-31", "quarter"),
        ("Q2 2021", "2021-06-30", "quarter"),
        ("summer 2017", "2017-08-31", "quarter"),
        ("2017", "2017-12-31", "year"),
        ("2017-18", "2018-03-31", "year"),
        ("March 2018, revised to June 2019", "2019-06-30", "month"),
    ],
)
def test_a_date_is_the_last_day_of_what_is_printed(text: str, date: str, precision: str) -> None:
    read = dates.parse_date(text)
    assert read is not None
    assert (read.date.isoformat(), read.precision) == (date, precision)
    assert read.raw in text


@pytest.mark.parametrize("text", ["", "Ongoing", "June", "2015-20", "24/7", "31/02/2018", "November 20191", "£2017"])
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert dates.parse_date(text) is None


@pytest.mark.parametrize("text", ["In 2014 9% of benches were broken", "the 2017-18 season", "Sept 17 people came"])
def test_running_text_is_read_with_more_care_than_a_field(text: str) -> None:
    assert dates.find_dates(text) == ()


def test_dates_are_found_where_they_stand() -> None:
    text = "Met in Dec 2023 and again on Friday 1 March 2024."
    assert [text[start:end] for start, end, _ in dates.find_dates(text)] == ["Dec 2023", "1 March 2024"]


@pytest.mark.parametrize(
    ("wording", "date"),
    [
        ("The ferry timetable should be redrawn by March 2017 so that it is fair", "2017-03-31"),
        ("The needs of anglers should be surveyed in 2017 and a plan made", "2017-12-31"),
        ("Reopen the baths no later than 31 May 2020.", "2020-05-31"),
        ("The bridge must be mended by the end of 2019", "2019-12-31"),
        ("Fares rose in 2014. A fare cap should be agreed by Q3 2021/22.", "2021-12-31"),
    ],
)
def test_a_deadline_is_read_from_a_wording(wording: str, date: str) -> None:
    due = dates.find_due(wording)
    assert due is not None
    assert due.date.isoformat() == date


@pytest.mark.parametrize(
    "wording",
    [
        "In 2013 8.2% of boats leaked. Such leaks should be mended in line with the Harbours Act of 2013.",
        "The findings of the 2016 annual report should be used.",
        "The closures since March 2017 should be undone.",
        "The council should build on the survey published in 2016.",
        "The baths should be kept open.",
    ],
)
def test_a_date_in_a_wording_is_not_always_a_deadline(wording: str) -> None:
    assert dates.find_due(wording) is None


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_any_day_is_read_back_in_words_and_in_figures(day: datetime.date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"):
        read = dates.parse_date(day.strftime(form))
        assert read is not None
        assert read.date == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    for start, end, date in dates.find_dates(text, is_field=True):
        assert text[start:end] == date.raw
    dates.find_due(text)
