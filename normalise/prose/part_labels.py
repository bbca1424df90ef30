"""Labels of the parts of an entry in running text: "Progress: …", "Board response (May 2021): …"."""

import dataclasses
import re
from collections.abc import Sequence

from extract.records import Block, Kind
from normalise.words import heading_roles
from normalise.words.heading_roles import Role

LONGEST_LABEL = 4  # words of a line of its own that labels what follows ("Response", "Progress to date")
LONGEST_LINE = 80  # characters of so many words
RUN_IN = re.compile(r"^(?P<label>[A-Z][\w’' /(),-]{2,60}?)\s?:\s*")
_WHEN = re.compile(  # "Update (October 2022)", "Progress at March 2021": when it was said is no part of what it is
    r"\s*\([^()]*\)|,?\s(?:(?:as\s)?(?:at|of|in|to|since|on)\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d$"
)
_PLAIN_LINE = re.compile(  # a line that can be nothing but a label, however it is set
    r"What (?:[Ww]e|[Ww]as|[Tt]hey|[Tt]he [A-Z]\w+) (?:[Rr]ecommended|[Dd]one|[Dd]id)"
    r"|(?:(?:[A-Z][\w’']+ ){1,2}[Rr]esponse|(?:Current|Latest|Implementation) [Ss]tatus|Status)"
    r"|(?:Progress|Action taken) to date"
)
ANSWERS = (Role.RESPONSE, Role.STATUS, Role.PROGRESS)
_QUESTION = re.compile(r"what\s(?:\w+\s){1,4}\w+$", re.IGNORECASE)  # "What remains to be done"
_YES_OR_NO = re.compile(r"(?:yes|no|in\s(?:principle|part|full)|part(?:ly|ially)|fully)\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"(?:accepted|agreed|supported)\s?\??", re.IGNORECASE)


def part_role(block: Block) -> Role | None:
    """The part of an entry that a block begins: "Progress: …", or a short line of its own such as "Response"."""
    run_in = RUN_IN.match(block.text)
    label = _plain(run_in["label"]) if run_in else ""
    if label and (len(label.split()) <= LONGEST_LABEL or _QUESTION.match(label)):
        return heading_roles.heading_role(label)
    if len(block.text) > LONGEST_LINE or len(block.text.split()) > LONGEST_LABEL:
        return None
    is_title = block.kind is Kind.HEADING or block.is_bold or block.is_italic or _PLAIN_LINE.fullmatch(block.text)
    return heading_roles.heading_role(block.text) if is_title else None


def labels_wording(block: Block) -> bool:
    """Whether a block is a line that only says "Recommendation" or "Recommendations:", or begins with that label."""
    role = part_role(block)
    run_in = RUN_IN.match(block.text)
    words = run_in["label"] if run_in else block.text
    is_short = len(words.split()) <= 2 or words.casefold().rstrip(" :").endswith(" recommended")
    return role is Role.WORDING and "recommend" in words.casefold() and is_short


def without_label(block: Block) -> Block:
    """A labelled block's own words; "Accepted: Yes" says with its label what it means."""
    label = RUN_IN.match(block.text)
    text = block.text[label.end() :] if label else ""
    if label and _ACCEPTED.fullmatch(label["label"]) and _YES_OR_NO.match(text):
        no = "Not " if text[:2].casefold() == "no" else ""
        text = f"{no}{label['label'].rstrip(' ?')} {text}".strip()
    return dataclasses.replace(block, text=text)


def is_labelled_below(blocks: Sequence[Block]) -> bool:
    """Whether the blocks that follow a line are labelled parts, one of them an answer, a status or progress."""
    for block in blocks:
        role = part_role(block)
        if role in ANSWERS:
            return True
        if role is Role.WORDING or not (role or RUN_IN.match(block.text)):
            return False
    return False


def _plain(label: str) -> str:
    return _WHEN.sub("", label).strip()
