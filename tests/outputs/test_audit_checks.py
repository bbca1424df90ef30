"""The list of checks, and the ids of what they find."""

from outputs import results
from outputs.audit import audit_checks
from outputs.records import Severity
from tests.factories import account, mention
from tests.outputs import situations


def test_each_check_has_a_name_of_its_own_and_an_explanation() -> None:
    explanations = audit_checks.explanations()
    assert len({name for name, _ in explanations}) == len(audit_checks.CHECKS) == 27
    assert all(text.endswith(".") for _, text in explanations)


def test_findings_keep_their_ids_when_another_paper_arrives() -> None:
    papers = [
        account("one", mention("m1", number="1", status="in_progress"), dated="2019"),
        account("two", mention("m2", number="2", status="planned"), dated="2020"),
    ]
    before = results.build_results(papers, situations.linked(papers, 3)).findings
    papers.append(account("three", mention("m3", number="2", status="planned"), dated="2021"))
    after = results.build_results(papers, situations.linked(papers, 3)).findings
    lasting = {f.finding_id for f in before if f.check in ("never_reported", "dropped", "no_owner")}
    assert lasting <= {f.finding_id for f in after}


def test_errors_come_first_and_no_id_twice() -> None:
    papers = [
        account("one", mention("m1", number="1", status="not_stated"), mention("m2", number="1", status="not_stated"))
    ]
    findings = results.build_results(papers, situations.linked(papers, 3)).findings
    severities = [tuple(Severity).index(finding.severity) for finding in findings]
    assert severities == sorted(severities)
    assert len({finding.finding_id for finding in findings}) == len(findings)
