"""Tables as Parquet: an explicit schema, fixed writer options, so that equal rows give equal bytes."""

import base64
from array import array
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from outputs.dataset.schema import Column, Schema, Table
from outputs.dataset.tables import Row

SCALARS = {
    "string": pa.string(),
    "int32": pa.int32(),
    "float64": pa.float64(),
    "date32": pa.date32(),
    "bool": pa.bool_(),
}
OPTIONS = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "data_page_version": "1.0",
    "write_statistics": True,
    "store_schema": False,  # it is that of the arrays; the dataset's is written instead
}
ROWS_PER_GROUP = 65_536


def write(path: Path, schema: Schema, table: Table, rows: Sequence[Row]) -> None:
    """Write a table with its descriptions; an empty one keeps its columns, closed vocabularies all their values."""
    told = arrow_schema(schema, table)
    columns = [_array(schema, column, [row.get(column.name) for row in rows]) for column in table.columns]
    fields = [field.with_type(column.type).remove_metadata() for field, column in zip(told, columns, strict=True)]
    content = pa.Table.from_arrays(columns, schema=pa.schema(fields))
    with pq.ParquetWriter(path, content.schema, **OPTIONS) as writer:
        writer.write_table(content, row_group_size=ROWS_PER_GROUP)
        writer.add_key_value_metadata(_schema_told(told))


def _schema_told(told: pa.Schema) -> dict[str, str]:
    """The dataset's own schema, for Arrow to read the file by; lists are told as such, however they were written."""
    return {
        "ARROW:schema": base64.b64encode(told.serialize().to_pybytes()).decode(),
        "description": told.metadata[b"description"].decode(),
    }


def arrow_schema(schema: Schema, table: Table) -> pa.Schema:
    """The Arrow schema of a table, a description with every field."""
    fields = [_field(column.name, _type(schema, column), column) for column in table.columns]
    return pa.schema(fields, metadata={"description": table.description})


def _field(name: str, arrow_type: pa.DataType, column: Column) -> pa.Field:
    return pa.field(name, arrow_type, not column.is_required, metadata={"description": column.description})


def _type(schema: Schema, column: Column) -> pa.DataType:
    if column.item:
        return pa.list_(_item_type(schema, column.item))
    if column.vocabulary:
        return pa.dictionary(pa.int32(), pa.string())
    return SCALARS[column.type]


def _item_type(schema: Schema, item: str) -> pa.DataType:
    if item in SCALARS:
        return SCALARS[item]
    return pa.struct([pa.field(field.name, SCALARS[field.type]) for field in schema.struct(item)])


def _array(schema: Schema, column: Column, values: list[Any]) -> pa.Array:
    if column.vocabulary:
        codes = {value: code for code, value in enumerate(column.vocabulary)}
        indices = pa.array([None if value is None else codes[value] for value in values], pa.int32())
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(column.vocabulary), pa.string()))
    if column.item == "string":
        return _shared_lists(values)
    if column.item:
        values = [list(value or ()) for value in values]
    elif column.type == "string":
        values = [value or None for value in values]  # an empty text is one that the paper does not give
    return pa.array(values, _type(schema, column))


def _shared_lists(values: Sequence[tuple[str, ...] | None]) -> pa.Array:
    """Lists that many rows share, as findings share the papers searched: each text is held once, and has a code."""
    different = dict.fromkeys(values)
    codes = {text: code for code, text in enumerate(dict.fromkeys(chain.from_iterable(map(_texts, different))))}
    coded = {value: array("i", map(codes.__getitem__, _texts(value))) for value in different}
    joined, ends = array("i"), array("i", [0])
    for value in values:
        joined.extend(coded[value])
        ends.append(len(joined))
    texts = pa.DictionaryArray.from_arrays(_whole_numbers(joined), pa.array(list(codes), pa.string()))
    return pa.ListArray.from_arrays(_whole_numbers(ends), texts)


def _texts(value: tuple[str, ...] | None) -> tuple[str, ...]:
    return value or ()


def _whole_numbers(numbers: "array[int]") -> pa.Array:
    """The same memory seen as an Arrow array; to convert millions of them one by one would take a second."""
    return pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])
