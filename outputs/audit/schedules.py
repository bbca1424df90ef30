"""How often a series is to be reported on: by the register's rule, or else by its own rhythm so far."""

import datetime
import itertools
import statistics
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from link.records import Series
from normalise.records import Account
from outputs.audit.case import Case
from outputs.records import Reporting

DAYS_A_MONTH = 30.44
FEWEST_REPORTS = 4  # three gaps: fewer are no rhythm
MOST_UNEVEN = 2.0  # times the median gap that the longest may be
GRACE_DAYS = 31  # a committee's calendar moves by a meeting
SAYS_SOMETHING = frozenset(
    {
        Reporting.REPORTED_STATUS,
        Reporting.REPORTED_TEXT_ONLY,
        Reporting.COVERED_BY_GROUP,
        Reporting.LISTED_PENDING,
        Reporting.LISTED_BLANK,
    }
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A report every so many months, and where that is known from."""

    months: int
    told: str
    is_pinned: bool

    def due_after(self, date: datetime.date) -> datetime.date:
        """The day by which the next report after this one is due."""
        return date + relativedelta(months=self.months)


def reports(case: Case, series: Series) -> tuple[Account, ...]:
    """The dated papers that report on some recommendation of a series, to the committee that the register names."""
    said = {
        row.paper_id
        for recommendation in case.ledger.recommendations_of(series.series_id)
        for row in case.reports(recommendation)
        if row.reporting in SAYS_SOMETHING
    }
    papers = (account for account in case.ledger.papers_of(series.series_id) if account.facts.paper.paper_id in said)
    return tuple(account for account in papers if account.facts.date and goes_to(account, series.report_to))


def goes_to(account: Account, committee: str) -> bool:
    """Whether a paper is of the committee; any paper where none is named."""
    return committee.casefold() in account.facts.committee.casefold()


def of_series(case: Case, series: Series) -> Schedule | None:
    """The register's rule, else the median gap between reports; None where they come too seldom or unevenly."""
    if series.report_every_months:
        months = series.report_every_months
        to = f" to {series.report_to}" if series.report_to else ""
        return Schedule(months, f"every {_months(months)}{to}, by the register", True)
    dates = sorted({account.facts.date.date for account in reports(case, series) if account.facts.date})
    gaps = [(after - before).days for before, after in itertools.pairwise(dates)]
    if len(dates) < FEWEST_REPORTS or max(gaps) > MOST_UNEVEN * statistics.median(gaps):
        return None
    months = max(1, round(statistics.median(gaps) / DAYS_A_MONTH))
    return Schedule(months, f"every {_months(months)} by its own rhythm, the median of {len(gaps)} gaps", False)


def _months(count: int) -> str:
    return "month" if count == 1 else f"{count} months"
