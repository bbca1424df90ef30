"""How sure OCR is of the words that a mention stands in, by their place in the paper."""

from extract.records import Block, Document, Table

Confidences = dict[tuple[int, int | None], float]


def by_place(document: Document) -> Confidences:
    """The least confidence of the blocks at a block number and table row (None outside tables), where it is below 1."""
    found: Confidences = {}
    for block in document.blocks:
        for row_index, part in _parts(block):
            if part.confidence < 1.0:
                place = (block.place.block_no, row_index)
                found[place] = min(part.confidence, found.get(place, 1.0))
    return found


def _parts(block: Block | Table) -> list[tuple[int | None, Block]]:
    if isinstance(block, Block):
        return [(None, block)]
    return [
        (row_index, part)
        for cell in block.cells
        for row_index in range(cell.row_index, cell.row_index + cell.row_span)
        for part in cell.blocks
    ]
