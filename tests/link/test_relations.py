"""Merged, split, superseded and restated recommendations."""

import pytest

from link import linking
from link.records import DecidedBy
from normalise.records import RelationKind, StatedRelation
from tests.factories import account, mention, naming
from tests.link.test_linking import BUS, DAMP, LIST, WARM, paper

BOTH = f"{WARM}. {DAMP}"


def related(*papers: object) -> list[tuple[str, str, str]]:
    """Kind and the numbers of both sides, by which series they are of where that differs."""
    linked = linking.link_accounts(papers)  # type: ignore[arg-type]
    return [(r.kind.value, r.recommendation_id.split("/")[1], r.other_id.split("/")[1]) for r in linked.relations]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (RelationKind.MERGED_INTO, ("merged_into", "1", "2")),
        (RelationKind.SUPERSEDED_BY, ("superseded_by", "1", "2")),
        (RelationKind.REPLACES, ("superseded_by", "2", "1")),
    ],
)
def test_what_an_entry_states_is_a_relation(kind: RelationKind, wanted: tuple[str, str, str]) -> None:
    stated = (StatedRelation(kind, ("2",), "Merged with recommendation 2."),)
    first = paper(2015, mention("a1", number="1", wording=WARM), mention("a2", number="2", wording=DAMP))
    assert related(first, paper(2016, mention("b1", number="1", relations=stated))) == [wanted]


def test_two_wordings_in_one_later_entry_are_merged() -> None:
    first = paper(2015, mention("a1", number="1", wording=WARM), mention("a2", number="2", wording=DAMP))
    later = paper(2016, mention("b9", number="9", wording=BOTH), mention("b3", number="3", wording=BUS))
    assert related(first, later) == [("merged_into", "1", "9"), ("merged_into", "2", "9")]


def test_one_wording_in_two_later_entries_is_split() -> None:
    first = paper(2015, mention("a1", number="4", wording=BOTH), mention("a2", number="5", wording=LIST))
    later = paper(2016, mention("b1", number="4a", wording=WARM), mention("b2", number="4b", wording=DAMP))
    assert related(first, later) == [("split_into", "4", "4a"), ("split_into", "4", "4b")]


def test_a_cut_wording_is_no_part_of_a_split() -> None:
    first = paper(2015, mention("a1", number="4", wording=BOTH))
    assert related(first, paper(2016, mention("b1", number="5", wording=WARM))) == []


def test_the_words_of_an_earlier_series_are_restated() -> None:
    earlier = paper(2015, mention("a1", number="1", wording=WARM))
    later = account(
        "later",
        naming("Marlwick Panel", "2018", is_title=True),
        mention("b1", number="7", wording=WARM),
        dated="2018-05-01",
    )
    (relation,) = linking.link_accounts([later, earlier]).relations
    assert (relation.kind, relation.decided_by) == (RelationKind.RESTATES, DecidedBy.MODEL)
    assert relation.recommendation_id == "marlwick-panel-2018/7"
    assert relation.other_id == "oakshire-housing-commission-2014/1"


def test_of_two_series_without_a_date_the_one_with_the_older_paper_is_restated() -> None:
    older = account("older", naming("Oakby Panel"), mention("a", number="1", wording=WARM), dated="2015-05-01")
    newer = account("newer", naming("Marlwick Board"), mention("b", number="1", wording=WARM), dated="2018-05-01")
    (relation,) = linking.link_accounts([newer, older]).relations
    assert (relation.recommendation_id, relation.other_id) == ("marlwick-board/1", "oakby-panel/1")
