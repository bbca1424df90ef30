"""Levels of agreement into match weights, a probability and a decision, after Fellegi and Sunter (1969).

m and u of each level, with their sources, stand in `model.toml`.
"""

import functools
import math
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from link.comparisons import Agreement
from link.records import Decision, FieldComparison

MODEL_FILE = Path(__file__).with_name("model.toml")
Probability = Annotated[float, Field(gt=0, le=1)]


class Level(BaseModel):
    """m and u of one level, and where the values come from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    m: Probability
    u: Probability
    source: str = Field(min_length=3)

    @property
    def match_weight(self) -> float:
        """Bits: log2 of the Bayes factor m / u, to the thousandth."""
        return round(math.log2(self.m / self.u), 3)


class Model(BaseModel):
    """The linkage model as `model.toml` gives it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    prior_probability: Probability
    prior_source: str
    link_probability: Probability
    possible_probability: Probability
    threshold_source: str
    ambiguous_number_probability: Probability
    ambiguous_number_source: str
    conflict_probability: Probability
    conflict_source: str
    comparison: dict[str, dict[str, Level]]


@functools.cache
def read_model() -> Model:
    """The model of this code's version; raises pydantic's ValidationError where the file breaks its form."""
    return Model.model_validate(tomllib.loads(MODEL_FILE.read_text(encoding="utf-8")))


@functools.cache
def level_weight(field: str, level: str) -> float:
    """The match weight of a level in bits."""
    return read_model().comparison[field][level].match_weight


def weigh(field: str, agreement: Agreement, left_raw: str, right_raw: str) -> FieldComparison:
    """The comparison of one field with the weight of the level it reached."""
    weight = level_weight(field, agreement.level)
    return FieldComparison(field, agreement.level, weight, left_raw, right_raw, agreement.detail)


def match_weight(compared: Iterable[FieldComparison]) -> float:
    """The sum of the comparisons, in bits."""
    return round(sum(comparison.match_weight for comparison in compared), 3)


@functools.cache
def prior_weight() -> float:
    """The odds of a match before anything is compared, in bits."""
    prior = read_model().prior_probability
    return round(math.log2(prior / (1 - prior)), 3)


def match_probability(weight: float) -> float:
    """The probability of a match, from the prior and the match weight, to six places."""
    prior = read_model().prior_probability
    odds = prior / (1 - prior) * math.exp2(weight)
    return round(odds / (1 + odds), 6)


def decide(probability: float) -> Decision:
    """Which of the three zones a probability lies in."""
    model = read_model()
    if probability >= model.link_probability:
        return Decision.LINK
    return Decision.POSSIBLE_LINK if probability >= model.possible_probability else Decision.NON_LINK
