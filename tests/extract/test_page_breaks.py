"""Paragraphs, rows and tables that a page break cut."""

import pytest

from extract.pdf import page_breaks
from extract.pdf.page_items import Grid, GridCell, Item, Line, Passage, Word
from extract.records import BBox, Kind

LIMIT = 200.0


def passage(
    text: str, page_no: int = 1, *, is_full: bool = True, kind: Kind = Kind.PARAGRAPH, label: str = ""
) -> Passage:
    """A passage of one line, at the foot of page 1 or the head of another; `is_full` says whether a word would fit."""
    top = 780.0 if page_no == 1 else 60.0
    end = LIMIT - 5 if is_full else 100.0
    first, *rest = text.split(" ", 1)
    words = (Word(first, 20, 50, top, 11), *(Word(part, 52, end, top, 11) for part in rest))
    return Passage(kind, (Line(words, LIMIT),), page_no, label)


def grid(rows: list[list[str]], page_no: int = 1, edges: tuple[float, ...] = ()) -> Grid:
    """A table with these texts; an empty text is an empty cell."""
    cells = tuple(
        GridCell(r, c, (passage(text, page_no),) if text else (), page_no, None)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(len(rows), len(rows[0]), cells, page_no, BBox(0, 0, 1, 1), page_no, edges)


def texts(item: Item) -> list[list[str]]:
    assert isinstance(item, Grid)
    return [[cell.text for cell in item.row(index)] for index in range(item.row_count)]


HEAD = ["No.", "Progress"]


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        (passage("The ferry was mended by"), passage("the harbour master.", 2), True),
        (passage("The ferry was mended by the"), passage("Harbour Board.", 2), True),
        (passage("The ferry was mended."), passage("The jetty was not.", 2), False),
        (passage("The ferry was mended", is_full=False), passage("and the jetty was not.", 2), False),
        (passage("The ferry was mended by"), passage("a heading", 2, kind=Kind.HEADING), False),
        (passage("The ferry was mended by"), passage("a list item", 2, kind=Kind.LIST_ITEM, label="•"), False),
        (passage("The ferry was mended by"), passage("the harbour master.", 3), False),
    ],
)
def test_a_paragraph_is_joined_if_its_sentence_goes_on(before: Passage, after: Passage, is_one: bool) -> None:
    assert len(page_breaks.joined([before, after])) == (1 if is_one else 2)


def test_a_table_goes_on_and_its_repeated_heading_stands_once() -> None:
    first, second = grid([HEAD, ["1", "Done."]]), grid([HEAD, ["2", "Begun."]], 2)
    (whole,) = page_breaks.joined([first, second])
    assert texts(whole) == [HEAD, ["1", "Done."], ["2", "Begun."]]
    assert isinstance(whole, Grid)
    assert [cell.is_header for cell in whole.cells] == [True, True, False, False, False, False]
    assert whole.last_page_no == 2


def test_a_table_with_other_columns_is_another_table() -> None:
    assert len(page_breaks.joined([grid([HEAD]), grid([["2", "Begun.", "Late"]], 2)])) == 2
    moved = grid([["2", "Begun."]], 2, (10, 100, 300))
    assert len(page_breaks.joined([grid([HEAD], edges=(10, 60, 300)), moved])) == 2


def test_a_table_over_many_pages_is_one() -> None:
    pages = [grid([[str(number), "Done."]], number) for number in range(1, 6)]
    (whole,) = page_breaks.joined(pages)
    assert [row[0] for row in texts(whole)] == list("12345")


@pytest.mark.parametrize(
    ("last", "first", "is_cut"),
    [
        (["3", "The ferry was mended by"], ["", "the harbour master."], True),
        (["3", "The ferry was mended."], ["", "The jetty was not."], True),
        (["3", "The ferry was mended."], ["4", "The jetty was not."], False),
        (["3", "The ferry was mended by"], ["4", "the harbour master."], False),
        (["3", ""], ["", "The jetty was not."], False),
        (["3", ""], ["4", ""], False),
    ],
)
def test_a_row_is_cut_if_its_key_is_empty_and_goes_on(last: list[str], first: list[str], is_cut: bool) -> None:
    (whole,) = page_breaks.joined([grid([HEAD, ["1", "Done."], ["2", "Done."], last]), grid([HEAD, first], 2)])
    assert len(texts(whole)) == (4 if is_cut else 5)


def test_a_row_whose_key_begins_unlike_all_others_is_the_rest_of_the_row_before() -> None:
    rows = [["Stage 1", "Done."], ["Stage 2", "Done."], ["Stage 3", "Done."], ["Stage 4 and 5", "Begun."]]
    (whole,) = page_breaks.joined(
        [grid([HEAD, *rows]), grid([HEAD, ["5. The jetty", "Also begun."], ["Stage 6", "Done."]], 2)]
    )
    assert texts(whole)[4:] == [["Stage 4 and 5 5. The jetty", "Begun. Also begun."], ["Stage 6", "Done."]]


def test_a_sentence_cut_inside_a_cell_is_one_passage_again() -> None:
    (whole,) = page_breaks.joined(
        [grid([HEAD, ["1", "The ferry was mended by"]]), grid([HEAD, ["", "the harbour master."]], 2)]
    )
    assert isinstance(whole, Grid)
    (rest,) = whole.row(1)[1].passages
    assert rest.text == "The ferry was mended by the harbour master."
    assert (rest.page_no, rest.bbox.top > 700) == (1, True)


def test_a_merged_cell_runs_on_over_the_break() -> None:
    def table(page_no: int, key: str) -> Grid:
        merged = GridCell(0, 0, (passage(key, page_no),) if key else (), page_no, None, row_span=2)
        others = [GridCell(row, 1, (passage(f"Done {page_no}{row}.", page_no),), page_no, None) for row in range(2)]
        return Grid(2, 2, (merged, *others), page_no, None, page_no)

    (whole,) = page_breaks.joined([table(1, "Ferries"), table(2, "")])
    assert isinstance(whole, Grid)
    assert [(cell.row_index, cell.row_span, cell.text) for cell in whole.cells if cell.column_index == 0] == [
        (0, 4, "Ferries")
    ]
    assert whole.row_count == 4
