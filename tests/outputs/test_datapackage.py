"""The data package, as the frictionless library sees it."""

import json
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest

from outputs.dataset import datapackage, dataset, schema
from outputs.records import RunInfo
from tests.outputs.test_dataset import made


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "latest"
    dataset.write_dataset(out, made(), RunInfo())
    return out


def test_the_descriptor_is_valid(run: Path) -> None:
    descriptor = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    report = frictionless.Package.validate_descriptor(descriptor)
    assert report.flatten(["message"]) == []


def resource(run: Path, table: schema.Table, *without: str) -> frictionless.Resource:
    """A table as the library takes it: its rows in memory, for it reads Parquet only with another engine than ours."""
    rows = pq.read_table(run / f"{table.name}.parquet").to_pylist()
    described = datapackage.table_schema(schema.load(), table)
    described = {key: value for key, value in described.items() if key not in without}
    data: list[list[Any]] = [[column.name for column in table.columns], *(list(row.values()) for row in rows)]
    return frictionless.Resource(name=table.name, data=data, schema=frictionless.Schema.from_descriptor(described))


@pytest.mark.parametrize("table", schema.load().tables, ids=lambda table: table.name)
def test_the_rows_of_each_table_fit_its_schema(run: Path, table: schema.Table) -> None:
    assert resource(run, table, "foreignKeys").validate().flatten(["rowNumber", "fieldName", "message"]) == []


def test_every_foreign_key_is_found_in_its_table(run: Path) -> None:
    resources = [resource(run, table) for table in schema.load().tables]
    report = frictionless.Package(resources=resources).validate()
    assert report.flatten(["rowNumber", "fieldName", "message"]) == []


def test_every_file_is_described_but_those_that_describe(run: Path) -> None:
    descriptor = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in descriptor["resources"]}
    assert described == {path.name for path in run.iterdir()} - {"datapackage.json", "run.json"}


def test_sizes_and_hashes_are_those_of_the_files(run: Path) -> None:
    descriptor = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    hashes = json.loads((run / "run.json").read_text(encoding="utf-8"))["files"]
    for described in descriptor["resources"]:
        assert described["bytes"] == (run / described["path"]).stat().st_size
        assert described["hash"] == f"sha256:{hashes[described['path']]}"
