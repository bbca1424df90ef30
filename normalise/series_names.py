"""Sets of recommendations as a paper names them: by their issuer, with the date of issue where the paper says so."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import model_validator

from extract.records import Document, Place
from normalise import bodies, dates, decisions, language, lexicons, titles
from normalise.passages import passages
from normalise.records import FlexibleDate, PaperFacts, SeriesName

TRIGGER = re.compile(r"recommend|report|finding|response|reply", re.IGNORECASE)
ISSUED = re.compile(
    r",?(?: (?:which|that|and|was|were|first|has been))*(?: (?:reported|published|issued|made|given|released))?"
    r"(?: to (?:the |its )?[\w&’' ]{3,70}?)? (?:in|on|dated|of) (?=(?:the )?(?:[A-Z0-9]|spring|summer|autumn))"
)
LONGEST_DATE = 25  # characters


class SeriesRule(lexicons.Rule):
    """A way to name a set of recommendations; {body} in its pattern is the issuer."""

    use: Literal["always", "title", "report"]

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        return values | {"pattern": values["pattern"].replace("{body}", bodies.any_body())}


@dataclass(frozen=True, slots=True)
class _Naming:
    """A naming before its issuer is resolved against the whole paper."""

    rule: SeriesRule
    name: SeriesName


def find_series_names(document: Document, facts: PaperFacts) -> tuple[SeriesName, ...]:
    """Every naming of a set of recommendations whose issuer can be told, in reading order, the title's first.

    What the paper asks its own meeting to decide names no set; nor does a body that only stands near the word.
    """
    namings = list(_namings(document, facts))
    texts = [facts.title, *(p.text for p in passages(document))]
    acronyms = bodies.find_acronyms(texts)
    names = {name for text in texts for _, _, name in bodies.find_bodies(text) if not bodies.is_bare(name)}
    resolved = list(_resolved(namings, names, acronyms))
    issuers = {n.name.issuer for n in resolved if n.rule.use != "report"}
    return tuple(n.name for n in resolved if n.name.issuer in issuers)


@functools.cache
def rules() -> tuple[SeriesRule, ...]:
    return lexicons.load("series_names", SeriesRule)


@functools.cache
def subject_rules() -> tuple[lexicons.Rule, ...]:
    return lexicons.load("report_subjects", lexicons.Rule)


def _namings(document: Document, facts: PaperFacts) -> Iterator[_Naming]:
    title = titles.find_title(document)
    title_blocks = title.block_nos if title else ()
    yield from _in_sentence(bodies.in_small_letters(facts.title), title.place if title else Place(1), is_title=True)
    for passage in passages(document):
        is_title = passage.place.block_no in title_blocks or passage.text == facts.title
        if is_title or not TRIGGER.search(passage.text) or decisions.is_decision(passage.text):
            continue
        yield from _in_passage(passage.text, passage.place)


def _in_passage(text: str, place: Place) -> Iterator[_Naming]:
    """The namings of a passage; one is the paper's subject where its own sentence says so, or the next one does."""
    found: list[_Naming] = []
    for _, _, sentence in language.sentences(text):
        here = list(_in_sentence(bodies.in_small_letters(sentence), place))
        if lexicons.first_match(subject_rules(), sentence):
            if here:
                here = [_as_subject(naming) for naming in here]
            elif found and "recommendation" in sentence.lower():
                found[-1] = _as_subject(found[-1])
        found += here
    return iter(found)


def _as_subject(naming: _Naming) -> _Naming:
    return replace(naming, name=replace(naming.name, is_subject=True))


def _in_sentence(sentence: str, place: Place, is_title: bool = False) -> Iterator[_Naming]:
    seen: set[str] = set()
    for rule in rules():
        if rule.use == "title" and not is_title:
            continue
        for match in lexicons.compiled(rule.pattern).finditer(sentence):
            named = bodies.trimmed(match["body"], match.start("body"))
            if named and named[2] not in seen:
                seen.add(named[2])
                name = SeriesName(match[0], named[2], _issued(sentence, match), place, is_title=is_title)
                yield _Naming(rule, name)


def _issued(sentence: str, match: re.Match[str]) -> FlexibleDate | None:
    """The date right behind the naming ("… in March 2017"), or right before the issuer ("the March 2017 …")."""
    if lead_in := ISSUED.match(sentence, match.end()):
        rest = sentence[lead_in.end() : lead_in.end() + LONGEST_DATE]
        found = [date for start, _, date in dates.find_dates(rest, is_field=True) if start <= len("the ")]
        if found:
            return found[0]
    before = sentence[max(0, match.start("body") - LONGEST_DATE) : match.start("body")]
    found_before = dates.find_dates(before, is_field=True)
    return found_before[-1][2] if found_before and before[found_before[-1][1] :] == " " else None


def _resolved(namings: Iterable[_Naming], names: set[str], acronyms: tuple[tuple[str, str], ...]) -> Iterator[_Naming]:
    for naming in namings:
        if issuer := bodies.resolve(naming.name.issuer, names, acronyms):
            yield replace(naming, name=replace(naming.name, issuer=issuer))


def named_in(sentence: str) -> str:
    """The words by which a sentence first names a set of recommendations, as `find_series_names` keeps them, or ""."""
    text = bodies.in_small_letters(sentence)
    named = [naming.name.raw for naming in _in_sentence(text, Place(1))]
    return min(named, key=text.find, default="")
