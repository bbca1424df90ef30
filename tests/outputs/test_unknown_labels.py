"""Labels that no rule could read, collected for the analyst."""

from normalise import mentions
from normalise.papers import paper_facts
from normalise.records import Account
from outputs import unknown_labels
from outputs.records import LabelPlace
from tests.normalise.made_papers import Rows, paper

ROWS: Rows = [
    ["No.", "Recommendation", "Status"],
    ["1", "Map the drains.", "Purple with stripes"],
    ["2", "Clear the drains.", "purple  with stripes"],
    ["3", "Paint the drains.", "Complete"],
    ["4", "Count the drains.", "Green"],
    ["5", "Widen the drains.", ""],
]


def account(*parts: Rows) -> Account:
    document = paper(*parts)
    return Account(facts=paper_facts.read_facts(document), mentions=mentions.find_mentions(document))


def test_a_label_is_counted_with_its_papers_whatever_its_capitals() -> None:
    (label,) = unknown_labels.find([account(ROWS)])
    assert (label.label, label.stands, len(label.mention_ids)) == ("Purple with stripes", LabelPlace.STATUS, 2)
    assert set(label.paths) == {"papers/update.docx"}


def test_a_short_first_line_over_prose_looks_like_a_label() -> None:
    rows: Rows = [
        ["Recommendation", "Progress"],
        ["Recommendation 1\nMap the drains.", "Purple with stripes\nThe wardens met twice in the old mill and talked."],
        ["Recommendation 2\nClear them.", "The wardens met twice in the old mill and talked."],
    ]
    (label,) = unknown_labels.find([account(rows)])
    assert (label.label, label.stands) == ("Purple with stripes", LabelPlace.FIRST_LINE)
