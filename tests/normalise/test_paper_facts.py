"""What a paper is, read from its own front matter."""

import dataclasses
from collections.abc import Sequence

import pytest

from extract.records import Block, Kind, Place
from normalise.papers import front_matter, paper_facts
from normalise.records import DateSource, PaperKind
from normalise.words import lexicons
from tests.normalise.made_papers import Part, paper

HEADER = [
    ["To:", "Parks and Piers Committee"],
    ["Date:", "Date of the meeting 9 May 2019"],
    ["Report of:", "Harbour Master"],
    ["Title of Report:", "Ferry Panel – 12 Month Update"],
]
PURPOSE = [["Purpose of report:", "To give the annual report on the pier"], ["Key decision:", "No"]]
LONG = "The partners met four times in the year and agreed how the work would be shared among them in June 2016."


def bold(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text, Place(0), is_bold=True)


@pytest.mark.parametrize("rules", [front_matter.rules(), paper_facts.kind_rules(), paper_facts.phrase_rules()])
def test_each_rule_is_the_first_to_read_its_own_examples(rules: Sequence[lexicons.Rule]) -> None:
    for rule in rules:
        for example in rule.examples:
            match = lexicons.first_match(rules, example)
            assert match and match[0].id == rule.id, (rule.id, example)
        assert not [text for text in rule.counter_examples if rule.search(text)], rule.id


@pytest.mark.parametrize("form", ["table", "lines", "label over value"])
def test_a_header_gives_title_committee_and_date(form: str) -> None:
    lines = [f"{label} {value}" for label, value in HEADER]
    over = [part for row in HEADER for part in row]
    forms: dict[str, list[Part]] = {"table": [HEADER], "lines": [*lines], "label over value": [*over]}
    parts = forms[form]
    facts = paper_facts.read_facts(paper(*parts, "# Background", LONG))
    assert facts.title == "Ferry Panel – 12 Month Update"
    assert facts.committee == "Parks and Piers Committee"
    assert facts.date and facts.date.date.isoformat() == "2019-05-09"
    assert facts.date_source is DateSource.PRINTED


def test_a_tracker_is_no_header() -> None:
    tracker = [["Subject", "Date"], ["Mend the pier", "June 2021"], ["Open a hub", "May 2022"]]
    facts = paper_facts.read_facts(paper("# Ferry tracker", tracker, path="papers/tracker.docx"))
    assert (facts.title, facts.date) == ("Ferry tracker", None)


def test_the_purpose_says_what_a_mere_report_is() -> None:
    header = [*HEADER[:3], ["Title of Report:", "Pier Partnership Report"]]
    assert paper_facts.read_facts(paper(header, PURPOSE)).kind is PaperKind.ANNUAL_REPORT


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (["# Progress on the Ferry Panel’s findings, June 2018", LONG], "2018-06-30"),
        (["MINUTES of a meeting of the Harbour Board held at the Pier on Friday, 8 March 2024.", LONG], "2024-03-08"),
        (["# Pier report", "15 July 2024", LONG], "2024-07-15"),
        (["# Pier report", LONG, "B. Moss, March 2018"], "2018-03-31"),
        (["# Pier report", LONG, "# Work finished by March 2018"], None),
        (["# Pier report", "Ordered to be printed 3 May 2018 and published 9 May 2018", LONG], "2018-05-09"),
        (["# Pier report", "# Issued from 1 May 2018 to 9 May 2018", LONG], None),
        (["# Ferries from 1 July 2021 to 30 June 2022", LONG], None),
        (["# Pier report", "Minutes of the meeting held on 1 May 2018 were agreed.", LONG], None),
    ],
)
def test_a_paper_prints_its_date_in_many_places(parts: list[str], date: str | None) -> None:
    read = paper_facts.read_facts(paper(*parts)).date
    assert (read.date.isoformat() if read else None) == date


@pytest.mark.parametrize(
    ("path", "date", "precision"),
    [
        ("2017-12-appendix-1.docx", "2017-12-31", "month"),
        ("papers/2018-04-05-update.pdf", "2018-04-05", "day"),
        ("papers/Update_June_2018.pdf", "2018-06-30", "month"),
    ],
)
def test_a_file_name_dates_a_paper_only_where_the_paper_does_not(path: str, date: str, precision: str) -> None:
    silent = paper_facts.read_facts(paper("# Pier report", LONG, path=path))
    assert silent.date and (silent.date.date.isoformat(), silent.date.precision) == (date, precision)
    assert silent.date_source is DateSource.FILE_NAME
    dated = paper_facts.read_facts(paper("# Pier report, May 2015", LONG, path=path))
    assert dated.date and dated.date.raw == "May 2015"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["THORNSHIRE COUNTY COUNCIL", "Pier Safety Review", LONG], "Pier Safety Review"),
        (["Agenda item 4", "Response to the", "Ferry Panel", LONG], "Response to the Ferry Panel"),
        (["FERRY BOARD", "3rd Report of Session 2011-12", "Piers", "Report", LONG], "Piers"),
        (["a smudge on the scan", "Pier wardens", LONG], "Pier wardens"),
        (["Ferry Board, 18 January 2022", "Ferries: a note", LONG], "Ferries: a note"),
        (["T/HR/14/2", "Fourth session", "Ferries and their piers", LONG], "Ferries and their piers"),
        (
            ["Marlwick Town Council", "Pier Report", "Quarter 3", "2024/25", "By us", "We met."],
            "Pier Report Quarter 3 2024/25",
        ),
        ([LONG], ""),
    ],
)
def test_the_title_is_the_first_line_that_can_be_one(lines: list[str], title: str) -> None:
    parts = [line if line.endswith(".") or line == "By us" else bold(line) for line in lines]
    assert paper_facts.read_facts(paper(*parts)).title == title


@pytest.mark.parametrize(
    ("title", "kind", "committee"),
    [
        ("Appendix 1 - Actions taken on the Ferry Panel’s findings", "appendix", ""),
        ("Minutes of the Harbour Board", "minutes", "Harbour Board"),
        ("Third report of the Ferries Committee", "report", "Ferries Committee"),
        ("Response to the Pier Fire Inquiry", "response", ""),
        ("Letter", "other", ""),
    ],
)
def test_a_title_tells_kind_and_committee(title: str, kind: str, committee: str) -> None:
    facts = paper_facts.read_facts(paper(f"# {title}", LONG))
    assert (facts.kind, facts.committee) == (kind, committee)


def test_a_quarter_in_a_title_is_its_date_only_where_nothing_is_more_exact() -> None:
    undated = paper_facts.read_facts(paper("# Pier report Quarter 3 2024/25", LONG, path="pier.pdf")).date
    assert undated and (undated.date.isoformat(), undated.precision) == ("2024-12-31", "quarter")
    named = paper_facts.read_facts(paper("# Pier report Quarter 3 2024/25", LONG, path="2025-03-04-pier.pdf")).date
    assert named and named.date.isoformat() == "2025-03-04"


def test_a_subtitle_belongs_to_the_title() -> None:
    facts = paper_facts.read_facts(paper("# Ferries", "Report on the ferries of the Ossel", LONG))
    assert facts.title == "Ferries: Report on the ferries of the Ossel"


def test_no_title_is_guessed_behind_a_first_page_that_could_not_be_read() -> None:
    document = dataclasses.replace(
        paper("# Pier wardens", LONG), unreadable_pages=(1,), metadata_title="Microsoft Word - Piers.doc"
    )
    assert paper_facts.read_facts(document).title == "Piers"


def test_a_period_is_kept_as_printed() -> None:
    assert (
        paper_facts.read_facts(paper("# Pier report", "# Section 2: Under way 2017-18", LONG)).period_raw == "2017-18"
    )
    assert paper_facts.read_facts(paper("# Pier report", "# Aims for 2018-19", LONG)).period_raw == ""


def test_the_same_words_in_another_layout_have_one_fingerprint() -> None:
    one = paper_facts.read_facts(paper("# Pier Report", LONG, [["a", "b"]]))
    other = paper_facts.read_facts(paper("Pier report", LONG.replace(" ", "  "), "A, b.", path="x.pdf"))
    assert one.text_sha256 == other.text_sha256 != ""
    assert paper_facts.read_facts(paper()).text_sha256 == ""
