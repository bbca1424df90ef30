"""Tables in plain text papers: by tabs, by bars, by what is indented."""

from extract import papers
from extract.records import Block, Document, Kind, Table


def read(text: str | bytes) -> Document:
    return papers.read_bytes(text if isinstance(text, bytes) else text.encode(), "paper.txt")


def blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if isinstance(block, Block)]


def printed(document: Document) -> list[str]:
    return [block.printed for block in blocks(document)]


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def rows(document: Document) -> list[list[str]]:
    found = table(document)
    return [[cell.text for cell in found.cells if cell.row_index == index] for index in range(found.row_count)]


def test_cells_that_begin_with_a_tab_make_a_table() -> None:
    text = (
        "Section 2: What is being done\n\n\n"
        "\tNo.\n\tRecommendation\n\tNext steps\n\n"
        "\t7\n\tLet the halls for longer hours in the summer.\n\n· also at weekends\n\t\nThe trustees were asked.\n\n"
        "They will answer in May.\n\n"
        "\t8\n\tHeat the pools in every month of the year.\n\n\tA boiler was bought and will be fitted in May.\n\n"
        "\t9\n\tDrain the pitches.\n\t\n\n\n\n"
        "Section 3: The rest\nNothing more was said, and the meeting was closed at nine.\n"
    )
    document = read(text)
    assert rows(document) == [
        ["No.", "Recommendation", "Next steps"],
        [
            "7",
            "Let the halls for longer hours in the summer.\n· also at weekends",
            "The trustees were asked.\nThey will answer in May.",
        ],
        ["8", "Heat the pools in every month of the year.", "A boiler was bought and will be fitted in May."],
        ["9", "Drain the pitches.", ""],
    ]
    assert [cell.is_header for cell in table(document).cells[:4]] == [True, True, True, False]
    assert [block.kind for block in blocks(document)] == [Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH]


def test_a_cell_alone_in_its_row_spans_the_table() -> None:
    text = "\tTo:\n\tCabinet\n\n\tSummary\n\n\tPurpose:\n\tTo report.\n\n\tDate:\n\tMay\n"
    document = read(text)
    assert rows(document) == [["To:", "Cabinet"], ["Summary"], ["Purpose:", "To report."], ["Date:", "May"]]
    assert table(document).cells[2].column_span == 2
    assert not table(document).cells[0].is_header


def test_lines_with_tabs_between_cells_make_a_table() -> None:
    text = (
        "The halls are:\n\n\tHall\tOpen at\tHeated\n--\t----\t----\t----\n\n\tname\tweekends\t\n"
        "North\tRowanby\t✓\tX\nSouth\tUpper Exe\tX\t✓\n\nThat is all.\n"
    )
    document = read(text)
    assert rows(document) == [
        ["", "Hall name", "Open at weekends", "Heated"],
        ["North", "Rowanby", "✓", "X"],
        ["South", "Upper Exe", "X", "✓"],
    ]
    assert printed(document) == ["The halls are:", "That is all."]


def test_bars_between_cells_make_a_table() -> None:
    document = read("| No. | Status |\n|---|---|\n| 1 | Complete |\n| 2 | |\n")
    assert rows(document) == [["No.", "Status"], ["1", "Complete"], ["2", ""]]


def test_a_tab_after_a_label_makes_no_table() -> None:
    document = read("1.\tNote the report\n2.\tAgree the plan\n")
    assert printed(document) == ["1. Note the report", "2. Agree the plan"]


def test_indented_paragraphs_make_no_table() -> None:
    document = read("\tThe hall is open.\n\n\tThe pool is shut.\n")
    assert printed(document) == ["The hall is open.", "The pool is shut."]
