"""What an entry says of its own recommendation and another: merged, split, superseded, restated."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from normalise.numbers import numbers, references
from normalise.records import Mention, RelationKind, Scope, StatedRelation
from normalise.words import language, lexicons


class RelationRule(lexicons.Rule):
    """Words that relate the entry's recommendation to the one whose number follows."""

    kind: RelationKind


def rules() -> tuple[RelationRule, ...]:
    """The rules of `stated_relations.toml`."""
    return lexicons.load("stated_relations", RelationRule)


_HAS_DIGIT = re.compile(r"\d")  # without one there is no number to relate to


def with_relations(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, each with the relations that its status and update state of it."""
    return tuple(_with_relations(mention) for mention in mentions)


def _with_relations(mention: Mention) -> Mention:
    if mention.number is None or mention.scope is not Scope.OWN:
        return mention
    said = "\n".join(part for part in (mention.status.raw, mention.update) if part)
    found = tuple(dict.fromkeys(find_relations(said, mention.number)))
    return dataclasses.replace(mention, relations=found) if found else mention


def find_relations(text: str, own_number: str) -> Iterator[StatedRelation]:
    """The relations of a text about one recommendation; a sentence that speaks of another one first states none."""
    for _, _, sentence in language.sentences(text) if _HAS_DIGIT.search(text) else ():
        matched = lexicons.first_match(rules(), sentence)
        if matched is None:
            continue
        rule, match = matched
        before = references.find_references(sentence[: match.start()])
        listed = numbers.read_numbers(sentence, match.end())
        if listed and all(set(reference.numbers) <= {own_number} for reference in before):
            others = tuple(number for number in listed.numbers if number != own_number)
            if others:
                yield StatedRelation(rule.kind, others, " ".join(sentence.split()))
