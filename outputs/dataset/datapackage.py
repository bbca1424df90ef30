"""The dataset described as a Frictionless Data Package, version 2 (datapackage.org)."""

from collections.abc import Mapping
from typing import Any

from outputs.dataset.schema import Column, Schema, Table

PROFILES = "https://datapackage.org/profiles/2.0"
TYPES = {"string": "string", "int32": "integer", "float64": "number", "date32": "date", "bool": "boolean"}
REPORT = "report.html"
JSON_TYPES = {**TYPES, "date32": "string"}


def describe(schema: Schema, files: Mapping[str, tuple[str, int]]) -> dict[str, Any]:
    """The package descriptor: every table, and the report; `files` gives SHA-256 and size in bytes by file name."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "recommendation-histories",
        "title": "What became of recommendations, as committee papers tell it",
        "description": "Recommendations followed through committee papers, with the audit of what papers do not say.",
        "resources": [
            *(_resource(schema, table, files[f"{table.name}.parquet"]) for table in schema.tables),
            *([_report(files[REPORT])] if REPORT in files else []),
        ],
    }


def _report(file: tuple[str, int]) -> dict[str, Any]:
    sha256, size = file
    return {
        "name": "report",
        "path": REPORT,
        "format": "html",
        "mediatype": "text/html",
        "description": "The tables, the findings and the places in the papers, for reading in a browser.",
        "bytes": size,
        "hash": f"sha256:{sha256}",
    }


def _resource(schema: Schema, table: Table, file: tuple[str, int]) -> dict[str, Any]:
    sha256, size = file
    return {
        "name": table.name,
        "path": f"{table.name}.parquet",
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description,
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": table_schema(schema, table),
    }


def table_schema(schema: Schema, table: Table) -> dict[str, Any]:
    """The Table Schema of one table: fields, primary key, foreign keys."""
    described: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(schema, column) for column in table.columns],
    }
    if table.key:
        described["primaryKey"] = list(table.key)
    keys = [_foreign_key(table, column) for column in table.columns if column.references and not column.item]
    if keys:
        described["foreignKeys"] = keys
    return described


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    target, field = column.references or ("", "")
    reference: dict[str, Any] = {"fields": [field]}
    if target != table.name:  # a table that refers to itself names no resource
        reference["resource"] = target
    return {"fields": [column.name], "reference": reference}


def _field(schema: Schema, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _type(column), "description": column.description}
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    if column.item:
        field["items"] = _item(schema, column.item)  # JSON Schema; Table Schema has no word for what an array holds
    return {**field, "constraints": constraints} if constraints else field


def _type(column: Column) -> str:
    return "array" if column.item else "string" if column.vocabulary else TYPES[column.type]


def _item(schema: Schema, item: str) -> dict[str, Any]:
    if item in TYPES:
        return {"type": JSON_TYPES[item]}
    fields = schema.struct(item)
    return {
        "type": "object",
        "properties": {
            field.name: {"type": [JSON_TYPES[field.type], "null"], "description": field.description} for field in fields
        },
    }
