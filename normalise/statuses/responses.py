"""What the receiver of a recommendation answered: accepted, in part, rejected, noted, and the rest."""

from normalise.records import Reading, Response
from normalise.words import contractions, lexicons

LONGEST_LABEL = 60  # characters


class ResponseRule(lexicons.Rule):
    """A phrase and the answer that it means."""

    value: Response


def rules() -> tuple[ResponseRule, ...]:
    """The rules of `responses.toml`."""
    return lexicons.load("responses", ResponseRule)


def read_response(text: str) -> Reading[Response] | None:
    """The answer that a phrase gives, or None where it gives none."""
    raw = " ".join(text.split())
    matched = lexicons.first_match(rules(), contractions.spelt_out(raw))
    return Reading(raw, matched[0].value, matched[0].id) if matched else None


def label_response(text: str) -> Reading[Response] | None:
    """The answer that a text opens with as a label ("Accepted.", "Agreed in part:"), or None."""
    label = " ".join(text.split())[:LONGEST_LABEL]
    matched = lexicons.first_match(rules(), label)
    is_first = matched is not None and matched[1].start() == 0 and (len(text) <= LONGEST_LABEL)
    return read_response(label) if is_first else None
