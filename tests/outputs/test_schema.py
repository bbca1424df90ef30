"""The schema against the records that fill it and the contract that describes it."""

import re
from pathlib import Path

import pytest

from outputs.dataset import schema, tables
from tests.outputs.test_dataset import made

ADDED_TABLES = frozenset({"relations", "table_rows", "unknown_labels"})  # which the contract does not know


def test_every_table_and_column_has_a_description_of_one_sentence() -> None:
    for table in schema.load().tables:
        for description in (table.description, *(column.description for column in table.columns)):
            assert description.endswith(".") and len(description) > 5


@pytest.mark.parametrize("table", schema.load().tables, ids=lambda table: table.name)
def test_the_rows_give_each_column_that_is_always_there(table: schema.Table) -> None:
    for row in tables.rows(made(), table.name):
        required = {column.name for column in table.columns if column.is_required}
        assert required <= set(row)


@pytest.mark.shared
def test_the_schema_has_every_column_of_the_contract(shared_papers: Path) -> None:
    text = (shared_papers / "DATASET.md").read_text(encoding="utf-8")
    for table in schema.load().tables:
        if table.name in ADDED_TABLES:
            continue
        described = re.search(rf"^## {table.name}\n(.*?)(?=^## |\Z)", text, re.S | re.M)
        assert described is not None, table.name
        # only a table's own line names columns: their vocabularies and comments stand in brackets or further down
        columns = re.findall(r"`([a-z_0-9]+)`", re.sub(r"\([^()]*\)", "", described[1].split("\n\n")[0]))
        known = {column.name for column in table.columns}
        missing = {name for name in columns if name not in known}
        assert missing <= {name for column in table.columns for name in column.vocabulary}, table.name
