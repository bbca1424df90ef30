"""The report: one file, no network, everything in it, nothing by colour alone."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from extract.records import BBox
from link.records import Linked
from normalise.records import Account, Mention
from outputs import results
from outputs.records import Reporting, Results
from outputs.report import report, report_data, report_words
from outputs.report.page_pictures import Picture, Spot
from tests.factories import account, mention
from tests.outputs import situations
from tests.outputs.test_dataset import made, papers


def data(html: str) -> Any:
    """What the report's script draws from."""
    found = re.search(r'<script type="application/json" id="data"( data-packed)?>(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found[2])) if found[1] else found[2])


def test_the_report_stands_alone() -> None:
    html = report.render(made())
    assert not re.search(r"""(?:src|href)=["'](?![#{])""", html)
    assert "http:" not in html and "https:" not in html and "@import" not in html
    assert not re.search(r"url\((?!#)", html)
    assert "default-src 'none'" in html


def test_every_recommendation_paper_and_finding_is_in_it() -> None:
    found = made()
    html = report.render(found)
    assert [one["id"] for one in data(html)["recommendations"]] == [
        row.recommendation.recommendation_id for row in found.recommendations
    ]
    for finding in found.findings:
        assert f'id="finding-{finding.finding_id}"' in html
    assert all(row.facts.paper.path in html for row in found.papers)
    assert "It is cut off." in html


def test_each_class_of_reporting_is_told_in_words_and_by_a_symbol() -> None:
    assert set(report_words.REPORTING_CELLS) == set(Reporting)
    cells = data(report.render(made()))["cells"]
    assert {words for _, _, words, _ in cells} >= {"cannot tell", "not mentioned", "in progress"}
    assert len({tone.symbol for tone in report_words.TONES}) == len(report_words.TONES)
    assert "cannot tell" in report.render(made())


def test_words_of_papers_are_never_taken_for_html() -> None:
    evil = "</script><script>alert(1)</script><!--"
    html = report.render(made([account("one", mention("m1", number="1", wording=evil, evidence=evil), title=evil)]))
    assert "<script>alert" not in html
    assert data(html)["recommendations"][0]["wording"] == evil


def test_an_empty_corpus_has_a_report_too() -> None:
    nothing = results.build_results([], Linked((), (), (), (), ()))
    assert "No recommendations were found" in report.render(nothing)


def test_equal_results_give_equal_bytes() -> None:
    assert report.render(made()) == report.render(made(list(reversed(papers()))))


def test_the_grid_has_a_cell_for_each_recommendation_and_paper_of_its_series() -> None:
    content = data(report.render(made()))
    for one in content["recommendations"]:
        assert len(one["cells"]) == len(content["series"][one["series"]]["papers"])


def test_a_changed_wording_is_shown_word_by_word() -> None:
    before = account("a", mention("m1", number="1", wording="Mend the roof by 2020."), dated="2019")
    after = account("b", mention("m2", number="1", wording="Mend the roof by 2024."), dated="2020")
    [one] = data(report.render(made_of(before, after)))["recommendations"]
    assert one["wordings"][1]["pieces"] == [
        ["kept", "Mend the roof by "],
        ["deleted", "2020."],
        ["inserted", "2024."],
    ]


def test_what_is_open_is_asked_with_its_place() -> None:
    odd = mention("m1", number="1", status="unclear", status_raw="Watching the swifts")
    [one] = data(report.render(made_of(account("a", odd))))["recommendations"]
    [question] = one["questions"]
    assert "Watching the swifts" in question["question"]
    assert question["place"] == "block 1"


@pytest.mark.parametrize("length", [10, report_data.PLAIN_UP_TO])
def test_much_data_is_packed_and_little_is_not(length: int) -> None:
    text, is_packed = report_data.embed({"a": "x" * length})
    assert is_packed == (length > 10)
    assert len(text) < 10_000


def test_pictures_are_never_packed_twice() -> None:
    spot = Spot("a.pdf", 1, BBox(0, 0, 9, 9))
    large = Picture("data:image/webp;base64," + "A" * report_data.PLAIN_UP_TO, 9, 9)
    assert json.loads(report_data.embed_pictures({spot: large}, [spot])) == {"0": [large.address, 9, 9]}


def made_of(*said: Account) -> Results:
    """Results of these papers, each number that they name a recommendation."""
    return results.build_results(said, situations.linked(said))


def test_papers_that_were_not_read_are_named_first_with_why() -> None:
    html = report.render(made())
    assert html.index("Not read, or only in part") < html.index("It is cut off.") < html.index("What needs a look")


def test_five_hundred_recommendations_in_twenty_papers_stay_below_five_megabytes() -> None:
    words = [hashlib.sha256(str(n).encode()).hexdigest()[: 2 + n % 9] for n in range(3000)]
    said = [account(f"p{paper}", *_entries(paper, words), dated=str(2000 + paper)) for paper in range(20)]
    html = report.render(made_of(*said))
    assert len(data(html)["recommendations"]) == 500
    assert len(html.encode("utf-8")) < 5_000_000


def _entries(paper: int, words: list[str]) -> Iterator[Mention]:
    statuses = ("implemented", "in_progress", "planned", "stalled", "not_stated")
    for number in range(1, 501):
        update = " ".join(words[(paper * 7919 + number * 104729 + k * k) % len(words)] for k in range(50))
        wording = " ".join(words[(number * 31 + k) % len(words)] for k in range(25))
        given = {"wording": wording, "update": update, "status": statuses[(paper * 3 + number) % 5]}
        yield mention(f"m{paper}-{number}", number=str(number), row_index=number, **given)
