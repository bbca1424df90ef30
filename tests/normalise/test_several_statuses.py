"""One phrase with several statuses in it."""

import pytest

from normalise.records import Status
from normalise.statuses import statuses


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("Implemented / Will be implemented next year", Status.PLANNED),
        ("(a) Complete\n(b) Under consideration", Status.UNDER_CONSIDERATION),
        ("~ This was delivered\n~ The wall is under way", Status.IN_PROGRESS),
        ("Open / In progress", Status.IN_PROGRESS),
        ("Closed / Superseded", Status.SUPERSEDED),
        ("Open / Complete", Status.UNCLEAR),
        ("Implemented / Will not be implemented", Status.UNCLEAR),
        ("(a) Rejected\n(b) To be completed by June", Status.UNCLEAR),
    ],
)
def test_the_least_advanced_counts_unless_they_contradict(phrase: str, status: Status) -> None:
    read = statuses.read_status(phrase).status
    assert (read.value, read.rule_id) == (status, statuses.SEVERAL)


@pytest.mark.parametrize("phrase", ["Complete: Parks / Highways", "In progress, Highways Team", "Done;\nComplete"])
def test_owners_and_repeated_words_are_no_further_status(phrase: str) -> None:
    assert statuses.read_status(phrase).status.rule_id != statuses.SEVERAL


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("Complete. No further action required", Status.IMPLEMENTED),
        ("No further action", Status.CLOSED_NOT_IMPLEMENTED),
        ("The recommendation has been implemented and will be extended to the islands", Status.IMPLEMENTED),
        ("Phase 1 has been implemented and phase 2 will be implemented in May", Status.PLANNED),
        ("The recommendation has not been, but will be, implemented", Status.PLANNED),
    ],
)
def test_what_follows_a_finished_recommendation_does_not_reopen_it(phrase: str, status: Status) -> None:
    assert statuses.read_status(phrase).status.value is status
