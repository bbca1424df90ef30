"""How alike two fields are."""

import pytest

from link import comparisons

FULL = "The county council should fund a warm homes officer in every district by spring"
REORDERED = "By spring the county council should fund a warm homes officer in every district"
OTHER = "Bus companies must agree one ticket for young people who travel to college"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (FULL, FULL, "exact"),
        (FULL, FULL.replace(" a warm homes", " a “warm-homes”").upper(), "exact"),
        (FULL, FULL.replace("officer", "oficer"), "nearly_exact"),
        (FULL, REORDERED, "nearly_exact"),
        (FULL + " 2019 at 5 per cent", FULL + " 2019 at 6 per cent", "other_figures"),
        (FULL, " ".join(FULL.split()[:9]), "part"),
        (FULL, OTHER, "contradictory"),
        (FULL, None, "absent"),
        (FULL, "To be noted", "absent"),
        ("Fund warm homes officers", "Fund warm homes officers.", "short_exact"),
    ],
)
def test_wordings_reach_a_level(left: str, right: str | None, level: str) -> None:
    assert comparisons.compare_wording(left, right).level == level
    assert comparisons.compare_wording(right, left).level == level


def test_owners_overlap() -> None:
    assert comparisons.compare_owners(("Oakshire County Council",), ("oakshire county council",)).level == "same"
    assert comparisons.compare_owners(("A", "B"), ("B",)).level == "overlap"
    assert comparisons.compare_owners((), ("B",)).level == "absent"
