"""What must hold of a table before it is written: required values, closed vocabularies, keys that are there once."""

from collections.abc import Iterator, Mapping, Sequence

from outputs.dataset.schema import Column, Schema, Table
from outputs.dataset.tables import Row

LEDGER = "table_rows"


class BrokenInvariant(Exception):
    """A row that breaks the dataset's promise; `str(error)` names the table, the row (from 1) and the column."""

    def __init__(self, table: str, row: int, column: str, why: str) -> None:
        super().__init__(f"{table}, row {row}, {column}: {why}")
        self.table = table
        self.row = row
        self.column = column


def check(schema: Schema, rows: Mapping[str, Sequence[Row]]) -> None:
    """Check all tables; BrokenInvariant at the first row that fails."""
    for table in schema.tables:
        _check_key(table, rows[table.name])
        for column in table.columns:
            if column.is_required or column.vocabulary or column.references:
                referred = _values(rows, column.references) if column.references else None
                _check_column(table, column, [row.get(column.name) for row in rows[table.name]], referred)
    _check_ledger(rows)


def _check_ledger(rows: Mapping[str, Sequence[Row]]) -> None:
    """The rows of each table are all there, in order, and those that hold a mention say so."""
    outcomes: dict[object, list[object]] = {}
    for number, row in enumerate(rows[LEDGER], start=1):
        told = outcomes.setdefault((row["paper_id"], row["block_no"]), [])
        if row["row_index"] != len(told):
            raise BrokenInvariant(LEDGER, number, "row_index", f"is {row['row_index']}, not {len(told)}")
        told.append(row["outcome"])
    for number, mention in enumerate(rows["mentions"], start=1):
        index = mention["row_index"]
        table = outcomes.get((mention["paper_id"], mention["block_no"]))
        if index is not None and table is not None and "mention" not in table[index : index + 1]:
            raise BrokenInvariant("mentions", number, "row_index", f"row {index} is no mention's in {LEDGER}")


def _check_column(table: Table, column: Column, values: Sequence[object], referred: frozenset[object] | None) -> None:
    """Each different value is judged once: there are few of them in most columns that have something to check."""
    faults = {value: why for value in set(values) if (why := _fault(column, value, referred))}
    for number, value in enumerate(values if faults else (), start=1):
        if value in faults:
            raise BrokenInvariant(table.name, number, column.name, faults[value])


def _check_key(table: Table, rows: Sequence[Row]) -> None:
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(rows, start=1):
        key = tuple(row.get(name) for name in table.key)
        if key and key in seen:
            raise BrokenInvariant(table.name, number, " + ".join(table.key), f"{key} is there twice")
        seen.add(key)


def _values(rows: Mapping[str, Sequence[Row]], reference: tuple[str, str]) -> frozenset[object]:
    table, column = reference
    return frozenset(row.get(column) for row in rows[table])


def _fault(column: Column, value: object, referred: frozenset[object] | None) -> str:
    if value is None or value == "":
        return "is required and empty" if column.is_required else ""
    if column.vocabulary and value not in column.vocabulary:
        return f"{value!r} is none of {', '.join(column.vocabulary)}"
    if referred is not None and column.references:
        lost = [item for item in _items(value) if item not in referred]
        if lost:
            return f"{lost[0]!r} is not in {'.'.join(column.references)}"
    return ""


def _items(value: object) -> Iterator[object]:
    return iter(value) if isinstance(value, tuple) else iter((value,))
