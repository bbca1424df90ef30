"""Load the rule files of `lexicon/`: data with an id, a source, examples and counter-examples.

The first rule that matches wins, so the order in a file is meaning. A file that breaks the form is refused with its
name and the place, before any paper is read.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from normalise.words import openings

KEPT_MATCHES = 8192
MANY = 20  # rules, from which on it saves time to look at a text's words first
LEXICON = Path(__file__).parents[1] / "lexicon"


class BadLexicon(Exception):
    """A rule file that cannot be used; the message names the file and the rule."""


class Rule(BaseModel):
    """A rule of language or layout: what it catches (`pattern`), unless what else stands there (`unless`).

    Both are regular expressions, searched without regard to case. `examples` are texts that this rule is the first of
    its file to match, `counter_examples` texts that it must not match. `needs` are words, in small letters, one of
    which stands in all that it matches: looked for first where the search takes long.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    source: str
    pattern: str
    unless: str = ""
    needs: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for regex in (self.pattern, self.unless):
            re.compile(regex)
        if not self.pattern or re.compile(self.pattern).fullmatch(""):
            raise ValueError(f"rule {self.id!r}: the pattern is empty or matches nothing at all")
        if not self.examples or not self.counter_examples:
            raise ValueError(f"rule {self.id!r}: needs at least one example and one counter-example")
        return self

    def may_match(self, text: str) -> bool:
        """Whether a text, in small letters, has a word that all have which the rule matches."""
        return not self.needs or any(word in text for word in self.needs)

    def search(self, text: str, starts: Sequence[int] = ()) -> re.Match[str] | None:
        """The first match in `text`, or None; None too where `unless` matches anywhere in it.

        Where `starts` are given, in order, a match can begin only there.
        """
        pattern = compiled(self.pattern)
        match = _first(pattern.match(text, start) for start in starts) if starts else pattern.search(text)
        return None if match and self.unless and compiled(self.unless).search(text) else match


def _first(matches: Iterable[re.Match[str] | None]) -> re.Match[str] | None:
    return next(filter(None, matches), None)


AnyRule = TypeVar("AnyRule", bound=Rule)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression that disregards case, compiled once."""
    return re.compile(pattern, re.IGNORECASE)


class Rules(tuple[AnyRule, ...]):
    """The rules of one file in their order; equal only to itself, so that it can be remembered by what it matched."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def first_match(self, text: str) -> tuple[AnyRule, re.Match[str]] | None:
        """The first rule that matches `text`, with its match; each is tried only where its openings stand."""
        places: dict[int, set[int]] = {number: set() for number in self._by_opening[""]}
        for letters, starts in openings.of_text(text).items():
            for number in self._by_opening.get(letters, ()):
                places.setdefault(number, set()).update(starts)
        for number in sorted(places):
            if match := self[number].search(text, sorted(places[number])):
                return self[number], match
        return None

    @functools.cached_property
    def _by_opening(self) -> Mapping[str, Sequence[int]]:
        """Which rules, by their number, can begin with some letters; under "" those that may begin with any."""
        found: dict[str, list[int]] = {"": []}
        for number, rule in enumerate(self):
            for letters in openings.of_pattern(rule.pattern) or ("",):
                found.setdefault(letters, []).append(number)
        return found


def first_match(rules: Sequence[AnyRule], text: str) -> tuple[AnyRule, re.Match[str]] | None:
    """The first rule that matches `text`, with its match."""
    return remembered_match(rules, text) if isinstance(rules, Rules) else _first_match(rules, text)


@functools.lru_cache(maxsize=KEPT_MATCHES)
def remembered_match(rules: Rules[AnyRule], text: str) -> tuple[AnyRule, re.Match[str]] | None:
    """What `first_match` gives: several modules ask about the same cells and lines of one paper."""
    return _first_match(rules, text)


def _first_match(rules: Sequence[AnyRule], text: str) -> tuple[AnyRule, re.Match[str]] | None:
    if isinstance(rules, Rules) and len(rules) >= MANY:
        return rules.first_match(text)
    in_small_letters = text.casefold()
    for rule in rules:
        if (not rule.needs or rule.may_match(in_small_letters)) and (match := rule.search(text)):
            return rule, match
    return None


_own_rules: ContextVar[Mapping[str, Rules[Any]] | None] = ContextVar("own_rules", default=None)


@contextmanager
def extended_by(own: Mapping[str, Sequence[Rule]]) -> Iterator[None]:
    """While this lasts, `load` gives an analyst's own rules for a file before ours."""
    models = {name: type(rules[0]) for name, rules in own.items() if rules}
    token = _own_rules.set({name: Rules((*own[name], *_load(name, model, LEXICON))) for name, model in models.items()})
    try:
        yield
    finally:
        _own_rules.reset(token)


def load(name: str, model: type[AnyRule], folder: Path = LEXICON) -> Rules[AnyRule]:
    """The rules of `<folder>/<name>.toml` in their order, an analyst's own first; raises BadLexicon."""
    own = _own_rules.get()
    return (own and own.get(name)) or _load(name, model, folder)


@functools.cache
def _load(name: str, model: type[AnyRule], folder: Path) -> Rules[AnyRule]:
    path = folder / f"{name}.toml"
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
        rules = Rules(model.model_validate(entry) for entry in entries)
    except (OSError, KeyError, tomllib.TOMLDecodeError, ValidationError, re.error) as error:
        raise BadLexicon(f"{path.name}: {error}") from error
    ids = [rule.id for rule in rules]
    if len(set(ids)) < len(ids):
        raise BadLexicon(f"{path.name}: two rules share one id ({next(i for i in ids if ids.count(i) > 1)})")
    return rules
