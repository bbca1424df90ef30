"""Papers and parts that a paper names."""

import pytest

from normalise.papers import attachments
from normalise.words import lexicons
from tests.normalise.made_papers import Part, paper


def find(*parts: Part) -> list[tuple[str, str, bool]]:
    return [(a.label, a.title, a.is_within) for a in attachments.find_attachments(paper(*parts))]


def test_each_rule_is_the_first_to_read_its_own_examples() -> None:
    for rule in attachments.rules():
        for example in rule.examples:
            match = lexicons.first_match(attachments.rules(), example)
            assert match and match[0].id == rule.id, (rule.id, example)
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


def test_a_table_of_appendices_gives_labels_and_titles() -> None:
    table = [["Appendices", ""], ["Appendix 1", "Actions on piers"], ["Appendix 2", "Ferry figures"]]
    assert find("# Pier report", table, "The figures are in Appendix 2.") == [
        ("Appendix 1", "Actions on piers", False),
        ("Appendix 2", "Ferry figures", False),
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Details are given in section 1 of this action plan.", "Section 1"),
        ("As outlined in the report to the Harbour Board in May 2017.", "Report to the Harbour Board in May 2017"),
        ("The report was presented to the Harbour Board in May 2017.", "Report to the Harbour Board in May 2017"),
        ("It is as told in the June 2019 update.", "June 2019 update"),
        ("See annex B for more.", "Annex B"),
    ],
)
def test_a_sentence_names_a_paper_or_a_part(text: str, label: str) -> None:
    assert find("# Pier report", text) == [(label, "", False)]


def test_what_the_paper_contains_is_within() -> None:
    assert find("# Pier report", "Open items are in Annex 1.", "# Annex 1. Open items", "x") == [("Annex 1", "", True)]
    assert find("# Appendix 1 - Actions on piers", "Section 2 of this plan is next.", "# Section 2: Next", "x") == [
        ("Appendix 1", "Actions on piers", True),
        ("Section 2", "", True),
    ]


def test_an_act_and_a_bare_word_name_no_paper() -> None:
    assert find("# Pier report", "See the appendix, and section 12 of the Piers Act 1861.") == []
