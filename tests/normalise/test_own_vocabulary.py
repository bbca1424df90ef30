"""An analyst's own words beside the corpus, and what is said of a file that breaks its form."""

from pathlib import Path

import pytest

from normalise import mentions, vocabulary
from normalise.records import Response, Status
from normalise.statuses import responses, statuses
from tests.normalise.made_papers import Rows, paper

WORDS = """
[[status]]
labels = ["In hand", "Being dealt with"]
value = "in_progress"

[[status]]
labels = ["Closed"]
value = "implemented"

[[response]]
labels = ["Taken on board"]
value = "noted"

[[owner]]
name = "Public Realm Team"
aliases = ["PRT", "the gardeners"]
"""


def own(folder: Path, text: str) -> vocabulary.Vocabulary:
    (folder / vocabulary.FILE_NAME).write_text(text, encoding="utf-8")
    return vocabulary.read_vocabulary(folder)


def test_own_labels_come_before_ours(tmp_path: Path) -> None:
    with vocabulary.in_use(own(tmp_path, WORDS)):
        assert statuses.read_status("In hand: Parks Team").status.value is Status.IN_PROGRESS
        assert statuses.read_status("Closed").status.value is Status.IMPLEMENTED
        assert statuses.read_status("Closed – not implemented").status.value is not None
        response = responses.read_response("Taken on board")
        assert response is not None and response.value is Response.NOTED
    assert statuses.read_status("Being dealt with").status.value is Status.UNCLEAR
    assert statuses.read_status("Closed").status.value is Status.CLOSED_UNSPECIFIED


def test_an_alias_gives_the_full_name_and_the_print_is_kept(tmp_path: Path) -> None:
    rows: Rows = [
        ["Recommendation", "Progress"],
        ["Recommendation 1\nMap the drains.", "Complete: PRT"],
        ["Recommendation 2\nClear them.", "In hand: the gardeners"],
    ]
    with vocabulary.in_use(own(tmp_path, WORDS)):
        one, two = mentions.find_mentions(paper(rows))
    assert (one.owners, one.owners_raw) == (("Public Realm Team",), ("PRT",))
    assert (two.owners, two.status.value) == (("Public Realm Team",), Status.IN_PROGRESS)


def test_an_acronym_that_the_paper_defines_is_resolved() -> None:
    rows: Rows = [
        ["Recommendation", "Progress"],
        ["Recommendation 1\nMap the drains.", "Complete: TDB"],
        ["Recommendation 2\nClear them.", "On hold: OHB"],
    ]
    one, two = mentions.find_mentions(paper("The Thornshire Drainage Board (TDB) met in May.", rows))
    assert (one.owners, one.owners_raw) == (("Thornshire Drainage Board",), ("TDB",))
    assert two.owners == ("OHB",)


def test_no_file_is_no_vocabulary(tmp_path: Path) -> None:
    assert vocabulary.read_vocabulary(tmp_path) == vocabulary.NONE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[status]]\nlabels = ["In hand"]\nvalue = "moving"\n', "line 1: status.value: no such value"),
        (WORDS + '\n[[status]]\nvalue = "planned"\n', "line 18: status.labels: this key is missing"),
        ('[[statuses]]\nlabels = ["In hand"]\n', "line 1: statuses: no such key here"),
        ('[[status]]\nlabels = "In hand\n', "line 2"),
        ('[[status]]\nlabels = []\nvalue = "planned"\n', "line 1: status.labels: give at least one"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(vocabulary.BadVocabulary) as caught:
        own(tmp_path, text)
    assert "vocabulary.toml" in str(caught.value)
    assert told in str(caught.value)
