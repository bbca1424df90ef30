"""Findings that an analyst set aside: `corpus/silenced.toml` in; they stay in the dataset, with the reason."""

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from outputs.records import Finding

Words = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
HEADER = "[[silenced]]"


class BadSilence(ValueError):
    """The file breaks its form; `str(error)` names the file, the line and what to do."""


class Silence(BaseModel):
    """One `[[silenced]]`: a check that is set aside for a recommendation, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    check: Words
    recommendation: Words  # its id, or a series' id for findings about the series as a whole
    reason: Words
    by: Words | None = None  # who set it aside

    @property
    def told(self) -> str:
        """The reason, and whose it is where that is said."""
        return f"{self.reason} ({self.by})" if self.by else self.reason


def read_silenced(path: Path, checks: Iterable[str]) -> tuple[Silence, ...]:
    """What the file sets aside; nothing if there is no such file. Raises BadSilence, also for an unknown check."""
    if not path.exists():
        return ()
    text = path.read_text(encoding="utf-8-sig")
    try:
        tables = tomllib.loads(text).get("silenced", [])
    except tomllib.TOMLDecodeError as error:
        raise BadSilence(f"{path}: not valid TOML: {error}") from error
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == HEADER]
    if len(starts) != len(tables):
        raise BadSilence(f"{path}: write {HEADER} on a line of its own before each entry")
    return tuple(_read(path, start, table, set(checks)) for start, table in zip(starts, tables, strict=True))


def _read(path: Path, start: int, table: object, checks: set[str]) -> Silence:
    try:
        silence = Silence.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "silenced"
        advice = "needs check, recommendation, reason and, if you like, by, each in quotation marks"
        message = f"{path}, line {start}: {key}: {advice}"
        raise BadSilence(message) from error
    if silence.check not in checks:
        raise BadSilence(f"{path}, line {start}: check: {silence.check} is none of {', '.join(sorted(checks))}")
    return silence


def apply(
    findings: Iterable[Finding], silenced: Sequence[Silence], renamed: Mapping[str, str] = {}
) -> tuple[Finding, ...]:
    """The findings in their order, those that are set aside with the reason; `renamed` gives former ids their own."""
    reasons = {(one.check, renamed.get(one.recommendation, one.recommendation)): one.told for one in silenced}
    return tuple(_set_aside(finding, _reason(finding, reasons)) for finding in findings)


def _set_aside(finding: Finding, reason: str) -> Finding:
    return dataclasses.replace(finding, silenced=reason) if reason else finding


def _reason(finding: Finding, reasons: dict[tuple[str, str], str]) -> str:
    subject = finding.recommendation_id or finding.series_id or ""
    return reasons.get((finding.check, subject), "")
