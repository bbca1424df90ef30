"""Columns that each say what one body answers or has done, and are headed by its name beside their role."""

import re
from collections.abc import Mapping

from normalise.names import owners
from normalise.words.heading_roles import Role

SPLIT = (Role.STATUS, Role.RESPONSE, Role.PROGRESS)  # what bodies are asked for apart
_ROLE_WORDS = re.compile(
    r"\b(?:(?:current|latest)\s)?(?:responses?|repl(?:y|ies)|answers?|status|position|progress|updates?)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"^\W*(?:(?:from|of|by|for|the)\s)*|(?:[’']s?|\s(?:from|of|by|for))?\W*$", re.IGNORECASE)
_WHEN_OR_WHAT = re.compile(  # which of several, or of what kind: no body
    r"(?:previous|initial|interim|final|first|second|last|next|new|further|overall|general|key|main|detailed|summary|work)\b",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")


def named(roles: Mapping[int, Role], headings: Mapping[int, str]) -> dict[int, str]:
    """The body that each column speaks for where several columns of one role are told apart by bodies alone.

    "Mill Council response | Weir Trust response", "Status – Mill Council | Status – Weir Trust".
    """
    found: dict[int, str] = {}
    for role in SPLIT:
        columns = [column for column, held in roles.items() if held is role]
        names = {column: _body(headings.get(column, "")) for column in columns}
        if len(columns) > 1 and all(names.values()) and len(set(names.values())) == len(names):
            found |= names
    return found


def _body(heading: str) -> str:
    """The name that a heading leaves beside the words for its role; "" where it leaves none."""
    if _HAS_DIGIT.search(heading) or not _ROLE_WORDS.search(heading):
        return ""
    name = _JOINS.sub("", _ROLE_WORDS.sub("", heading).strip())
    return name if owners.is_name(name) and not _WHEN_OR_WHAT.match(name) else ""
