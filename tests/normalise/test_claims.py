"""Counts that papers state about recommendations."""

import pytest

from extract.records import Place
from normalise.papers import paper_facts
from normalise.records import Claim, Mention, Reading, Scope, Status
from normalise.sets import claims
from normalise.words import lexicons
from tests.normalise.made_papers import Part, paper


def find(*parts: Part) -> tuple[Claim, ...]:
    document = paper(*parts)
    return claims.find_claims(document, paper_facts.read_facts(document))


def mention(number: str | None, block_no: int) -> Mention:
    status: Reading[Status] = Reading("", None, "")
    place = Place(block_no)
    return Mention(f"m{number}", "p", Scope.OWN, number, number or "", "test", place, "", status)


def test_each_rule_is_the_first_to_read_its_own_examples() -> None:
    for rule in claims.rules():
        for example in rule.examples:
            match = lexicons.first_match(claims.rules(), example)
            assert match and match[0].id == rule.id, (rule.id, example)
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


@pytest.mark.parametrize(
    ("text", "count", "subject", "is_hedged", "is_total"),
    [
        ("There are 14 recommendations which are under way.", 14, "recommendations which are under way", False, False),
        ("The Panel gave 48 recommendations.", 48, "recommendations", False, True),
        (
            "This covers roughly 30 of the recommendations.",
            30,
            "This covers roughly … of the recommendations",
            True,
            False,
        ),
        ("Work goes on with the remaining twenty-one recommendations.", 21, "remaining recommendations", False, False),
        ("The Panel set out four short recommendations on piers.", 4, "short recommendations on piers", False, False),
        (
            "There are 9 recommendations that need thought, and time.",
            9,
            "recommendations that need thought",
            False,
            False,
        ),
        ("None of the six recommendations is met.", 6, "None of the recommendations is met", False, False),
        ("All 23 recommendations are met.", 23, "All recommendations are met", False, False),
        ("All seven recommendations that it made are met.", 7, "All recommendations that it made are met", False, True),
        ("The Ferry Panel’s eight recommendations are met.", 8, "recommendations are met", False, True),
        ("Each of the 40 recommendations of the Panel.", 40, "Each of the recommendations of the Panel", False, True),
        ("31 of 48 recommendations are done.", 31, "of 48 recommendations are done", False, False),
    ],
)
def test_a_count_says_how_many_and_which(text: str, count: int, subject: str, is_hedged: bool, is_total: bool) -> None:
    claim = find(text)[0]
    assert (claim.stated_count, claim.subject) == (count, subject)
    assert (claim.is_hedged, claim.is_total) == (is_hedged, is_total)
    assert claim.raw == text


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 15 is done.",
        "Recommendations 12, 13 and 14 have been met.",
        "Recommendations 5 to 9 are late.",
        "The fifth recommendation stands.",
        "In 2016 recommendations were made.",
        "There are 5 priority areas.",
        "The first three recommendations are done.",
        "That Council agrees the 4 recommendations in this report.",
    ],
)
def test_what_names_or_orders_recommendations_counts_none(text: str) -> None:
    assert find(text) == ()


def test_a_count_names_its_set_where_its_sentence_does() -> None:
    (claim,) = find("On the 10 recommendations made by the Parks Committee in May 2017.")
    assert claim.series_raw == "recommendations made by the Parks Committee"
    assert claim.is_total


def test_claims_of_one_place_have_ids_of_their_own() -> None:
    one, two = find("24 recommendations are under way and 16 recommendations are done.")
    assert one.claim_id != two.claim_id


def test_a_count_that_introduces_a_list_is_held_against_it() -> None:
    document = paper("# Under way", "There are 3 recommendations in this section.", [["1"]], "# Others", [["9"]])
    found = claims.find_claims(document, paper_facts.read_facts(document))
    listed = [mention("1", 3), mention("2", 3), mention("2", 3), mention("9", 5)]
    (claim,) = claims.count_listed(found, listed, document)
    assert (claim.counted, claim.counted_numbers) == (2, ("1", "2"))


@pytest.mark.parametrize("listed", [[], [mention(None, 4)], [mention("1", 1)]])
def test_a_count_over_no_list_or_an_unnumbered_one_is_left_open(listed: list[Mention]) -> None:
    document = paper("# Under way", "Some words.", "There are 3 recommendations, listed below.", [["1"]])
    found = claims.find_claims(document, paper_facts.read_facts(document))
    assert claims.count_listed(found, listed, document)[0].counted is None


def test_a_figure_on_its_own_line_counts_under_a_heading_about_recommendations() -> None:
    (issued, done) = find("# New recommendations", "Number issued: 0", "Number implemented: 4", "Telephone: 12")
    assert (issued.stated_count, issued.subject, done.stated_count) == (0, "Number issued", 4)
    assert find("# New piers", "Number issued: 3") == ()


def test_sections_of_one_name_are_counted_apart() -> None:
    document = paper("# Recommendations", "Number issued: 1", [["1"]], "# Recommendations", "Number issued: 2", [["9"]])
    found = claims.find_claims(document, paper_facts.read_facts(document))
    counted = claims.count_listed(found, [mention("1", 3), mention("8", 6), mention("9", 6)], document)
    assert [claim.counted_numbers for claim in counted] == [("1",), ("8", "9")]


def test_a_set_that_the_paper_itself_makes_is_held_against_all_of_it() -> None:
    document = paper("# Why", "The Panel makes 2 recommendations.", "# Ferries", "Recommendation 1: Sail.", "# Piers")
    found = claims.find_claims(document, paper_facts.read_facts(document))
    assert claims.count_listed(found, [mention("1", 4), mention("2", 5)], document)[0].counted == 2


def test_a_total_is_not_held_against_the_few_that_are_spoken_of_below_it() -> None:
    document = paper("# Ferries", "The Panel made 9 recommendations.", "Recommendation 4 is done.")
    found = claims.find_claims(document, paper_facts.read_facts(document))
    assert claims.count_listed(found, [mention("4", 3)], document)[0].counted is None


def test_a_count_names_the_set_of_the_report_that_it_stands_for() -> None:
    two = find("We met 12 recommendations made in its final report and the 18 recommendations of the interim report.")
    assert [claim.series_raw for claim in two] == [
        "recommendations made in its final report",
        "recommendations of the interim report",
    ]
    (it,) = find("The interim report of the Pier Inquiry was short. It contained 18 recommendations.")
    assert it.series_raw == "interim report of the Pier Inquiry"
