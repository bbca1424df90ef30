"""A negation counts whether it is spelt out or contracted."""

import pytest

from normalise.records import Response, Status
from normalise.statuses import responses, statuses
from normalise.words import contractions
from tests.normalise.made_papers import read


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("The recommendation hasn’t been fully implemented.", Status.OPEN_UNSPECIFIED),
        ("This hasn't been implemented", Status.NOT_IMPLEMENTED),
        ("haven't started yet.", Status.NOT_STARTED),
        ("It won't be implemented", Status.CLOSED_NOT_IMPLEMENTED),
        ("It isn’t complete", Status.OPEN_UNSPECIFIED),
    ],
)
def test_a_contracted_negation_is_no_status_of_done(phrase: str, status: Status) -> None:
    told = statuses.read_status(phrase).status
    assert (told.value, told.raw) == (status, phrase)


@pytest.mark.parametrize("answer", ["The Board doesn't accept this", "We don’t agree", "We can't support this"])
def test_a_contracted_refusal_is_no_acceptance(answer: str) -> None:
    response = responses.read_response(answer)
    assert response and response.value is Response.REJECTED


def test_a_sentence_refuses_by_number_in_contracted_words_too() -> None:
    found = read("The Pier Board doesn't accept recommendation 4. Recommendation 5 hasn't been implemented.")
    assert found["4"].response and found["4"].response.value is Response.REJECTED
    assert found["5"].status.value is Status.NOT_IMPLEMENTED


def test_other_apostrophes_stay_as_they_are() -> None:
    assert contractions.spelt_out("the council's wardens’ hut") == "the council's wardens’ hut"
    assert contractions.spelt_out("Won’t do, can't do") == "will not do, can not do"
