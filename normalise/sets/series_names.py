"""Sets of recommendations as a paper names them: by their issuer, with the date of issue where the paper says so."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import model_validator

from extract.records import Document, Place
from normalise.names import bodies
from normalise.papers import titles
from normalise.papers.passages import passages
from normalise.records import FlexibleDate, PaperFacts, SeriesName
from normalise.sets import ranked_reports
from normalise.words import dates, decisions, language, lexicons

TRIGGER = re.compile(r"recommend|report|finding|response|reply")  # in small letters: quicker than to disregard case
ISSUED = re.compile(
    r",?(?: (?:which|that|and|was|were|first|has been))*(?: (?:reported|published|issued|made|given|released))?"
    r"(?: (?:its|their|the|a|an)(?: \w+){0,2} (?:reports?|findings|recommendations))?"
    r"(?: to (?:the |its )?[\w&’' ]{3,70}?)? (?:in|on|dated|of) (?=(?:the )?(?:[A-Z0-9]|spring|summer|autumn))"
)
_YEAR_BEHIND = re.compile(  # "the Harbour Review 2018"; "Harbour Review 2018 update" tells when it was looked at again
    r" (?:\((?P<bracketed>(?:19|20)\d\d)\)|(?P<year>(?:19|20)\d\d)(?![\d/.,–-]\d)"
    r"(?! (?:updates?|progress|position|review|reports?|status|monitoring)\b))"
)
LONGEST_DATE = 25  # characters
LONGEST_SUBJECT = 120  # characters
NEAR = 25  # characters from a count to the "recommendations" that it counts


class SeriesRule(lexicons.Rule):
    """A way to name a set of recommendations; {body} in its pattern is the issuer."""

    use: Literal["always", "title", "report", "weak", "pronoun", "ranked"]
    names_body: bool = False

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        pattern = values["pattern"].replace("{body}", bodies.any_body()).replace("{report}", ranked_reports.REPORT)
        return values | {"pattern": pattern, "names_body": "{body}" in values["pattern"]}


@dataclass(frozen=True, slots=True)
class _Naming:
    """A naming before its issuer is resolved against the whole paper; `rank` or `year` is that of a ranked report."""

    rule: SeriesRule
    name: SeriesName
    rank: str = ""
    year: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole paper says of bodies and their reports."""

    names: frozenset[str]
    acronyms: tuple[tuple[str, str], ...]
    issue_dates: dict[str, FlexibleDate]
    reports: frozenset[str]  # acronyms

    def body(self, name: str) -> str | None:
        return bodies.resolve(name, self.names, self.acronyms) if name else None


def find_series_names(document: Document, facts: PaperFacts) -> tuple[SeriesName, ...]:
    """Every naming of a set of recommendations whose issuer can be told, in reading order, the title's first.

    What the paper asks its own meeting to decide names no set; nor does a body that only stands near the word.
    """
    namings = list(_namings(document, facts))
    known = _known([facts.title, *(p.text for p in passages(document))])
    plain = _certain([each for naming in namings if (each := _resolved(naming, known))])
    issuer = _default_issuer(plain)
    found = [each for naming in namings if (each := _of_report(naming, known, issuer) or _kept(naming, known, plain))]
    return tuple(naming.name for naming in found)


def _known(texts: Sequence[str]) -> _Known:
    """What the texts of a paper say of bodies and reports; its title comes first."""
    named = {bodies.issuer(name) for text in texts for _, _, name in bodies.find_bodies(text)}
    names = frozenset(name for name in named if not bodies.is_bare(name))
    reports = ranked_reports.acronyms(texts[0], texts)
    return _Known(names, bodies.find_acronyms(texts), ranked_reports.issue_dates(texts), reports)


def _resolved(naming: _Naming, known: _Known) -> _Naming | None:
    issuer = known.body(naming.name.issuer) if naming.rule.use != "ranked" else None
    return replace(naming, name=replace(naming.name, issuer=issuer)) if issuer else None


def _certain(namings: Sequence[_Naming]) -> list[_Naming]:
    """The namings that can stand: weak ones beside a title only of its own issuers, "report" ones of known issuers."""
    strong = {n.name.issuer for n in namings if n.rule.use in ("always", "title")}
    titled = {n.name.issuer for n in namings if n.name.is_title}
    kept = [n for n in namings if n.rule.use != "weak" or not titled or n.name.issuer in strong | titled]
    issuers = {n.name.issuer for n in kept if n.rule.use != "report"}
    return [n for n in kept if n.name.issuer in issuers]


def _kept(naming: _Naming, known: _Known, certain: Sequence[_Naming]) -> _Naming | None:
    resolved = _resolved(naming, known)
    return resolved if resolved in certain else None


def _default_issuer(namings: Sequence[_Naming]) -> str:
    """The body whose report an unnamed "Second Interim Report" is: the title's issuer, or the only one there is."""
    titled = [n.name.issuer for n in namings if n.name.is_title]
    issuers = titled or [n.name.issuer for n in namings]
    return issuers[0] if len(set(issuers)) == 1 else ""


def _of_report(naming: _Naming, known: _Known, default: str) -> _Naming | None:
    """A naming of one of several reports, with the body that issued it and when; None for any other naming."""
    if naming.rule.use != "ranked":
        return None
    named = [known.body(bodies.issuer(name)) for _, _, name in bodies.find_bodies(naming.name.raw)]
    stated = next((name for name in named if name), "")
    is_known = naming.rank or stated or any(word in known.reports for word in naming.name.raw.split())
    issuer = (stated or default) if is_known else ""
    if not issuer:
        return None
    issued = ranked_reports.in_year(naming.year) if naming.year else known.issue_dates.get(naming.rank.lower())
    name = replace(naming.name, issuer=ranked_reports.issuer_of(naming.rank, issuer), issued=issued)
    return replace(naming, name=name)


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
        if is_title or not TRIGGER.search(passage.text.casefold()) or decisions.is_decision(passage.text):
            continue
        yield from _in_passage(passage.text, passage.place)


def _in_passage(text: str, place: Place) -> Iterator[_Naming]:
    """The namings of a passage; one is the paper's subject where its own sentence says so, or the next one does."""
    found: list[_Naming] = []
    subject = ""
    for _, _, sentence in language.sentences(text):
        here = [_with_subject(naming, subject) for naming in _in_sentence(bodies.in_small_letters(sentence), place)]
        subject = _first_body(sentence) or subject
        if lexicons.first_match(subject_rules(), sentence):
            if here:
                here = [_as_subject(naming) for naming in here]
            elif found and "recommendation" in sentence.lower():
                found[-1] = _as_subject(found[-1])
        found += here
    return iter(found)


def _with_subject(naming: _Naming, subject: str) -> _Naming:
    return replace(naming, name=replace(naming.name, issuer=subject)) if naming.rule.use == "pronoun" else naming


def _first_body(sentence: str) -> str:
    """The body with which a sentence begins, or ""."""
    named = bodies.find_bodies(sentence[:LONGEST_SUBJECT])
    return bodies.issuer(named[0][2]) if named and named[0][0] <= len("The ") else ""


def _as_subject(naming: _Naming) -> _Naming:
    return replace(naming, name=replace(naming.name, is_subject=True))


def _in_sentence(sentence: str, place: Place, is_title: bool = False) -> Iterator[_Naming]:
    """The namings of a sentence, each issuer once; words that name a ranked report name nothing else."""
    found: list[_Naming] = []
    words = sentence.casefold()
    if not TRIGGER.search(words):
        return iter(found)
    has_body = bodies.may_name(sentence)
    for rule in rules():
        if (rule.use == "title" and not is_title) or (rule.names_body and not has_body) or not rule.may_match(words):
            continue
        for match in lexicons.compiled(rule.pattern).finditer(sentence):
            naming = _naming(rule, match, sentence, place)
            is_ranked = any(n.rule.use == "ranked" and match.start() < n.end and n.start < match.end() for n in found)
            if naming and not is_ranked and not _is_again(naming, found):
                found.append(replace(naming, name=replace(naming.name, is_title=is_title)))
    return iter(found)


def _is_again(naming: _Naming, found: Iterable[_Naming]) -> bool:
    return naming.rule.use != "ranked" and any(naming.name.issuer == other.name.issuer for other in found)


def _naming(rule: SeriesRule, match: re.Match[str], sentence: str, place: Place) -> _Naming | None:
    start, end = match.span()
    if rule.use == "pronoun":
        return _Naming(rule, SeriesName(match[0], "", None, place), start=start, end=end)
    if rule.use == "ranked":
        year = match["year"] or match["year_behind"] or ""
        name = SeriesName(match[0].strip(), "", None, place)
        return _Naming(rule, name, match["rank"] or "", year, start, end)
    named = bodies.trimmed(match["body"], match.start("body"))
    if not named:
        return None
    name = SeriesName(match[0], bodies.issuer(named[2]), _issued(sentence, match), place)
    return _Naming(rule, name, start=start, end=end)


def _issued(sentence: str, match: re.Match[str]) -> FlexibleDate | None:
    """The date right behind the naming or issuer ("… in March 2017"), right before it, or as its year alone."""
    for end in (match.end(), match.end("body")):
        if lead_in := ISSUED.match(sentence, end):
            rest = sentence[lead_in.end() : lead_in.end() + LONGEST_DATE]
            found = [date for start, _, date in dates.find_dates(rest, is_field=True) if start <= len("the ")]
            if found:
                return found[0]
    before = sentence[max(0, match.start("body") - LONGEST_DATE) : match.start("body")]
    found_before = dates.find_dates(before, is_field=True)
    if found_before and before[found_before[-1][1] :] == " ":
        return found_before[-1][2]
    year = _YEAR_BEHIND.match(sentence, match.end("body"))
    return ranked_reports.in_year(year["bracketed"] or year["year"]) if year else None


def named_in(sentence: str, at: int = 0) -> str:
    """The words by which a sentence names a set, as `find_series_names` keeps them: those around `at`, or the first."""
    text = bodies.in_small_letters(sentence)
    named = list(_in_sentence(text, Place(1)))
    around = [naming for naming in named if naming.start <= at < naming.end or 0 <= naming.start - at < NEAR]
    return min(around or named, key=lambda naming: naming.start).name.raw if named else ""
