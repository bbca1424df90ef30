"""The review at a terminal: a question, a key, the next question. What to ask and why is in `review`."""

import datetime
from collections.abc import Callable, Sequence

import click

from link.records import Judgement, Verdict
from outputs.review import Question, Side

KEYS = {"y": Verdict.SAME, "n": Verdict.DIFFERENT}
PROMPT = "One recommendation? y yes, n no, s skip, w what the model thinks, q quit"


def ask(questions: Sequence[Question], keep: Callable[[Judgement], None], name: str) -> int:
    """Ask until the questions end or the person does; `keep` is called with each judgement. The number judged."""
    judged = 0
    for position, question in enumerate(questions, start=1):
        click.echo(show(question, f"{position} of {len(questions)}"))
        key = _key(question)
        if key == "q":
            break
        if key in KEYS:
            reason = click.prompt("Why (may be left empty)", default="", show_default=False)
            today = datetime.datetime.now(tz=datetime.UTC).date()
            keep(question.answer(KEYS[key], name, today, reason))
            judged += 1
    return judged


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
