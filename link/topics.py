"""Statements about a topic that name no number: which recommendation they may quote. They are never linked to one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from link import blocking, comparisons, wordings
from link.records import Recommendation
from normalise.records import Mention

PHRASE_WORDS = 8  # a run of words this long is a quotation, not a turn of speech
PHRASE_RATIO = 90.0


def find_quoted(statements: Sequence[Mention], known: Sequence[Recommendation]) -> dict[str, str]:
    """The recommendation that each statement quotes, by mention id; none where it quotes several or nothing."""
    if not statements:
        return {}
    by_text = {statement.mention_id: wordings.comparable(_said(statement)) for statement in statements}
    worded = {one.recommendation_id: wordings.comparable(one.wording) for one in known if one.wording}
    phrases = _phrases(worded)
    alike = _alike_texts(set(by_text.values()), worded)
    quoted: dict[str, str] = {}
    for mention_id, text in by_text.items():
        found = {one for phrase in _runs(text) for one in phrases.get(phrase, ())} | alike.get(text, set())
        if len(found) == 1:
            quoted[mention_id] = found.pop()
    return quoted


def _said(statement: Mention) -> str:
    return " ".join(part for part in (statement.wording, statement.update, statement.evidence) if part)


def _runs(text: str) -> list[str]:
    split = text.split()
    return [" ".join(split[start : start + PHRASE_WORDS]) for start in range(len(split) - PHRASE_WORDS + 1)]


def _phrases(worded: Mapping[str, str]) -> dict[str, set[str]]:
    phrases: dict[str, set[str]] = defaultdict(set)
    for recommendation_id, text in worded.items():
        for phrase in _runs(text):
            phrases[phrase].add(recommendation_id)
    return phrases


def _alike_texts(texts: set[str], worded: Mapping[str, str]) -> dict[str, set[str]]:
    """The recommendations whose words a text holds, or that hold the text, letter for letter or nearly."""
    by_wording: dict[str, set[str]] = defaultdict(set)
    for recommendation_id, text in worded.items():
        by_wording[text].add(recommendation_id)
    alike: dict[str, set[str]] = defaultdict(set)
    for pair in blocking.rare_word_pairs([*texts, *by_wording]) if texts else []:
        for text, wording in (pair, pair[::-1]):
            if text in texts and wording in by_wording and comparisons.shares_phrase(text, wording, PHRASE_RATIO):
                alike[text] |= by_wording[wording]
    return alike
