"""Which series papers speak of, and which mentions belong to it."""

import datetime

from link import linking
from link.records import Linked, Origin, PinnedSeries, Series
from normalise.records import Mention
from tests.factories import account, claim, mention, naming

HOUSING = "Oakshire Housing Commission"
WORDINGS = {
    "1": "The county should insulate every council house that was built before the war",
    "2": "Landlords should answer each complaint about damp within ten working days",
    "3": "A single waiting list should replace those of the four district councils",
}


def rows(prefix: str) -> list[Mention]:
    return [mention(f"{prefix}{n}", number=n, wording=text) for n, text in WORDINGS.items()]


def only_series(linked: Linked) -> Series:
    (series,) = linked.series
    return series


def series_of(linked: Linked, mention_id: str) -> str | None:
    return next(one.series_id for one in linked.resolutions if one.mention_id == mention_id)


def test_one_series_named_differently_in_two_papers_is_one() -> None:
    first = account("a", naming(HOUSING, "2016-11"), claim("c", 24), mention("m1", number="4"), dated="2017-03-01")
    second = account("b", naming("Housing Commission"), mention("m2", number="4"), dated="2018-03-01")
    linked = linking.link_accounts([first, second])
    series = only_series(linked)
    assert (series.series_id, series.issuer, series.stated_count) == ("oakshire-housing-commission-2016", HOUSING, 24)
    assert series.issued_date == datetime.date(2016, 11, 30)
    assert series.aliases == ("Housing Commission",)
    assert series.paper_ids == (first.facts.paper.paper_id, second.facts.paper.paper_id)
    assert (series.numbers_seen, len(linked.recommendations)) == (("4",), 24)


def test_a_bare_commission_means_the_one_that_its_paper_names() -> None:
    bare = naming("the Commission", block_no=5)
    first = account("a", naming(HOUSING, block_no=1), bare, mention("m1", number="4", series_raw="the Commission"))
    second = account("b", naming("Oakshire Transport Commission"), mention("m2", number="4"))
    linked = linking.link_accounts([first, second])
    assert series_of(linked, "m1") == "oakshire-housing-commission"
    assert series_of(linked, "m2") == "oakshire-transport-commission"


def test_a_bare_commission_that_could_be_two_is_no_series() -> None:
    papers = [account("a", naming(HOUSING)), account("b", naming("Oakshire Transport Commission"))]
    lonely = account("c", naming("the Commission"), mention("m", number="4", series_raw="the Commission"))
    linked = linking.link_accounts([*papers, lonely])
    assert series_of(linked, "m") == f"paper-{lonely.facts.paper.paper_id}"


def test_two_years_of_one_body_are_two_series() -> None:
    early = account("a", naming("Audit Committee", "2019"), mention("m1", number="1"), dated="2019-06-01")
    late = account("b", naming("Audit Committee", "2021"), mention("m2", number="1"), dated="2021-06-01")
    later = account("c", naming("Audit Committee"), mention("m3", number="1"), dated="2021-12-01")
    between = account("d", naming("Audit Committee"), mention("m4", number="1"), dated="2020-01-01")
    linked = linking.link_accounts([early, late, later, between])
    assert [series_of(linked, m) for m in ("m1", "m2", "m3", "m4")] == [
        "audit-committee-2019",
        "audit-committee-2021",
        "audit-committee-2021",
        "audit-committee-2019",
    ]


def test_a_paper_does_not_mean_what_its_body_issued_later_in_the_year() -> None:
    first = account("a", naming("Audit Committee", "2016"), mention("m1", number="1"), dated="2016-06-01")
    spring = account("b", naming("Audit Committee"), mention("m2", number="1"), dated="2019-03-01")
    second = account("c", naming("Audit Committee", "2019-05"), mention("m3", number="1"), dated="2019-06-01")
    autumn = account("d", naming("Audit Committee"), mention("m4", number="1"), dated="2019-09-01")
    linked = linking.link_accounts([first, spring, second, autumn])
    first_set, second_set = "audit-committee-2016", "audit-committee-2019"
    assert [series_of(linked, m) for m in ("m1", "m2", "m3", "m4")] == [first_set, first_set, second_set, second_set]


def test_two_bodies_in_one_paper_share_numbers_and_stay_apart() -> None:
    both = account(
        "a",
        naming(HOUSING, "2016", is_title=True),
        naming("City Scrutiny Committee", "2017-03", block_no=9),
        mention("m1", number="4", series_raw=HOUSING),
        mention("m2", number="4", series_raw="City Scrutiny Committee", block_no=10),
        mention("m3", number="5"),
    )
    linked = linking.link_accounts([both])
    assert series_of(linked, "m1") == series_of(linked, "m3") == "oakshire-housing-commission-2016"
    assert series_of(linked, "m2") == "city-scrutiny-committee-2017"
    assert linked.links == ()


def test_a_series_that_is_only_counted_exists_without_recommendations() -> None:
    paper = account(
        "a", naming("Scrutiny Committee", "2017-03"), claim("c", 10, series_raw="Scrutiny Committee"), naming(HOUSING)
    )
    linked = linking.link_accounts([paper])
    scrutiny = next(one for one in linked.series if one.series_id == "scrutiny-committee-2017")
    assert (scrutiny.stated_count, scrutiny.numbers_seen, linked.recommendations) == (10, (), ())
    assert linked.claim_series == (("c", "scrutiny-committee-2017"),)


def test_the_size_that_most_papers_state_counts() -> None:
    papers = [account(name, naming(HOUSING), claim(name, count)) for name, count in (("a", 24), ("b", 25), ("c", 25))]
    assert only_series(linking.link_accounts(papers)).stated_count == 25


def test_a_paper_without_a_name_joins_the_series_with_its_wordings() -> None:
    named = account("a", naming(HOUSING), *rows("a"))
    silent = account("b", *rows("b"))
    linked = linking.link_accounts([named, silent])
    assert only_series(linked).paper_ids == (named.facts.paper.paper_id, silent.facts.paper.paper_id)
    assert {one.series_id for one in linked.resolutions} == {"oakshire-housing-commission"}


def test_a_paper_without_a_name_or_a_neighbour_has_a_set_of_its_own() -> None:
    alone = account("b", mention("m", number="4"), title="Action log")
    series = only_series(linking.link_accounts([alone]))
    assert (series.name, series.series_id) == ("unnamed set in Action log", f"paper-{alone.facts.paper.paper_id}")


def test_a_topic_in_a_paper_without_a_name_belongs_to_no_series() -> None:
    linked = linking.link_accounts([account("a", mention("m", scope="topic"))])
    assert (linked.series, series_of(linked, "m")) == ((), None)


def test_the_register_names_and_sizes_a_series() -> None:
    pin = PinnedSeries("warm-homes", "Warm homes", HOUSING, ("the damp report",), datetime.date(2016, 11, 1), 30)
    papers = [
        account("a", naming(HOUSING, "2016"), mention("m1", number="4"), claim("c", 24)),
        account("b", naming("the damp report"), mention("m2", number="4")),
        account("c", naming("Housing Commission", "2020"), mention("m3", number="4")),
    ]
    linked = linking.link_accounts(papers, [pin])
    assert [series_of(linked, m) for m in ("m1", "m2", "m3")] == [
        "warm-homes",
        "warm-homes",
        "housing-commission-2020",
    ]
    pinned = next(one for one in linked.series if one.series_id == "warm-homes")
    assert (pinned.origin, pinned.stated_count) == (Origin.REGISTER, 30)


def test_the_register_gives_papers_to_a_series_whatever_they_say() -> None:
    pin = PinnedSeries("warm-homes", "Warm homes", papers=("logs/*.txt",))
    paper = account("logs/a", naming("Scrutiny Committee"), mention("m", number="4", series_raw="Scrutiny Committee"))
    assert series_of(linking.link_accounts([paper], [pin]), "m") == "warm-homes"
