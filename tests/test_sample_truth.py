"""The sample papers, held against what a careful reader finds in them (`golden/sample_truth.toml`)."""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from normalise.records import Mention, PaperFacts, Scope
from outputs.records import Finding, Results

GOLDEN = Path(__file__).parent / "golden"
TRUTH: dict[str, Any] = tomllib.loads((GOLDEN / "sample_truth.toml").read_text(encoding="utf-8"))
AUDIT: dict[str, Any] = tomllib.loads((GOLDEN / "sample_audit.toml").read_text(encoding="utf-8"))
READABLE = TRUTH["paper"]
SERIES = {"flood": "flood-resilience-commission", "bus": "bus-services-task-group"}
by_file = pytest.mark.parametrize("paper", READABLE, ids=lambda paper: paper["file"])


def mentions_of(results: Results, file: str) -> dict[str, list[Mention]]:
    """The paper's mentions of its own recommendations, by number as resolved."""
    numbers = {one.mention_id: one.number for one in results.linked.resolutions}
    found: dict[str, list[Mention]] = defaultdict(list)
    for account in results.accounts:
        for mention in account.mentions:
            if account.facts.paper.path.endswith(file) and mention.scope in (Scope.OWN, Scope.GROUP, Scope.LIST):
                found[numbers[mention.mention_id] or ""].append(mention)
    return found


def facts_of(results: Results, file: str) -> PaperFacts:
    return next(a.facts for a in results.accounts if a.facts.paper.path.endswith(file))


@by_file
def test_each_paper_names_the_recommendations_that_a_reader_finds(
    sample_results: Results, paper: dict[str, Any]
) -> None:
    wanted = {m["number"] for m in paper.get("mentions", ()) if m["scope"] not in ("cross_reference", "topic")}
    assert set(mentions_of(sample_results, paper["file"])) == wanted


@by_file
def test_each_mention_says_what_a_reader_reads(sample_results: Results, paper: dict[str, Any]) -> None:
    found = mentions_of(sample_results, paper["file"])
    wrong = []
    for wanted in paper.get("mentions", ()):
        if wanted["scope"] in ("cross_reference", "topic"):
            continue
        statuses = {wanted["status"], *wanted.get("also", ())}
        scopes = {wanted["scope"], *wanted.get("also_scope", ())}
        if not any(m.status.value in statuses and m.scope in scopes for m in found[wanted["number"]]):
            wrong.append((wanted, [(m.scope.value, m.status.value, m.status.raw) for m in found[wanted["number"]]]))
    assert wrong == []


@by_file
def test_each_paper_is_dated_by_its_own_words(sample_results: Results, paper: dict[str, Any]) -> None:
    facts = facts_of(sample_results, paper["file"])
    assert facts.date is not None
    assert (facts.date.date, facts.date.precision) == (paper["date"], paper["precision"])
    assert facts.kind in paper["kind"]
    assert facts.committee in paper["committee"]


@pytest.mark.parametrize("wanted", AUDIT["finding"], ids=lambda finding: f"{finding['series']}:{finding['check'][0]}")
def test_the_audit_finds_what_a_reader_finds(sample_results: Results, wanted: dict[str, Any]) -> None:
    found = [finding for finding in sample_results.findings if _fits(sample_results, finding, wanted)]
    numbers = {finding.number for finding in found if finding.number}
    assert found
    assert set(wanted.get("numbers", ())) <= numbers
    if wanted.get("complete"):
        assert numbers == set(wanted["numbers"])


def _fits(results: Results, finding: Finding, wanted: dict[str, Any]) -> bool:
    is_series = finding.series_id is None or SERIES[wanted["series"]] in finding.series_id
    is_check = finding.check in wanted["check"] and is_series and wanted.get("names", "") in finding.message
    paths = {account.facts.paper.paper_id: account.facts.paper.path for account in results.accounts}
    is_paper = "paper" not in wanted or paths.get(finding.paper_id or "", "").endswith(wanted["paper"])
    return is_check and is_paper


@pytest.mark.parametrize("wanted", AUDIT["claim"], ids=lambda claim: f"{claim['paper']}:{claim['raw']}")
def test_each_count_that_a_paper_states_is_held_against_what_it_lists(
    sample_results: Results, wanted: dict[str, Any]
) -> None:
    account = next(a for a in sample_results.accounts if a.facts.paper.path.endswith(wanted["paper"]))
    found = [c for c in account.claims if c.stated_count == wanted["stated"] and wanted["raw"] in c.raw]
    assert len(found) == 1
    assert found[0].counted == wanted.get("counted")
    mismatches = [f for f in sample_results.findings if f.check == "count_mismatch"]
    is_mismatch = any(wanted["paper"] in place for finding in mismatches for place in finding.where)
    assert is_mismatch or not wanted.get("disagrees")


@pytest.mark.parametrize("decoy", AUDIT["decoy"], ids=lambda decoy: decoy["raw"])
def test_what_only_looks_like_a_recommendation_is_none(sample_results: Results, decoy: dict[str, Any]) -> None:
    account = next(a for a in sample_results.accounts if a.facts.paper.path.endswith(decoy["paper"]))
    own = [m for m in account.mentions if m.scope in (Scope.OWN, Scope.GROUP)]
    assert [m.evidence for m in own if decoy["raw"] in " ".join(m.evidence.split())] == []


def test_the_two_sets_of_recommendations_never_mix(sample_results: Results) -> None:
    sizes = {
        key: series.stated_count
        for key, slug in SERIES.items()
        for series in sample_results.linked.series
        if slug in series.series_id
    }
    assert sizes == {series["key"]: series["stated_count"] for series in AUDIT["series"]}
    assert len(sample_results.linked.series) == 2
