"""What each body answers where a text names several: "accepted in full by the City, in principle by the Trust"."""

import re
from collections.abc import Iterator

from normalise.names import owners
from normalise.records import BodyStatus, Response, Status
from normalise.statuses import responses, statuses
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
    r"(?:the\s)?(?:this|these|that|those|it|they|we|recommendations?|(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)\w*)\b",
    re.IGNORECASE,
)
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
