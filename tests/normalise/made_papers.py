"""Documents made up in a line or two, so that a test shows only what matters."""

from dataclasses import replace

from extract.records import Block, Cell, Document, Kind, Paper, Place, Table, TextSource
from normalise import mentions
from normalise.records import Mention

PAPER = Paper("0123456789ab", "papers/update.docx", "0" * 64, "text/plain")
Rows = list[list[str]]
Part = str | Block | Rows | Table


def paper(*parts: Part, path: str = "papers/update.docx") -> Document:
    """A document of the given parts: "# " makes a heading, "* " a bullet, "3. " a numbered item, rows a table."""
    blocks = tuple(_block(part, number) for number, part in enumerate(parts, start=1))
    return Document(replace(PAPER, path=path), text_source=TextSource.WORD, blocks=blocks)


def _block(part: Part, number: int) -> Block | Table:
    place = Place(number)
    if isinstance(part, Block | Table):
        return replace(part, place=place)
    if isinstance(part, list):
        return _table(part, number)
    if part.startswith("# "):
        return Block(Kind.HEADING, part[2:], place, level=1)
    if part.startswith("* "):
        return Block(Kind.LIST_ITEM, part[2:], place, label="•", level=1)
    label, _, rest = part.partition(" ")
    if label[:1].isdigit() and label.endswith("."):
        return Block(Kind.LIST_ITEM, rest, place, label=label, level=1)
    return Block(Kind.PARAGRAPH, part, place)


def _table(rows: Rows, number: int) -> Table:
    cells = []
    for row_index, row in enumerate(rows):
        for column_index, text in enumerate(row):
            place = Place(number, row_index, column_index)
            blocks = tuple(Block(Kind.PARAGRAPH, line, place) for line in text.split("\n") if line)
            cells.append(Cell(row_index, column_index, blocks, place))
    return Table(len(rows), max(len(row) for row in rows), tuple(cells), Place(number))


def read(*parts: Part) -> dict[str | None, Mention]:
    """The mentions of a made-up paper by their numbers."""
    return {mention.number: mention for mention in mentions.find_mentions(paper(*parts))}


def cell(row: int, column: int, text: str, spans: tuple[int, int] = (1, 1), fill: str | None = None) -> Cell:
    """A cell with a paragraph for each line of its text."""
    place = Place(1, row, column)
    blocks = tuple(Block(Kind.PARAGRAPH, line, place) for line in text.split("\n") if line)
    return Cell(row, column, blocks, place, row_span=spans[0], column_span=spans[1], fill=fill)


def table(*cells: Cell) -> Table:
    """A table of cells that say themselves where they stand."""
    rows = max(c.row_index + c.row_span for c in cells)
    return Table(rows, max(c.column_index + c.column_span for c in cells), cells, Place(1))
