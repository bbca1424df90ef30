"""The owners of mentions under their full names: acronyms as the paper defines them, aliases as the analyst does."""

import dataclasses
from collections.abc import Mapping, Sequence

from extract.records import Document
from normalise import vocabulary
from normalise.names import bodies
from normalise.papers import passages
from normalise.records import Mention


def with_full_names(mentions: Sequence[Mention], document: Document) -> tuple[Mention, ...]:
    """The mentions with each owner under its full name; what was printed stays in `owners_raw`."""
    short = {name for mention in mentions for name in mention.owners if bodies.is_acronym(name)}
    full = _defined(short, document) if short else {}
    return tuple(_named(mention, full) if mention.owners else mention for mention in mentions)


def _defined(short: set[str], document: Document) -> Mapping[str, str]:
    """The full names of these acronyms, where the paper gives them in front of the acronym in brackets."""
    texts = [passage.text for passage in passages.passages(document) if "(" in passage.text]
    telling = [text for text in texts if any(f"({name})" in text for name in short)]
    return {name: full for name, full in bodies.find_acronyms(telling) if name in short}


def _named(mention: Mention, full: Mapping[str, str]) -> Mention:
    names = tuple(dict.fromkeys(vocabulary.own_name(full.get(name, name)) for name in mention.owners))
    return dataclasses.replace(mention, owners=names) if names != mention.owners else mention
