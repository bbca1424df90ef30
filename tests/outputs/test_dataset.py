"""Writing a run: every file, equal bytes, invariants, and the run before kept whatever happens."""

import dataclasses
import json
import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.records import Place, Problem, ProblemKind
from normalise.records import Account, LedgerRow, RowOutcome
from outputs import results
from outputs.dataset import dataset, invariants, schema, swap
from outputs.records import Results, RunInfo
from tests.factories import account, claim, mention
from tests.outputs import situations
from tests.outputs.situations import attachment, pending, topic

TABLES = tuple(table.name for table in schema.load().tables)
RUN = RunInfo(settings=(("corpus", "corpus"),), seconds=(("extract", 1.5),))


def papers() -> list[Account]:
    return [
        account("a", mention("m1", number="1", status="in_progress", owners=("Housing",)), dated="2019-01-10"),
        account("b", mention("m2", number="1", status="implemented"), pending("m3", number="2"), dated="2020-01"),
        account("c", claim("c1", 3), topic("m4"), attachments=(attachment("Appendix 2"),), dated="2021"),
        account("d", problems=(Problem(ProblemKind.DAMAGED, "It is cut off."),), is_readable=False),
    ]


def made(said: list[Account] | None = None) -> Results:
    said = papers() if said is None else said
    return results.build_results(said, situations.linked(sorted(said, key=lambda a: a.facts.paper.path), 3))


def parquet_bytes(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.parquet"))}


def test_a_run_writes_every_file_of_the_contract(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "latest", made(), RUN)
    expected = {*(f"{name}.parquet" for name in TABLES), "datapackage.json", "run.json", "report.html"}
    assert {path.name for path in (tmp_path / "latest").iterdir()} == expected
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]


def test_an_empty_corpus_gives_empty_tables_with_their_columns(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "latest", made([]), RUN)
    for table in schema.load().tables:
        written = pq.read_table(tmp_path / "latest" / f"{table.name}.parquet")
        assert written.num_rows == 0 or table.name in ("series", "recommendations", "findings")
        assert written.column_names == [column.name for column in table.columns]


def test_the_same_papers_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "one", made(), RUN)
    shuffled = papers()
    random.Random(4).shuffle(shuffled)
    dataset.write_dataset(tmp_path / "two", made(shuffled), dataclasses.replace(RUN, seconds=(("extract", 9.0),)))
    assert parquet_bytes(tmp_path / "one") == parquet_bytes(tmp_path / "two")
    runs = [json.loads((tmp_path / name / "run.json").read_text(encoding="utf-8")) for name in ("one", "two")]
    assert runs[0].pop("seconds") != runs[1].pop("seconds")
    assert runs[0] == runs[1]
    assert (tmp_path / "one/report.html").read_bytes() == (tmp_path / "two/report.html").read_bytes()


def test_columns_carry_their_descriptions_and_closed_vocabularies(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "latest", made(), RUN)
    written = pq.read_schema(tmp_path / "latest/histories.parquet")
    assert all(field.metadata[b"description"] for field in written)
    statuses = pq.read_table(tmp_path / "latest/histories.parquet").column("status").combine_chunks()
    assert statuses.to_pylist() == ["in_progress", "implemented", "not_stated"]
    assert str(written.field("status").type).startswith("dictionary")


def test_the_record_of_a_run_tells_versions_counts_and_what_each_file_hashes_to(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "latest", made(), RUN)
    record = json.loads((tmp_path / "latest/run.json").read_text(encoding="utf-8"))
    assert record["versions"]["python"] and record["versions"]["pyarrow"]
    assert record["counts"]["papers"] == 4 and record["counts"]["papers_unreadable"] == 1
    assert set(record["files"]) == {path.name for path in (tmp_path / "latest").iterdir()} - {"run.json"}
    assert record["seconds"] == {"extract": 1.5}


def broken() -> Results:
    good = made()
    rows = list(good.histories)
    rows[1] = dataclasses.replace(rows[1], mention_id="nowhere")
    return dataclasses.replace(good, histories=tuple(rows))


def test_a_broken_invariant_names_its_place_and_keeps_the_run_before(tmp_path: Path) -> None:
    out = tmp_path / "latest"
    dataset.write_dataset(out, made(), RUN)
    before = parquet_bytes(out)
    with pytest.raises(invariants.BrokenInvariant, match="histories, row 2, mention_id: 'nowhere' is not in mentions"):
        dataset.write_dataset(out, broken(), RUN)
    assert parquet_bytes(out) == before


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("status", "finished", "'finished' is none of implemented"),
        ("paper_path", "", "is required and empty"),
        ("sequence", 1, "is there twice"),
    ],
)
def test_vocabularies_required_values_and_keys_are_checked(tmp_path: Path, field: str, value: object, why: str) -> None:
    good = made()
    rows = list(good.histories)
    rows[1] = dataclasses.replace(rows[1], **{field: value})  # type: ignore[arg-type]
    with pytest.raises(invariants.BrokenInvariant, match=why):
        dataset.write_dataset(tmp_path / "latest", dataclasses.replace(good, histories=tuple(rows)), RUN)


def with_rows(*rows: tuple[int, RowOutcome]) -> Results:
    """Results of a paper with a table in block 3, whose row 1 holds a mention."""
    row = mention("m1", number="1", place=Place(3, 1))
    return made([account("a", row, ledger=tuple(LedgerRow(Place(3, index), outcome) for index, outcome in rows))])


def test_the_rows_of_a_table_are_all_told(tmp_path: Path) -> None:
    dataset.write_dataset(tmp_path / "out", with_rows((0, RowOutcome.HEADING), (1, RowOutcome.MENTION)), RUN)
    rows = pq.read_table(tmp_path / "out" / "table_rows.parquet").to_pylist()
    assert [(row["block_no"], row["row_index"], row["outcome"]) for row in rows] == [
        (3, 0, "heading"),
        (3, 1, "mention"),
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (((0, RowOutcome.HEADING), (2, RowOutcome.MENTION)), "table_rows, row 2, row_index: is 2, not 1"),
        (((0, RowOutcome.HEADING), (1, RowOutcome.UNPARSED)), "mentions, row 1, row_index: row 1 is no mention's"),
    ],
)
def test_a_lost_row_of_a_table_breaks_an_invariant(
    tmp_path: Path, rows: tuple[tuple[int, RowOutcome], ...], why: str
) -> None:
    with pytest.raises(invariants.BrokenInvariant, match=why):
        dataset.write_dataset(tmp_path / "out", with_rows(*rows), RUN)


def test_a_paper_that_is_there_twice_has_two_rows_and_its_mentions_once(tmp_path: Path) -> None:
    first = papers()[0]
    paper = dataclasses.replace(first.facts.paper, path="z-copy.txt")
    copy = dataclasses.replace(first, facts=dataclasses.replace(first.facts, paper=paper))
    found = results.build_results([copy, first], situations.linked([first]))
    dataset.write_dataset(tmp_path / "latest", found, RUN)
    written = pq.read_table(tmp_path / "latest/papers.parquet", columns=["path", "duplicate_of"]).to_pylist()
    assert [row["duplicate_of"] for row in written] == [None, first.facts.paper.paper_id]
    assert pq.read_metadata(tmp_path / "latest/mentions.parquet").num_rows == 1


def test_a_failure_while_writing_keeps_the_run_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "latest"
    dataset.write_dataset(out, made(), RUN)
    before = parquet_bytes(out)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("outputs.report.report.write_report", fail)
    with pytest.raises(OSError, match="disk full"):
        dataset.write_dataset(out, made([]), RUN)
    assert parquet_bytes(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]


def test_results_may_not_replace_a_folder_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(swap.NotAResultsFolder):
        dataset.write_dataset(tmp_path, made(), RUN)
    assert (tmp_path / "thesis.docx").exists()
