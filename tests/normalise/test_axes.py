"""Assurance beside a status, in a column of its own or in the label."""

from normalise import mentions
from normalise.records import Assurance, Status
from tests.normalise.made_papers import Rows, paper


def test_a_column_of_assurance_says_who_vouches_for_the_status() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Status", "Assurance"],
        ["1", "Map the drains.", "Complete", "Verified by Internal Audit"],
        ["2", "Clear the drains.", "Complete – evidence provided", ""],
        ["3", "Paint the drains.", "Complete", ""],
    ]
    found = mentions.find_mentions(paper(rows))
    assert [m.assurance for m in found] == [Assurance.INDEPENDENTLY_VERIFIED, Assurance.EVIDENCED, None]
    assert {m.status.value for m in found} == {Status.IMPLEMENTED}
