"""The data package, as the frictionless library sees it."""

import json
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest

from outputs import datapackage, dataset, schema
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


@pytest.mark.parametrize("table", schema.load().tables, ids=lambda table: table.name)
def test_the_rows_of_each_table_fit_its_schema(run: Path, table: schema.Table) -> None:
    rows = pq.read_table(run / f"{table.name}.parquet").to_pylist()
    described = datapackage.table_schema(schema.load(), table)
    described.pop("foreignKeys", None)  # the library checks them between resources of one package only
    data: list[list[Any]] = [[column.name for column in table.columns], *(list(row.values()) for row in rows)]
    resource = frictionless.Resource(data=data, schema=frictionless.Schema.from_descriptor(described))
    assert resource.validate().flatten(["rowNumber", "fieldName", "message"]) == []


def test_sizes_and_hashes_are_those_of_the_files(run: Path) -> None:
    descriptor = json.loads((run / "datapackage.json").read_text(encoding="utf-8"))
    hashes = json.loads((run / "run.json").read_text(encoding="utf-8"))["files"]
    for resource in descriptor["resources"]:
        assert resource["bytes"] == (run / resource["path"]).stat().st_size
        assert resource["hash"] == f"sha256:{hashes[resource['path']]}"
