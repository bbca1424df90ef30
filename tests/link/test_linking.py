"""Mentions into recommendations: one line of a test is one paper's words, and what they should come to."""

import dataclasses
from itertools import count

from hypothesis import given, settings, strategies as st

from extract.records import TextSource
from link import linking
from link.records import DecidedBy, Decision, Linked, Recommendation, Resolution
from normalise.records import Account, NumberReading
from tests.factories import account, claim, mention, naming

BODY = "Oakshire Housing Commission"
WARM = "The county should publish a plan for warm homes in every village before winter"
DAMP = "Landlords should answer each complaint about damp within ten working days of it"
LIST = "A single waiting list should replace the lists of the four district councils"
BUS = "Bus companies must agree one ticket for young people who travel to college"


def paper(year: int, *said: object, **more: object) -> Account:
    return account(f"{year}", naming(BODY, "2014", is_title=True), *said, dated=f"{year}-06-01", **more)  # type: ignore[arg-type]


def assert_clusters(*lines: tuple[str | None, str | None, str | None]) -> Linked:
    """Each line is (cluster, number, wording) in a paper of its own, a year after the one before.

    Lines with one cluster must come to one recommendation, different clusters to different ones, None to none.
    """
    papers = [
        paper(2015 + year, mention(f"m{year}", number=number, wording=wording))
        for year, (_, number, wording) in enumerate(lines)
    ]
    linked = linking.link_accounts(papers)
    found = {one.mention_id: one.recommendation_id for one in linked.resolutions}
    clusters: dict[str | None, set[str | None]] = {}
    for year, (cluster, _, _) in enumerate(lines):
        clusters.setdefault(cluster, set()).add(found[f"m{year}"])
    assert clusters.pop(None, {None}) == {None}
    assert all(len(ids) == 1 and None not in ids for ids in clusters.values()), clusters
    assert len({next(iter(ids)) for ids in clusters.values()}) == len(clusters), clusters
    return linked


def resolution(linked: Linked, mention_id: str) -> Resolution:
    return next(one for one in linked.resolutions if one.mention_id == mention_id)


def recommendation(linked: Linked, number: str) -> Recommendation:
    return next(one for one in linked.recommendations if one.number == number)


def test_one_number_is_one_recommendation() -> None:
    linked = assert_clusters(("a", "4", WARM), ("a", "4", WARM), ("b", "5", DAMP), ("a", "4", None))
    assert {link.decision for link in linked.links} == {Decision.LINK}
    assert {(link.left_mention_id, link.right_mention_id) for link in linked.links} == {
        ("m0", "m1"),
        ("m0", "m3"),
        ("m1", "m3"),
    }
    for link in linked.links:
        assert link.match_weight == round(sum(one.match_weight for one in link.comparisons), 3)
        assert [one.field for one in link.comparisons] == ["number", "wording", "owner", "section"]


def test_words_without_a_number_find_their_recommendation() -> None:
    linked = assert_clusters(
        ("a", "4", WARM), ("b", "5", DAMP), ("a", None, WARM), ("b", None, DAMP.replace("complaint", "complant"))
    )
    found = resolution(linked, "m3")
    assert (found.decided_by, found.number) == (DecidedBy.MODEL, "5")
    assert 0.8 < found.probability < 1


def test_recommendations_that_no_paper_numbers_find_each_other() -> None:
    linked = assert_clusters(("a", None, WARM), ("b", None, DAMP), ("a", None, WARM), ("a", None, WARM.upper()))
    assert all("/u-" in one.recommendation_id for one in linked.recommendations)


def test_unknown_words_are_a_recommendation_of_their_own_and_a_bare_remark_is_none() -> None:
    assert_clusters(("a", "4", WARM), ("b", None, BUS), (None, None, None))


def test_words_that_contradict_their_number_make_the_link_possible() -> None:
    linked = assert_clusters(("a", "4", WARM), ("a", "4", WARM), ("a", "4", BUS))
    zones = {(link.left_mention_id, link.right_mention_id): link.decision for link in linked.links}
    assert zones["m0", "m1"] is Decision.LINK
    assert zones["m0", "m2"] is zones["m1", "m2"] is Decision.POSSIBLE_LINK
    assert resolution(linked, "m2").probability == 0.5
    assert "nothing in common" in resolution(linked, "m2").explanation


def test_equal_words_under_another_number_are_shown_as_possible() -> None:
    linked = assert_clusters(("a", "4", WARM), ("b", "9", WARM))
    (link,) = linked.links
    assert (link.decision, link.decided_by) == (Decision.POSSIBLE_LINK, DecidedBy.MODEL)


def test_a_paper_that_has_both_numbers_tells_them_apart() -> None:
    both = paper(2015, mention("a", number="4", wording=WARM), mention("b", number="9", wording=WARM))
    assert linking.link_accounts([both, paper(2016, mention("c", number="9", wording=WARM))]).links != ()
    assert all(
        link.decided_by is DecidedBy.NUMBER
        for link in linking.link_accounts([both, paper(2016, mention("c", number="9", wording=WARM))]).links
    )


def test_every_number_up_to_the_stated_size_exists() -> None:
    linked = linking.link_accounts([paper(2015, claim("c", 5), mention("m", number="3", wording=WARM))])
    assert [one.number for one in linked.recommendations] == ["1", "2", "3", "4", "5"]
    assert recommendation(linked, "4").mention_ids == ()


def test_a_number_that_the_series_lacks_is_no_recommendation() -> None:
    linked = linking.link_accounts([paper(2015, claim("c", 5), mention("m1", number="3"), mention("m2", number="72"))])
    found = resolution(linked, "m2")
    assert (found.recommendation_id, found.number, found.printed_number) == (None, None, "72")
    assert "the series has 5" in found.explanation


def test_a_note_mark_on_a_number_is_told_and_its_note_kept() -> None:
    readings = (NumberReading("7", "2", DAMP),)
    linked = linking.link_accounts(
        [
            paper(2015, claim("c", 60), mention("m1", number="7", wording=WARM)),
            paper(2016, mention("m2", number="72", other_readings=readings)),
        ]
    )
    found = resolution(linked, "m2")
    assert (found.number, found.printed_number, found.wording) == ("7", "72", DAMP)
    assert found.recommendation_id == "oakshire-housing-commission-2014/7"
    assert recommendation(linked, "7").wording == WARM
    assert [link.decision for link in linked.links] == [Decision.LINK]


def test_a_notes_wording_never_contradicts_and_serves_where_nothing_else_does() -> None:
    noted = paper(2016, mention("m2", number="7", note_label="2", wording=DAMP))
    both = linking.link_accounts([paper(2015, mention("m1", number="7", wording=WARM)), noted])
    assert [link.decision for link in both.links] == [Decision.LINK]
    assert recommendation(both, "7").wording == WARM
    assert recommendation(linking.link_accounts([noted]), "7").wording == DAMP


def test_a_doubtful_number_keeps_both_readings() -> None:
    readings = (NumberReading("1", "2"),)
    linked = linking.link_accounts([paper(2015, claim("c", 24), mention("m", number="12", other_readings=readings))])
    found = resolution(linked, "m")
    assert found.recommendation_id == "oakshire-housing-commission-2014/12"
    assert found.possible_recommendation_ids == ("oakshire-housing-commission-2014/1",)
    assert found.probability < 1


def doubtful(*rows: tuple[str, str], **more: object) -> list[float]:
    """The probabilities of the numbers of a paper, each row its printed number and the note label it could end with."""
    said = [
        mention(f"m{index}", number=number, other_readings=(NumberReading(number[:-1], label),) if label else ())
        for index, (number, label) in enumerate(rows)
    ]
    linked = linking.link_accounts([paper(2015, claim("c", 60), *said, **more)])
    return [one.probability for one in linked.resolutions]


def test_a_number_at_its_place_in_a_rising_list_is_no_note_mark() -> None:
    assert doubtful(("40", ""), ("41", "1"), ("44", "")) == [1, 1, 1]
    assert doubtful(("3", ""), ("41", "1"), ("44", "")) == [1, 0.5, 1]


def test_a_note_that_has_its_mark_elsewhere_raises_no_doubt() -> None:
    assert doubtful(("72", "2"), ("12", "2")) == [1, 1]


def test_typesetting_tells_marks_apart() -> None:
    assert doubtful(("12", "2"), text_source=TextSource.WORD) == [1]
    assert doubtful(("12", "2"), text_source=TextSource.TEXT) == [0.5]


def test_a_part_names_its_parent() -> None:
    linked = linking.link_accounts([paper(2015, mention("m1", number="4"), mention("m2", number="4a"))])
    assert recommendation(linked, "4a").parent_id == "oakshire-housing-commission-2014/4"
    assert recommendation(linked, "4").parent_id is None


def test_the_fullest_wording_that_agrees_with_most_papers_is_chosen() -> None:
    cut, full = WARM[:60], WARM + ", with a named officer and a budget for it"
    linked = assert_clusters(("a", "4", WARM), ("a", "4", cut), ("a", "4", full), ("a", "4", WARM), ("a", "4", BUS))
    chosen = recommendation(linked, "4")
    assert chosen.wording == full
    assert chosen.wording_paper_id == paper(2017).facts.paper.paper_id


def test_a_topic_is_never_linked_but_tells_what_it_quotes() -> None:
    said = f"Good progress is reported on whether {' '.join(DAMP.split()[:9]).lower()}, and more will follow"
    linked = linking.link_accounts(
        [
            paper(2015, mention("m1", number="4", wording=WARM), mention("m2", number="5", wording=DAMP)),
            paper(2016, mention("t1", scope="topic", wording=said), mention("t2", scope="topic", wording="Homes")),
        ]
    )
    quoting = resolution(linked, "t1")
    assert quoting.recommendation_id is None
    assert quoting.possible_recommendation_ids == ("oakshire-housing-commission-2014/5",)
    assert resolution(linked, "t2").possible_recommendation_ids == ()


def test_two_entries_of_one_paper_are_never_one_recommendation() -> None:
    near = WARM.replace("winter", "spring")
    linked = linking.link_accounts([paper(2015, mention("m1", wording=WARM), mention("m2", wording=near))])
    assert len(linked.recommendations) == 2


def test_a_paper_given_twice_counts_once() -> None:
    once = paper(2015, mention("m", number="4", wording=WARM))
    copy = dataclasses.replace(
        once, facts=dataclasses.replace(once.facts, paper=dataclasses.replace(once.facts.paper, path="copy.txt"))
    )
    assert linking.link_accounts([copy, once]).recommendations == linking.link_accounts([once]).recommendations


def test_many_mentions_of_one_number_are_linked_without_all_pairs() -> None:
    papers = [paper(year, mention(f"m{year}", number="4", wording=WARM)) for year in range(1900, 2000)]
    assert len(linking.link_accounts(papers).links) == 99 + 98


issuers = st.sampled_from(
    [BODY, "Housing Commission", "the Commission", "City Scrutiny Committee", "Transport Commission"]
)
said = st.tuples(
    st.sampled_from([None, "1", "2", "4a", "12", "72"]),
    st.sampled_from([None, WARM, WARM[:60], DAMP, DAMP.replace("damp", "mould"), LIST, BUS]),
    st.sampled_from(["own", "list", "cross_reference", "topic"]),
    st.sampled_from(["", BODY, "the Commission", "City Scrutiny Committee"]),
)
papers_drawn = st.lists(
    st.tuples(
        st.lists(st.tuples(issuers, st.sampled_from([None, "2014", "2016"])), max_size=3),
        st.lists(said, max_size=4),
        st.sampled_from([None, "2015", "2016-05", "2018-06-01"]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(papers_drawn, st.randoms(use_true_random=False))
def test_the_order_of_papers_does_not_matter(drawn: list, random) -> None:  # type: ignore
    numbered = count()
    accounts = [
        account(
            f"p{index}",
            *(naming(issuer, issued, block_no=at) for at, (issuer, issued) in enumerate(names, 1)),
            *(
                mention(f"m{next(numbered):03}", number=number, wording=wording, scope=scope, series_raw=raw)
                for number, wording, scope, raw in mentions
            ),
            dated=dated,
        )
        for index, (names, mentions, dated) in enumerate(drawn)
    ]
    shuffled = list(accounts)
    random.shuffle(shuffled)
    linked = linking.link_accounts(accounts)
    assert linking.link_accounts([*shuffled, shuffled[0]]) == linked
    assert_is_whole(linked, accounts)


def assert_is_whole(linked: Linked, accounts: list[Account]) -> None:
    """Every mention is resolved once, and every id that is named exists."""
    mentions = sorted(one.mention_id for account in accounts for one in account.mentions)
    known = {one.recommendation_id for one in linked.recommendations}
    assert [one.mention_id for one in linked.resolutions] == mentions
    assert len(known) == len(linked.recommendations)
    for one in linked.resolutions:
        assert {*([one.recommendation_id] if one.recommendation_id else []), *one.possible_recommendation_ids} <= known
    assert {one.series_id for one in linked.recommendations} <= {one.series_id for one in linked.series}
    pairs = [(link.left_mention_id, link.right_mention_id) for link in linked.links]
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)
