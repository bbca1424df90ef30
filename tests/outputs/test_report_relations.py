"""What the report shows of relations, and of findings that a person set aside."""

import dataclasses
import re

from link import linking
from outputs import results
from outputs.records import Results
from outputs.report import report
from tests.factories import mention
from tests.link.test_linking import DAMP, WARM, paper
from tests.outputs.test_report import data

BOTH = f"{WARM}; and {DAMP}"


def made() -> Results:
    papers = [
        paper(2015, mention("a1", number="1", wording=WARM), mention("a2", number="2", wording=DAMP)),
        paper(2016, mention("b1", number="1", former_numbers=("1", "2"), wording=BOTH)),
    ]
    return results.build_results(papers, linking.link_accounts(papers))


def test_a_merged_recommendation_and_what_took_it_in_point_at_each_other() -> None:
    told = {one["number"]: one.get("relations") for one in data(report.render(made()))["recommendations"]}
    (gone,), (whole,) = told["2"], told["1"]
    assert (gone["words"], whole["words"]) == ("Merged into", "Has taken in")
    assert gone["other"].endswith("/1") and whole["other"].endswith("/2")
    assert gone["why"] == "printed 1, formerly 1 and 2"
    assert gone["place"]


def test_a_finding_that_was_set_aside_is_shown_with_its_reason_and_not_counted() -> None:
    plain = made()
    aside = tuple(dataclasses.replace(one, silenced="agreed (Ada Marlow)") for one in plain.findings[:1])
    page = report.render(dataclasses.replace(plain, findings=(*aside, *plain.findings[1:])))
    assert page.count('<span class="tag change">set aside</span>') == 1
    assert "1 more was set aside by a person" in page
    assert data(page)["findings"][0]["silenced"] == "agreed (Ada Marlow)"
    assert "set aside" not in re.sub(r"<script.*?</script>", "", report.render(plain), flags=re.DOTALL)


def test_an_old_address_finds_its_series() -> None:
    (series,) = data(report.render(made()))["series"]
    assert series["former"] == ["oakshire-housing-commission"]
