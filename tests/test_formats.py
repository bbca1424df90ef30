"""The same paper in every format says the same of its recommendations."""

import zipfile
from pathlib import Path

import pytest

import run_pipeline
from extract import papers
from normalise.records import Account, Mention, Status
from tests import tracker_forms

STATUSES = (Status.IMPLEMENTED, Status.IN_PROGRESS, Status.NOT_STARTED, Status.PARTIALLY_IMPLEMENTED)


def account(corpus: Path) -> Account:
    (path,) = papers.find_papers(corpus)
    return run_pipeline.read_paper(path, corpus)


def said(mention: Mention) -> tuple[object, ...]:
    """What a mention says, apart from where."""
    due = mention.due.date if mention.due else None
    return (
        mention.number,
        mention.wording,
        mention.status.value,
        mention.status.raw,
        mention.owners_raw,
        due,
        mention.scope,
    )


@pytest.fixture(scope="module")
def in_word(tmp_path_factory: pytest.TempPathFactory) -> Account:
    """What the tracker says as a Word paper."""
    corpus = tmp_path_factory.mktemp("word")
    (corpus / "tracker.docx").write_bytes(tracker_forms.as_docx())
    return account(corpus)


def test_the_tracker_is_understood(in_word: Account) -> None:
    assert tuple(mention.status.value for mention in in_word.mentions) == STATUSES
    assert [mention.wording for mention in in_word.mentions] == [row[1] for row in tracker_forms.ROWS[1:]]


@pytest.mark.parametrize("name", list(tracker_forms.FORMS))
def test_a_tracker_says_the_same_in_every_format(name: str, tmp_path: Path, in_word: Account) -> None:
    (tmp_path / name).write_bytes(tracker_forms.FORMS[name]())
    read = account(tmp_path)
    assert [said(mention) for mention in read.mentions] == [said(mention) for mention in in_word.mentions]
    assert (read.facts.title, read.facts.date, read.facts.committee, read.problems) == (
        in_word.facts.title,
        in_word.facts.date,
        in_word.facts.committee,
        (),
    )


def test_a_tracker_says_the_same_inside_an_archive(tmp_path: Path, in_word: Account) -> None:
    with zipfile.ZipFile(tmp_path / "papers.zip", "w") as archive:
        archive.writestr("appendices/tracker.html", tracker_forms.as_html())
    read = account(tmp_path)
    assert read.facts.paper.path == "papers.zip/appendices/tracker.html"
    assert [said(mention) for mention in read.mentions] == [said(mention) for mention in in_word.mentions]


def test_every_format_goes_through_a_run(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in tracker_forms.FORMS:
        (corpus / name).write_bytes(tracker_forms.FORMS[name]())
    with zipfile.ZipFile(corpus / "papers.zip", "w") as archive:
        archive.writestr("appendix 1.docx", tracker_forms.as_docx())
    made = run_pipeline.run(corpus, tmp_path / "out")
    read = {found.facts.paper.path: found for found in made.accounts}
    assert sorted(read) == sorted([*tracker_forms.FORMS, "papers.zip/appendix 1.docx"])
    assert {len(found.mentions) for found in read.values()} == {4}
