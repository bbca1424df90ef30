"""Dates as papers print them, each as exact as its words and no more: day, month, quarter or year.

Numeric dates are day first ("05/04/2018" is 5 April), and month first only where day first is impossible. Nothing is
read against today's date: a date without a year is none.
"""

import calendar
import datetime
import functools
import re
from collections.abc import Callable
from typing import Any

from dateutil import parser
from pydantic import model_validator

from normalise.records import DatePrecision, FlexibleDate
from normalise.words import lexicons

FoundDate = tuple[int, int, FlexibleDate]

ANY_YEAR = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - only fills what a date's words always give
KEPT_TEXTS = 4096  # headings and labels are asked about row by row
CENTURY_TURN = 70  # "69" is 2069, "70" is 1970
LAST_MONTH_OF_SEASON = {"spring": 5, "summer": 8, "autumn": 11}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


MONTH = (  # a month in words, in full or short
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_MONTHS = {names[0].casefold(): number for number, names in enumerate(parser.parserinfo.MONTHS, start=1)}
_HAS_DIGIT = re.compile(r"\d")
_ANY_DATE = (
    r"(?P<date>(?:(?:the|end|close|start|beginning|middle|of|early|late|financial|municipal|calendar|academic|year"
    r"|q[1-4]|quarter [1-4]|(?:first|second|third|fourth|final|last) quarter|spring|summer|autumn"
    rf"|\d\d?(?:st|nd|rd|th)?|{MONTH}),? )*"
    rf"(?:{_YEAR}(?:[/–-](?:20)?\d\d)?(?![\d%]|[.,]\d)|\d\d?/\d\d?/\d\d(?:\d\d)?|{_YEAR}-\d\d-\d\d))"
)


class DateRule(lexicons.Rule):
    """A form of date. {day}, {month}, {year} and {short_year} in its pattern become groups of those names."""

    precision: DatePrecision
    is_field_only: bool = False

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        groups = {
            "{day}": r"(?P<day>[0-3]?\d)",
            "{month}": f"(?P<month>{MONTH})",
            "{year}": f"(?P<year>{_YEAR})",
            "{short_year}": r"(?P<short_year>\d\d)",
        }
        return values | {"pattern": _filled(values["pattern"], groups)}


class DueRule(lexicons.Rule):
    """A wording that sets a deadline; {date} in its pattern becomes a group of that name."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        unless = _filled(values.get("unless", ""), {"{date}": _ANY_DATE})
        return values | {"pattern": _filled(values["pattern"], {"{date}": _ANY_DATE}), "unless": unless}


@functools.lru_cache(maxsize=KEPT_TEXTS)
def find_dates(text: str, is_field: bool = False) -> tuple[FoundDate, ...]:
    """The dates in `text` with their half-open places, in order.

    `is_field` says that `text` is where a date is expected: then a year alone, "2017-18" and "Sept 17" are dates too.
    """
    found: list[FoundDate] = []
    for rule in rules() if _HAS_DIGIT.search(text) else ():  # each date has a year
        if is_field or not rule.is_field_only:
            found.extend(
                d for d in _by_rule(rule, text) if not any(d[0] < end and start < d[1] for start, end, _ in found)
            )
    return tuple(sorted(found, key=lambda each: each[0]))


def parse_date(text: str) -> FlexibleDate | None:
    """The date that a field such as a due column gives, the last of several; None where it gives none.

    "2017-18" is the financial year's last day, 31 March 2018.
    """
    found = find_dates(text, is_field=True)
    return found[-1][2] if found else None


def find_due(wording: str) -> FlexibleDate | None:
    """The deadline that a recommendation's own wording sets, the first of several."""
    for sentence in re.split(r"(?<=[a-z\d)][.;]) +(?=[A-Z])", wording):
        if match := lexicons.first_match(due_rules(), sentence):
            return parse_date(match[1]["date"])
    return None


@functools.cache
def rules() -> tuple[DateRule, ...]:
    return lexicons.load("dates", DateRule)


@functools.cache
def due_rules() -> tuple[DueRule, ...]:
    return lexicons.load("due_dates", DueRule)


def _filled(pattern: str, groups: dict[str, str]) -> str:
    for name, group in groups.items():
        pattern = pattern.replace(name, group)
    return pattern


def _by_rule(rule: DateRule, text: str) -> list[FoundDate]:
    matches = lexicons.compiled(rule.pattern).finditer(text)
    dated = ((m, _last_day(rule.precision, m)) for m in matches)
    return [(*m.span(), FlexibleDate(day, rule.precision, m[0])) for m, day in dated if day is not None]


def _last_day(precision: DatePrecision, match: re.Match[str]) -> datetime.date | None:
    try:
        return _READERS[precision](match.groupdict())
    except (ValueError, OverflowError):  # no such day: "31 February 2018"
        return None


def _day(parts: dict[str, str | None]) -> datetime.date:
    return _parsed(str(parts["day"]), str(parts["month"]), _year(parts))


def _month(parts: dict[str, str | None]) -> datetime.date:
    day = _parsed("1", str(parts["month"]), _year(parts))
    return _month_end(day.year, day.month)


def _parsed(day: str, month: str, year: int) -> datetime.date:
    """The day of a month by name, or by number as dateutil reads it; raises ValueError where there is no such day."""
    named = _MONTHS.get(month[:3].casefold())
    if named and day.isdigit():
        return datetime.date(year, named, int(day))
    return parser.parse(f"{day} {month} {year}", default=ANY_YEAR, dayfirst=True).date()


def _quarter(parts: dict[str, str | None]) -> datetime.date:
    if season := parts.get("season"):
        return _month_end(_year(parts), LAST_MONTH_OF_SEASON[season.lower()])
    quarter = int(parts["quarter"] or 0) or ORDINALS[str(parts.get("ordinal")).lower()]
    if not parts.get("end_year"):
        return _month_end(_year(parts), 3 * quarter)
    _check_follows(_year(parts), str(parts["end_year"]))
    return _month_end(_year(parts) + (quarter == 4), (3 * quarter + 3) % 12 or 12)


def _whole_year(parts: dict[str, str | None]) -> datetime.date:
    if start := parts.get("start_year"):
        _check_follows(int(start), str(parts["end_year"]))
        return datetime.date(int(start) + 1, 3, 31)
    return datetime.date(_year(parts), 12, 31)


_READERS: dict[DatePrecision, Callable[[dict[str, str | None]], datetime.date]] = {
    DatePrecision.DAY: _day,
    DatePrecision.MONTH: _month,
    DatePrecision.QUARTER: _quarter,
    DatePrecision.YEAR: _whole_year,
}


def _year(parts: dict[str, str | None]) -> int:
    if year := parts.get("year"):
        return int(year)
    short = int(parts["short_year"] or 0)
    return short + (2000 if short < CENTURY_TURN else 1900)


def _check_follows(start: int, end: str) -> None:
    """Raises ValueError unless a span of years is one financial year: "2015-20" is none."""
    if (start + 1) % 100 != int(end):
        raise ValueError(f"{start}-{end} is not one year")


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
