"""Which naming rules a mention."""

import pytest

from extract.records import Block, Kind, Place
from normalise.papers import paper_facts
from normalise.records import Mention, Reading, Scope, Status
from normalise.sets import series_names, series_scope
from tests.normalise.made_papers import Part, paper

PANEL = "The Ferry Panel made recommendations."


def heading(text: str, level: int | None) -> Block:
    return Block(Kind.HEADING, text, Place(0), level=level)


def mention(block_no: int, number_raw: str = "Recommendation 2", wording: str = "") -> Mention:
    status: Reading[Status] = Reading("", None, "")
    return Mention("m", "p", Scope.OWN, "2", number_raw, "test", Place(block_no), "", status, wording=wording or None)


def naming(found: Mention, *parts: Part) -> str:
    document = paper(*parts)
    named = series_names.find_series_names(document, paper_facts.read_facts(document))
    return series_scope.Scopes(document, named, [found]).naming_of(found)


@pytest.mark.parametrize(
    ("headings", "raw"),
    [
        ([("Recommendations of the Ferry Panel", 1), ("Piers", 2)], "Recommendations of the Ferry Panel"),
        ([("Recommendations of the Ferry Panel", 1), ("Piers", 1)], ""),
        ([("2. Recommendations of the Ferry Panel", None), ("2.1 Piers", None)], "Recommendations of the Ferry Panel"),
        ([("2.1 Recommendations of the Ferry Panel", None), ("3. Piers", None)], ""),
        (
            [("Recommendations of the Ferry Panel", 1), ("The Pier Inquiry’s recommendations", 2)],
            "The Pier Inquiry’s recommendations",
        ),
    ],
)
def test_a_heading_rules_what_stands_under_it(headings: list[tuple[str, int | None]], raw: str) -> None:
    first, second = (heading(text, level) for text, level in headings)
    parts: list[Part] = ["# Update", "Some words.", first, "More words.", second, "Recommendation 2: Build a pier."]
    assert naming(mention(6), *parts).lower().removeprefix("the ") == raw.lower().removeprefix("the ")


def test_words_with_numbers_name_the_set_of_these_numbers_alone() -> None:
    text = "In line with recommendations 2 and 3 of the Ferry Panel and with recommendation 9, it is shut."
    assert naming(mention(2, "recommendation 9"), "# Update", text) == ""


def test_a_ranked_report_beside_a_number_names_its_set() -> None:
    title = "# Council Response to the Pier Inquiry"
    text = "In line with recommendations 2 and 3 of the Second Interim Report and with recommendation 9, it is shut."
    raw = "recommendations 2 and 3 of the Second Interim Report"
    assert naming(mention(2, "recommendations 2 and 3"), title, text) == raw
    assert naming(mention(2, "recommendation 9"), title, text) == ""


def test_what_a_wording_names_is_no_set_of_its_own() -> None:
    wording = "This should not wait for the recommendations of the Ferry Panel."
    assert naming(mention(2, "2.", wording), "# Update", wording) == ""


def test_a_sentence_before_names_the_set_of_its_section_only() -> None:
    assert naming(mention(3), "# Update", PANEL, "Recommendation 2 is done.") == "The Ferry Panel made recommendations"
    assert naming(mention(4), "# Update", PANEL, "# Piers", "Recommendation 2 is done.") == ""
