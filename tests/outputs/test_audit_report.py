"""The audit as text, JSON and CSV."""

import csv
import dataclasses
import json

import pytest

from link import linking
from outputs import results
from outputs.audit import audit_report
from outputs.audit.audit_report import Format
from outputs.records import Results, Severity
from tests.factories import account, claim, mention, naming


@pytest.fixture(scope="module")
def made() -> Results:
    body = naming("Oakshire Panel", "2014", is_title=True)
    first = account(
        "first",
        body,
        claim("c", 3),
        mention("a", number="1", status="in_progress", owners=("Oakby Council",)),
        mention("b", number="2", status="implemented"),
        dated="2015-06-01",
    )
    later = account("later", body, mention("c", number="2", status="in_progress"), dated="2016-06-01")
    return results.build_results([first, later], linking.link_accounts([first, later]))


def test_a_finding_is_a_line_with_its_place(made: Results) -> None:
    lines = audit_report.tell(made, made.findings).splitlines()
    assert any(line.startswith("corpus: error never_reported oakshire-panel-2014/3 Recommendation 3") for line in lines)
    assert any(line.startswith("later.txt:block 1: error reopened oakshire-panel-2014/2 ") for line in lines)
    assert lines[-1].startswith("3 errors")


def test_json_and_csv_hold_every_finding(made: Results) -> None:
    as_json = json.loads(audit_report.tell(made, made.findings, Format.JSON))
    as_csv = list(csv.DictReader(audit_report.tell(made, made.findings, Format.CSV).splitlines()))
    assert [one["finding_id"] for one in as_json] == [one["finding_id"] for one in as_csv]
    assert len(as_json) == len(made.findings)


def test_findings_go_to_the_owners_of_their_recommendations(made: Results) -> None:
    text = audit_report.tell(made, made.findings, by_owner=True)
    mine = text.partition("Oakby Council:")[2].partition("\n\n")[0]
    assert "oakshire-panel-2014/1" in mine
    assert "oakshire-panel-2014/3" not in mine


def test_findings_of_one_series_can_be_chosen(made: Results) -> None:
    assert audit_report.choose(made, "oakshire") == tuple(f for f in made.findings if f.series_id)
    with pytest.raises(audit_report.NoSuchSeries, match="oakshire"):
        audit_report.choose(made, "marlwick")


def test_only_what_nobody_silenced_fails(made: Results) -> None:
    assert audit_report.fails(made.findings, Severity.ERROR)
    assert not audit_report.fails(made.findings, None)
    silenced = [dataclasses.replace(finding, silenced="known") for finding in made.findings]
    assert not audit_report.fails(silenced, Severity.WARNING)
    assert "silenced: known" in audit_report.tell(made, silenced)
    assert f"{len(silenced)} silenced" in audit_report.tell(made, silenced)
    notes = [finding for finding in made.findings if finding.severity is Severity.NOTE]
    assert not audit_report.fails(notes, Severity.WARNING)
