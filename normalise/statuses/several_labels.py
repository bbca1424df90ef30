"""What several status labels of one entry come to, and whose they are."""

import dataclasses
from collections.abc import Sequence

from normalise.records import BodyStatus, Reading, Status
from normalise.statuses import several_statuses, statuses
from normalise.statuses.statements import Statement


def least_advanced(labelled: Sequence[Statement]) -> Statement:
    """The statement whose status several come to; the first one, with its status declined, where they contradict."""
    told = [(statement, statement.parts) for statement in labelled if statement.parts]
    value = several_statuses.settled(parts.status.value for _, parts in told if parts.status.value)
    own = next((statement for statement, parts in told if parts.status.value is value), None)
    if own:
        return own
    first, parts = told[0]
    declined = Reading(parts.status.raw, Status.UNCLEAR, statuses.SEVERAL)
    return dataclasses.replace(first, parts=dataclasses.replace(parts, status=declined))


def by_body(said: Sequence[Statement], numbers: Sequence[str]) -> tuple[BodyStatus, ...]:
    """What each body has done, where an entry about one number gives each of its statuses to a body."""
    told = [(statement, statement.parts.status) for statement in said if statement.parts and not statement.is_prose]
    is_each_ones = all(statement.owners_raw for statement, _ in told)
    if len(numbers) > 1 or not is_each_ones or len({status.value for _, status in told}) < 2:
        return ()
    return tuple(
        BodyStatus(body, status.value, None, status.raw) for statement, status in told for body in statement.owners_raw
    )
