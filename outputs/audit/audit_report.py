"""Findings for a terminal, a script or a spreadsheet: chosen, ordered and printed as a linter prints them."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum

from link.records import Series
from outputs import printable
from outputs.records import Finding, Results, Severity

NO_OWNER = "no owner named"
WHOLE_CORPUS = "corpus"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class NoSuchSeries(Exception):
    """No series of the corpus holds the words asked for; the message names those there are."""


def choose(results: Results, series: str = "") -> tuple[Finding, ...]:
    """The findings, or those about the series whose id or name holds these words; raises NoSuchSeries."""
    words = series.casefold()
    wanted = {one.series_id for one in results.linked.series if any(words in known.casefold() for known in _names(one))}
    if series and not wanted:
        known = ", ".join(one.series_id for one in results.linked.series) or "none"
        raise NoSuchSeries(f"No series has “{series}” in its name. The series here: {known}.")
    return tuple(finding for finding in results.findings if not series or finding.series_id in wanted)


def _names(series: Series) -> tuple[str, ...]:
    return series.series_id, series.name, *series.aliases, *series.former_ids


def fails(findings: Iterable[Finding], at: Severity | None) -> bool:
    """Whether a finding that nobody silenced is at least so severe; never where no severity is given."""
    order = tuple(Severity)
    return at is not None and any(
        order.index(finding.severity) <= order.index(at) and not finding.silenced for finding in findings
    )


def tell(results: Results, findings: Sequence[Finding], form: Format = Format.TEXT, by_owner: bool = False) -> str:
    """The findings in a form: a line each, a JSON list, or CSV; in text, under their owners if asked for."""
    if form is Format.JSON:
        return json.dumps([_fields(results, finding) for finding in findings], ensure_ascii=False, indent=1)
    if form is Format.CSV:
        return _csv([_fields(results, finding) for finding in findings])
    paths = {paper.facts.paper.paper_id: paper.facts.paper.path for paper in results.papers}
    if not by_owner:
        return "\n".join([*(line(finding, paths) for finding in findings), _counts(findings)])
    blocks = []
    for owner, group in _by_owner(results, findings).items():
        blocks += [f"{owner}:", *(f"  {line(finding, paths)}" for finding in group), ""]
    return "\n".join([*blocks, _counts(findings)])


def line(finding: Finding, paths: Mapping[str, str]) -> str:
    """ "path:page: severity check recommendation message", silenced ones with the reason."""
    subject = finding.recommendation_id or finding.series_id or "-"
    silenced = f" (silenced: {finding.silenced})" if finding.silenced else ""
    told = f"{_spot(finding, paths)}: {finding.severity} {finding.check} {subject} {finding.message}{silenced}"
    return printable.escape(told)


def _spot(finding: Finding, paths: Mapping[str, str]) -> str:
    """Path and page, block or row of what is quoted; the paper, or the whole corpus, where nothing is."""
    path = paths.get(finding.paper_id or "", "")
    chosen = next((where for where in finding.where if path and where.startswith(path)), next(iter(finding.where), ""))
    if not chosen:
        return path or WHOLE_CORPUS
    place, _, spot = chosen.rpartition(", page ")
    return f"{place}:{spot.partition(',')[0]}" if place else chosen.replace(", ", ":", 1)


def _by_owner(results: Results, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings under each owner of their recommendation, in the order of the owners' names."""
    owners = {row.recommendation.recommendation_id: row.owners for row in results.recommendations}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for owner in owners.get(finding.recommendation_id or "", ()) or (NO_OWNER,):
            groups[owner].append(finding)
    return {owner: groups[owner] for owner in sorted(groups, key=lambda owner: (owner == NO_OWNER, owner))}


def _counts(findings: Sequence[Finding]) -> str:
    live = [finding for finding in findings if not finding.silenced]
    counts = [(sum(finding.severity is severity for finding in live), severity.value) for severity in Severity]
    said = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)
    return f"{said}, {len(findings) - len(live)} silenced" if len(live) < len(findings) else said


def _fields(results: Results, finding: Finding) -> dict[str, object]:
    paths = {paper.facts.paper.paper_id: paper.facts.paper.path for paper in results.papers}
    return {**asdict(finding), "path": paths.get(finding.paper_id or "")}


def _csv(rows: Sequence[Mapping[str, object]]) -> str:
    out = io.StringIO()
    columns = [*Finding.__dataclass_fields__, "path"]
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: " | ".join(value) if isinstance(value, tuple) else value for key, value in row.items()})
    return out.getvalue().rstrip("\n")
