"""The papers that a finding rests on, against the plain way to list them."""

import datetime

from hypothesis import given, strategies as st

from normalise.records import Account
from outputs.audit.papers_searched import PapersSearched
from outputs.histories import ledger as ledgers
from tests.factories import account
from tests.outputs.situations import SERIES, series

DAYS = tuple(f"20{year}-03-01" for year in range(18, 23))
corpora = st.lists(st.tuples(st.sampled_from((*DAYS, None)), st.booleans()), max_size=8)


@given(corpora, st.sampled_from((*DAYS, None)))
def test_the_series_own_papers_come_first_and_none_before_the_day(
    drawn: list[tuple[str | None, bool]], day: str | None
) -> None:
    after = datetime.date.fromisoformat(day) if day else None
    papers = [account(f"p{index}", dated=dated) for index, (dated, _) in enumerate(drawn)]
    in_order = sorted(papers, key=ledgers.paper_order)
    own = [paper for paper, (_, is_own) in zip(papers, drawn, strict=True) if is_own]
    searched = PapersSearched(in_order, {SERIES: series(own)}).papers(SERIES, after)

    def is_wanted(paper: Account) -> bool:
        return after is None or (paper.facts.date is not None and paper.facts.date.date > after)

    assert list(searched) == sorted(filter(is_wanted, in_order), key=lambda paper: paper not in own)


def test_the_same_papers_are_the_same_list() -> None:
    searched = PapersSearched([account("one")], {})
    assert searched.papers(None) is searched.papers(None)
