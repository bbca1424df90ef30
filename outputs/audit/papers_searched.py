"""The papers that a finding rests on: all that could be read, or those after a day, the series' own first."""

import datetime
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain

from link.records import Series
from normalise.records import Account

Key = tuple[str | None, datetime.date | None]


class PapersSearched:
    """The readable papers of a corpus in date order; each list is made once and shared by all that rest on it."""

    def __init__(self, readable: Sequence[Account], series: Mapping[str, Series]) -> None:
        self._papers = tuple(readable)
        self._dates = [account.facts.date.date for account in readable if account.facts.date]
        self._positions = {account.facts.paper.paper_id: position for position, account in enumerate(readable)}
        self._series = series
        self._made: dict[Key, tuple[Account, ...]] = {}

    def papers(self, series_id: str | None, after: datetime.date | None = None) -> tuple[Account, ...]:
        """Those of the series and then the others, each in date order; only those surely later than a day, if given."""
        key = series_id, after
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, series_id: str | None, after: datetime.date | None) -> tuple[Account, ...]:
        start, end = (bisect_right(self._dates, after), len(self._dates)) if after else (0, len(self._papers))
        named = self._series[series_id].paper_ids if series_id else ()
        own = sorted({self._positions[one] for one in named if one in self._positions})
        own = [position for position in own if start <= position < end]
        # In slices, since there are as many lists as series, each as long as the corpus.
        between = zip([start, *(position + 1 for position in own)], [*own, end], strict=True)
        others = (self._papers[first:last] for first, last in between)
        return tuple(chain((self._papers[position] for position in own), *others))
