"""What each body answers where a text names several: "accepted in full by the City, in principle by the Trust"."""

import re
from collections.abc import Iterator

from normalise.names import owners
from normalise.records import BodyStatus, Response, Status
from normalise.statuses import responses, several_statuses, statuses
from normalise.words import language

_NAME = r"(?:the\s)?(?-i:[A-Z])[\w’'&-]*(?:\s(?:(?:of|for|and|on|the|&)\s){0,2}(?-i:[A-Z])[\w’'&-]*){0,7}"
_LIST = rf"{_NAME}(?:\s?,\s(?:and\s)?{_NAME}|\sand\s{_NAME})*"
_DID = r"(?:(?:fully|partially|partly|also|not|does|do|has|have|did|will|all|both|each)\s){0,3}"
_ANSWERED = r"(?:accept|agree|concur|reject|support|note|implement|complete|deliver|refuse|decline|achieve|disagree)\w*"
_BY = re.compile(rf"\b{_ANSWERED}\b[^.;()]{{0,40}}?\sby\s(?P<bodies>{_LIST})", re.IGNORECASE)
_SUBJECT = re.compile(rf"^(?:and\s)?(?P<bodies>{_LIST})\s{_DID}{_ANSWERED}\b", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    rf";\s|(?:,\s(?:and\s)?|,?\s(?:but|while|whereas)\s)(?={_LIST}\s{_DID}{_ANSWERED}\b)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:^|,\s|\sand\s)(?:and\s)?[Tt]he\s")
_NO_BODY = re.compile(
    r"(?:the\s)?(?:this|these|that|those|it|they|we|not|fully|part(?:ial)?ly|already|recommendations?|(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)\w*)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<body>[^:()]{2,60}?)\s?:\s(?P<label>.+)", re.DOTALL)
IN_BRACKETS = re.compile(r"\s*\((?P<text>[^()]*\bby\s[^()]*)\)")


def read(text: str) -> tuple[BodyStatus, ...]:
    """What each body named in a text answers or has done, in order; () where the text names none."""
    if " by " not in text and not _SUBJECT.match(text):
        return ()
    found: dict[str, BodyStatus] = {}
    for _, _, sentence in language.sentences(text):
        for clause in _NEXT_CLAUSE.split(sentence):
            for answer in _in_clause(clause.strip()):
                found.setdefault(answer.body, answer)
    return tuple(found.values())


def labelled(text: str) -> tuple[BodyStatus, ...]:
    """What each body has done, where each label of a cell has its body before or behind it; else ().

    "Mill Council: Complete", "Complete (Mill Council)", "Complete – Mill Council".
    """
    told = [_labelled(phrase) for phrase in several_statuses.phrases(text)]
    return tuple(body for body in told if body) if len(told) > 1 and all(told) else ()


def _labelled(phrase: str) -> BodyStatus | None:
    before = _LABELLED.fullmatch(phrase)
    parts = statuses.read_status(before["label"] if before and owners.is_name(before["body"]) else phrase)
    body = before["body"] if before and owners.is_name(before["body"]) else parts.rest
    is_told = parts.status.rule_id != statuses.UNREAD and owners.is_name(body)
    return BodyStatus(body, parts.status.value, None, phrase) if is_told else None


def differing(answers: tuple[BodyStatus, ...], response: Response | None) -> tuple[BodyStatus, ...]:
    """The answers where they differ from each other or from the answer given to all; else ()."""
    told = {(answer.response, answer.status) for answer in answers}
    is_exception = len(told) == 1 and response is not None and answers[0].response not in (None, response)
    return answers if len(told) > 1 or is_exception else ()


def _in_clause(clause: str) -> Iterator[BodyStatus]:
    match = _BY.search(clause) or _SUBJECT.match(clause)
    if match is None or _NO_BODY.match(match["bodies"]):
        return
    response, status = responses.read_response(clause), statuses.read_status(clause).status
    told = status.value if status.value not in (Status.UNCLEAR, Status.NOT_STATED) else None
    for body in names(match["bodies"]):
        yield BodyStatus(body, told, response.value if response else None, clause)


def names(text: str) -> tuple[str, ...]:
    """The bodies of a list such as "the City, the Trust and the Fire and Rescue Service", without their articles."""
    bare = _ARTICLE.sub(r", ", text).strip(" ,")
    return owners.read_owners(bare) or (bare,)
