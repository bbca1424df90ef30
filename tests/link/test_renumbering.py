"""Lists that renumber: by their own words, silently, in part; and what stays possible."""

from link import linking
from link.records import DecidedBy, Decision, Linked
from normalise.records import Account
from tests.factories import mention
from tests.link.test_linking import BUS, DAMP, LIST, WARM, paper, resolution

FIRST = paper(
    2015,
    mention("a1", number="1", wording=WARM),
    mention("a2", number="2", wording=DAMP),
    mention("a3", number="3", wording=LIST),
)
ID = "oakshire-housing-commission-2014"


def linked(*papers: Account) -> Linked:
    return linking.link_accounts([FIRST, *papers])


def meant(found: Linked, *mention_ids: str) -> list[str]:
    return [(resolution(found, one).recommendation_id or "").removeprefix(f"{ID}/") for one in mention_ids]


def test_a_reference_that_gives_its_former_number_is_that_recommendation() -> None:
    later = paper(2016, mention("b1", number="1", wording=DAMP, former_numbers=("2",)))
    found = linked(later)
    assert meant(found, "b1") == ["2"]
    assert resolution(found, "b1").decided_by is DecidedBy.NUMBER
    assert resolution(found, "b1").number == "1"
    assert next(one for one in found.recommendations if one.number == "2").aliases == ("1",)
    alone = linking.link_accounts([later])
    assert resolution(alone, "b1").recommendation_id == f"{ID}/2"  # the id does not need the earlier paper


def test_a_list_that_renumbers_without_a_word_is_followed_by_its_wordings() -> None:
    later = paper(
        2016,
        mention("b1", number="1", wording=DAMP),
        mention("b2", number="2", wording=LIST.replace("single", "singel")),
        mention("b3", number="3", wording=BUS),
        mention("b4", number="1", scope="cross_reference"),
    )
    found = linked(later)
    assert meant(found, "b1", "b2", "b4") == ["2", "3", "2"]
    assert meant(found, "b3")[0].startswith("u-")  # a new one: 3 already means another
    assert resolution(found, "b1").possible_recommendation_ids == (f"{ID}/1",)
    pair = next(one for one in found.links if {one.left_mention_id, one.right_mention_id} == {"a2", "b1"})
    assert (pair.decision, pair.decided_by) == (Decision.LINK, DecidedBy.MODEL)


def test_later_papers_follow_the_numbering_that_their_words_agree_with() -> None:
    renumbered = paper(2016, mention("b1", number="1", wording=DAMP), mention("b2", number="2", wording=WARM))
    newer = paper(2017, mention("c1", number="1", wording=DAMP), mention("c2", number="2", scope="group"))
    found = linked(renumbered, newer)
    assert meant(found, "b1", "b2", "c1", "c2") == ["2", "1", "2", "1"]
    assert resolution(found, "c2").probability == 0.5
    older = paper(2017, mention("c1", number="1", wording=WARM))
    assert meant(linked(renumbered, older), "c1") == ["1"]


def test_a_second_number_is_an_alias() -> None:
    both = paper(2016, mention("b1", number="8.2", wording=WARM, alias_numbers=("1",)))
    bare = paper(2017, mention("c1", number="8.2", wording=WARM), mention("c2", number="8.3", wording=DAMP))
    found = linked(both, bare)
    assert meant(found, "b1", "c1", "c2") == ["1", "1", "2"]


def test_a_second_number_is_known_without_words_too() -> None:
    both = paper(2016, mention("b1", number="1", wording=WARM, alias_numbers=("8.2",)))
    bare = paper(2017, mention("c1", number="8.2", status="implemented"))
    found = linked(both, bare)
    assert meant(found, "c1") == ["1"]
    assert resolution(found, "c1").probability == 1.0


def test_words_that_nobody_knows_leave_the_number_as_it_is() -> None:
    found = linked(paper(2016, mention("b1", number="1", wording=BUS)))
    assert meant(found, "b1") == ["1"]
    assert resolution(found, "b1").probability == 0.5


def test_a_later_paper_never_changes_what_an_earlier_one_means() -> None:
    later = paper(2016, mention("b1", number="1", wording=DAMP), mention("b2", number="2", wording=WARM))
    assert meant(linked(), "a1", "a2", "a3") == meant(linked(later), "a1", "a2", "a3") == ["1", "2", "3"]
