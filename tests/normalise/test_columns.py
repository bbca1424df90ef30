"""What columns hold that no plain heading names: other numbers, letters, ticks for bodies, colours, struck-out rows."""

from dataclasses import replace

import pytest

from extract.records import Cell, Place, Table
from normalise.records import Mention, Rag, Response, Scope, Status
from tests.normalise.made_papers import Rows, cell, read, table

TWO = (("Map every drain of the town.", "Complete"), ("Clear every drain of the town.", "In progress"))


def tracker(headings: list[str], *numbers: list[str]) -> dict[str | None, Mention]:
    """Two rows with their numbers in front of a wording and a status."""
    rows: Rows = [[*headings, "Recommendation", "Status"]]
    return read([*rows, *([*row, *said] for row, said in zip(numbers, TWO, strict=True))])


@pytest.mark.parametrize(
    ("headings", "first", "second"),
    [
        (["No.", "Previous ref"], ["1", "6"], ["2", "New"]),
        (["Old no.", "No."], ["6", "1"], ["-", "2"]),
        (["Ref 2022", "Ref 2021"], ["1", "6"], ["2", ""]),
        (["2021 ref", "Rec no."], ["6", "1"], ["n/a", "2"]),
    ],
)
def test_a_column_of_old_numbers_gives_the_former_number(
    headings: list[str], first: list[str], second: list[str]
) -> None:
    found = tracker(headings, first, second)
    assert {n: (m.former_numbers, m.alias_numbers) for n, m in found.items()} == {"1": (("6",), ()), "2": ((), ())}


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (["No.", "Paragraph"], ("1", "8.2")),
        (["Para", "No."], ("8.2", "1")),
        (["Report ref", "Rec no."], ("8.2", "1")),
    ],
)
def test_a_running_number_and_a_paragraph_are_two_names_of_one(headings: list[str], numbers: tuple[str, str]) -> None:
    found = tracker(headings, list(numbers), ["2", "2"])
    assert found["1"].alias_numbers == ("8.2",)
    assert found["2"].alias_numbers == ()


def test_a_paragraph_alone_numbers_its_recommendation() -> None:
    assert set(tracker(["Para"], ["8.2"], ["8.4"])) == {"8.2", "8.4"}


@pytest.mark.parametrize("heading", ["Page", "Minute no.", "Cost (£)", "Question", "Score", "Year", "Savings £000"])
def test_figures_of_other_things_number_no_recommendation(heading: str) -> None:
    rows: Rows = [
        [heading, "Recommendation", "Status"],
        ["12", "Map every drain of the town.", "Complete"],
        ["14", "Clear every drain of the town.", "On hold"],
    ]
    assert set(read(rows)) == {None}
    rows = [["No.", *rows[0]], ["1", *rows[1]], ["2", *rows[2]]]
    assert set(read(rows)) == {"1", "2"}


@pytest.mark.parametrize("letters", [("a)", "b)", "c)"), ("i", "ii", "iii"), ("(A)", "(B)", "(C)")])
@pytest.mark.parametrize("heading", ["Ref", ""])
def test_letters_number_recommendations_where_they_run(heading: str, letters: tuple[str, ...]) -> None:
    rows: Rows = [[heading, "Recommendation", "Status"]]
    rows += [[letter, f"Paint the {thing} every year.", "Open"] for letter, thing in zip(letters, "xyz", strict=True)]
    assert list(read(rows)) == [letter.strip("()") for letter in letters]


def test_a_table_without_headings_is_announced_by_the_words_before_it() -> None:
    rows: Rows = [
        ["1", "Map every drain of the town.", "Complete"],
        ["2", "Clear every drain of the town.", "Under way"],
        ["3", "Paint every drain of the town.", "Not started"],
    ]
    found = read("# Progress on the Panel's recommendations", rows)
    assert [m.status.value for m in found.values()] == [Status.IMPLEMENTED, Status.IN_PROGRESS, Status.NOT_STARTED]
    assert read("# Targets", rows) == {}


def test_a_matrix_of_ticks_names_the_owners() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Mill Council", "Weir Trust", "Parish"],
        ["1", "Map the drains.", "✓", "", ""],
        ["2", "Clear the drains.", "✓", "✓", ""],
        ["3", "Paint the drains.", "", "", "✓"],
    ]
    owners = {n: m.owners for n, m in read(rows).items()}
    assert owners == {"1": ("Mill Council",), "2": ("Mill Council", "Weir Trust"), "3": ("Parish",)}


def test_the_lead_comes_before_those_who_support() -> None:
    rows: Rows = [
        ["Ref", "Recommendation", "Mill Council", "Weir Trust", "Status"],
        ["1", "Map the drains.", "Support", "Lead", "Complete"],
        ["2", "Clear the drains.", "Lead", "", "In progress"],
    ]
    assert [m.owners for m in read(rows).values()] == [("Weir Trust", "Mill Council"), ("Mill Council",)]


def test_bodies_below_a_heading_of_owners_are_ticked() -> None:
    found = read(
        table(
            *(cell(0, c, text, (2, 1)) for c, text in enumerate(["No.", "Recommendation"])),
            cell(0, 2, "Responsible body", (1, 2)),
            cell(1, 2, "Council"), cell(1, 3, "Trust"),
            *(cell(2, c, text) for c, text in enumerate(["1", "Map the drains.", "x", ""])),
            *(cell(3, c, text) for c, text in enumerate(["2", "Clear the drains.", "x", "x"])),
        )
    )  # fmt: skip
    assert [m.owners for m in found.values()] == [("Council",), ("Council", "Trust")]


def test_ticks_under_times_and_priorities_name_nobody() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Short term", "Long term"],
        ["1", "Map the drains.", "✓", ""],
        ["2", "Clear the drains.", "", "✓"],
    ]
    assert {m.owners for m in read(rows).values()} == {()}


def test_a_tick_gives_the_answer_of_its_heading() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Accepted", "Partially accepted", "Rejected"],
        ["1", "Map the drains.", "✓", "", ""],
        ["2", "Clear the drains.", "", "✓", ""],
        ["3", "Paint the drains.", "", "", "✓"],
    ]
    answers = [m.response.value if m.response else None for m in read(rows).values()]
    assert answers == [Response.ACCEPTED, Response.PARTIALLY_ACCEPTED, Response.REJECTED]


def test_yes_and_no_answer_whether_it_was_accepted() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Accepted?", "Complete?"],
        ["1", "Map the drains.", "Yes", "No"],
        ["2", "Clear the drains.", "No", "No"],
    ]
    answers = [m.response.value if m.response else None for m in read(rows).values()]
    assert answers == [Response.ACCEPTED, Response.REJECTED]


def test_ticks_for_statuses_and_ticks_for_bodies_stand_side_by_side() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "Complete", "In progress", "Mill Council", "Weir Trust"],
        ["1", "Map the drains.", "✓", "", "✓", ""],
        ["2", "Clear the drains.", "", "✓", "✓", "✓"],
    ]
    told = [(m.status.value, m.owners) for m in read(rows).values()]
    assert told == [(Status.IMPLEMENTED, ("Mill Council",)), (Status.IN_PROGRESS, ("Mill Council", "Weir Trust"))]


def inked(status: str, *inks: str | None) -> Table:
    texts = [["1", "Map the drains.", status], ["2", "Clear the drains.", status], ["3", "Paint the drains.", status]]
    headings = [cell(0, c, text) for c, text in enumerate(["No.", "Recommendation", "RAG"])]
    rows = [cell(r, c, text) for r, row in enumerate(texts, 1) for c, text in enumerate(row)]
    return table(*headings, *(replace(c, ink=inks[c.row_index - 1]) if c.column_index == 2 else c for c in rows))


KEY = "Key: Green – complete; Amber – in progress; Red – not started."


@pytest.mark.parametrize("shape", ["", "●", "\uf06c"])
def test_coloured_dots_are_read_as_coloured_cells(shape: str) -> None:
    dots = inked(shape, "#00b050", "#ffc000", None)
    plain, explained = read(dots), read(dots, KEY)
    assert [m.rag for m in plain.values()] == [Rag.GREEN, Rag.AMBER, None]
    assert {m.status.value for m in plain.values()} <= {Status.UNCLEAR, Status.NOT_STATED}
    assert [m.status.value for m in explained.values()][:2] == [Status.IMPLEMENTED, Status.IN_PROGRESS]


def test_a_house_colour_of_all_letters_is_no_rating() -> None:
    green = replace(inked("", "#00b050", "#00b050", "#00b050"))
    cells: tuple[Cell, ...] = tuple(replace(c, ink="#00b050") for c in green.cells)
    assert {m.rag for m in read(replace(green, cells=cells)).values()} == {None}


def test_emoji_are_colours_and_a_key_explains_them() -> None:
    rows: Rows = [
        ["No.", "Recommendation", "RAG"],
        ["1", "Map it.", "🟢"],
        ["2", "Clear it.", "🟠"],
        ["3", "Sell.", "🔴"],
    ]
    plain, explained = read(rows), read(rows, "Key: 🟢 complete; 🟠 in progress; 🔴 not started")
    assert [m.rag for m in plain.values()] == [Rag.GREEN, Rag.AMBER, Rag.RED]
    assert {m.status.value for m in plain.values()} <= {Status.UNCLEAR, Status.NOT_STATED}
    assert [m.status.value for m in explained.values()] == [
        Status.IMPLEMENTED,
        Status.IN_PROGRESS,
        Status.NOT_STARTED,
    ]


def struck(of: Cell) -> Cell:
    return replace(of, blocks=tuple(replace(b, text="", struck_text=b.text) for b in of.blocks))


def test_a_struck_out_row_is_named_and_no_longer_reported_on() -> None:
    texts = [["No.", "Recommendation", "Status"], ["1", *TWO[0]], ["2", *TWO[1]], ["3", *TWO[0]]]
    cells = [cell(r, c, text) for r, row in enumerate(texts) for c, text in enumerate(row)]
    whole = read(table(*(struck(c) if c.row_index == 2 else c for c in cells)))
    assert {n: m.status.value for n, m in whole.items()} == {
        "1": Status.IMPLEMENTED,
        "2": Status.UNCLEAR,
        "3": Status.IMPLEMENTED,
    }
    assert (whole["2"].status.rule_id, whole["2"].status.raw, whole["2"].wording) == ("struck-out", "", None)
    kept = read(table(*(struck(c) if c.row_index == 2 and c.column_index < 2 else c for c in cells)))
    assert (kept["2"].status.value, kept["1"].status.value) == (Status.IN_PROGRESS, Status.IMPLEMENTED)


def test_a_dot_left_in_a_struck_out_row_says_nothing() -> None:
    texts = [["No.", "Recommendation", "RAG", "Status"], ["1", TWO[0][0], "●", "Open"], ["2", TWO[1][0], "●", "Closed"]]
    cells = [cell(r, c, text) for r, row in enumerate(texts) for c, text in enumerate(row)]
    inked = (replace(c, ink="#00b050") if c.row_index == 2 and c.column_index == 2 else c for c in cells)
    found = read(table(*(struck(c) if c.row_index == 2 and c.column_index != 2 else c for c in inked)))
    assert (found["2"].status.value, found["2"].status.rule_id) == (Status.UNCLEAR, "struck-out")


def test_a_struck_out_heading_is_named() -> None:
    heading = read("# Recommendation 4: Map it", "Progress: Complete")["4"]
    assert heading.status.value is Status.IMPLEMENTED
    block = table(cell(0, 0, "Recommendation 5: Clear every drain")).cells[0].blocks[0]
    found = read("# Recommendation 4: Map it", "Progress: Complete", replace(block, text="", struck_text=block.text))
    assert {n: (m.scope, m.status.rule_id) for n, m in found.items()} == {
        "4": (Scope.OWN, "done-as-a-label"),
        "5": (Scope.OWN, "struck-out"),
    }
    assert found["5"].place == Place(3)
