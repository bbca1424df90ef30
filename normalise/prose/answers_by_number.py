"""Sentences that answer recommendations by their number: "The Board accepts recommendations 2 and 5 in principle"."""

import re

from normalise.numbers import numbers
from normalise.numbers.references import Reference
from normalise.records import Reading, Response
from normalise.statuses import responses
from normalise.words import contractions

_SAYS = re.compile(
    r"(?:\s\([^()]{1,80}\))?,?\s(?:(?:is|are|was|were|ha(?:s|ve|d)\sbeen|both|all|also)\s){1,2}"
    r"(?=(?:(?:therefore|fully|partially|partly|not)\s)*(?:accepted|agreed|supported|rejected|noted|declined)\b)"
    r"|(?:\s\([^()]{1,80}\))?,?\s(?:(?:do|does|did)\snot\s)?enjoys?\sthe\ssupport\b",
    re.IGNORECASE,
)
_ANSWERS_THEM = re.compile(
    r"(?:\b(?:does|do|cannot|can|will)\s?not\s)?(?:(?:also|fully|partially|partly|broadly)\s)*"
    r"(?:\b(?:accepts?|agrees?\s(?:with|to)|rejects?|supports?|disagrees?\swith|concurs?\swith|takes?\snote\sof|notes?)"
    r"|\bha(?:s|ve|d)\s(?:(?:not|also|now|fully|partially|partly)\s)*(?:accepted|rejected|supported|noted|agreed\s(?:with|to)))\s"
    r"(?:(?:with|the|both|all|of|following)\s)*$",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(r",?\s(?:in\s(?:principle|part|full)|in\stheir\sentirety|partially|partly)\b", re.IGNORECASE)
_REGARDING = re.compile(
    r"^(?:(?:with|in)\s(?:regard|respect|relation|response|reply)\s(?:to|of)|regarding|concerning|as\s(?:for|to|regards)|on)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:following|these|below)\srecommendations?\b(?P<said>[^:]{0,200}):\s*(?=\(?[A-Z]?\d)", re.IGNORECASE
)


def answer(clause: str, reference: Reference) -> Reading[Response] | None:
    """The answer that a clause gives to the recommendations that it names; None where it answers none of them."""
    before, after = map(contractions.spelt_out, (clause[: reference.start], clause[reference.end :]))
    if says := _SAYS.match(after):
        return responses.read_response(after[says.start() : says.end() + 60])
    if answered := _ANSWERS_THEM.search(before):
        how_far = _HOW_FAR.match(after)
        return responses.read_response(f"{answered[0]} it{how_far[0] if how_far else ''}")
    return responses.read_response(after[:200]) if _REGARDING.match(before.lstrip()) else None


def listed(sentence: str) -> tuple[Reference, str] | None:
    """The numbers behind "The following recommendations …:", with what the words between say of them."""
    match = _LISTED.search(sentence)
    found = numbers.read_numbers(sentence, match.end()) if match else None
    if match is None or found is None:
        return None
    raw = sentence[found.start : found.end]
    return Reference(raw, found.start, found.end, found.numbers, "listed-behind"), match["said"]
