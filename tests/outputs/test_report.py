"""The report: one file, no network, everything in it, nothing by colour alone."""

import re

from outputs import report
from outputs.records import Reporting
from tests.factories import account, mention
from tests.outputs.test_dataset import made


def test_the_report_stands_alone() -> None:
    html = report.render(made())
    assert not re.search(r"""(?:src|href)=["'](?!#)""", html)
    assert "http" not in html and "url(" not in html and "@import" not in html


def test_every_recommendation_paper_and_finding_is_in_it() -> None:
    results = made()
    html = report.render(results)
    for row in results.recommendations:
        assert f'id="{row.recommendation.recommendation_id}"' in html
    for finding in results.findings:
        assert f'id="finding-{finding.finding_id}"' in html
    assert all(row.facts.paper.path in html for row in results.papers)
    assert "It is cut off." in html


def test_each_class_of_reporting_is_told_in_words() -> None:
    assert set(report.CELL_WORDS) == set(Reporting)
    html = report.render(made())
    assert "cannot tell" in html and "not mentioned" in html


def test_words_of_papers_are_never_taken_for_html() -> None:
    html = report.render(made([account("one", mention("m1", number="1", evidence="<script>alert(1)</script>"))]))
    assert "<script" not in html and "&lt;script&gt;" in html


def test_an_empty_corpus_has_a_report_too() -> None:
    assert "Papers" in report.render(made([]))
