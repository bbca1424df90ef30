"""Words of a ruled table by its cells, on grids drawn for the purpose."""

from extract.pdf import ruled_tables, table_words
from extract.pdf.page_items import Word
from extract.pdf.pdf_drawing import Rule

ACROSS = (Rule(100, 50, 350), Rule(120, 50, 350), Rule(140, 150, 350), Rule(160, 50, 350))
DOWN = (Rule(50, 100, 160), Rule(150, 100, 160), Rule(250, 120, 160), Rule(350, 100, 160))
(GRID,) = ruled_tables.find_grids(ACROSS, DOWN)


def word(text: str, x0: float, x1: float, middle: float) -> Word:
    return Word(text, x0, x1, middle + 3.0, 10.0)


def test_each_word_goes_to_the_cell_in_which_its_middle_lies() -> None:
    words = (
        word("number", 60, 100, 110),
        word("answer", 200, 300, 110),  # in a cell of two columns
        word("seven", 60, 80, 150),  # in a cell of two rows
        word("agreed", 160, 200, 130),
        word("closed", 260, 300, 150),
        word("beside", 360, 400, 110),
        word("below", 60, 80, 170),
    )
    inside, others = table_words.parted(GRID, words)
    found = {(cell.row_index, cell.column_index): [word.text for word in part] for cell, part in inside.cells() if part}
    assert found == {(0, 0): ["number"], (0, 1): ["answer"], (1, 0): ["seven"], (1, 1): ["agreed"], (2, 2): ["closed"]}
    assert [word.text for word in others] == ["beside", "below"]
    assert inside.is_table


def test_a_word_between_cells_is_in_none_of_them() -> None:
    found = [table_words.CellFinder(GRID).index_of(word("away", x, x + 10, 130)) for x in (0.0, 500.0)]
    assert found == [None, None]


def test_a_grid_whose_rules_run_through_the_words_is_no_table() -> None:
    inside, _ = table_words.parted(GRID, (word("2019", 140, 170, 110), word("2020", 240, 270, 130)))
    assert not inside.is_table


def test_a_grid_without_words_is_no_table() -> None:
    inside, others = table_words.parted(GRID, ())
    assert not inside.is_table and not others
