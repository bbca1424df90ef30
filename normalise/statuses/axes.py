"""What a phrase says beside how far the work has got: whether it keeps to its dates, and who says so."""

from normalise.records import Assurance, Timeliness
from normalise.words import lexicons


class TimelinessRule(lexicons.Rule):
    """A phrase about dates and what it means."""

    value: Timeliness


class AssuranceRule(lexicons.Rule):
    """A phrase about proof and what it means."""

    value: Assurance


def read_timeliness(text: str) -> Timeliness | None:
    """Whether work keeps to its dates; None where the text does not say."""
    matched = lexicons.first_match(lexicons.load("timeliness", TimelinessRule), text)
    return matched[0].value if matched else None


def read_assurance(text: str) -> Assurance | None:
    """Who vouches for what a text says; None where it does not say."""
    matched = lexicons.first_match(lexicons.load("assurance", AssuranceRule), text)
    return matched[0].value if matched else None
