"""The other numbers that a reference gives for the same recommendation: "4 (formerly 6)", "8.2 (recommendation 5)"."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from normalise.numbers import numbers
from normalise.records import Mention
from normalise.words import lexicons

_CLOSED = re.compile(r"(?:\s?(?:of|in)\s[^()\[\]]{1,60})?\s*[)\]]")


class Kind(StrEnum):
    """How the other number relates to the one printed first."""

    FORMER = "former"
    ALIAS = "alias"


class RenumberingRule(lexicons.Rule):
    """Words behind a number that announce another one."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class OtherNumbers:
    """The numbers announced, and where the announcement ends in the text (half-open)."""

    kind: Kind
    numbers: tuple[str, ...]
    end: int


def rules() -> tuple[RenumberingRule, ...]:
    """The rules of `renumbering.toml`."""
    return lexicons.load("renumbering", RenumberingRule)


def read_aside(text: str, start: int) -> OtherNumbers | None:
    """What stands right behind the number that ends at `start`; None where it announces no other number."""
    matched = lexicons.first_match(rules(), text[start:])
    if matched is None:
        return None
    rule, match = matched
    listed = numbers.read_numbers(text, start + match.end())
    if listed is None:
        return None
    closed = _CLOSED.match(text, listed.end)
    return OtherNumbers(rule.kind, listed.numbers, closed.end() if closed else listed.end)


def with_other_numbers(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, each with the former and alias numbers that its printed reference gives beside those of its row."""
    return tuple(_with_other_numbers(mention) for mention in mentions)


def _with_other_numbers(mention: Mention) -> Mention:
    raw = mention.number_raw
    lead = re.match(r"\D*", raw)
    first = numbers.read_numbers(raw, lead.end() if lead else 0)
    aside = read_aside(raw, first.end) if first and len(first.numbers) == 1 else None
    if aside is None:
        return mention
    if aside.kind is Kind.FORMER:
        return dataclasses.replace(mention, former_numbers=_with(mention.former_numbers, aside.numbers))
    return dataclasses.replace(mention, alias_numbers=_with(mention.alias_numbers, aside.numbers))


def _with(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
