"""Levels into weights, probabilities and decisions."""

import pytest

from link import comparisons, match_weights
from link.records import Decision


def test_every_level_has_a_source_and_likelier_levels_weigh_more() -> None:
    for field, levels in match_weights.read_model().comparison.items():
        assert all(level.source for level in levels.values()), field
        assert levels["absent"].match_weight == 0
    wording = match_weights.read_model().comparison["wording"]
    ordered = ["exact", "nearly_exact", "alike", "related", "different", "contradictory"]
    weights = [wording[name].match_weight for name in ordered]
    assert weights == sorted(weights, reverse=True)


def test_the_weights_add_up() -> None:
    same = match_weights.weigh("number", comparisons.compare_number("4", "4"), "4", "4")
    absent = match_weights.weigh("owner", comparisons.compare_owners((), ()), "", "")
    assert match_weights.match_weight([same, absent]) == same.match_weight


@pytest.mark.parametrize(
    ("weight", "decision"), [(12, Decision.LINK), (6, Decision.POSSIBLE_LINK), (0, Decision.NON_LINK)]
)
def test_three_zones(weight: float, decision: Decision) -> None:
    assert match_weights.decide(match_weights.match_probability(weight)) is decision
