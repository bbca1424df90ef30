"""The register of pinned series, and what it says of mistakes."""

import datetime
from pathlib import Path

import pytest

from link import series_register

GOOD = """
[[series]]
id = "oakshire-housing-2016"
name = "Oakshire Housing Commission"
issuer = "Oakshire Housing Commission"
aliases = ["OHC report"]
issued = 2016-11-01
stated_count = 24
papers = ["housing/*.pdf"]

[[series]]
id = "scrutiny-2017"
name = "Scrutiny Committee, March 2017"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "series.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_register_is_read_in_its_order(tmp_path: Path) -> None:
    first, second = series_register.read_register(write(tmp_path, GOOD))
    assert (first.series_id, first.stated_count, first.papers) == ("oakshire-housing-2016", 24, ("housing/*.pdf",))
    assert first.issued == datetime.date(2016, 11, 1)
    assert (second.series_id, second.issued, second.aliases) == ("scrutiny-2017", None, ())


def test_no_register_pins_nothing(tmp_path: Path) -> None:
    assert series_register.read_register(tmp_path / "series.toml") == ()


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (GOOD + "isued = 2017-03-01\n", 14, "isued: no such key"),
        (GOOD.replace("stated_count = 24", 'stated_count = "24"'), 8, "stated_count: write a whole number"),
        (GOOD.replace('"scrutiny-2017"', '"oakshire-housing-2016"'), 11, "already used by the series at line 2"),
        (GOOD.replace('id = "scrutiny-2017"\n', ""), 11, "id: this key is missing"),
        (GOOD.replace('"scrutiny-2017"', '"Scrutiny 2017"'), 12, "id: write an id in small letters"),
        (GOOD.replace('["OHC report"]', '"OHC report"'), 6, "aliases: write a list"),
        (GOOD.replace("2016-11-01", '"November 2016"'), 7, "issued: write a date"),
        ("[series]\nid = 'a'\n", 1, "two brackets"),
        ("[[sets]]\nid = 'a'\n", 1, "sets: only [[series]]"),
        ('[[series]]\nid = "a\n', 2, "not valid TOML"),
    ],
)
def test_a_mistake_names_the_file_the_line_and_what_to_do(tmp_path: Path, wrong: str, line: int, says: str) -> None:
    path = write(tmp_path, wrong)
    with pytest.raises(series_register.BadRegister) as caught:
        series_register.read_register(path)
    assert str(path) in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert says in str(caught.value)


def test_numbers_and_the_rule_of_reporting_are_pinned(tmp_path: Path) -> None:
    path = tmp_path / "series.toml"
    path.write_text(
        '[[series]]\nid = "a"\nname = "A"\nnumbers = ["1", "2a"]\n'
        'report_every_months = 6\nreport_to = "Health Committee"\n',
        encoding="utf-8",
    )
    (pin,) = series_register.read_register(path)
    assert (pin.numbers, pin.report_every_months, pin.report_to) == (("1", "2a"), 6, "Health Committee")
    path.write_text('[[series]]\nid = "a"\nname = "A"\nreport_every_months = 0\n', encoding="utf-8")
    with pytest.raises(series_register.BadRegister, match="line 4: report_every_months: write 1 or more"):
        series_register.read_register(path)
