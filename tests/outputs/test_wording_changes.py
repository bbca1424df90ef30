"""How a wording changed, word by word."""

import pytest
from hypothesis import given, strategies as st

from outputs.report import wording_changes
from outputs.report.wording_changes import Piece
from tests.factories import account, mention
from tests.outputs import situations

TEXTS = st.lists(st.sampled_from(["Mend", "the", "roof", "by", "2020.", "–", "“roof”"]), min_size=1).map(" ".join)

CHANGES = [
    ("Mend the roof.", "Mend the roof.", ["kept Mend the roof."]),
    ("Mend the roof by 2020.", "Mend the roof by 2024.", ["kept Mend the roof by ", "deleted 2020.", "inserted 2024."]),
    ("Mend the old roof.", "Mend the roof.", ["kept Mend the ", "deleted old ", "kept roof."]),
    ("Mend the “roof”.", "Mend the 'roof'.", ["kept Mend the 'roof'."]),
    ("Mend the roof.", "Paint every bridge blue", ["other Paint every bridge blue"]),
]


@pytest.mark.parametrize(("before", "after", "pieces"), CHANGES)
def test_two_wordings_are_compared_by_their_words(before: str, after: str, pieces: list[str]) -> None:
    assert [f"{piece.kind} {piece.text}" for piece in wording_changes.compare(before, after)] == pieces


@given(TEXTS, TEXTS)
def test_the_pieces_that_are_not_deleted_are_the_new_wording(before: str, after: str) -> None:
    pieces = wording_changes.compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "deleted") == after


def test_only_wordings_that_differ_beyond_typography_are_followed() -> None:
    said = [
        account("a", mention("m1", number="1", wording="Mend the “roof”."), dated="2019"),
        account("b", mention("m2", number="1", wording="Mend the 'roof'."), dated="2020"),
        account("c", mention("m3", number="1"), dated="2021"),
        account("d", mention("m4", number="1", wording="Mend two roofs.", scope="group"), dated="2022"),
        account("e", mention("m5", number="1", wording="Mend the wall."), dated="2023"),
        account("f", mention("m6", number="1", wording="mend the roof"), dated="2024"),
    ]
    found = wording_changes.follow(situations.ledger(said).entries[f"{situations.SERIES}/1"])
    assert [one.text for one in found] == ["Mend the “roof”.", "Mend the wall.", "mend the roof"]
    assert found[0].pieces == (Piece("kept", "Mend the “roof”."),)
    assert found[2].pieces == (Piece("again", "mend the roof"),)
