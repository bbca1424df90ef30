"""The dataset in other formats, opened as their users open them."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from outputs.dataset import dataset, exports, schema
from outputs.dataset.exports import Format
from outputs.records import Results, RunInfo


@pytest.fixture(scope="module")
def run_folder(sample_results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "latest"
    dataset.write_dataset(folder, sample_results, RunInfo())
    return folder


def rows(run_folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(run_folder / f"{table}.parquet").to_pylist()
    return found


def test_csv_has_its_header_on_the_first_line_and_every_row(run_folder: Path, tmp_path: Path) -> None:
    written = exports.export(run_folder, tmp_path, Format.CSV)
    assert {path.stem for path in written} == {table.name for table in schema.load().tables}
    with (tmp_path / "histories.csv").open(encoding="utf-8", newline="") as file:
        header, *body = list(csv.reader(file))
    assert header == pq.read_schema(run_folder / "histories.parquet").names
    assert len(body) == len(rows(run_folder, "histories"))


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-x", "@sum", "\t=1"])
def test_no_cell_of_text_is_taken_for_a_formula(text: str) -> None:
    assert exports.plain(text) == f"'{text}"


def test_numbers_and_plain_text_stay_as_they_are() -> None:
    assert [exports.plain(value) for value in (-1.5, None, True, "A – B", ["a", "b"])] == [
        -1.5,
        None,
        True,
        "A – B",
        "a | b",
    ]


def test_json_lines_say_the_same_as_the_dataset(run_folder: Path, tmp_path: Path) -> None:
    exports.export(run_folder, tmp_path, Format.JSONL)
    lines = (tmp_path / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["finding_id"] for line in lines] == [r["finding_id"] for r in rows(run_folder, "findings")]


def test_the_workbook_has_a_filterable_sheet_for_each_table_and_a_dictionary(run_folder: Path, tmp_path: Path) -> None:
    (path,) = exports.export(run_folder, tmp_path, Format.XLSX)
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == ["data dictionary", *(table.name for table in schema.load().tables)]
    for sheet in workbook:
        assert sheet.auto_filter.ref and sheet.freeze_panes == "A2"
    assert workbook["histories"].max_row == len(rows(run_folder, "histories")) + 1


def test_the_database_answers_through_its_views(run_folder: Path, tmp_path: Path) -> None:
    (path,) = exports.export(run_folder, tmp_path, Format.DUCKDB)
    exports.export(run_folder, tmp_path, Format.DUCKDB)  # an earlier one is replaced
    with duckdb.connect(str(path), read_only=True) as database:
        latest = database.execute("select count(*) from latest_status").fetchone()
        silent = database.execute("select count(*) from silence where silent > 0").fetchone()
        errors = database.execute('select count(*) from "errors"').fetchone()
    assert latest and silent and errors
    reported = {row["recommendation_id"] for row in rows(run_folder, "histories")}
    assert latest[0] == len(reported)
    assert silent[0] > 0
    assert errors[0] == sum(row["severity"] == "error" for row in rows(run_folder, "findings"))


def test_a_folder_without_a_dataset_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(exports.NoDataset, match="Run the pipeline first"):
        exports.export(tmp_path, tmp_path / "out", Format.CSV)
