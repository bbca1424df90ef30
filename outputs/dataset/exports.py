"""The dataset in other formats: CSV and JSON Lines a table a file, one workbook, or one DuckDB database."""

import csv
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from outputs.dataset import database_export, schema, workbook_export

# What a spreadsheet would run as a formula: a cell of text that begins so gets an apostrophe in front (OWASP, "CSV
# Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """What a dataset can be exported to."""

    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    DUCKDB = "duckdb"


class NoDataset(Exception):
    """The folder holds no dataset; the message says what to do."""


def export(dataset: Path, out: Path, to: Format) -> tuple[Path, ...]:
    """Write the dataset in the folder `dataset` to the folder `out`; the files written.

    Raises NoDataset where there is none, and database_export.NotInstalled where DuckDB is asked for and not there.
    """
    tables = read_tables(dataset)
    out.mkdir(parents=True, exist_ok=True)
    return tuple(WRITERS[to](tables, out))


def read_tables(dataset: Path) -> dict[str, pa.Table]:
    """Every table of a dataset by its name, in the order of its documentation."""
    missing = [table.name for table in schema.load().tables if not (dataset / f"{table.name}.parquet").is_file()]
    if missing:
        raise NoDataset(f"{dataset} holds no dataset ({missing[0]}.parquet is missing). Run the pipeline first.")
    return {table.name: pq.read_table(dataset / f"{table.name}.parquet") for table in schema.load().tables}


def _write_csv(tables: dict[str, pa.Table], out: Path) -> Iterator[Path]:
    for name, table in tables.items():
        path = out / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.column_names)
            writer.writerows([plain(value) for value in row.values()] for row in table.to_pylist())
        yield path


def _write_jsonl(tables: dict[str, pa.Table], out: Path) -> Iterator[Path]:
    for name, table in tables.items():
        path = out / f"{name}.jsonl"
        lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in table.to_pylist())
        path.write_text("".join(lines), encoding="utf-8", newline="\n")
        yield path


def _write_xlsx(tables: dict[str, pa.Table], out: Path) -> Iterator[Path]:
    path = out / "followthrough.xlsx"
    workbook_export.write(tables, path, plain)
    yield path


def _write_duckdb(tables: dict[str, pa.Table], out: Path) -> Iterator[Path]:
    path = out / "followthrough.duckdb"
    database_export.write(tables, path)
    yield path


def plain(value: Any) -> Any:
    """A value as one cell: lists parted by " | ", records as JSON, and text that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = " | ".join(item if isinstance(item, str) else json.dumps(item, default=str) for item in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


WRITERS: dict[Format, Callable[[dict[str, pa.Table], Path], Iterator[Path]]] = {
    Format.CSV: _write_csv,
    Format.JSONL: _write_jsonl,
    Format.XLSX: _write_xlsx,
    Format.DUCKDB: _write_duckdb,
}
