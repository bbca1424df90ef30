"""Cells that only mark or answer the question of their heading: ticks, crosses, "Yes" and "No"."""

from collections.abc import Iterable

TICKS = frozenset({"✓", "✔", "☑", "✅", "√", "\uf0fc", "\uf0fe", "yes", "y"})
CROSSES = frozenset({"✗", "✘", "☒", "❌", "×", "✕", "\uf0fb", "\uf0fd", "no", "n"})
DOTS = frozenset({"x", "•", "●", "■", "⬤", "◆", "*", "\uf0b7", "1"})  # a mark where no cell of the table holds a tick
SHAPES = frozenset({"●", "■", "⬤", "◆", "•", "▲", "▼", "▪", "◼", "⚫", "⚑", "\uf06c", "\uf06e"})
LEADS = frozenset({"lead", "joint lead", "l"})
ASSIGNED = frozenset({"r", "a", "r/a", "a/r", "ra", "ar"})  # responsible, accountable
TOLD = frozenset({"c", "i", "c/i", "i/c", "ci", "ic"})  # consulted, informed: no part in the work
INVOLVED = LEADS | frozenset({"support", "joint", "s", "partner", "contributor"})


def is_mark(text: str) -> bool:
    """Whether a cell holds a mark and nothing more."""
    return _bare(text) in TICKS | CROSSES | DOTS


def is_ticked(text: str, among: Iterable[str] = ()) -> bool | None:
    """Whether a cell says yes (True) or no (False); None where it is no mark. `among` are the cells beside it.

    An "x" beside ticks is a cross; in a table without ticks it is itself the tick.
    """
    mark = _bare(text)
    if mark in TICKS:
        return True
    if mark in CROSSES:
        return False
    if mark not in DOTS:
        return None
    return not any(_bare(other) in TICKS for other in among)


def is_involved(text: str) -> bool:
    """Whether a cell says that the body in its heading has a part in the work: by a mark, or by that part."""
    return is_mark(text) or _bare(text) in INVOLVED


def is_leading(text: str) -> bool:
    """Whether a cell says that the body in its heading has the lead."""
    return _bare(text) in LEADS | ASSIGNED


def is_only_told(text: str) -> bool:
    """Whether a cell says that the body in its heading is consulted or informed, and no more."""
    return _bare(text) in TOLD


def assign(texts: Iterable[str]) -> bool:
    """Whether texts are all letters of who is responsible, accountable, consulted and informed, the last two too."""
    held = {_bare(text) for text in texts}
    return bool(held & TOLD and held & ASSIGNED) and held <= TOLD | ASSIGNED


def _bare(text: str) -> str:
    return text.strip(" .").casefold()
