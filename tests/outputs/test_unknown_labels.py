"""Labels that no rule could read, collected for the analyst."""

from normalise import mentions
from normalise.papers import paper_facts
from normalise.records import Account
from outputs.dataset import unknown_labels
from outputs.records import LabelPlace
from tests.normalise.made_papers import Part, Rows, paper

ROWS: Rows = [
    ["No.", "Recommendation", "Status"],
    ["1", "Map the drains.", "Purple with stripes"],
    ["2", "Clear the drains.", "purple  with stripes"],
    ["3", "Paint the drains.", "Complete"],
    ["4", "Count the drains.", "Green"],
    ["5", "Widen the drains.", ""],
]


def account(*parts: Part) -> Account:
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


def test_an_unknown_word_behind_a_label_in_running_text_is_collected() -> None:
    parts = ("# Recommendation 4: Map it", "Progress: Bubbling along", "# Recommendation 5: Sell it", "Status: Purple")
    found = unknown_labels.find([account(*parts)])
    assert {(each.label, each.stands) for each in found} == {
        ("Bubbling along", LabelPlace.FIRST_LINE),
        ("Purple", LabelPlace.STATUS),
    }
    told = ("# Recommendation 4: Map it", "Progress: The wardens met twice in the mill and talked.")
    assert unknown_labels.find([account(*told)]) == ()
