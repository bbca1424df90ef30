"""Dates as a file's own properties state them."""

import datetime


def iso_date(stated: str | None) -> str:
    """The ISO date that a property begins with; "" where it begins with none that the calendar has."""
    text = (stated or "").strip()[:10]
    try:
        return datetime.date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""
