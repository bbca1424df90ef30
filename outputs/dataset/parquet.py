"""Tables as Parquet: an explicit schema, fixed writer options, so that equal rows give equal bytes."""

from collections.abc import Iterator, Sequence
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
ROWS_PER_GROUP = 65_536
FEWEST_SHARING = 4  # rows to a list, on average, before it pays to look for the same one
ITEMS_PER_PIECE = 5_000_000


def write(path: Path, schema: Schema, table: Table, rows: Sequence[Row]) -> None:
    """Write a table; an empty one keeps its columns."""
    pq.write_table(
        to_arrow(schema, table, rows),
        path,
        row_group_size=ROWS_PER_GROUP,
        compression="zstd",
        compression_level=3,
        version="2.6",
        data_page_version="1.0",
        write_statistics=True,
        store_schema=True,
    )


def to_arrow(schema: Schema, table: Table, rows: Sequence[Row]) -> pa.Table:
    """The table with its descriptions in the metadata; closed vocabularies hold all their values, in order."""
    columns = [_array(schema, column, [row.get(column.name) for row in rows]) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=arrow_schema(schema, table))


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


def _array(schema: Schema, column: Column, values: list[Any]) -> pa.Array | pa.ChunkedArray:
    if column.vocabulary:
        codes = {value: code for code, value in enumerate(column.vocabulary)}
        indices = pa.array([None if value is None else codes[value] for value in values], pa.int32())
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(column.vocabulary), pa.string()))
    if column.item in SCALARS and len(values) >= FEWEST_SHARING * len(set(values)):
        return _lists([tuple(value or ()) for value in values], _type(schema, column))
    if column.item:
        values = [list(value or ()) for value in values]
    elif column.type == "string":
        values = [value or None for value in values]  # an empty text is one that the paper does not give
    return pa.array(values, _type(schema, column))


def _lists(values: list[tuple[Any, ...]], arrow_type: pa.DataType) -> pa.Array | pa.ChunkedArray:
    """Lists that many rows share, as findings share the papers searched, are converted once and copied as a block."""
    places: dict[tuple[Any, ...], int] = {}
    for value in values:
        places.setdefault(value, len(places))
    distinct = pa.array([list(value) for value in places], arrow_type)
    slices = [distinct.slice(place, 1) for place in range(len(distinct))]
    pieces = [pa.concat_arrays([slices[places[value]] for value in piece]) for piece in _pieces(values)]
    return pa.chunked_array(pieces, arrow_type)


def _pieces(values: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """The values in runs that hold a limited number of items: the texts of one array may have 2 GB at most."""
    piece: list[tuple[Any, ...]] = []
    held = 0
    for value in values:
        piece.append(value)
        held += len(value)
        if held > ITEMS_PER_PIECE:
            yield piece
            piece, held = [], 0
    if piece:
        yield piece
