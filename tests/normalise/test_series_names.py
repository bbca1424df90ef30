"""Sets of recommendations as papers name them."""

import pytest

from normalise.papers import paper_facts
from normalise.records import SeriesName
from normalise.sets import series_names
from normalise.words import lexicons
from tests.normalise.made_papers import Part, paper


def find(*parts: Part) -> tuple[SeriesName, ...]:
    document = paper(*parts)
    return series_names.find_series_names(document, paper_facts.read_facts(document))


@pytest.mark.parametrize("rules", [series_names.rules(), series_names.subject_rules()])
def test_each_rule_is_the_first_to_read_its_own_examples(rules: tuple[lexicons.Rule, ...]) -> None:
    for rule in rules:
        for example in rule.examples:
            match = lexicons.first_match(rules, example)
            assert match and match[0].id == rule.id, (rule.id, example)
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


@pytest.mark.parametrize(
    ("text", "issuer", "issued"),
    [
        ("On the 10 recommendations made by the Parks Committee in May 2017.", "Parks Committee", "2017-05-31"),
        ("The Parks Committee made recommendations to the Cabinet in May 2017.", "Parks Committee", "2017-05-31"),
        ("The Ferry Panel published its report in May 2019 and made 4 recommendations.", "Ferry Panel", "2019-05-31"),
        ("The Ferry Panel, led by B. Moss, set out recommendations in 2016.", "Ferry Panel", "2016-12-31"),
        ("Shaped by the recommendations of the Ferry Panel, reported in June 2016.", "Ferry Panel", "2016-06-30"),
        ("Progress against the May 2017 Parks Committee recommendations is good.", "Parks Committee", "2017-05-31"),
        ("The Pier Fire Inquiry’s recommendations were reviewed in June 2019.", "Pier Fire Inquiry", None),
        ("Progress on the recommendations of the Harbour Review 2018 is good.", "Harbour Review", "2018-12-31"),
        ("Progress on the recommendations of the Harbour Review (2018) is good.", "Harbour Review", "2018-12-31"),
        ("The recommendations of the Harbour Review 2021 update were noted.", "Harbour Review", None),
        ("The recommendations of the Harbour Review 2018/19 were noted.", "Harbour Review", None),
    ],
)
def test_a_set_is_named_by_its_issuer_and_dated_where_the_paper_dates_it(
    text: str, issuer: str, issued: str | None
) -> None:
    (name,) = find("# Pier report", text)
    assert name.issuer == issuer
    assert (name.issued.date.isoformat() if name.issued else None) == issued
    assert name.raw in text


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation: That Council notes the report of the Harbour Board.",
        "The Cabinet considered recommendations.",
        "The recommendations were sent to the Harbour Board.",
        "The Parks Committee made no recommendations.",
        "Recommendations are taken forward by many.",
    ],
)
def test_a_body_near_the_word_names_no_set(text: str) -> None:
    assert find("# Pier report", text) == ()


def test_short_forms_are_resolved_where_the_paper_explains_them() -> None:
    names = find(
        "The Thornshire Ferry Commission (TFC) met. The Commission gave 48 recommendations.",
        "The TFC recommendations are under way.",
        "The Inquiry’s recommendations are not explained here.",
    )
    assert [name.issuer for name in names] == ["Thornshire Ferry Commission"] * 2


def test_the_title_says_what_a_paper_is_about() -> None:
    first, *_ = find("# ACTIONS TAKEN ON THE FERRY PANEL RECOMMENDATIONS", "Nothing more.")
    assert (first.issuer, first.is_title) == ("Ferry Panel", True)
    (reply,) = find("# Council Response to the Pier Fire Inquiry", "Nothing more.")
    assert (reply.issuer, reply.is_title) == ("Pier Fire Inquiry", True)


def test_a_paper_says_which_set_it_reports_on() -> None:
    purpose = (
        "The Parks Committee made recommendations to the Cabinet in May 2017. "
        "This paper tells how far the recommendations are on, with an update on each."
    )
    names = find(purpose, "The Ferry Panel’s recommendations are another matter.")
    assert [(name.issuer, name.is_subject) for name in names] == [("Parks Committee", True), ("Ferry Panel", False)]


def test_a_report_dates_a_set_that_the_paper_also_names() -> None:
    report = "The Ferry Panel report was presented to the Harbour Board in May 2016."
    assert find("# Pier report", report) == ()
    names = find("# Pier report", report, "The Panel gave 48 recommendations.")
    assert [(name.issuer, name.issued is not None) for name in names] == [("Ferry Panel", True), ("Ferry Panel", False)]


def test_reports_of_one_body_are_sets_of_their_own() -> None:
    names = find(
        "# Council Response to the Pier Fire Inquiry",
        "The Second Interim Report was about money. It was published on 5 April 2013 and contained nine points.",
        "On 20 May 2014 the Inquiry published its final report.",
        "In line with recommendation 3 of the Second Interim Report, the pier is shut.",
        "The final report’s recommendations come next.",
    )
    issued = {(name.issuer, name.issued.raw if name.issued else "") for name in names if not name.is_title}
    assert issued == {
        ("Second Interim Report of the Pier Fire Inquiry", "5 April 2013"),
        ("Pier Fire Inquiry", "20 May 2014"),
    }


def test_a_report_is_named_by_its_year_where_its_acronym_is_known() -> None:
    names = find(
        "# Yearly Recommendation Report of the Harbour Board, dated 5 May 2021", "# 2.1 YRR 2020 recommendations"
    )
    assert [(name.issuer, name.issued and name.issued.date.year) for name in names] == [
        ("Harbour Board", 2021),
        ("Harbour Board", 2020),
    ]
    assert find("# Ferry Panel recommendations", "Recommendations from the 2016 DPH annual report are kept.")[1:] == ()


def test_a_body_before_the_word_may_be_the_receiver() -> None:
    """Beside a title that names the issuer, "the Harbour Board recommendations" are those to the Board."""
    names = find("# Update on the Ferry Panel recommendations", "# Status of Harbour Board recommendations", "Done.")
    assert [name.issuer for name in names] == ["Ferry Panel"]


def test_a_pronoun_stands_for_the_body_that_the_sentence_before_begins_with() -> None:
    (name,) = find("# Year", "The Ferry Task Group ended in May. All six recommendations that it made were agreed.")
    assert name.issuer == "Ferry Task Group"


def test_what_a_rule_needs_stands_in_all_of_its_examples() -> None:
    for rule in series_names.rules():
        assert all(rule.may_match(example.casefold()) for example in rule.examples), rule.id
