"""White space, ligatures and note marks."""

import pytest
from hypothesis import given, strategies as st

from extract import clean_text, list_labels
from extract.clean_text import NOTE_MARK
from extract.records import NoteMark


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Fund \t the\r\n library\u00a0", "Fund the library"),
        ("beneﬁts for staﬀ", "benefits for staff"),
        ("co\u00adordinate", "coordinate"),
        ("2019\u201120", "2019-20"),
        ("\ufeffAgenda", "Agenda"),
        ("", ""),
    ],
)
def test_text_is_cleaned(raw: str, expected: str) -> None:
    assert clean_text.clean(raw) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text.clean(text)
    assert clean_text.clean(once) == once


def test_a_note_mark_leaves_the_words_whole_and_keeps_its_place() -> None:
    text, marks = clean_text.clean_marked(f"Recommendation 7{NOTE_MARK} is met {NOTE_MARK} now", ["2", "*"])
    assert text == "Recommendation 7 is met now"
    assert marks == (NoteMark(16, "2"), NoteMark(24, "*"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("4. Open the hall", "4."),
        ("19) Open the hall", "19)"),
        ("(b) Open the hall", "(b)"),
        ("iii. Open the hall", "iii."),
        ("2.1 Open the hall", "2.1"),
        ("• Open the hall", "•"),
        ("\uf0b7 Open the hall", "\uf0b7"),
        ("- Open the hall", "-"),
        ("o Open the hall", "o"),
        ("7 Open the hall", ""),
        ("2.5 million pounds", ""),
        ("A. Example, Chair", ""),
        ("2019. Another year", ""),
        ("95% were content", ""),
        ("✓", ""),
        ("4.", ""),
    ],
)
def test_a_typed_label_is_told_from_the_text(text: str, label: str) -> None:
    found, rest = list_labels.split_label(text)
    assert found == label
    assert f"{found} {rest}".strip() == text


@pytest.mark.parametrize(("label", "expected"), [("•", True), ("o", True), ("-", True), ("4.", False), ("7", False)])
def test_bullets_are_told_from_numbers(label: str, expected: bool) -> None:
    assert list_labels.is_bullet(label) is expected
