"""Write a run: every table as Parquet, the data package, the report and the record of the run, whole or not at all."""

import hashlib
import json
from pathlib import Path
from typing import Any

from outputs import run_record
from outputs.dataset import datapackage, invariants, parquet, schema as schemas, swap, tables
from outputs.records import Results, RunInfo
from outputs.report import report


def write_dataset(out: Path, results: Results, run: RunInfo, corpus: Path | None = None) -> None:
    """Write the folder `out`; the run before it survives any failure. The report shows pages of a `corpus` at hand.

    Raises invariants.BrokenInvariant for a row that breaks the dataset's promise, swap.NotAResultsFolder where `out`
    holds something else, swap.FolderInUse where its files are open in another program.
    """
    schema = schemas.load()
    rows = {table.name: tables.rows(results, table.name) for table in schema.tables}
    invariants.check(schema, rows)
    with swap.replacing(out) as folder:
        for table in schema.tables:
            parquet.write(folder / f"{table.name}.parquet", schema, table, rows[table.name])
        report.write_report(folder / datapackage.REPORT, results, corpus)
        _write_json(folder / "datapackage.json", datapackage.describe(schema, _hashes(folder)))
        _write_json(folder / swap.RECORD, run_record.describe(results, run, _hashes(folder)))


def _hashes(folder: Path) -> dict[str, tuple[str, int]]:
    """SHA-256 and size in bytes of each file, by name."""
    return {path.name: (_sha256(path), path.stat().st_size) for path in sorted(folder.iterdir())}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
