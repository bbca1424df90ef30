"""What an entry's own text and heading say of the work, against its status label: rules of `own_words.toml`."""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from normalise.records import Mention, Status
from outputs.histories import histories
from outputs.records import StatusGroup

RULES_FILE = Path(__file__).with_name("own_words.toml")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
READ_FROM_PROSE = "prose"  # begins the rule of a status that no label gave
OPEN = frozenset({StatusGroup.UNDER_WAY, StatusGroup.NO_ACTION_YET})


class Says(StrEnum):
    FINISHED = "finished"
    UNFINISHED = "unfinished"


class Rule(BaseModel):
    """Words that say whether the work is finished; `unless` what else stands in the sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    says: Says
    stands_in: str = Field(pattern="^(?:text|heading)$")
    source: str
    pattern: str
    unless: str = ""
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    def fits(self, text: str) -> bool:
        """Whether a sentence or heading says so."""
        if self.unless and re.search(self.unless, text, re.IGNORECASE):
            return False
        return re.search(self.pattern, text, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that contradict a label, and where they stand: "text" or "heading"."""

    words: str
    stands_in: str


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file; raises pydantic's ValidationError where it breaks its form."""
    return tuple(Rule.model_validate(one) for one in tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))["rule"])


def find_denial(mention: Mention) -> Denial | None:
    """The first words of the entry's own text or heading that contradict its label; None where none do."""
    wanted = _denied_by(mention)
    if wanted is None:
        return None
    return next((Denial(words, place) for words, place in _said(mention) if _says(words, place, wanted)), None)


def _denied_by(mention: Mention) -> Says | None:
    if not mention.status.raw or mention.status.rule_id.startswith(READ_FROM_PROSE) or mention.other_statuses:
        return None
    if mention.status.value is Status.IMPLEMENTED:
        return Says.UNFINISHED
    return Says.FINISHED if histories.group_of(mention.status.value) in OPEN else None


def _said(mention: Mention) -> Iterator[tuple[str, str]]:
    for sentence in SENTENCE.findall(mention.update or ""):
        yield sentence.strip(), "text"
    yield mention.section, "heading"


def _says(words: str, place: str, wanted: Says) -> bool:
    return any(rule.says is wanted and rule.stands_in == place and rule.fits(words) for rule in rules())
