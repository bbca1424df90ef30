"""What a paper asks its own meeting to decide, which is no recommendation to track."""

from normalise.words import lexicons


class DecisionRule(lexicons.Rule):
    """Words by which a report puts a motion to its meeting."""


def rules() -> tuple[DecisionRule, ...]:
    """The rules of `decisions.toml`."""
    return lexicons.load("decisions", DecisionRule)


def is_decision(text: str) -> bool:
    """Whether a text asks the meeting that receives the paper to note, agree or resolve something."""
    return lexicons.first_match(rules(), " ".join(text.split())) is not None
