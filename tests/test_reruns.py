"""Whatever changes between two runs, the second writes what a run that has read nothing before would write."""

from pathlib import Path

import pytest

import run_pipeline
from run_pipeline import Reading

TOPICS = ("Plant a tree at every school gate", "Count the trees each spring", "Publish what was felled and why")
REGISTER = """[[series]]
id = "elmshire-trees"
name = "Elmshire Tree Commission"
stated_count = 4
report_every_months = 6
"""
SILENCE = """[[silenced]]
check = "never_reported"
recommendation = "elmshire-trees/4"
reason = "It was withdrawn before the first report."
"""


def paper(county: str, day: str, statuses: tuple[str, ...]) -> str:
    """A progress report on the recommendations of a county's Tree Commission."""
    rows = (
        f"Recommendation {number}: {topic} in {county}.\nStatus: {status}\n"
        for number, (topic, status) in enumerate(zip(TOPICS, statuses, strict=False), start=1)
    )
    heading = f"{county.upper()} COUNTY COUNCIL\n\nProgress on the recommendations of the {county} Tree Commission\n"
    return f"{heading}\nReport to Cabinet, {day}\n\n" + "\n".join(rows)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two series with two papers each."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for county in ("Elmshire", "Oakshire"):
        for day, statuses in (("3 March 2020", ("Planned", "In progress")), ("2 March 2021", ("In progress",))):
            (folder / f"{county} {day}.txt").write_text(paper(county, day, statuses), encoding="utf-8")
    return folder


def change_papers(corpus: Path) -> None:
    """One more, one less, and one that says something else."""
    text = paper("Oakshire", "1 March 2022", ("Implemented", "Implemented", "Not started"))
    (corpus / "Oakshire 1 March 2022.txt").write_text(text, encoding="utf-8")
    (corpus / "Oakshire 2 March 2021.txt").unlink()
    changed = corpus / "Elmshire 2 March 2021.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("In progress", "Not started"), encoding="utf-8")


def change_settings(corpus: Path) -> None:
    """A series pinned, and a finding set aside."""
    (corpus / "series.toml").write_text(REGISTER, encoding="utf-8")
    (corpus / "silenced.toml").write_text(SILENCE, encoding="utf-8")


def judge_a_pair(corpus: Path) -> None:
    made = run_pipeline.read_and_audit(corpus, corpus.parent / "cache")
    left, right = (account.mentions[0].mention_id for account in made.accounts[:2])
    header = "left,right,decision,judged_by,judged_on,reason"
    row = f"{left},{right},different,A. Clerk,2022-05-01,They are of two schools"
    (corpus / "judgements.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")


def written(corpus: Path, out: Path, cache: Path | None) -> dict[str, bytes]:
    """The files of a run but its record, by name."""
    made = run_pipeline.run(corpus, out, Reading(workers=1, cache=cache))
    assert len(made.linked.series) == 2
    assert made.findings
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != "run.json"}


def test_a_rerun_writes_what_a_first_run_would(corpus: Path, tmp_path: Path) -> None:
    before = written(corpus, tmp_path / "out", tmp_path / "cache")
    for change in (change_papers, change_settings, judge_a_pair):
        change(corpus)
        after = written(corpus, tmp_path / "out", tmp_path / "cache")
        assert after != before
        assert after == written(corpus, tmp_path / "anew", None)
        before = after


def test_a_damaged_cache_is_read_anew(corpus: Path, tmp_path: Path) -> None:
    before = written(corpus, tmp_path / "out", tmp_path / "cache")
    for index, path in enumerate(sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())):
        path.write_bytes(path.read_bytes()[: 40 * index])
    assert written(corpus, tmp_path / "out", tmp_path / "cache") == before
