"""Which papers, appendices and sections are named in the corpus and are not in it."""

import functools
import re
from pathlib import PurePosixPath

from normalise.records import Account, Attachment
from outputs.histories import likeness
from outputs.histories.ledger import Ledger

_PART = re.compile(r"(?:appendix|appendices|annexe?|section|schedule|enclosure|attachment|supplement|part)\b", re.I)


def missing(ledger: Ledger, account: Account) -> tuple[Attachment, ...]:
    """What this paper names, does not contain, and no other paper of the corpus is; each label and title once."""
    found: dict[tuple[str, str], Attachment] = {}
    for attachment in account.attachments:
        if not attachment.is_within and not _is_here(ledger, account, attachment):
            found.setdefault((likeness.plain(attachment.label), likeness.plain(attachment.title)), attachment)
    return tuple(found.values())


def _is_here(ledger: Ledger, account: Account, attachment: Attachment) -> bool:
    """Whether a paper of the corpus is the attachment: of its title, or of its label where the two belong together."""
    others = [other for other in _bearers(ledger, attachment) if other is not account]
    return any(attachment.title or _belong_together(ledger, account, other) for other in others)


def _bearers(ledger: Ledger, attachment: Attachment) -> tuple[Account, ...]:
    """The papers of its title, or of its label and no other title: many papers name an appendix 1."""
    key = attachment.label, attachment.title
    if key not in ledger.bearers:
        ledger.bearers[key] = tuple(other for other in ledger.accounts if _may_be(attachment, other))
    return ledger.bearers[key]


def _may_be(attachment: Attachment, other: Account) -> bool:
    if attachment.title and likeness.titles_alike(attachment.title, other.facts.title):
        return True
    return _bears_label(attachment, other) and (not attachment.title or _titles_meet(attachment, other))


def _bears_label(attachment: Attachment, other: Account) -> bool:
    label = likeness.plain(attachment.label)
    return bool(label) and any(f" {label} " in name for name in _names(other.facts.title, other.facts.paper.path))


@functools.lru_cache(maxsize=65_536)
def _names(title: str, path: str) -> tuple[str, str]:
    """The plain words of a paper's title and of its file's name, each with a space before and behind."""
    file_name = PurePosixPath(path).stem.replace("_", " ").replace("-", " ")
    return f" {likeness.plain(title)} ", f" {likeness.plain(file_name)} "


def _titles_meet(attachment: Attachment, other: Account) -> bool:
    words = set(likeness.plain(attachment.title).split())
    return 2 * len(words & set(likeness.plain(other.facts.title).split())) >= len(words)


def _belong_together(ledger: Ledger, one: Account, other: Account) -> bool:
    ids = {one.facts.paper.paper_id, other.facts.paper.paper_id}
    return any(ids <= set(series.paper_ids) for series in ledger.linked.series)


def is_part(attachment: Attachment) -> bool:
    """Whether it belongs to the paper that names it, as an appendix or a section does; another report does not."""
    return bool(_PART.match(attachment.label))


def may_hold(ledger: Ledger, attachment: Attachment, series_id: str) -> bool:
    """Whether a missing part of a paper may report on a series: it may, unless its words name only other series."""
    if not is_part(attachment):
        return False
    words = f" {likeness.plain(f'{attachment.title} {attachment.raw}')} "
    named = {
        series.series_id
        for series in ledger.linked.series
        if any(f" {likeness.plain(name)} " in words for name in (series.name, series.issuer, *series.aliases) if name)
    }
    return not named or series_id in named
