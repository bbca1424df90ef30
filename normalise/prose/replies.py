"""Replies to recommendations in running text: whether a sentence answers or reports on "this recommendation"."""

import dataclasses
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.records import Block
from normalise.records import BodyStatus, Reading, Response, StatusParts
from normalise.statuses import answers_by_body, responses, statements, statuses
from normalise.statuses.statements import Statement
from normalise.words import contractions, decisions, language

_OF_THEM = re.compile(
    r"\b(?:this|these|the|both|all|each|that|those)\s(?:\w+[\s’']){0,4}?recommendations?\b"
    r"|\b(?:committee|inquiry|commission|panel|review|auditor|board|council)[’'‘]?s[’']?\s(?:conclusions?|proposals?)\b"
    r"|\brecommendations?\s(?:[A-Z]?\d|above\b|in\sfull\b|on\b|regarding\b|to\b)",
    re.IGNORECASE,
)
_ANSWERER = re.compile(
    r"^(?:(?:in\s[^,]{3,60}|overall|however|subsequently)\s?,\s)?"
    r"(?:we|(?-i:I)|(?:the\s|our\s)?(?-i:[A-Z])[\w’'&-]*(?:\s(?:of|for|and|the|in|(?-i:[A-Z])[\w’'&-]*)){0,7})\s"
    r"(?:also\s|fully\s|partially\s|partly\s|broadly\s|generally\s|does\snot\s|do\snot\s|did\snot\s|cannot\s|will\snot\s)*"
    r"(?:accepts?|agrees?|concurs?|concurred|accepted|agreed|rejects?|rejected|notes?|supports?|disagrees?|welcomes?)\b",
    re.IGNORECASE,
)
_LABEL_ANSWER = re.compile(
    r"^(?:(?:fully|partially|partly|not)\s)?(?:accept(?:ed)?|agree[d]?|reject(?:ed)?|noted)\b(?:\sin\s(?:principle|part|full))?"
    r"\s?(?:$|[.:;,–—-])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:it|they|this|these)\s(?:has|have|is|are|was|were|will)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:this|these)\s(?:\w+\s){0,2}recommendations?\b", re.IGNORECASE)
_POSITION = re.compile(r"\b(?:accept|agree|concur|reject)", re.IGNORECASE)
ByBody = tuple[BodyStatus, ...]
FEWEST = 3  # answers that show a paper to be a response
READ_ANSWER = 2  # paragraphs in which an answer begins, if there is one
LOOKED_AT = 3  # sentences of an answer in which its position is stated, if anywhere


@dataclass(frozen=True, slots=True)
class Reply:
    """What a run of paragraphs answers to the recommendations above it."""

    response: Reading[Response] | None
    parts: StatusParts | None
    by_body: ByBody = ()

    def statement(self, blocks: Sequence[Block]) -> Statement:
        """The reply's status, or what the prose of the answer says in its place, with the whole answer as its text."""
        text = statements.text_of(blocks)
        if self.parts:
            return Statement(self.parts, (), text)
        return Statement(_prose_status(text or ""), (), text, is_prose=True)


def _prose_status(text: str) -> StatusParts | None:
    """The first status that prose may give among the first sentences of an answer."""
    for _, _, sentence in language.sentences(text)[:LOOKED_AT]:
        parts = statuses.read_status(sentence)
        if parts.status.rule_id != statuses.UNREAD and parts.status.value in statements.FROM_PROSE:
            return parts
    return None


def read_reply(text: str) -> Reply | None:
    """The answer or report that the first sentences of a text give on recommendations; None where they give none.

    Where the bodies that they name differ, the response is that of the first named.
    """
    response, parts = None, None
    is_about_them = False
    sentences = [sentence for _, _, sentence in language.sentences(text)[:LOOKED_AT]]
    for sentence in sentences:
        is_about_them = bool(_OF_THEM.search(sentence)) or (is_about_them and bool(_GOES_ON.match(sentence)))
        response = response or _response(sentence)
        parts = parts or (_status(sentence) if is_about_them else None)
    if not (response or parts):
        return None
    by_body = answers_by_body.differing(answers_by_body.read(" ".join(sentences)), None)
    if response and by_body and by_body[0].response:
        response = dataclasses.replace(response, value=by_body[0].response)
    return Reply(response, parts, by_body)


def shared(answer: Sequence[Block]) -> Reply | None:
    """The response and the status that the first paragraphs of an answer give, each the first one given."""
    found = [reply for block in answer[:READ_ANSWER] if (reply := read_reply(block.text))]
    response = next((reply.response for reply in found if reply.response), None)
    parts = next((reply.parts for reply in found if reply.parts), None)
    by_body = next((reply.by_body for reply in found if reply.by_body), ())
    return Reply(response, parts, by_body) if found else None


def are_given(blocks: Iterable[Block]) -> bool:
    """Whether several paragraphs of a paper accept or refuse recommendations."""
    hopeful = (block for block in blocks if _POSITION.search(block.text[:200]))
    given = (block for block in hopeful if (reply := read_reply(block.text)) and reply.response)
    return sum(1 for _ in itertools.islice(given, FEWEST)) == FEWEST


def opens_with_them(text: str) -> bool:
    """Whether a paragraph opens with "This recommendation" or "These recommendations": it can only be an answer."""
    return _OPENS.match(text) is not None


def answers_itself(text: str) -> bool:
    """Whether a numbered paragraph is the answer and not the recommendation: it accepts or refuses "this" one."""
    first = contractions.spelt_out(next((sentence for _, _, sentence in language.sentences(text)), ""))
    is_answer = _ANSWERER.match(first) and _OF_THEM.search(first) and not decisions.is_decision(first)
    return bool(is_answer and responses.read_response(first))


def _response(sentence: str) -> Reading[Response] | None:
    sentence = contractions.spelt_out(sentence)
    if not (_OF_THEM.search(sentence) or _ANSWERER.match(sentence) or _LABEL_ANSWER.match(sentence)):
        return None
    return responses.read_response(sentence)


def _status(sentence: str) -> StatusParts | None:
    """The status that a sentence about "this recommendation" states of it."""
    parts = statuses.read_status(sentence)
    return parts if parts.status.rule_id != statuses.UNREAD else None
