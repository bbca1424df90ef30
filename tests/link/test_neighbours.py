"""Papers that name no series, and the neighbours that tell it."""

import dataclasses

from link import linking
from normalise.records import Account, Attachment
from tests.factories import account, mention, naming, place
from tests.link.test_linking import BUS, DAMP, LIST, WARM

BODY = naming("Oakshire Panel", "2014", is_title=True)
ID = "oakshire-panel-2014"
KNOWN = account(
    "known",
    BODY,
    *(mention(f"k{n}", number=n, wording=text) for n, text in (("1", WARM), ("2", DAMP), ("3", LIST))),
    dated="2015-06-01",
    committee="Housing Committee",
)


def series_of(mention_id: str, *papers: Account) -> tuple[str | None, str]:
    linked = linking.link_accounts(papers)
    found = next(one for one in linked.resolutions if one.mention_id == mention_id)
    reason = next((one.reason for one in linked.series if one.series_id == found.series_id), "")
    return found.series_id, reason


def nameless(*said: object, committee: str = "", title: str = "Progress") -> Account:
    return account("nameless", *said, dated="2016-06-01", committee=committee, title=title)  # type: ignore[arg-type]


def test_three_equal_wordings_tell_the_series() -> None:
    said = [mention(f"m{n}", number=n, wording=text) for n, text in (("1", WARM), ("2", DAMP), ("3", LIST))]
    assert series_of("m1", KNOWN, nameless(*said))[0] == ID


def test_two_equal_wordings_tell_it_where_the_paper_has_no_others() -> None:
    both = [mention(f"m{n}", number=n, wording=text) for n, text in (("1", WARM), ("2", DAMP))]
    assert series_of("m1", KNOWN, nameless(*both))[0] == ID
    other = mention("m3", number="3", wording=BUS)
    assert series_of("m1", KNOWN, nameless(*both, other))[0] != ID


def test_the_paper_that_it_is_attached_to_tells_the_series() -> None:
    named = Attachment("Appendix 1", "Progress by district", "see Appendix 1", place(), False)
    cover = dataclasses.replace(account("cover", BODY, dated="2016-06-01"), attachments=(named,))
    attached = nameless(mention("m", number="2", status="implemented"), title="Progress by district")
    assert series_of("m", cover, attached)[0] == ID


def test_a_committee_with_one_series_tells_it_if_the_numbers_are_its() -> None:
    status_only = nameless(mention("m", number="2", status="implemented"), committee="Housing Committee")
    assert series_of("m", KNOWN, status_only)[0] == ID
    beyond = nameless(mention("m", number="9", status="implemented"), committee="Housing Committee")
    assert series_of("m", KNOWN, beyond)[0] != ID
    elsewhere = nameless(mention("m", number="2", status="implemented"), committee="Roads Committee")
    assert series_of("m", KNOWN, elsewhere)[0] != ID


def test_words_that_contradict_or_two_series_of_a_committee_tell_nothing() -> None:
    contradicting = nameless(mention("m", number="2", wording=BUS), committee="Housing Committee")
    assert series_of("m", KNOWN, contradicting)[0] != ID
    other = account(
        "other",
        naming("Marlwick Review", "2013", is_title=True),
        mention("o", number="2", wording=BUS),
        dated="2014-01-01",
        committee="Housing Committee",
    )
    status_only = nameless(mention("m", number="2", status="implemented"), committee="Housing Committee")
    assert series_of("m", KNOWN, other, status_only)[0] not in (ID, "marlwick-review-2013")
