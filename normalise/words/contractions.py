"""Contracted negations spelt out, so that each rule sees the "not" in "hasn't" and "won't"."""

import re

_CONTRACTED = re.compile(
    r"\b(?P<verb>ha(?:s|ve|d)|is|are|was|were|do(?:es)?|did|would|could|should|wo|ca)n[’']t\b", re.IGNORECASE
)
_WHOLE_VERBS = {"wo": "will", "ca": "can"}


def spelt_out(text: str) -> str:
    """A text with "hasn't" as "has not"; any other text as it is."""
    if "n't" not in text and "n’t" not in text:
        return text
    return _CONTRACTED.sub(lambda found: f"{_WHOLE_VERBS.get(found['verb'].casefold(), found['verb'])} not", text)
