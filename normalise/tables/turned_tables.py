"""Tables whose headings stand in the first column: one card for each recommendation, or one column for each."""

import dataclasses
from collections.abc import Iterator, Sequence

from extract.records import Block, Cell, Kind, Table
from normalise.numbers import references
from normalise.words import heading_roles
from normalise.words.heading_roles import Role

FEWEST_LABELS = 3  # in the first column, one of them the recommendation's, before they are taken for headings
HEADS_CARD = frozenset({Role.NUMBER, Role.WORDING})
_SAID = frozenset({Role.STATUS, Role.PROGRESS, Role.RESPONSE, Role.RAG})


def upright(table: Table) -> tuple[Table, ...]:
    """The table with its headings on top, or one for each card that it holds; any other table as it is."""
    labels = {cell.row_index: cell for cell in table.cells if cell.column_index == 0}
    roles = {row: role for row, cell in labels.items() if (role := _role(cell))}
    held = set(roles.values())
    is_turned = len(roles) >= FEWEST_LABELS and 2 * len(roles) > len(labels) and held & HEADS_CARD and held & _SAID
    if not is_turned or _heads_columns(table):
        return (table,)
    starts = _starts(roles)
    return tuple(_turned(table, start, end) for start, end in zip(starts, [*starts[1:], table.row_count], strict=True))


def _role(label: Cell) -> Role | None:
    """The role of a label; "Recommendation 4" is one for the wording, with a number."""
    reference = references.leading_reference(label.text)
    if reference and reference.is_recommendation and reference.end >= len(label.text.strip()):
        return Role.WORDING
    return heading_roles.heading_role(label.text)


def _heads_columns(table: Table) -> bool:
    """Whether the first row holds headings of columns, which then count before those of rows."""
    first = [cell for cell in table.cells if cell.row_index == 0]
    return sum(heading_roles.heading_role(cell.text) is not None for cell in first) > 1


def _starts(roles: dict[int, Role]) -> list[int]:
    """The rows at which the cards begin: each on which the first card's first role comes again."""
    first = min(roles)
    return [0, *(row for row in sorted(roles) if row > first and roles[row] is roles[first])]


def _turned(table: Table, start: int, end: int) -> Table:
    """The rows from `start` to `end` as columns; each cell keeps its place on the paper."""
    cells = [cell for cell in table.cells if start <= cell.row_index < end]
    turned = sorted(_turned_cells(cells, start), key=lambda cell: (cell.row_index, cell.column_index))
    return Table(table.column_count, end - start, tuple(turned), table.place)


def _turned_cells(cells: Sequence[Cell], start: int) -> Iterator[Cell]:
    numbered = {
        cell.row_index: cell for cell in cells if cell.column_index == 0 and references.leading_reference(cell.text)
    }
    for cell in cells:
        label = numbered.get(cell.row_index)
        blocks = cell.blocks
        if label is cell:
            blocks = (Block(Kind.PARAGRAPH, "Recommendation", cell.place),)
        elif label is not None:
            blocks = (*label.blocks, *cell.blocks)  # the number belongs to the words beside it
        yield dataclasses.replace(
            cell,
            row_index=cell.column_index,
            column_index=cell.row_index - start,
            row_span=cell.column_span,
            column_span=cell.row_span,
            blocks=blocks,
        )
