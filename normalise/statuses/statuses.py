"""What a status phrase says: how far the work has got, and the degree, percentage, colour and timeliness beside it."""

import dataclasses
import re

from normalise.records import Assurance, Degree, Rag, Reading, Status, StatusParts
from normalise.statuses import axes, several_statuses
from normalise.words import contractions, lexicons

UNREAD = "unread"  # there is text, no rule reads a status in it
BLANK = "blank-cell"  # the place for a status is there, and empty
NO_PLACE = ""  # the paper has no place for a status here
PROSE = "prose"  # only running text: evidence, never a status
OWN_WORDS = "vocabulary:"  # begins the id of an analyst's own rule
SEVERAL = "several-statuses"  # one phrase gives several statuses

_PERCENT = re.compile(
    r"(?P<bound>up to|less than|under|below|over|more than|above|at least)?\s?"
    r"(?P<figure>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)\s(?:complete|implemented|done|delivered)",
    re.IGNORECASE,
)
_BARE_PERCENT = re.compile(
    r"(?:(?:in[- ]progress|on-?going|under\s?way|on track|open|started)\W{0,3})?"
    r"(?P<bound>)(?P<figure>\d{1,3}(?:\.\d+)?)\s?%\W*",
    re.IGNORECASE,
)
_DEGREES = (
    (Degree.NONE, r"\b(?:no|little or no)\s(?:\w+\s)?progress\b"),
    (Degree.SIGNIFICANT, r"\b(?:significant|substantial|considerable|excellent|great)\s(?:\w+\s)?progress\b"),
    (Degree.GOOD, r"\b(?:good|strong|steady)\s(?:\w+\s)?progress\b"),
    (Degree.SOME, r"\b(?:some|limited|reasonable|acceptable)\s(?:\w+\s)?progress\b"),
)
_RAG = re.compile(r"\b(red|amber|green|blue|gr[ea]y)\b|[🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦]", re.IGNORECASE)
_EMOJI = {
    **dict.fromkeys("🔴🟥", "red"),
    **dict.fromkeys("🟠🟧🟡🟨", "amber"),
    **dict.fromkeys("🟢🟩", "green"),
    **dict.fromkeys("🔵🟦", "blue"),
}
_SEPARATOR = re.compile(r"\s*(?:[:–—]|-\s|\s-|\()\s*")


class StatusRule(lexicons.Rule):
    """A phrase and the status that it means, with what it says on other axes."""

    value: Status
    assurance: Assurance | None = None


def rules() -> tuple[StatusRule, ...]:
    """The rules of `statuses.toml`."""
    return lexicons.load("statuses", StatusRule)


def read_status(text: str) -> StatusParts:
    """What a status phrase says; the status is UNCLEAR under the rule "unread" where no rule reads it.

    Of several labels in one phrase the least advanced counts, under the rule "several-statuses".
    """
    whole = _read_phrase(" ".join(text.split()))
    phrases = several_statuses.phrases(text)
    told = {_read_phrase(" ".join(p.split())).status.value for p in phrases} if len(phrases) > 1 else set()
    told -= several_statuses.SAYS_NOTHING
    if len(told) < 2 or whole.status.rule_id.startswith(OWN_WORDS):
        return whole
    status = Reading(whole.status.raw, several_statuses.settled(filter(None, told)), SEVERAL)
    return dataclasses.replace(whole, status=status, rest="")


def _read_phrase(raw: str) -> StatusParts:
    percent = _percent(raw)
    spelt = contractions.spelt_out(raw)
    matched = lexicons.first_match(rules(), spelt)
    if percent is not None:
        status, rule_id = percent[1], "percent"
    elif matched:
        status, rule_id = matched[0].value, matched[0].id
    else:
        status, rule_id = Status.UNCLEAR, UNREAD
    return StatusParts(
        status=Reading(raw, status, rule_id),
        degree=_degree(raw),
        percent=percent[0] if percent else None,
        rag=read_rag(raw),
        timeliness=axes.read_timeliness(spelt),
        assurance=(matched[0].assurance if matched else None) or axes.read_assurance(spelt),
        rest=_rest(spelt, matched[1]) if matched else "",
    )


def not_stated(rule_id: str) -> Reading[Status]:
    """The status of a place that gives none; `rule_id` says whether the place is blank or missing."""
    return Reading("", Status.NOT_STATED, rule_id)


def label_length(text: str) -> int | None:
    """Where a status label that opens `text` ends, or None where `text` opens with no label.

    A label stands first, alone or before a colon, dash, comma, bracket or full stop; prose that speaks of progress
    further on has none.
    """
    text = contractions.spelt_out(text)
    matched = lexicons.first_match(rules(), text)
    if matched is None:
        return None
    _, match = matched
    if match.start() > 0 and text[: match.start()].strip(" \"'“‘-–•"):
        return None
    after = text[match.end() :].strip()
    return match.end() if not after or after[0] in ":;,.-–—(/" or len(text) <= 60 else None


def read_rag(text: str) -> Rag | None:
    """A traffic-light colour named or shown in `text`, if it is exactly one."""
    found = (match[0].casefold() for match in _RAG.finditer(text))
    named = {_EMOJI.get(word, word).replace("gray", "grey") for word in found}
    return Rag(named.pop()) if len(named) == 1 else None


def rag_of_cell(text: str) -> Rag | None:
    """The colour that a cell made for one gives: by name, or by its letter alone ("R", "A", "G")."""
    letters = {rag.value[0]: rag for rag in (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE)}
    bare = text.strip(" .()*").casefold()
    return read_rag(text) or letters.get(bare) or (Rag.AMBER if bare in ("yellow", "orange") else None)


def _percent(text: str) -> tuple[float | None, Status] | None:
    """A percentage of completion and its status; the figure is None where only a bound is given ("up to 25%")."""
    match = _BARE_PERCENT.fullmatch(text) or _PERCENT.search(text)
    if match is None or float(match["figure"]) > 100:
        return None
    figure = float(match["figure"])
    is_below = (match["bound"] or "").casefold() in ("less than", "under", "below")
    return (None if match["bound"] else figure), _status_of_percent(figure - 0.1 if is_below else figure)


def _status_of_percent(percent: float) -> Status:
    """The classes of the dataset's contract: 100, 90–99, 50–89, 1–49, 0."""
    bounds = (
        (100, Status.IMPLEMENTED),
        (90, Status.SUBSTANTIALLY_IMPLEMENTED),
        (50, Status.PARTIALLY_IMPLEMENTED),
    )
    for lowest, status in bounds:
        if percent >= lowest:
            return status
    return Status.IN_PROGRESS if percent > 0 else Status.NOT_STARTED


def _degree(text: str) -> Degree | None:
    return next((degree for degree, pattern in _DEGREES if lexicons.compiled(pattern).search(text)), None)


def _rest(text: str, match: re.Match[str]) -> str:
    """What a label leaves over: the words behind its colon or dash, or the owner that its rule names."""
    if owner := match.groupdict().get("owner"):
        return str(owner)
    separator = _SEPARATOR.match(text, match.end())
    return text[separator.end() :].strip(" .)") if separator and match.start() < 3 else ""
