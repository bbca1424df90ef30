"""An id that was given before all papers were there is still found."""

import datetime

from link import linking
from link.records import Judgement, Linked, Verdict
from tests.factories import account, mention, naming
from tests.link.test_linking import DAMP, WARM

FULL = "Oakshire Housing Commission"
EARLY = account("early", naming("Housing Commission"), mention("e", number="4", wording=WARM), dated="2016-05-01")
LATER = account("later", naming(FULL, "2015"), mention("l", number="4", wording=WARM), dated="2017-05-01")


def only_id(linked: Linked) -> str:
    (one,) = {each.recommendation_id for each in linked.resolutions}
    return str(one)


def test_a_paper_of_a_later_date_leaves_the_id_alone() -> None:
    assert only_id(linking.link_accounts([EARLY])) == only_id(linking.link_accounts([EARLY, LATER]))


def test_the_id_before_a_paper_of_an_earlier_date_came_is_a_former_id() -> None:
    before, after = only_id(linking.link_accounts([LATER])), linking.link_accounts([LATER, EARLY])
    assert (before, only_id(after)) == ("oakshire-housing-commission-2015/4", "housing-commission/4")
    assert before in after.recommendations[0].former_ids
    assert dict(after.renamed)[before] == "housing-commission/4"
    assert dict(after.renamed)["oakshire-housing-commission-2015"] == "housing-commission"


def test_words_without_a_number_are_found_by_their_hash_when_a_paper_numbers_them() -> None:
    wordy = account("wordy", naming(FULL), mention("w", wording=DAMP), dated="2016-05-01")
    listing = account("list", naming(FULL), mention("n", number="7", wording=DAMP), dated="2017-05-01")
    before, after = only_id(linking.link_accounts([wordy])), linking.link_accounts([wordy, listing])
    assert (dict(after.renamed)[before], only_id(after)) == ("oakshire-housing-commission/7",) * 2


def test_an_id_that_is_in_use_is_nobodys_former_one() -> None:
    first = account("first", naming(FULL), mention("a", number="4", wording=WARM), dated="2016-05-01")
    second = account(
        "second",
        naming(FULL),
        mention("b", number="1", former_numbers=("4",), wording=WARM),
        mention("c", number="4", former_numbers=("9",), wording=DAMP),
        dated="2017-05-01",
    )
    linked = linking.link_accounts([first, second])
    in_use = {one.recommendation_id for one in linked.recommendations}
    assert in_use.isdisjoint(former for one in linked.recommendations for former in one.former_ids)


def test_a_number_that_a_later_list_gives_to_another_is_no_former_id_of_it() -> None:
    listed = [mention(f"a{n}", number=n, wording=words) for n, words in (("1", WARM), ("2", DAMP))]
    moved = mention("b", number="2", former_numbers=("1",), wording=WARM)
    first = account("first", naming(FULL), *listed, dated="2016-05-01")
    swapped = account("swapped", naming(FULL, "2015"), moved, dated="2017-05-01")
    renamed = dict(linking.link_accounts([first, swapped]).renamed)
    assert renamed["oakshire-housing-commission-2015/2"] == "oakshire-housing-commission/2"
    assert renamed["oakshire-housing-commission-2015/1"] == "oakshire-housing-commission/1"


def test_a_judgement_by_a_former_id_is_not_stale() -> None:
    loose = account("loose", naming(FULL), mention("x", wording="Damp homes"), dated="2018-05-01")
    judged = Judgement("x", "oakshire-housing-commission-2015/4", Verdict.SAME, "Ada", datetime.date(2019, 1, 1), "")
    linked = linking.link_accounts([EARLY, LATER, loose], judged=[judged])
    meant = {one.mention_id: one.recommendation_id for one in linked.resolutions}
    assert (linked.stale, meant["x"]) == ((), "housing-commission/4")
