"""Which recommendation a number means in each paper, where papers renumber: by what they say, or by their wordings.

A recommendation keeps the number under which the earliest paper has it: its key. What a later paper prints is decided
in the order of dates, from the papers before it alone, so that a paper never changes what an earlier one means.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from link import comparisons, match_weights, numbers, wordings
from link.entries import Entry, Renumbered
from link.recommendations import ROWS, UNNUMBERED
from normalise.records import Scope

SAME_WORDS = frozenset({"exact", "nearly_exact", "alike"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the papers so far say: the wordings of each key, the keys of each wording, and the numbering in force.

    `current` gives the key of each number by the newest list that has it; `in_force` are the numbers since a list last
    renumbered, none where none did. `aliases` are numbers that papers gave beside another one.
    """

    texts: dict[str, set[str]]
    keys: dict[str, set[str]]
    current: dict[str, str]
    in_force: set[str]
    aliases: set[str]

    def key(self, number: str) -> str:
        """What a number means by the newest numbering."""
        return self.current.get(number, number)


def settle(everything: Sequence[Entry], neighbours: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The entries, in date order as given, each renumbered one with the key that it means.

    `neighbours` are, for each comparable text, the other texts worth comparing it with.
    """
    known = Known(defaultdict(set), defaultdict(set), {}, set(), set())
    settled: dict[str, Renumbered] = {}
    for _, group in groupby(everything, key=lambda entry: entry.mention.paper_id):
        paper = [entry for entry in group if entry.number is not None]
        found = _settle_paper(paper, known, neighbours)
        settled |= found
        _learn(paper, found, known)
    return [replace(entry, renumbered=settled.get(entry.mention.mention_id)) for entry in everything]


def _settle_paper(
    paper: Sequence[Entry], known: Known, neighbours: Mapping[str, Sequence[str]]
) -> dict[str, Renumbered]:
    rows = [entry for entry in paper if _is_worded(entry)]
    told = {entry.mention.mention_id: said for entry in paper if (said := _by_statement(entry, known))}
    taken = {said.key for said in told.values()}
    found = told | _by_wording([row for row in rows if row.mention.mention_id not in told], taken, known, neighbours)
    meant = {entry.number: found.get(entry.mention.mention_id) for entry in rows}
    for entry in paper:
        if entry.mention.mention_id not in found and not _is_worded(entry):
            followed = _by_numbering(entry, meant, known)
            if followed is not None:
                found[entry.mention.mention_id] = followed
    return found


def _is_worded(entry: Entry) -> bool:
    is_row = entry.mention.scope in ROWS and not entry.is_note_wording
    return is_row and len(entry.text.split()) >= wordings.SHORT_WORDS


def _by_statement(entry: Entry, known: Known) -> Renumbered | None:
    """What the reference itself says: "4 (formerly 6)", or a second number that an earlier paper uses alone."""
    mention = entry.mention
    if mention.former_numbers:
        former = mention.former_numbers[0]
        told = f"printed {entry.number}, formerly {' and '.join(mention.former_numbers)} by its own reference"
        merged = tuple(known.key(other) for other in mention.former_numbers[1:])
        return Renumbered(known.key(former), 1.0, told, is_stated=True, merged_keys=merged)
    for alias in mention.alias_numbers:
        if known.key(alias) in known.texts and entry.number not in known.texts:
            told = f"printed {entry.number}, which its own reference also numbers {alias}"
            return Renumbered(known.key(alias), 1.0, told, is_stated=True)
    return None


def _by_wording(
    rows: Sequence[Entry], taken: Iterable[str], known: Known, neighbours: Mapping[str, Sequence[str]]
) -> dict[str, Renumbered]:
    """The rows that mean another number than they print, by their words and the numbering in force.

    Words move a row to the number that earlier papers give them only if some row's words contradict its own number.
    In such a list, words that no earlier paper has are a new recommendation, whatever number they bear; in any list
    they are new under a number that a row with the right words has already, or that the numbering in force left behind.
    """
    own = {entry.mention.mention_id: _own_key(entry, known) for entry in rows}
    agreeing = {e.mention.mention_id for e in rows if _agrees(e, own[e.mention.mention_id], known)}
    at_home = {*taken, *(own[mention_id] for mention_id in agreeing)}
    astray = [entry for entry in rows if entry.mention.mention_id not in agreeing]
    moved = {
        entry.mention.mention_id: key
        for entry in astray
        if (key := _other_key(entry, known, neighbours, at_home)) is not None
    }
    contradicted = {e.mention.mention_id for e in astray if _contradicts(e, own[e.mention.mention_id], known)}
    renumbers = bool(contradicted & set(moved))
    found = {}
    for entry in rows:
        mention_id, number = entry.mention.mention_id, entry.number or ""
        key = moved.get(mention_id)
        is_left = mention_id not in agreeing and known.in_force and number not in known.in_force
        is_contradicted = mention_id in contradicted and (renumbers or own[mention_id] in at_home)
        if key is not None and (renumbers or _is_other_form(number, key)):
            found[mention_id] = _by_words(number, key)
        elif (is_left and own[mention_id] in known.texts) or is_contradicted:
            found[mention_id] = _as_new(entry)
        elif own[mention_id] != number:
            found[mention_id] = _by_words(number, own[mention_id])
    return found


def _as_new(entry: Entry) -> Renumbered:
    told = f"printed {entry.number} in a list that renumbers, with words that no earlier paper has"
    new = UNNUMBERED + wordings.digest(entry.text)
    return Renumbered(new, match_weights.read_model().conflict_probability, told)


def _by_words(number: str, key: str) -> Renumbered:
    told = f"printed {number}, with the words that earlier papers give under {key}"
    return Renumbered(key, match_weights.read_model().link_probability, told)


def _own_key(entry: Entry, known: Known) -> str:
    """What the row's number means: by the newest numbering, unless only the first one has its words."""
    number = entry.number or ""
    newest = known.key(number)
    is_old = newest != number and not _agrees(entry, newest, known) and _agrees(entry, number, known)
    return number if is_old else newest


def _agrees(entry: Entry, key: str, known: Known) -> bool:
    return any(_level(entry.text, text) in SAME_WORDS for text in known.texts.get(key, ()))


def _contradicts(entry: Entry, key: str, known: Known) -> bool:
    given = known.texts.get(key, ())
    return bool(given) and all(comparisons.contradicts(entry.text, text) for text in given)


def _other_key(
    entry: Entry, known: Known, neighbours: Mapping[str, Sequence[str]], at_home: Iterable[str]
) -> str | None:
    """The one other key that has the entry's words, where this paper has no row of its own for it."""
    options = {
        key
        for text in (entry.text, *neighbours.get(entry.text, ()))
        if text in known.keys and _level(entry.text, text) in SAME_WORDS
        for key in known.keys[text]
    } - set(at_home)
    return options.pop() if len(options) == 1 else None


def _level(left: str, right: str) -> str:
    return comparisons.compare_wording(left, right).level


def _is_other_form(number: str, key: str) -> bool:
    """Whether one is a running number and the other a chapter's, so that they can number one list side by side."""
    return (numbers.base_number(number) is None) != (numbers.base_number(key) is None)


def _by_numbering(entry: Entry, meant: Mapping[str | None, Renumbered | None], known: Known) -> Renumbered | None:
    """What a number without words means: as in its own paper's list, else by the newest numbering."""
    number = entry.number or ""
    if number in meant:
        own = meant[number]
        return replace(own, explanation=f"printed {number}, which this paper gives as {own.key}") if own else None
    if known.key(number) == number or entry.mention.scope is Scope.TOPIC:
        return None
    if number in known.aliases and number not in known.texts:
        told = f"printed {number}, which an earlier paper gives beside {known.key(number)}"
        return Renumbered(known.key(number), 1.0, told, is_stated=True)
    told = f"printed {number}, which the newest list before it gives to {known.key(number)}; or {number} of the first"
    return Renumbered(known.key(number), match_weights.read_model().ambiguous_number_probability, told)


def _learn(paper: Sequence[Entry], found: Mapping[str, Renumbered], known: Known) -> None:
    rows = [entry for entry in paper if _is_worded(entry)]
    if any(found[e.mention.mention_id].key != known.key(e.number or "") for e in rows if e.mention.mention_id in found):
        known.in_force.clear()
        known.in_force.update(entry.number or "" for entry in rows)
    elif known.in_force:
        known.in_force.update(entry.number or "" for entry in rows)
    for entry in paper:
        renumbered = found.get(entry.mention.mention_id)
        number = entry.number or ""
        key = renumbered.key if renumbered else number if _is_worded(entry) else known.key(number)
        if _is_worded(entry):
            known.current[number] = key
            known.texts[key].add(entry.text)
            known.keys[entry.text].add(key)
        elif renumbered and renumbered.is_stated:
            known.current[number] = key
        for alias in entry.mention.alias_numbers:
            known.current.setdefault(alias, key)
            known.aliases.add(alias)
