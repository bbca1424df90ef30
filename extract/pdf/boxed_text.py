"""Grids that are no tables: text in a box, and the invisible tables that only place a number beside its paragraph."""

import re
from dataclasses import replace

from extract.pdf.page_items import Grid, Item, Passage
from extract.records import Kind

LEAST_ROWS, LEAST_COLUMNS, LEAST_FILLED = 2, 2, 3  # less is no table
LONE_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?", re.I)


def unboxed(item: Item) -> tuple[Item, ...]:
    """The passages of a grid that is no table; anything else as it is."""
    if not isinstance(item, Grid) or is_table(item):
        return (item,)
    passages = [passage for cell in item.cells for passage in cell.passages]
    if item.row_count == 1 and len(passages) > 1 and _is_lone_number(passages[0]) and not passages[1].label:
        number, text, *others = passages
        kind = Kind.LIST_ITEM if text.kind is Kind.PARAGRAPH else text.kind
        label = (number.label or number.text).strip()
        return (replace(text, label=label, kind=kind), *others)
    return tuple(passages)


def is_table(grid: Grid) -> bool:
    """Whether the grid is a table: rows and columns enough, or one ruled row; boxed text is none."""
    filled = sum(bool(cell.passages) for cell in grid.cells)
    if grid.column_count < LEAST_COLUMNS:
        return False
    if grid.row_count < LEAST_ROWS:
        return filled >= LEAST_COLUMNS and bool(grid.column_edges)
    return filled >= LEAST_FILLED


def _is_lone_number(passage: Passage) -> bool:
    return bool(LONE_NUMBER.fullmatch(passage.text.strip()))
