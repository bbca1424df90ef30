"""What a spreadsheet shows for a value."""

import datetime

import pytest
from hypothesis import given, strategies as st

from extract.sheets import cell_formats
from extract.sheets.cell_formats import Value

MOMENT = datetime.datetime(2024, 3, 31, 18, 5, 9)  # noqa: DTZ001 - spreadsheets know no time zones


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (7, "General", "7"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (-1.5, "General", "-1.5"),
        (True, "General", "TRUE"),
        ("4.10", "@", "4.10"),
        (2.5, "@", "2.5"),
        (0.5, "0%", "50%"),
        (0.1234, "0.0%", "12.3%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (7, "000", "007"),
        (7, '"Rec "0', "Rec 7"),
        (1500, "[$£-809]#,##0", "£1,500"),
        (-1500, '"£"#,##0.00;[Red]-"£"#,##0.00', "-£1,500.00"),
        (0, '0;-0;"nil"', "nil"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (2.0, "0.##", "2"),
        (1234567, '#,##0,"k"', "1,235k"),
        (MOMENT, "dd/mm/yyyy", "31/03/2024"),
        (MOMENT, "d mmmm yyyy", "31 March 2024"),
        (MOMENT, "mmm-yy", "Mar-24"),
        (MOMENT, "dddd, d mmmm yyyy", "Sunday, 31 March 2024"),
        (MOMENT, "yyyy\\-mm\\-dd", "2024-03-31"),
        (MOMENT, "h:mm AM/PM", "6:05 PM"),
        (MOMENT, "dd/mm/yyyy hh:mm:ss", "31/03/2024 18:05:09"),
        (MOMENT.date(), "dd/mm/yy;@", "31/03/24"),
        (datetime.time(9, 30), "hh:mm", "09:30"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_a_value_is_shown_as_its_format_says(value: Value, number_format: str, expected: str) -> None:
    assert cell_formats.shown(value, number_format) == expected


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [("mm-dd-yy", "31/03/2024"), ("m/d/yy h:mm", "31/03/2024 18:05"), ("m/d/yyyy", "31 Mar 2024")],
)
def test_a_month_in_figures_never_stands_before_its_day(number_format: str, expected: str) -> None:
    assert cell_formats.shown(MOMENT, number_format) == expected


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.datetimes(), st.text(max_size=20))
def test_no_format_is_too_odd(value: Value, number_format: str) -> None:
    assert isinstance(cell_formats.shown(value, number_format), str)
