"""The review at a terminal: a question, a key, the next question. What to ask and why is in `review`."""

import datetime
from collections.abc import Callable, Sequence

import click

from link.records import Judgement, Verdict
from outputs.review.review import Question, Side

KEYS = {"y": Verdict.SAME, "n": Verdict.DIFFERENT}
PROMPT = "One recommendation? y yes, n no, s skip, w what the model thinks, q quit"


def ask(still_open: Callable[[], Sequence[Question]], keep: Callable[[Judgement], None], name: str) -> tuple[int, int]:
    """Ask until the questions end or the person does; how many were judged, and how many are still open.

    `keep` is called with each judgement; `still_open` gives the questions, after each answer anew and in
    order: one answer may settle or raise others.
    """
    judged, seen, everything = 0, set[frozenset[str]](), still_open()
    left = list(everything)
    while left:
        question = left.pop(0)
        seen.add(_pair(question))
        click.echo(show(question, f"{len(seen)} of {len(seen) + len(left)}"))
        key = _key(question)
        if key == "q":
            break
        if key in KEYS:
            keep(_answer(question, KEYS[key], name))
            judged += 1
            everything = still_open()
            left = [one for one in everything if _pair(one) not in seen]
    return judged, len(everything)


def _pair(question: Question) -> frozenset[str]:
    return frozenset((question.left.id, question.right.id))


def _answer(question: Question, verdict: Verdict, name: str) -> Judgement:
    reason = click.prompt("Why (may be left empty)", default="", show_default=False)
    return question.answer(verdict, name, datetime.datetime.now(tz=datetime.UTC).date(), reason)


def _key(question: Question) -> str:
    """The key pressed; what the model thinks is shown only to who asks, so that it does not lead the answer."""
    while True:
        try:
            key = str(click.prompt(PROMPT, type=click.Choice([*KEYS, "s", "w", "q"]), show_choices=False))
        except click.Abort:
            return "q"
        if key != "w":
            return key
        click.echo(f"  {question.score:.2f}: {question.explanation}")


def show(question: Question, heading: str) -> str:
    """Both sides with their places, and the findings at stake, without the score."""
    found = question.findings
    checks = dict.fromkeys(f"{one.severity} {one.check} ({one.recommendation_id})" for one in found)
    at_stake = [f"  at stake: {check}" for check in checks]  # not the messages: one may tell the score
    return "\n".join(["", heading, _side("A", question.left), _side("B", question.right), *at_stake[:4]])


def _side(letter: str, side: Side) -> str:
    return f"  {letter}  {side.where}\n     {' '.join(side.words.split())}"
