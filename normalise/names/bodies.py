"""Bodies named in running text: capitalised phrases that end in a word for a body, their short forms and acronyms."""

import bisect
import functools
import re
from collections.abc import Iterable
from typing import Any

from pydantic import model_validator

from normalise.words import lexicons

Named = tuple[int, int, str]  # half-open place, and the name

_CAPITALISED = (
    r"(?!(?:Recommendation|Report|Response|Update|Progress|Action|Finding|Appendix|Annex|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December)s?\b)"
    r"[A-Z][\w&/-]*(?:[’'][a-z]+)?"
)
_NAME = rf"(?:{_CAPITALISED} (?:(?:of|and|for|&) )?){{0,10}}"
_PLACE = rf"(?-i:(?:the )?{_CAPITALISED}(?: (?:(?:and|of|&) )?{_CAPITALISED}){{0,6}})"
_FIELD = rf"(?: (?:on|of|for|into) {_PLACE})?(?![\w-])"
_ACRONYM = r"(?-i:\b[A-Z][A-Za-z&]{0,4}[A-Z]\b)"
_DEFINED = re.compile(rf" \(\s?[“\"‘']?(?:the )?({_ACRONYM[5:-1]})[”\"’']?\s?\)")

# Capitalised only because a sentence or a title begins with them.
LEAD_IN = re.compile(
    r"a|all|an|any|at|both|by|compendium|each|every|following|from|implemented|implementing|its|list|many|no|other|our"
    r"|outstanding|progress|register|some|several|since|summary|that|the|their|these|this|those|under|unimplemented"
    r"|updated|when|where|while",
    re.IGNORECASE,
)
POSSESSIVE_END = re.compile(r"[’']s?$")
OWNER = re.compile(r"[’']s? (?=[A-Z])")
JOINT = re.compile(r"(?<=\w) of (?:the )?(?=[A-Z])")
PARENT = re.compile(r"(?:council|parliament|assembly|government|authority|lords|commons|congress|university)$", re.I)
JOINERS = frozenset({"of", "and", "for", "the", "&", "on", "into", "to", "in"})


class BodyRule(lexicons.Rule):
    """A kind of body; {name}, {field} and {place} in its pattern stand for the rest of the name.

    `core` is its pattern without these, which stands in all that it matches.
    """

    core: str = ""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, values: dict[str, Any]) -> dict[str, Any]:
        pattern, core = values["pattern"], values["pattern"]
        for part, printed in {"{name}": _NAME, "{field}": _FIELD, "{place}": _PLACE}.items():
            pattern, core = pattern.replace(part, printed), core.replace(part, "")
        return values | {"pattern": pattern, "core": core}


@functools.cache
def rules() -> tuple[BodyRule, ...]:
    return lexicons.load("bodies", BodyRule)


@functools.cache
def any_body() -> str:
    """A pattern for a body or an acronym, as the group `body`."""
    return rf"(?P<body>{'|'.join(rule.pattern for rule in rules())}|{_ACRONYM})"


@functools.cache
def any_core() -> str:
    """A pattern that stands in all that names a body, and is found in a fifth of the time."""
    return "|".join(rule.core for rule in rules())


def may_name(text: str) -> bool:
    """Whether `text` may name a body, in full or by an acronym."""
    return any(lexicons.compiled(pattern).search(text) for pattern in (any_core(), _ACRONYM))


@functools.lru_cache(maxsize=4096)  # namings, acronyms and meetings ask about the same passages of one paper
def find_bodies(text: str) -> tuple[Named, ...]:
    """The bodies that `text` names in capitals, in order; a name inside a longer name is not found again."""
    some = rules() if lexicons.compiled(any_core()).search(text) else ()
    hopeful = (rule for rule in some if lexicons.compiled(rule.core).search(text))
    matches = (m for rule in hopeful for m in lexicons.compiled(rule.pattern).finditer(text))
    named = {found for m in matches if (found := trimmed(m[0], m.start()))}
    kept: list[Named] = []  # in order, and apart from each other
    for candidate in sorted(named, key=lambda each: (each[0] - each[1], each)):  # the longest first
        at = bisect.bisect(kept, candidate)
        is_after = at == 0 or kept[at - 1][1] <= candidate[0]
        if is_after and (at == len(kept) or candidate[1] <= kept[at][0]):
            kept.insert(at, candidate)
    return tuple(kept)


def trimmed(name: str, start: int) -> Named | None:
    """The name without the words that only lead into it ("The", "Following"); None where nothing is left."""
    end = start + len(name)
    words = name.split(" ")
    while words and (LEAD_IN.fullmatch(words[0]) or words[0] in JOINERS):
        words.pop(0)
    kept = " ".join(words)
    return (end - len(kept), end, kept) if kept else None


def issuer(name: str) -> str:
    """The one body meant by words that name two: the owned one of "the Board’s Ferry Panel", the part of a whole.

    "Ferry Panel of the Harbour Board" is the Ferry Panel; a bare "Cabinet of the Ferry Panel" is no name, and its
    second body stands.
    """
    name = POSSESSIVE_END.sub("", name)
    for joint in OWNER.finditer(name):
        if is_body(name[: joint.start()]) and is_body(name[joint.end() :]):
            return issuer(name[joint.end() :])
    if lexicons.compiled(rules()[0].pattern).fullmatch(name):  # "Office of the Ferry Warden" is one body
        return name
    for joint in JOINT.finditer(name):
        head, tail = name[: joint.start()], name[joint.end() :]
        if is_body(head) and is_body(tail):
            return issuer(tail) if is_bare(head) else head
    return name


def is_body(name: str) -> bool:
    """Whether the whole of `name` is the name of one body."""
    return any(lexicons.compiled(rule.pattern).fullmatch(name) for rule in rules())


def without_parent(name: str) -> str:
    """A committee without the authority behind it: "Parks Committee of the Ferry Council" is the Parks Committee."""
    for joint in JOINT.finditer(name):
        if PARENT.search(name) and not PARENT.search(name[: joint.start()]):
            return name[: joint.start()]
    return name


def in_small_letters(text: str) -> str:
    """A line in capitals with only its words' first letters capital and joining words small; other text unchanged."""
    if not text.isupper():
        return text
    return " ".join(w.lower() if w.lower() in JOINERS else w.capitalize() for w in text.split(" "))


def is_bare(name: str) -> bool:
    """Whether this is a body's last word alone ("the Commission"), which says not which one."""
    return " " not in name and not is_acronym(name)


def is_acronym(name: str) -> bool:
    return re.fullmatch(_ACRONYM, name) is not None


def find_acronyms(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The acronyms that the texts define behind a body's name ("Housing Commission (HC)"), each with its first name."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for _, end, name in find_bodies(text):
            if not is_bare(name) and (defined := _DEFINED.match(text, end)):
                found.setdefault(defined[1], name)
    return tuple(found.items())


def resolve(name: str, names: Iterable[str], acronyms: Iterable[tuple[str, str]]) -> str | None:
    """The full name of a body that a paper calls `name`; None where the paper leaves it open.

    `names` are all that the paper names. A bare "Commission" is the one fuller name that ends so; an acronym is what
    the paper defines it to be, or the one name of these initials.
    """
    if is_acronym(name):
        return dict(acronyms).get(name) or _only(n for n in names if initials(n) == name.upper())
    if is_bare(name):
        return _only(n for n in names if n != name and n.split(" ")[-1].lower() == name.lower())
    return name


def initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ /-]", name) if word and word.lower() not in JOINERS).upper()


def _only(names: Iterable[str]) -> str | None:
    """The one name, or the longest of several that are forms of it ("Housing Commission", "Thornshire Housing …")."""
    by_length = sorted(set(names), key=lambda each: (-len(each), each))
    if by_length and all(by_length[0].lower().endswith(shorter.lower()) for shorter in by_length):
        return by_length[0]
    return None
