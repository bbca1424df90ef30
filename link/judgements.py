"""What people decided: `corpus/judgements.csv` in and out. A judgement outranks numbers and wordings.

A line decides a pair of mentions, or a mention (`left`) and a recommendation (`right`): same or different, by whom,
when and why. The ids are those of mentions.parquet and recommendations.parquet.
"""

import csv
import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from link import wordings
from link.recommendations import UNNUMBERED
from link.records import Judgement, Resolution, StaleJudgement, Verdict

COLUMNS = ("left", "right", "decision", "judged_by", "judged_on", "reason")
REQUIRED = COLUMNS[:5]


class BadJudgements(ValueError):
    """The file breaks its form; `str(error)` names the file, the line and what to do."""


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements in the order of the file, the last of a pair alone; none if there is no such file.

    Raises BadJudgements.
    """
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadJudgements(f"{path}, line 1: write the columns {','.join(COLUMNS)}")
        read = [_read_line(path, reader.line_num, line) for line in reader]
    return tuple({frozenset((one.left, one.right)): one for one in read}.values())


def _read_line(path: Path, line_no: int, line: Mapping[str | None, str | None]) -> Judgement:
    values = {column: (line.get(column) or "").strip() for column in COLUMNS}
    for column in REQUIRED:
        if not values[column]:
            raise BadJudgements(f"{path}, line {line_no}: {column} is missing")
    if values["decision"] not in tuple(Verdict):
        raise BadJudgements(f"{path}, line {line_no}: decision: write same or different, not “{values['decision']}”")
    if values["left"] == values["right"]:
        raise BadJudgements(f"{path}, line {line_no}: left and right are one and the same")
    try:
        judged_on = datetime.date.fromisoformat(values["judged_on"])
    except ValueError as error:
        raise BadJudgements(f"{path}, line {line_no}: judged_on: write a date such as 2024-05-31") from error
    decision = Verdict(values["decision"])
    return Judgement(values["left"], values["right"], decision, values["judged_by"], judged_on, values["reason"])


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Write one more line, and the heading if the file is new: whatever follows, what was decided is kept."""
    is_new = not path.exists() or not path.stat().st_size
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if is_new:
            writer.writerow(COLUMNS)
        writer.writerow(
            (
                judgement.left,
                judgement.right,
                judgement.decision.value,
                judgement.judged_by,
                judgement.judged_on.isoformat(),
                judgement.reason,
            )
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """What judgements make of a mention: the series and the end of the id of its recommendation, and the sentence."""

    series_id: str
    key: str
    explanation: str


def rule(
    judged: Sequence[Judgement], resolutions: Iterable[Resolution], known: Iterable[str]
) -> tuple[dict[str, Ruling], tuple[StaleJudgement, ...]]:
    """The rulings by mention_id, from what linking found without them; and the judgements that fit nothing any more.

    `resolutions` are in date order: of two mentions the later one moves. `known` are the ids of recommendations.
    """
    bench = _Bench(resolutions, known)
    stale = []
    for judgement in judged:
        why = bench.why_stale(judgement)
        if why:
            stale.append(StaleJudgement(judgement, why))
        else:
            bench.apply(judgement)
    return bench.rulings, tuple(stale)


class _Bench:
    """The recommendation of each mention while judgements are applied one after the other."""

    def __init__(self, resolutions: Iterable[Resolution], known: Iterable[str]) -> None:
        ordered = list(resolutions)
        self.position = {one.mention_id: position for position, one in enumerate(ordered)}
        self.series = {one.mention_id: one.series_id for one in ordered}
        self.meant = {one.mention_id: one.recommendation_id for one in ordered}
        self.known = set(known)
        self.rulings: dict[str, Ruling] = {}

    def why_stale(self, judgement: Judgement) -> str:
        """Why a judgement fits nothing; "" where it fits."""
        if judgement.left not in self.position:
            return f"no paper of the corpus has the mention {judgement.left}"
        if judgement.right not in self.position and judgement.right not in self.known:
            return f"neither a mention nor a recommendation is called {judgement.right}"
        first = min((judgement.left, judgement.right), key=lambda one: self.position.get(one, -1))
        if self._target(first) is None and self.series.get(first) is None:
            return f"the series of {first} is not known"
        return ""

    def apply(self, judgement: Judgement) -> None:
        """Move the later mention to, or away from, what the earlier one or the recommendation means."""
        first, moved = sorted((judgement.left, judgement.right), key=lambda one: self.position.get(one, -1))
        said = f"judged {judgement.decision} by {judgement.judged_by} on {judgement.judged_on.isoformat()}"
        told = f"{said}: {judgement.reason}" if judgement.reason else said
        target = self._target(first)
        if judgement.decision is Verdict.SAME:
            if target is None:
                target = f"{self.series[first]}/{_own_key(first)}"
                self._move([first], target, told)
            self._move(self._together_with(moved), target, told)
        elif target is not None and self.meant[moved] == target:
            self._move([moved], f"{self.series[moved]}/{_own_key(moved)}", told)
        else:
            self._move([moved], self.meant[moved], told)

    def _target(self, one: str) -> str | None:
        return self.meant.get(one, one)

    def _together_with(self, mention_id: str) -> list[str]:
        """The mention, and those that its words alone had joined to it."""
        meant = self.meant[mention_id]
        if meant is None or "/u-" not in meant:
            return [mention_id]
        return [one for one, other in self.meant.items() if other == meant]

    def _move(self, mention_ids: Iterable[str], target: str | None, told: str) -> None:
        for mention_id in mention_ids:
            self.meant[mention_id] = target
            if target is not None:
                series_id, _, key = target.partition("/")
                self.rulings[mention_id] = Ruling(series_id, key, told)


def _own_key(mention_id: str) -> str:
    """The key of a recommendation that only this mention is known to mean."""
    return f"{UNNUMBERED}{wordings.digest(mention_id)}"
