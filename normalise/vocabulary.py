"""An analyst's own words, in a file beside their papers: labels for statuses and answers, and the names of bodies.

    [[status]]
    labels = ["In hand", "Being dealt with"]
    value = "in_progress"

    [[owner]]
    name = "Public Realm Team"
    aliases = ["PRT", "Pub. Realm"]

They are read before the project's own rules.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from normalise.names import owners
from normalise.records import Response, Status
from normalise.statuses import responses, statuses
from normalise.words import lexicons

FILE_NAME = "vocabulary.toml"
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_HEADER = re.compile(r"^\s*\[\[?\s*\w+\s*\]\]?")
_BEHIND = r"\W{0,3}(?=$|[:;,.(–—-]|\s[-–—(])"  # what may follow a label in its place
_ADVICE = {
    "extra_forbidden": "no such key here",
    "missing": "this key is missing",
    "enum": "no such value",
    "too_short": "give at least one, in square brackets",
    "tuple_type": 'write a list in square brackets, such as ["In hand"]',
    "string_type": "write text in quotation marks",
}


class BadVocabulary(ValueError):
    """The file breaks its form; `str(error)` names the file, the line and what is wrong there."""


class Label(BaseModel):
    """Labels as they are printed, in capitals or not."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    labels: Annotated[tuple[Words, ...], Field(min_length=1)]

    def pattern(self) -> str:
        """What matches one of the labels at the beginning of a text, alone or set apart from what follows."""
        return rf"^\W*(?:{'|'.join(map(_any_spaces, self.labels))}){_BEHIND}"


class StatusLabel(Label):
    value: Status


class ResponseLabel(Label):
    value: Response


class Owner(BaseModel):
    """A body's name and what else papers call it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Words
    aliases: tuple[Words, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    status: tuple[StatusLabel, ...] = ()
    response: tuple[ResponseLabel, ...] = ()
    owner: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An analyst's rules, each under the lexicon that it comes before, and their names for bodies."""

    status_rules: tuple[statuses.StatusRule, ...] = ()
    response_rules: tuple[responses.ResponseRule, ...] = ()
    bodies: tuple[Owner, ...] = ()


NONE = Vocabulary()
_names: ContextVar[Mapping[str, str] | None] = ContextVar("names", default=None)


def text_of(corpus: Path) -> str:
    """The text of a corpus' vocabulary, "" where it has none."""
    path = corpus / FILE_NAME
    return path.read_text(encoding="utf-8-sig") if path.exists() else ""


def read_vocabulary(corpus: Path) -> Vocabulary:
    """The vocabulary beside the papers of a corpus; an empty one where there is no file. Raises BadVocabulary."""
    path, text = corpus / FILE_NAME, text_of(corpus)
    try:
        read = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadVocabulary(f"{path.as_posix()}: {error}") from error
    except ValidationError as error:
        raise BadVocabulary(_explained(path, text, error)) from error
    return Vocabulary(
        tuple(statuses.StatusRule.model_validate(_rule(label, label.value)) for label in read.status),
        tuple(responses.ResponseRule.model_validate(_rule(label, label.value)) for label in read.response),
        read.owner,
    )


@contextmanager
def in_use(words: Vocabulary) -> Iterator[None]:
    """While this lasts, papers are read with an analyst's words before ours."""
    rules: dict[str, Sequence[lexicons.Rule]] = {"statuses": words.status_rules, "responses": words.response_rules}
    if words.bodies:
        rules["owners"] = [_names_of(words.bodies)]
    named = _names.set({alias.casefold(): owner.name for owner in words.bodies for alias in owner.aliases})
    try:
        with lexicons.extended_by(rules):
            yield
    finally:
        _names.reset(named)


def own_name(name: str) -> str:
    """The name that the analyst gives a body which a paper calls `name`; else `name` itself."""
    return (_names.get() or {}).get(name.casefold(), name)


def _rule(label: Label, value: Status | Response) -> dict[str, object]:
    first = label.labels[0]
    return {
        "id": f"{statuses.OWN_WORDS}{first}",
        "source": "vocabulary.toml",
        "value": value,
        "pattern": label.pattern(),
        "examples": label.labels,
        "counter_examples": (f"other than {first}",),
    }


def _names_of(known: Sequence[Owner]) -> owners.OwnerRule:
    names = [name for owner in known for name in (owner.name, *owner.aliases)]
    pattern = rf"^(?:{'|'.join(map(_any_spaces, names))})$"
    return owners.OwnerRule(
        id=f"{statuses.OWN_WORDS}names",
        source="vocabulary.toml",
        pattern=pattern,
        examples=tuple(names),
        counter_examples=("nobody",),
    )


def _any_spaces(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _explained(path: Path, text: str, error: ValidationError) -> str:
    """The first fault with the line of the entry that it stands in."""
    fault = error.errors()[0]
    where = [str(step) for step in fault["loc"]]
    entry = int(where[1]) if len(where) > 1 and where[1].isdigit() else 0
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _heads(line, where[0])]
    line = lines[entry] if entry < len(lines) else 1
    key = ".".join(step for step in where if not step.isdigit())
    advice = _ADVICE.get(fault["type"], fault["msg"])
    expected = f" (expected: {fault['ctx']['expected']})" if fault["type"] == "enum" else ""
    return f"{path.as_posix()}, line {line}: {key}: {advice}{expected}"


def _heads(line: str, table: str) -> bool:
    header = _HEADER.match(line)
    return header is not None and header[0].strip(" []\t") == table
