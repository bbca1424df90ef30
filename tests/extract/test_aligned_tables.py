"""Tables without a full grid of rules: borderless, half-ruled and striped ones, and what only looks like one."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest

from extract.pdf import pdf_reader
from extract.records import Paper, Table
from tests.extract.drawn_pdfs import drawn, fill, line, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
XS = (60, 110, 330, 440)
HEADING = ("Ref", "Recommendation", "Owner", "Status")
ROWS = (
    ("R1", "Mend the sea wall at Saltmouth/before the winter storms.", "Harbour Board", "In progress"),
    ("R2", "Publish the tide tables.", "Harbour/Master", "Complete"),
    ("R3", "Train the wardens of all seven/districts, and report on it to/the council.", "Coastal Unit", "Not started"),
)
PROSE = "The board asked for a yearly account of its recommendations, and this paper gives it to"

Row = Sequence[str]


def tables(*pages: str, rotation: int = 0) -> list[list[list[str]]]:
    """The cells' texts of each table, row by row."""
    document = pdf_reader.read_pdf(drawn(*pages, rotation=rotation), PAPER)
    return [rows_of(block) for block in document.blocks if isinstance(block, Table)]


def rows_of(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_index].append(" ".join(cell.text.split()))
    return rows


def words(*rows: Row) -> list[list[str]]:
    return [[cell.replace("/", " ") for cell in row] for row in rows]


def set_row(row: Row, top: float, xs: Iterable[float] = XS, font: str = "F1") -> str:
    """A row's cells, their lines parted by strokes."""
    cells = zip(xs, row, strict=False)
    return "".join(
        text(x, top + 12 * index, part, 10, font) for x, cell in cells for index, part in enumerate(cell.split("/"))
    )


def depth(row: Row) -> int:
    return 12 * max(cell.count("/") + 1 for cell in row)


def set_rows(rows: Iterable[Row], top: float, xs: Iterable[float] = XS, gap: float = 0.0) -> str:
    """Rows below each other, with so much space between them beyond that of lines."""
    listed, page = tuple(xs), ""
    for row in rows:
        page += set_row(row, top, listed)
        top += depth(row) + gap
    return page


def prose(top: float, count: int = 3) -> str:
    return "".join(text(60, top + 13 * index, PROSE, 10) for index in range(count))


@pytest.mark.parametrize("gap", [0, 4, 12])
def test_columns_under_a_bold_heading_are_a_table_without_a_rule(gap: float) -> None:
    page = prose(80) + set_row(HEADING, 150, font="F2") + set_rows(ROWS, 162 + gap, gap=gap) + prose(400)
    assert tables(page) == [words(HEADING, *ROWS)]


def test_the_heading_row_is_marked_as_one() -> None:
    document = pdf_reader.read_pdf(drawn(set_row(HEADING, 150, font="F2") + set_rows(ROWS, 162)), PAPER)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.is_header for cell in table.cells] == [True] * 4 + [False] * 12


def test_a_plain_heading_is_told_by_the_figures_under_it() -> None:
    rows = [(f"Pier {name}", f"{count}", f"£{count}00") for name, count in (("A", 7), ("B", 12), ("C", 9), ("D", 30))]
    xs = (60, 250, 400)
    page = set_row(("Landing stage", "Sailings", "Cost"), 150, xs) + set_rows(rows, 162, xs)
    assert tables(page) == [[["Landing stage", "Sailings", "Cost"], *map(list, rows)]]


def test_rules_between_rows_part_them() -> None:
    rows = [
        ("Sea wall", "Stone was bought./It was laid in May."),
        ("Tides", "Tables were printed."),
        ("Wardens", "None."),
    ]
    page, top = line(60, 138, 520, 138), 150.0
    for row in (("Theme", "Progress"), *rows):
        page += set_row(row, top, (60, 200))
        top += depth(row)
        page += line(60, top - 8, 520, top - 8)
        top += 4
    assert tables(page) == [words(("Theme", "Progress"), *rows)]


def test_a_rule_under_the_heading_row_sets_it_apart() -> None:
    page = set_row(HEADING, 150) + line(60, 154, 520, 154) + set_rows(ROWS, 166)
    assert tables(page) == [words(HEADING, *ROWS)]


def test_stripes_part_rows_and_give_them_their_colour() -> None:
    rows = [
        (f"Theme {name}", f"Work on it began in {year}.", "Open")
        for name, year in (("A", 2018), ("B", 2019), ("C", 2020))
    ]
    xs = (60, 200, 440)
    page, top = fill(55, 139, 520, 154, "0.8 0.8 0.8"), 166.0
    for index, _ in enumerate(rows):
        page += fill(55, top - 11, 520, top + 4, "0.9 0.9 1") if index % 2 else ""
        top += 15
    page += set_row(("Theme", "Progress", "Status"), 150, xs) + set_rows(rows, 166, xs, gap=3)
    document = pdf_reader.read_pdf(drawn(page), PAPER)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert rows_of(table) == [["Theme", "Progress", "Status"], *map(list, rows)]
    assert [cell.fill for cell in table.cells if cell.column_index == 0] == ["#cccccc", None, "#e6e6ff", None]


def test_bold_keys_begin_the_rows_of_two_columns_of_text() -> None:
    page, top = set_row(("What was asked", "What was done"), 150, (60, 310), "F2"), 168.0
    asked = ["Recommendation 1", "Recommendation 2", "Recommendation 3"]
    for title in asked:
        page += text(60, top, title, 10, "F2") + text(310, top, "Some progress", 10, "F2")
        page += set_row(
            ("The board should mend the sea wall/before the storms.", "Stone was bought."), top + 14, (60, 310)
        )
        top += 42
    (found,) = tables(page)
    assert [row[0][:16] for row in found[1:]] == asked
    assert {row[1] for row in found[1:]} == {"Some progress Stone was bought."}


def test_cells_in_the_middle_of_their_rows_belong_to_them() -> None:
    rows = [
        ("Mend the sea wall at Saltmouth/before the winter storms,/and light it.", "Open"),
        ("Publish the tide tables in each/of the seven harbours.", "Complete"),
        ("Train the wardens of all districts,/and report on it/to the council.", "Late"),
        ("Dredge the channel each spring,/and pay for it/from the tolls.", "Open"),
    ]
    page, top = set_row(("Recommendation", "Status"), 150, (60, 400), "F2"), 170.0
    for wording, status in rows:
        page += set_row((wording,), top) + text(400, top + 6 * wording.count("/"), status, 10)
        top += depth((wording,)) + 6
    assert tables(page) == [words(("Recommendation", "Status"), *rows)]


def test_a_table_goes_on_on_the_next_page_with_or_without_its_heading() -> None:
    more = [
        ("R4", "Paint the lighthouse.", "Lights", "Complete"),
        ("R5", "Dredge the channel.", "Harbour Board", "Late"),
    ]
    first = prose(80) + set_row(HEADING, 150, font="F2") + set_rows(ROWS, 162)
    for top, start in ((set_rows(more, 130), ""), (set_rows(more, 142), set_row(HEADING, 130, font="F2"))):
        assert tables(first, start + top + prose(300)) == [words(HEADING, *ROWS, *more)]


def test_a_row_that_a_page_break_cuts_is_one() -> None:
    first = set_row(HEADING, 700, font="F2") + set_rows(
        [*ROWS[:2], ("R3", "Train the wardens of all seven", "Coastal Unit", "Late")], 712
    )
    second = set_row(("", "districts of the county."), 130) + set_rows(
        [("R4", "Paint the lighthouse.", "Lights", "Late")], 142
    )
    (found,) = tables(first, second + prose(300))
    assert found[3:] == [
        ["R3", "Train the wardens of all seven districts of the county.", "Coastal Unit", "Late"],
        ["R4", "Paint the lighthouse.", "Lights", "Late"],
    ]  # fmt: skip


def test_a_heading_inside_the_table_is_a_row_of_one_cell() -> None:
    page = (
        set_row(HEADING, 150, font="F2")
        + set_rows(ROWS[:2], 162)
        + text(60, 210, "Section B: what the wardens of the coast do", 10, "F2")
    )
    (found,) = tables(page + set_rows(ROWS[2:], 222))
    assert found[3:] == [["Section B: what the wardens of the coast do"], *words(ROWS[2])]


def test_a_page_that_is_turned_holds_the_same_table() -> None:
    turned = "0 1 -1 0 842 0 cm\n" + set_row(HEADING, 150, font="F2") + set_rows(ROWS, 162)
    assert tables(turned, rotation=90) == [words(HEADING, *ROWS)]


def test_bold_labels_with_what_they_say_are_a_table() -> None:
    labels, values = (
        ("Name and job title", "Service", "Telephone"),
        ("A. Pell, Harbour Master", "Coast", "01632 960123"),
    )
    page = "".join(text(60, 150 + 14 * i, label, 10, "F2") for i, label in enumerate(labels))
    page += "".join(text(220, 150 + 14 * i, value, 10) for i, value in enumerate(values))
    assert tables(page + prose(230)) == [[list(row) for row in zip(labels, values, strict=True)]]


LONG = [
    "The ferry sails at dawn and comes home",
    "by night, as it has always done since",
    "the old bridge fell into the sea.",
]


SENTENCES = [LONG[index % 3] for index in range(24)]
NAMES = [("A. Pell", "B. Moor"), ("Chair of the Board", "Clerk to the Board"), ("Saltmouth", "Thornby")]
CHAPTERS = [(str(index), f"Chapter {index}", str(3 * index)) for index in range(1, 7)]
NO_TABLES = {
    "numbered paragraphs": set_rows([(f"{index + 1}.", LONG[index % 3]) for index in range(9)], 150, (60, 90)),
    "bullets": set_rows([("•", LONG[index % 3]) for index in range(9)], 150, (60, 90)),
    "a headed list": set_row(("F.", "The coast"), 136, (60, 90), "F2")
    + set_rows([("•", "/".join(LONG[:2])) for _ in range(4)], 150, (60, 90), 4),
    "two columns of text": set_rows(pairwise(SENTENCES), 150, (60, 320)),
    "contents": set_row(("Item", "Title", "Page"), 150, (60, 100, 480), "F2") + set_rows(CHAPTERS, 162, (60, 100, 480)),
    "signatures": set_rows(NAMES, 150, (60, 300)),
}


@pytest.mark.parametrize("page", NO_TABLES.values(), ids=NO_TABLES)
def test_what_only_looks_like_a_table_is_none(page: str) -> None:
    assert tables(page) == []


def test_tables_one_below_the_other_are_two() -> None:
    page = set_row(HEADING, 150, font="F2") + set_rows(ROWS, 162) + prose(300)
    page += set_row(("Pier", "Sailings"), 380, (60, 300), "F2")
    page += set_rows([("Saltmouth", "120"), ("Thornby", "64"), ("Low Quay", "9")], 392, (60, 300))
    assert [len(found) for found in tables(page)] == [4, 4]
