"""OpenDocument texts."""

import pytest

from extract import papers
from extract.records import Block, Document, Kind, ProblemKind, Table
from tests.extract import odt_papers

NUMBERS = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3" style:num-suffix="."/>
</text:list-style><text:list-style style:name="B">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"""


def blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if isinstance(block, Block)]


def printed(body: str, automatic: str = NUMBERS, shared: str = "") -> list[str]:
    return [block.printed for block in blocks(odt_papers.read(body, automatic, shared))]


def table(body: str, automatic: str = "") -> Table:
    return next(block for block in odt_papers.read(body, automatic).blocks if isinstance(block, Table))


def items(*texts: str, attributes: str = 'text:style-name="L"') -> str:
    inner = "".join(
        f"<text:list-item>{t if t.startswith('<') else f'<text:p>{t}</text:p>'}</text:list-item>" for t in texts
    )
    return f"<text:list {attributes}>{inner}</text:list>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (items("a", "b"), ["1. a", "2. b"]),
        (items("a", "<text:p>b</text:p><text:p>more</text:p>", "c"), ["1. a", "2. b", "more", "3. c"]),
        (items("a") + "<text:p>between</text:p>" + items("b"), ["1. a", "between", "1. b"]),
        (
            items("a")
            + "<text:p>between</text:p>"
            + items("b", attributes='text:style-name="L" text:continue-numbering="true"'),
            ["1. a", "between", "2. b"],
        ),
        (
            items("a", attributes='text:style-name="L" xml:id="x"')
            + items("•", attributes='text:style-name="B"')
            + items("b", attributes='text:style-name="L" text:continue-list="x"'),
            ["1. a", "• •", "2. b"],
        ),
        (items("<text:p>a</text:p>" + items("b", "c", attributes="")), ["1. a", "(a) b", "(b) c"]),
        (items(f"<text:p>a</text:p>{items(items('b', attributes=''), attributes='')}"), ["1. a", "1.a.1. b"]),
        (
            '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>a</text:p></text:list-item>'
            "</text:list>",
            ["7. a"],
        ),
        ('<text:list text:style-name="L"><text:list-header><text:p>a</text:p></text:list-header></text:list>', ["a"]),
    ],
)
def test_list_items_have_the_numbers_that_are_shown(body: str, expected: list[str]) -> None:
    assert printed(body) == expected


def test_headings_are_numbered_by_the_outline() -> None:
    outline = """<office:styles><text:outline-style style:name="Outline">
    <text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
    </office:styles>"""
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in ((1, "a"), (2, "b"), (2, "c"), (1, "d"))
    )
    assert printed(body, shared=outline) == ["1. a", "1.1 b", "1.2 c", "2. d"]
    (heading, *_) = blocks(odt_papers.read(body))
    assert (heading.kind, heading.level, heading.label) == (Kind.HEADING, 1, "")


def test_a_table_keeps_its_spans_colours_and_headings() -> None:
    style = """<style:style style:name="green" style:family="table-cell">
    <style:table-cell-properties fo:background-color="#00B050"/></style:style>"""
    found = table(
        "<table:table><table:table-column/><table:table-header-rows>"
        + odt_papers.row("No", "Recommendation", "Status")
        + "</table:table-header-rows>"
        + odt_papers.row(
            odt_papers.cell("1", 'table:number-rows-spanned="2"'),
            "Dredge",
            odt_papers.cell("Done", 'table:style-name="green"'),
        )
        + odt_papers.row(
            "<table:covered-table-cell/>",
            odt_papers.cell("Pave", 'table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>",
        )
        + "</table:table>",
        style,
    )
    assert [(c.row_index, c.column_index, c.row_span, c.column_span, c.text) for c in found.cells] == [
        (0, 0, 1, 1, "No"),
        (0, 1, 1, 1, "Recommendation"),
        (0, 2, 1, 1, "Status"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "Dredge"),
        (1, 2, 1, 1, "Done"),
        (2, 1, 1, 2, "Pave"),
    ]
    assert [c.is_header for c in found.cells] == [True] * 3 + [False] * 4
    assert found.cells[5].fill == "#00b050"


def test_a_table_in_a_cell_belongs_to_the_cell_and_a_box_is_text() -> None:
    inner = f"<table:table>{odt_papers.row('x', 'y')}</table:table>"
    nested = f"<table:table-cell><text:p>a</text:p>{inner}</table:table-cell>"
    document = odt_papers.read(
        f"<table:table>{odt_papers.row(nested, 'b')}</table:table><table:table>{odt_papers.row('boxed')}</table:table>"
    )
    first, second = document.blocks
    assert isinstance(first, Table) and first.cells[0].text == "a\nx\ny"
    assert isinstance(second, Block) and (second.text, second.place.block_no) == ("boxed", 2)


def test_notes_spaces_breaks_and_text_boxes_are_read_where_they_stand() -> None:
    document = odt_papers.read(
        'Lost<text:p>See<text:s text:c="3"/>this<text:note text:note-class="footnote"><text:note-citation>4'
        "</text:note-citation><text:note-body><text:p>Minute 12.</text:p></text:note-body></text:note>."
        "<text:line-break/>Next<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert [block.text for block in blocks(document)] == ["See this.", "Next", "Boxed"]
    assert [(mark.offset, mark.label) for mark in blocks(document)[0].marks] == [(8, "4")]
    assert [(note.label, note.text, note.place.block_no) for note in document.notes] == [("4", "Minute 12.", 1)]


def test_tracked_changes_are_accepted_and_told_and_comments_left_out() -> None:
    document = odt_papers.read(
        '<text:tracked-changes><text:changed-region text:id="1"><text:insertion/></text:changed-region>'
        '<text:changed-region text:id="2"><text:deletion><text:p>old</text:p></text:deletion></text:changed-region>'
        '</text:tracked-changes><text:p>The <text:change text:change-id="2"/><text:change-start text:change-id="1"/>new'
        '<text:change-end text:change-id="1"/> plan<office:annotation><text:p>why?</text:p></office:annotation>'
        "</text:p>"
    )
    assert [block.text for block in blocks(document)] == ["The new plan"]
    assert document.problems[0].kind is ProblemKind.TRACKED_CHANGES


def test_settings_furniture_and_properties_are_kept() -> None:
    style = """<style:style style:name="b" style:family="text">
    <style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="up" style:family="text">
    <style:text-properties style:text-position="super 58%"/></style:style>"""
    document = odt_papers.read(
        '<text:p><text:span text:style-name="b">All bold</text:span></text:p>'
        '<text:p>Recommendation 7<text:span text:style-name="up">2</text:span></text:p>',
        style,
        "<office:master-styles><style:master-page><style:header><text:p>Ferry Committee</text:p></style:header>"
        "<style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles>",
        "<dc:title>Tracker</dc:title><dc:date>2024-03-31T10:00:00</dc:date>",
    )
    assert [(b.kind, b.text, b.is_bold) for b in blocks(document)] == [
        (Kind.PARAGRAPH, "All bold", True),
        (Kind.PARAGRAPH, "Recommendation 7", False),
        (Kind.FURNITURE, "Ferry Committee", False),
        (Kind.FURNITURE, "Page 1", False),
    ]
    assert blocks(document)[1].marks[0].label == "2"
    assert (document.metadata_title, document.metadata_date) == ("Tracker", "2024-03-31")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (odt_papers.odt_file("<text:p>a</text:p>").replace(b"<office:body>", b"<office:bodx>"), "damaged"),
        (odt_papers.odt_file('<!DOCTYPE x [<!ENTITY a "b">]>'), "definitions"),
        (odt_papers.odt_file("<text:p>a</text:p>")[:-30], "damaged"),
    ],
)
def test_a_damaged_text_says_so(data: bytes, says: str) -> None:
    document = papers.read_bytes(data, "paper.odt")
    assert not document.is_readable
    assert says in document.problems[0].message


@pytest.mark.parametrize("level", ["99999999", "1" * 5000, "²", "-1", "0"])
def test_levels_and_numbers_that_no_paper_has_are_read_as_others(level: str) -> None:
    heading = f'<text:h text:outline-level="{level}" text:start-value="{level}">Part</text:h>'
    item = f'<text:list><text:list-item text:start-value="{level}"><text:p>Item</text:p></text:list-item></text:list>'
    part, listed = odt_papers.read(heading + item).blocks
    assert isinstance(part, Block) and isinstance(listed, Block)
    assert (part.text, listed.text) == ("Part", "Item")
