"""What every table of the dataset is made of, read from `schema.toml`: the one source of columns, types and keys."""

import functools
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from extract import records as extracted
from link import records as linked
from normalise import records as normalised
from outputs import records

SOURCE = Path(__file__).with_name("schema.toml")
SCALARS = frozenset({"string", "int32", "float64", "date32", "bool"})
ENUMS: dict[str, type[StrEnum]] = {
    enum.__name__: enum
    for enum in (
        normalised.PaperKind,
        normalised.DatePrecision,
        normalised.DateSource,
        normalised.Scope,
        normalised.Status,
        normalised.Response,
        normalised.Degree,
        normalised.Rag,
        normalised.Assurance,
        normalised.Timeliness,
        normalised.RelationKind,
        normalised.RowOutcome,
        extracted.TextSource,
        extracted.ProblemKind,
        linked.Decision,
        linked.DecidedBy,
        linked.Origin,
        records.Outcome,
        records.StatusGroup,
        records.Reporting,
        records.Change,
        records.Severity,
        records.LabelPlace,
    )
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is a scalar, an enum's name, or `list<…>` of "string" or a struct's name."""

    name: str
    type: str
    description: str
    is_required: bool = False
    references: tuple[str, str] | None = None  # table and column

    @property
    def item(self) -> str | None:
        """What a list holds; None where the column holds single values."""
        return self.type.removeprefix("list<").removesuffix(">") if self.type.startswith("list<") else None

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The closed set of values, in the order of their definition; empty where the set is open."""
        return tuple(ENUMS[self.type]) if self.type in ENUMS else ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dataset; `key` is empty where rows may repeat."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables, in the order of the dataset's documentation, and the structs that their lists hold."""

    tables: tuple[Table, ...]
    structs: tuple[tuple[str, tuple[Column, ...]], ...]

    def struct(self, name: str) -> tuple[Column, ...]:
        """The fields of a struct; KeyError where there is none of this name."""
        return dict(self.structs)[name]


@functools.cache
def load() -> Schema:
    """The schema of the dataset; ValueError names the column whose type or reference is unknown."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    schema = Schema(
        tables=tuple(_table(name, table) for name, table in data["tables"].items()),
        structs=tuple((name, _columns(fields)) for name, fields in data["structs"].items()),
    )
    _check(schema)
    return schema


def _table(name: str, table: dict[str, Any]) -> Table:
    return Table(name, table["description"], tuple(table["key"]), _columns(table["columns"]))


def _columns(columns: dict[str, dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(_column(name, column) for name, column in columns.items())


def _column(name: str, column: dict[str, Any]) -> Column:
    target = column.get("references")
    table, _, referred = target.partition(".") if target else ("", "", "")
    references = (table, referred) if target else None
    return Column(name, column["type"], column["description"], column.get("required", False), references)


def _check(schema: Schema) -> None:
    known = {(table.name, column.name) for table in schema.tables for column in table.columns}
    types = SCALARS | ENUMS.keys() | {name for name, _ in schema.structs}
    for table in schema.tables:
        for column in table.columns:
            if (column.item or column.type) not in types:
                raise ValueError(f"{table.name}.{column.name}: unknown type {column.type}")
            if column.references and column.references not in known:
                target = ".".join(column.references)
                raise ValueError(f"{table.name}.{column.name}: refers to {target}, which is not there")
