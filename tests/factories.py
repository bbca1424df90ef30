"""Made-up Accounts and what is in them, with defaults: a test names only what it is about."""

import dataclasses
import datetime
import hashlib
from typing import Any

from extract.records import Paper, Place
from normalise.records import (
    Account,
    Claim,
    DatePrecision,
    FlexibleDate,
    Mention,
    PaperFacts,
    PaperKind,
    Reading,
    Scope,
    SeriesName,
    Status,
)


def date(text: str) -> FlexibleDate:
    """ "2016", "2016-11" or "2016-11-07" as a date of that precision, on its last day."""
    parts = [int(part) for part in text.split("-")]
    precision = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)[len(parts) - 1]
    if precision is DatePrecision.DAY:
        return FlexibleDate(datetime.date(*parts), precision, text)
    month = parts[1] if len(parts) > 1 else 12
    first_of_next = datetime.date(parts[0] + month // 12, month % 12 + 1, 1)
    return FlexibleDate(first_of_next - datetime.timedelta(days=1), precision, text)


def place(block_no: int = 1, row_index: int | None = None) -> Place:
    """A place in a paper without pages."""
    return Place(block_no, row_index, None if row_index is None else 0)


def mention(mention_id: str, **given: Any) -> Mention:
    """A mention; `status`, `scope` as their words, `block_no` for its place, the rest as in Mention."""
    number = given.pop("number", None)
    status = given.pop("status", None)
    status_raw = given.pop("status_raw", (status or "").replace("_", " "))
    rule = "blank-cell" if status == "not_stated" else "test" if status else ""
    fields: dict[str, Any] = {
        "mention_id": mention_id,
        "paper_id": "",
        "scope": Scope(given.pop("scope", "own")),
        "number": number,
        "number_raw": f"Recommendation {number}" if number else "",
        "number_rule": "test" if number else "",
        "place": place(given.pop("block_no", 1), given.pop("row_index", None)),
        "evidence": given.get("wording") or f"Recommendation {number}",
        "status": Reading(status_raw, Status(status or "not_stated"), rule),
    }
    return Mention(**(fields | given))


def naming(issuer: str, issued: str | None = None, **given: Any) -> SeriesName:
    """A naming of a series by its issuer and date ("2016-11"); `raw` is the issuer's words unless given."""
    where = place(given.pop("block_no", 1))
    return SeriesName(given.pop("raw", issuer), issuer, date(issued) if issued else None, where, **given)


def claim(claim_id: str, stated_count: int, **given: Any) -> Claim:
    """A count of recommendations, of the whole series unless `is_total=False`."""
    fields: dict[str, Any] = {
        "claim_id": claim_id,
        "paper_id": "",
        "raw": f"{stated_count} recommendations",
        "subject": "all recommendations",
        "stated_count": stated_count,
        "is_hedged": False,
        "is_total": True,
        "series_raw": "",
        "place": place(given.pop("block_no", 1)),
    }
    return Claim(**(fields | given))


def account(name: str, *said: Mention | Claim | SeriesName, **given: Any) -> Account:
    """What the paper `<name>.txt` says, its mentions and claims made its own; `dated` gives its date."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    dated = given.pop("dated", None)
    fields: dict[str, Any] = {
        "paper": Paper(sha256[:12], f"{name}.txt", sha256, "text/plain"),
        "text_source": None,
        "page_count": None,
        "is_readable": True,
        "title": name,
        "kind": PaperKind.REPORT,
        "committee": "",
        "date": date(dated) if dated else None,
        "date_source": None,
        "period_raw": "",
        "text_sha256": sha256,
    }
    extra = {key: given.pop(key) for key in ("attachments", "ledger", "problems") if key in given}
    return Account(
        PaperFacts(**(fields | given)),
        tuple(_of_paper(item, sha256[:12]) for item in said if isinstance(item, Mention)),
        tuple(_of_paper(item, sha256[:12]) for item in said if isinstance(item, Claim)),
        tuple(item for item in said if isinstance(item, SeriesName)),
        **extra,
    )


def _of_paper(item: Any, paper_id: str) -> Any:
    return dataclasses.replace(item, paper_id=item.paper_id or paper_id)
