"""Tables are read back as they were given, in the types that the schema states, however they were written."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outputs.dataset import parquet
from outputs.dataset.schema import Column, Schema, Table

TABLE = Table(
    "findings",
    "What was found.",
    (),
    (Column("number", "int32", "A number.", True), Column("papers", "list<string>", "The papers searched.")),
)
SCHEMA = Schema((TABLE,), ())


def written(folder: Path, lists: list[tuple[str, ...] | None]) -> pa.Table:
    rows = [{"number": number, "papers": texts} for number, texts in enumerate(lists)]
    parquet.write(folder / "findings.parquet", SCHEMA, TABLE, rows)
    return pq.read_table(folder / "findings.parquet")


def test_lists_that_rows_share_are_read_back_in_each(tmp_path: Path) -> None:
    shared = ("b.pdf", "a.pdf", "c.pdf")
    read = written(tmp_path, [shared, (), ("a.pdf", "a.pdf"), None, shared])
    assert read.column("papers").to_pylist() == [list(shared), [], ["a.pdf", "a.pdf"], [], list(shared)]


@pytest.mark.parametrize("lists", [[("a.pdf",)], []])
def test_a_table_is_read_in_the_types_of_the_schema(tmp_path: Path, lists: list[tuple[str, ...] | None]) -> None:
    schema = written(tmp_path, lists).schema
    assert schema.types == [pa.int32(), pa.list_(pa.field("element", pa.string()))]
    assert not schema.field("number").nullable
    assert schema.field("papers").metadata == {b"description": b"The papers searched."}
    assert schema.metadata == {b"description": b"What was found."}
