"""Ruled tables as geometry, with pdfplumber's table finder as the reference."""

import io
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, strategies as st

from extract.pdf import pdf_pages, ruled_tables
from extract.pdf.pdf_drawing import Rule
from extract.pdf.ruled_tables import RuledGrid
from tests.extract.drawn_pdfs import drawn, grid, text

FIXTURES = Path(__file__).parent / "fixtures"


def rules(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    """All rules of a full grid: those across and those down."""
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def cells(found: RuledGrid) -> list[tuple[int, int, int, int]]:
    return [(cell.row_index, cell.column_index, cell.row_span, cell.column_span) for cell in found.cells]


def only(across: list[Rule], down: list[Rule]) -> RuledGrid:
    (found,) = ruled_tables.find_grids(across, down)
    return found


def test_a_full_grid_has_all_its_cells() -> None:
    found = only(*rules([10, 110, 210], [10, 40, 70]))
    assert cells(found) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert (found.column_edges, found.row_edges) == ((10, 110, 210), (10, 40, 70))


def test_a_cell_without_the_rule_to_its_neighbour_is_merged() -> None:
    across, down = rules([10, 110, 210], [10, 40, 70])
    assert cells(only(across, [down[0], Rule(110, 40, 70), down[2]])) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert cells(only([across[0], Rule(40, 110, 210), across[2]], down)) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_rules_that_nearly_meet_were_meant_to() -> None:
    across = [Rule(10, 11.5, 110), Rule(10.8, 110, 209), Rule(40, 10, 210)]
    assert cells(only(across, [Rule(10, 10.5, 40), Rule(110, 11, 39), Rule(210, 10, 38.5)])) == [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
    ]


def test_a_double_line_is_one() -> None:
    across, down = rules([10, 110], [10, 40, 70])
    assert cells(only([*across, Rule(41.5, 10, 110)], down)) == [(0, 0, 1, 1), (1, 0, 1, 1)]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    across = [Rule(y, 10, 310) for y in (10, 40, 70, 100)]
    assert len(only(across, [Rule(110, 10, 100), Rule(210, 10, 100)]).cells) == 9


def test_lines_that_enclose_nothing_are_no_table() -> None:
    assert ruled_tables.find_grids([Rule(10, 10, 200), Rule(40, 10, 200)], []) == ()
    assert ruled_tables.find_grids([Rule(10, 10, 200)], [Rule(100, 10, 80)]) == ()
    assert ruled_tables.find_grids([], []) == ()


def test_two_tables_on_a_page_are_two() -> None:
    first, second = rules([10, 110], [10, 40]), rules([10, 110], [200, 240])
    assert len(ruled_tables.find_grids(first[0] + second[0], first[1] + second[1])) == 2


def test_a_table_inside_a_cell_is_not_a_table_of_the_page() -> None:
    outer, inner = rules([10, 300], [10, 200]), rules([50, 100, 150], [50, 80, 110])
    assert len(only(outer[0] + inner[0], outer[1] + inner[1]).cells) == 1


edges = st.lists(st.integers(8, 60), min_size=1, max_size=7).map(
    lambda steps: [sum(steps[:i]) for i in range(len(steps) + 1)]
)


@given(edges, edges, st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter_and_no_cell_is_lost(
    xs: list[float], ys: list[float], random: object
) -> None:
    across, down = rules(xs, ys)
    expected = only(across, down)
    assert len(expected.cells) == (len(xs) - 1) * (len(ys) - 1)
    assert only(across[::-1], down[::-1]) == expected


MERGED = grid((60, 200, 340), (80, 110)) + grid((200, 340), (110, 140, 170)) + grid((60, 200), (110, 170))
PAGES = {
    "a plain table": drawn(grid((60, 160, 300, 500), range(80, 400, 40)) + text(70, 100, "Plain")),
    "a table with merged cells": drawn(MERGED + text(70, 100, "Merged")),
    "two tables": drawn(
        grid((60, 160, 300), (80, 120, 160)) + grid((60, 300, 500), (300, 340, 400)) + text(70, 100, "Two")
    ),
    "a table made by LibreOffice": (FIXTURES / "ferries-untagged.pdf").read_bytes(),
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES.keys())
def test_pdfplumber_finds_the_same_cells(data: bytes) -> None:
    document = pdf_pages.open_pdf(data)
    with pdfplumber.open(io.BytesIO(data)) as reference:
        for page in reference.pages:
            theirs = {tuple(round(x) for x in cell) for table in page.find_tables() for cell in table.cells}
            grids = pdf_pages.read_page(document, page.page_number).grids
            ours = {(c.bbox.x0, c.bbox.top, c.bbox.x1, c.bbox.bottom) for found in grids for c in found.cells}
            assert len(ours) == len(theirs)
            for box in ours:
                assert any(all(abs(a - b) <= 2 for a, b in zip(box, other, strict=True)) for other in theirs), box
            page.close()
    document.close()
