"""Word tables: merged, late, nested and shaded cells."""

from extract.records import Cell
from tests.extract import word_papers
from tests.extract.word_papers import cell, paragraph, row, table_of


def spans(cells: tuple[Cell, ...]) -> list[tuple[int, int, int, int, str]]:
    return [(each.row_index, each.column_index, each.row_span, each.column_span, each.text) for each in cells]


def test_a_merged_cell_stands_once_with_its_spans() -> None:
    body = table_of(
        row(cell("Action", '<w:gridSpan w:val="2"/>'), cell("Status")),
        row(cell("1"), cell("Mend the roof"), cell("Complete", '<w:vMerge w:val="restart"/>')),
        row(cell("2"), cell("Paint the door"), cell("", "<w:vMerge/>")),
    )
    table = word_papers.table(word_papers.read(body))
    assert (table.row_count, table.column_count) == (3, 3)
    assert spans(table.cells) == [
        (0, 0, 1, 2, "Action"),
        (0, 2, 1, 1, "Status"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "Mend the roof"),
        (1, 2, 2, 1, "Complete"),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, "Paint the door"),
    ]


def test_grid_columns_that_no_cell_starts_at_are_not_counted() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    table = word_papers.table(
        word_papers.read(table_of(row(cell("A", wide), cell("B")), row(cell("C", wide), cell("D"))))
    )
    assert spans(table.cells) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B"), (1, 0, 1, 1, "C"), (1, 1, 1, 1, "D")]


def test_a_row_that_starts_late_keeps_its_columns() -> None:
    late = row(cell("D"), properties='<w:gridBefore w:val="1"/>')
    table = word_papers.table(word_papers.read(table_of(row(cell("A"), cell("B")), late)))
    assert spans(table.cells)[-1] == (1, 1, 1, 1, "D")


def test_cells_merged_the_old_way_are_one() -> None:
    body = table_of(
        row(cell("A", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("B")),
        row(cell("1"), cell("2"), cell("3")),
    )
    assert spans(word_papers.table(word_papers.read(body)).cells)[:2] == [(0, 0, 1, 2, "A"), (0, 2, 1, 1, "B")]


def test_blank_cells_are_kept() -> None:
    table = word_papers.table(word_papers.read(table_of(row(cell("40"), cell("Clear the paths"), cell()))))
    assert [each.text for each in table.cells] == ["40", "Clear the paths", ""]


def test_a_nested_table_belongs_to_its_cell() -> None:
    inner = table_of(row(cell("Town"), cell("Done")), row(cell("County"), cell("Not yet")))
    outer = table_of(row(cell("7"), f"<w:tc>{paragraph('By body:')}{inner}{paragraph('')}</w:tc>"))
    document = word_papers.read(outer)
    assert [each.text for each in word_papers.table(document).cells] == ["7", "By body:\nTown\nDone\nCounty\nNot yet"]
    assert len(document.blocks) == 1


def test_the_shading_of_a_cell_is_its_fill() -> None:
    amber = '<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'
    automatic = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    solid = '<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>'
    table = word_papers.table(word_papers.read(table_of(row(cell("", amber), cell("", automatic), cell("", solid)))))
    assert [each.fill for each in table.cells] == ["#ffc000", None, "#00b050"]


def test_only_rows_marked_as_heading_at_the_top_are_headers() -> None:
    heading = row(cell("No."), cell("Action"), properties="<w:tblHeader/>")
    plain = row(cell("1"), cell("Mend the roof"))
    stray = row(cell("2"), cell("Paint"), properties="<w:tblHeader/>")
    table = word_papers.table(word_papers.read(table_of(heading, plain, stray)))
    assert [each.is_header for each in table.cells] == [True, True, False, False, False, False]


def test_a_deleted_row_is_out() -> None:
    deleted = row(cell("2"), cell("Old"), properties='<w:del w:id="1"/>')
    table = word_papers.table(word_papers.read(table_of(row(cell("1"), cell("New")), deleted)))
    assert [each.text for each in table.cells] == ["1", "New"]


def test_cells_in_content_controls_are_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('Complete')}</w:sdtContent></w:sdt>"
    table = word_papers.table(word_papers.read(table_of(row(cell("1"), control))))
    assert [each.text for each in table.cells] == ["1", "Complete"]


def test_a_table_of_one_cell_is_a_box_around_text() -> None:
    document = word_papers.read(paragraph("Before") + table_of(row(cell("Boxed"))) + paragraph("After"))
    assert word_papers.printed(document) == ["Before", "Boxed", "After"]


def test_blocks_and_tables_are_numbered_in_order_and_cells_carry_their_tables_number() -> None:
    document = word_papers.read(paragraph("A") + table_of(row(cell("1"), cell("2"))) + paragraph("B"))
    assert [block.place.block_no for block in document.blocks] == [1, 2, 3]
    last = word_papers.table(document).cells[-1].blocks[0]
    assert (last.place.block_no, last.place.row_index, last.place.column_index) == (2, 0, 1)
