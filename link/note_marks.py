"""Numbers that end like a note mark and are none: what around them says that they were printed whole."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from link import numbers
from normalise.records import Mention


def find_whole_numbers(
    mentions: Sequence[Mention], typeset_papers: Collection[str], holds: Callable[[str], bool]
) -> frozenset[str]:
    """The ids of mentions whose printed number stands although it could be read with a note mark.

    Typesetting tells marks apart where a paper has any; elsewhere the number's place in a rising list does, or that
    the note's mark already stands on a number which cannot be read without it. `mentions` are in reading order.
    """
    papers: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        papers[mention.paper_id].append(mention)
    whole: set[str] = set()
    for paper_id, group in papers.items():
        doubtful = [m for m in group if m.other_readings and m.number and holds(m.number)]
        rising = _in_rising_list(group)
        used = {r.note_label for m in group if m.number and not holds(m.number) for r in m.other_readings[:1]}
        for mention in doubtful:
            labels = {reading.note_label for reading in mention.other_readings}
            if paper_id in typeset_papers or mention.mention_id in rising or labels <= used:
                whole.add(mention.mention_id)
    return frozenset(whole)


def _in_rising_list(group: Sequence[Mention]) -> set[str]:
    """The mentions whose printed number lies between those of the entries around it, as no other reading does."""
    listed = [(m, base) for m in group if m.scope in numbers.LISTING for base in [_base(m.number)] if base is not None]
    rising: set[str] = set()
    for index, (mention, base) in enumerate(listed):
        before = listed[index - 1][1] if index else None
        after = listed[index + 1][1] if index + 1 < len(listed) else None
        others = [other for reading in mention.other_readings if (other := _base(reading.number)) is not None]
        if _lies_between(before, base, after) and not any(_lies_between(before, other, after) for other in others):
            rising.add(mention.mention_id)
    return rising


def _base(number: str | None) -> int | None:
    return numbers.base_number(number) if number else None


def _lies_between(before: int | None, number: int, after: int | None) -> bool:
    if before is None and after is None:
        return False
    return (before is None or before < number) and (after is None or number < after)
