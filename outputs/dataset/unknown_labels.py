"""The labels in papers that no rule could read, most frequent first: what an analyst may add to `vocabulary.toml`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from normalise.records import Account, Mention
from outputs.records import LabelPlace

UNREAD, PROSE = "unread", "prose"  # the rules under which normalise leaves a status open
LONGEST_LABEL = 80  # characters; a longer cell is prose
LONGEST_LINE = 6  # words of a first line that looks like a label
LONGEST_ALONE = 3  # words of a text that looks like one with nothing below it ("Progress: Bubbling along")
MOST_EXAMPLES = 3


@dataclass(slots=True)
class UnknownLabel:
    """A label with the mentions that bear it."""

    label: str
    stands: LabelPlace
    mention_ids: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def find(accounts: Iterable[Account]) -> tuple[UnknownLabel, ...]:
    """Each label that was not read, in capitals or not, the most frequent first."""
    found: dict[tuple[str, LabelPlace], UnknownLabel] = {}
    for account in accounts:
        for mention in account.mentions:
            for label, stands in _labels(mention):
                entry = found.setdefault((label.casefold(), stands), UnknownLabel(label, stands))
                entry.mention_ids.append(mention.mention_id)
                entry.paths.append(account.facts.paper.path)
    return tuple(sorted(found.values(), key=lambda each: (-len(each.mention_ids), each.label, each.stands)))


def _labels(mention: Mention) -> Iterator[tuple[str, LabelPlace]]:
    rule, raw = mention.status.rule_id, " ".join(mention.status.raw.split())
    is_explained = mention.rag is not None or mention.response is not None
    if rule == UNREAD and raw and len(raw) <= LONGEST_LABEL and not is_explained:
        yield raw, LabelPlace.STATUS
    first, _, rest = (mention.update or "").partition("\n")
    looks_like_label = len(first.split()) <= LONGEST_LINE and first[:1].isupper() and first[-1:] not in ".;,?!"
    if rule == PROSE and looks_like_label and (rest or len(first.split()) <= LONGEST_ALONE):
        yield first, LabelPlace.FIRST_LINE
