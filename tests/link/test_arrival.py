"""What may change when another paper arrives: the promise about ids, held in every order of arrival.

1. With a pinned series, the id of each recommendation that a paper lists by number is the same whatever other papers
   there are, and in whatever order they come.
2. Papers that are dated later than all others change no id, however they name the series, but for what they may teach:
   the number of what was known by its words alone; that two nearly equal wordings, which one of them lists side by
   side, are two; that two names which shared no word ("the Harbour Panel", "OHP") are one body's.
3. Papers of an earlier date may name the series otherwise, and then its id is another. No rule that sees papers alone
   could do better: two papers that share no name and no word have two ids, until a third shows that they mean one. But
   an id that was once given is a former id of the same recommendation in every larger corpus.
4. What remains is a mention that means another than it seemed to: a short name that a second body bears too, a number
   in a list that renumbers without a word while the list before it is not there yet.
"""

import dataclasses
import datetime

from hypothesis import given, settings, strategies as st

from link import linking
from link.records import PinnedSeries
from normalise.records import Account
from tests.factories import account, mention, naming
from tests.link.test_linking import BUS, DAMP, LIST, WARM

PINS = (
    PinnedSeries("oakshire-housing", "Oakshire Housing Commission", "Oakshire Housing Commission", ("the HC",)),
    PinnedSeries("marlwick-panel", "Marlwick Bus Panel", "Marlwick Bus Panel", issued=datetime.date(2016, 1, 1)),
)
TWIN = WARM.replace("warm", "dry")
NAMES = ("Oakshire Housing Commission", "Marlwick Bus Panel", "the HC")
FORMS = (("Oakshire Housing Commission", "2014"), ("Oakshire Housing Commission", None), ("Housing Commission", "2014"),
         ("Housing Commission", None), ("OHC", None), ("", None))  # fmt: skip
PATH = "Every footpath to a school should be lit and gritted before the clocks go back in autumn"
WORDS = {"1": WARM, "2": DAMP, "3": LIST, "4": BUS, "12": PATH}

numbers = st.lists(st.sampled_from(sorted(WORDS)), unique=True, max_size=4)
forms = st.lists(st.tuples(st.sampled_from(FORMS), numbers, st.booleans()), min_size=1, max_size=6)
plans = st.lists(st.tuples(st.sampled_from(NAMES), numbers, st.booleans()), min_size=1, max_size=6)


def papers_of(plan: list[tuple[str, list[str], bool]], pinned: bool) -> list[Account]:
    """A paper a year; each names one series and lists numbers with their words, or the words alone."""
    papers = []
    for year, (name, listed, is_numbered) in enumerate(plan):
        said = [
            mention(f"m{year}-{n}", number=n if is_numbered else None, wording=WORDS[n], block_no=int(n))
            for n in listed
        ]
        issued = None if pinned else "2014"
        body = naming(name if pinned else NAMES[0], issued, is_title=True)
        papers.append(account(f"paper {year}", body, *said, dated=f"{2015 + year}-06-01"))
    return papers


def papers_of_forms(plan: list[tuple[tuple[str, str | None], list[str], bool]]) -> list[Account]:
    """A paper a year about one series, by whatever name, or none."""
    papers = []
    for year, ((name, issued), listed, is_numbered) in enumerate(plan):
        said = [
            mention(f"m{year}-{n}", number=n if is_numbered else None, wording=WORDS[n], block_no=int(n))
            for n in listed
        ]
        named = [naming(name, issued, is_title=True)] if name else []
        papers.append(account(f"paper {year}", *named, *said, dated=f"{2015 + year}-06-01"))
    return papers


def ids(papers: list[Account], pinned: bool) -> dict[str, str | None]:
    linked = linking.link_accounts(papers, PINS if pinned else ())
    return {one.mention_id: one.recommendation_id for one in linked.resolutions}


@settings(max_examples=60, deadline=None)
@given(plans, st.randoms(use_true_random=False))
def test_with_pinned_series_a_listed_number_keeps_its_id_whatever_else_arrives(plan, rng) -> None:  # type: ignore[no-untyped-def]
    papers = papers_of([(name, listed, True) for name, listed, _ in plan], pinned=True)
    everything = ids(papers, pinned=True)
    rng.shuffle(papers)
    for count in range(1, len(papers) + 1):
        arrived = ids(papers[:count], pinned=True)
        assert arrived == {one: everything[one] for one in arrived}


@settings(max_examples=60, deadline=None)
@given(plans, st.booleans())
def test_a_paper_of_a_later_date_changes_no_id_but_numbers_what_had_none(plan, pinned) -> None:  # type: ignore[no-untyped-def]
    papers = papers_of(plan, pinned)
    before: dict[str, str | None] = {}
    for count in range(1, len(papers) + 1):
        after = ids(papers[:count], pinned)
        changed = {one: (before[one], after[one]) for one in before if before[one] != after[one]}
        assert all("/u-" in str(was) and "/u-" not in str(now) for was, now in changed.values()), changed
        before = after


@settings(max_examples=60, deadline=None)
@given(forms)
def test_a_later_paper_may_name_the_series_as_it_likes(plan) -> None:  # type: ignore[no-untyped-def]
    papers = papers_of_forms([one for one in plan if one[0][0] not in ("", "OHC")])
    before: dict[str, str | None] = {}
    for count in range(1, len(papers) + 1):
        after = ids(papers[:count], pinned=False)
        changed = {one: (before[one], after[one]) for one in before if before[one] != after[one]}
        assert all("/u-" in str(was) and "/u-" not in str(now) for was, now in changed.values()), changed
        before = after


@settings(max_examples=80, deadline=None)
@given(forms, st.randoms(use_true_random=False))
def test_an_id_once_given_is_found_in_every_larger_corpus(plan, rng) -> None:  # type: ignore[no-untyped-def]
    papers = papers_of_forms(plan)
    rng.shuffle(papers)
    for count in range(2, len(papers) + 1):
        larger = linking.link_accounts(papers[:count])
        found = {one.recommendation_id: {one.recommendation_id, *one.former_ids} for one in larger.recommendations}
        meant = {one.mention_id: one.recommendation_id for one in larger.resolutions}
        for mention_id, was in ids(papers[: count - 1], pinned=False).items():
            assert was in found[str(meant[mention_id])], (mention_id, was, meant[mention_id])


def test_a_paper_that_lists_two_nearly_equal_wordings_tells_them_apart() -> None:
    body = naming(NAMES[0], "2014", is_title=True)
    one = account("one", body, mention("a", wording=WARM), dated="2015-06-01")
    two = account("two", body, mention("b", wording=TWIN), dated="2016-06-01")
    both = account("both", body, mention("c", wording=WARM), mention("d", wording=TWIN), dated="2017-06-01")
    before, after = ids([one, two], pinned=False), ids([one, two, both], pinned=False)
    assert before["a"] == before["b"] == after["a"] == after["c"]
    assert after["b"] == after["d"] != after["a"]


@settings(max_examples=40, deadline=None)
@given(plans, st.booleans(), st.randoms(use_true_random=False))
def test_order_and_copies_change_nothing(plan, pinned, rng) -> None:  # type: ignore[no-untyped-def]
    papers = papers_of(plan, pinned)
    once = ids(papers, pinned)
    twice = [*papers, *(dataclasses.replace(paper) for paper in papers)]
    rng.shuffle(twice)
    assert ids(twice, pinned) == once
