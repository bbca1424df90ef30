"""The several reports of one body, told apart by rank ("the Second Interim Report") or year ("the 2020 report")."""

import datetime
import re
from collections.abc import Iterable

from normalise.names import bodies
from normalise.records import DatePrecision, FlexibleDate
from normalise.words import dates, language

_RANK = r"(?:first|second|third|fourth|fifth|initial|interim|final|main|original)"
RANKED = re.compile(rf"\b(?P<rank>{_RANK}(?: {_RANK})?) report\b", re.IGNORECASE)
_ACRONYM = r"(?-i:[A-Z]{2,6})"
_REPORT_NAME = re.compile(r"(?:[A-Z][\w-]* (?:(?:and|of|for|on) )?){1,7}Report\b")
_DEFINED = re.compile(r"\bReport \([“\"‘']?([A-Z]{2,6})[”\"’']?\)")
REPORT = (
    rf"(?:(?P<rank>{_RANK}(?: {_RANK})?) report"
    rf"|(?P<year>(?:19|20)\d\d) (?:{_ACRONYM}\b|(?:\w+ )?report)|{_ACRONYM} (?P<year_behind>(?:19|20)\d\d))"
)
WITH_BODY = re.compile(rf"{RANKED.pattern}(?: (?:of|by) (?:the )?(?:(?-i:[A-Z])[\w’'-]+ ?){{1,7}})?", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|issued|released|presented|reported|dated)\b", re.IGNORECASE)
SAME_REPORT = re.compile(r"(?:it|the report|this report|that report)\b", re.IGNORECASE)
LATER_EDITION = frozenset({"final", "main", "original"})  # what a body's report is called where no rank is named


def issue_dates(texts: Iterable[str]) -> dict[str, FlexibleDate]:
    """When each ranked report came out, by its rank in small letters, as the texts first say."""
    found: dict[str, FlexibleDate] = {}
    for text in texts:
        if " report" not in text.casefold() or not RANKED.search(text):
            continue
        spoken_of = ""
        for _, _, sentence in language.sentences(text):
            if ranked := RANKED.search(sentence):
                spoken_of = ranked["rank"].lower()
            elif not SAME_REPORT.match(sentence):
                spoken_of = ""
            if spoken_of and PUBLISHED.search(sentence):
                for _, _, date in dates.find_dates(sentence)[:1]:
                    found.setdefault(spoken_of, date)
    return found


def spoken_of(sentence: str, before: str) -> str:
    """The ranked report that "It contained …" speaks of: the last that the text before the sentence names, or ""."""
    named = list(WITH_BODY.finditer(before)) if SAME_REPORT.match(sentence) else []
    return named[-1][0].strip() if named else ""


def issuer_of(rank: str, body: str) -> str:
    """The body with its report, where the rank says that there are others: "Second Interim Report of the Panel"."""
    if not rank or set(rank.lower().split()) & LATER_EDITION:
        return body
    return f"{rank.title()} Report of the {body}"


def in_year(year: str) -> FlexibleDate:
    """A year as the date of issue of the report that is called by it."""
    return FlexibleDate(datetime.date(int(year), 12, 31), DatePrecision.YEAR, year)


def acronyms(title: str, texts: Iterable[str]) -> frozenset[str]:
    """The acronyms that stand for a report: those that the texts define, and the initials of the title's own."""
    named = _REPORT_NAME.search(title)
    defined = {match[1] for text in texts if "Report (" in text for match in _DEFINED.finditer(text)}
    return frozenset(defined | ({bodies.initials(named[0])} if named else set()))
