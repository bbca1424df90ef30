"""The floors below which no stage may fall in any layout, pinned in `floors.json` with the hash of the corpus."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.cases import Case

FILE = Path(__file__).with_name("floors.json")


class Lowered(Exception):
    """A floor would fall; `str(error)` names it and the cases that moved."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The right cases and all cases of each slice, and the wrong ones by the digests of their names."""

    sha256: str
    slices: dict[str, tuple[int, int]]
    wrong: dict[str, str]  # digest to name; a pinned name is "", for not all papers may be named


def measure(sha256: str, cases: Iterable[Case]) -> Measured:
    """What the cases of a corpus come to."""
    slices: dict[str, tuple[int, int]] = {}
    wrong: dict[str, str] = {}
    for case in cases:
        right, count = slices.get(case.slice, (0, 0))
        slices[case.slice] = (right + case.is_right, count + 1)
        if not case.is_right:
            name = f"{case.slice}: {case.name}"
            wrong[hashlib.sha256(name.encode()).hexdigest()[:12]] = name
    return Measured(sha256, dict(sorted(slices.items())), dict(sorted(wrong.items())))


def pinned(corpus: str, file: Path = FILE) -> Measured | None:
    """What was pinned for a corpus; None where nothing was."""
    found = _read(file).get(corpus)
    if found is None:
        return None
    slices = {name: (right, count) for name, (right, count) in found["slices"].items()}
    return Measured(found["sha256"], slices, dict.fromkeys(found["wrong"], ""))


def check(now: Measured, before: Measured) -> None:
    """Raises Lowered where a slice is worse than pinned, or is gone."""
    fallen = [name for name, shares in before.slices.items() if _share(now.slices.get(name)) < _share(shares)]
    if fallen:
        new = (name for digest, name in now.wrong.items() if digest not in before.wrong)
        moved = sorted(name for name in new if name.split(":")[0] in fallen)
        told = [f"{name}: {before.slices[name]} is now {now.slices.get(name)}" for name in fallen]
        raise Lowered("\n".join(["Floors that fell (right, all):", *told, "Cases that moved:", *moved]))


def update(corpus: str, now: Measured, may_fall: bool = False, file: Path = FILE) -> None:
    """Pin what is measured now; raises Lowered where that lowers a floor of the same corpus and may not."""
    before = pinned(corpus, file)
    if before and not may_fall:
        check(now, before)
    kept = _read(file)
    kept[corpus] = {
        "sha256": now.sha256,
        "slices": {n: list(s) for n, s in now.slices.items()},
        "wrong": list(now.wrong),
    }
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def _share(parts: tuple[int, int] | None) -> float:
    return parts[0] / parts[1] if parts else -1.0


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found
