"""Several dated updates in one place ("March 2021: In progress" above "June 2022: Complete"): which is the newest."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import Block
from normalise.records import EarlierStatus, FlexibleDate
from normalise.statuses import statuses
from normalise.words import dates

_LEAD = re.compile(r"^\W*(?:(?:progress|status|position|update)\s)?(?:(?:as\s)?(?:at|of|on)|update[d]?|in)?\s?", re.I)
_BEHIND = re.compile(r"\)?\s*(?:update|position|status)?\s?(?:[:–—]|-\s|$)\s*", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Update:
    """What was said on a date."""

    as_of: FlexibleDate
    blocks: tuple[Block, ...]


def read_updates(blocks: Sequence[Block]) -> tuple[Update, ...]:
    """The dated updates of a cell, the newest first; () unless its first words are a date and another one follows."""
    updates: list[Update] = []
    for block in _split(blocks):
        opened = _opening_date(block.text)
        if opened:
            rest = dataclasses.replace(block, text=block.text[opened[1] :], marks=())
            updates.append(Update(opened[0], (rest,) if rest.text else ()))
        elif not updates:
            return ()
        else:
            updates[-1] = dataclasses.replace(updates[-1], blocks=(*updates[-1].blocks, block))
    order = sorted(range(len(updates)), key=lambda index: (updates[index].as_of.date, index), reverse=True)
    return tuple(updates[index] for index in order) if len(updates) > 1 else ()


def earlier(updates: Sequence[Update]) -> tuple[EarlierStatus, ...]:
    """The statuses that the updates behind the newest one give, in order of their dates."""
    read = ((update, statuses.read_status(update.blocks[0].text).status) for update in updates[1:] if update.blocks)
    told = [EarlierStatus(update.as_of, status) for update, status in read if status.rule_id != statuses.UNREAD]
    return tuple(reversed(told))


def _split(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, parted where a sentence opens with a date of its own ("March 2021: … June 2022: …")."""
    for block in blocks:
        if not _HAS_YEAR.search(block.text):
            yield block
            continue
        starts = [0, *(start for start, end, _ in dates.find_dates(block.text) if _opens(block.text, start, end))]
        for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
            if piece := block.text[start:end].strip():
                yield dataclasses.replace(block, text=piece, marks=block.marks if len(starts) == 1 else ())


def _opens(text: str, start: int, end: int) -> bool:
    is_label = re.match(r"\s?[:–—]", text[end:]) is not None
    return start > 0 and is_label and text[:start].rstrip()[-1:] in (".", ";")


def _opening_date(text: str) -> tuple[FlexibleDate, int] | None:
    """The date that labels a text, and where what it says of it begins."""
    lead = _LEAD.match(text)
    for start, end, date in dates.find_dates(text, is_field=True)[:1] if _HAS_YEAR.search(text[:40]) else ():
        behind = _BEHIND.match(text, end)
        if lead and start <= lead.end() and behind:
            return date, behind.end()
    return None
