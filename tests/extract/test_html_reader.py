"""Web pages as committee systems publish them."""

import hashlib

import pytest

from extract import media_types
from extract.records import Block, Document, Kind, Paper, ProblemKind, Table, TextSource, UnreadablePaper
from extract.web import html_reader

AGENDA = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Agenda for Ferry Committee on 3rd June, 2024</title>
<meta name="DC.date" content="2024-06-03T18:30"><style>.mgX { color: red }</style></head>
<body><a class="skip-link" href="#content">Skip to content</a>
<div id="cookieBanner" role="dialog">We set cookies. <button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<form><table class="mgLayout" width="100%"><tr><td><h1>Ferry Committee</h1>
<p>Monday, 3rd June, 2024 6.30&nbsp;pm</p></td></tr></table>
<table class="mgItemTable" summary="Items of the agenda">
<tr><td><p>1.</p></td><td><p class="mgAiTitleTxt">Apologies for absence</p></td></tr>
<tr><td>2.</td><td><p><b>Harbour review</b></p><div>Report of the Clerk.<br>To follow.</div>
<table border="1"><tr><th>No</th><th>Recommendation</th><th>Status</th></tr>
<tr><td rowspan="2">1</td><td>Dredge the harbour<sup><a href="#fn1" id="r1">1</a></sup></td>
<td bgcolor="green"><img src="dot.png" alt="Green"></td></tr>
<tr><td>Lay 40 m<sup>2</sup> of paving</td><td style="background: #FF0">In progress</td></tr></table></td></tr></table>
<script>var x = "not a word";</script><p hidden>Not shown</p><p style="display:none">Nor this</p>
<section class="footnotes"><ol><li id="fn1"><p>Minute 12 of 2020. <a href="#r1">↩</a></p></li></ol></section>
<footer>Harbour Council</footer></form></body></html>"""


def read(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    sha256 = hashlib.sha256(data).hexdigest()
    return html_reader.read_html(data, Paper(sha256[:12], "paper.html", sha256, media_types.HTML))


def blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if isinstance(block, Block)]


def printed(text: str | bytes) -> list[str]:
    return [block.printed for block in blocks(read(text))]


def table(text: str) -> Table:
    return next(block for block in read(text).blocks if isinstance(block, Table))


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in found.cells if cell.row_index == index] for index in range(found.row_count)]


def test_an_agenda_is_read_as_it_is_shown() -> None:
    document = read(AGENDA)
    content = [(block.kind, block.printed) for block in blocks(document) if block.kind is not Kind.FURNITURE]
    assert content == [
        (Kind.HEADING, "Ferry Committee"),
        (Kind.PARAGRAPH, "Monday, 3rd June, 2024 6.30 pm"),
        (Kind.LIST_ITEM, "1. Apologies for absence"),
        (Kind.LIST_ITEM, "2. Harbour review"),
        (Kind.PARAGRAPH, "Report of the Clerk."),
        (Kind.PARAGRAPH, "To follow."),
    ]
    assert document.text_source is TextSource.HTML
    assert document.metadata_title == "Agenda for Ferry Committee on 3rd June, 2024"
    assert document.metadata_date == "2024-06-03"


def test_what_belongs_to_the_site_is_furniture() -> None:
    furniture = [block.text for block in blocks(read(AGENDA)) if block.kind is Kind.FURNITURE]
    assert furniture == ["Skip to content", "We set cookies.", "Accept all", "Home", "Harbour Council"]


def test_a_decision_table_keeps_its_spans_colours_and_headings() -> None:
    found = table(AGENDA)
    assert (found.row_count, found.column_count) == (3, 3)
    assert rows(found) == [
        ["No", "Recommendation", "Status"],
        ["1", "Dredge the harbour", "Green"],
        ["Lay 40 m2 of paving", "In progress"],
    ]
    assert [cell.is_header for cell in found.cells[:4]] == [True, True, True, False]
    assert [(cell.column_index, cell.row_span) for cell in found.cells[3:7]] == [(0, 2), (1, 1), (2, 1), (1, 1)]
    assert [cell.fill for cell in found.cells if cell.column_index == 2] == [None, "#008000", "#ffff00"]


def test_a_note_stands_where_its_mark_stands() -> None:
    (note,) = read(AGENDA).notes
    assert (note.label, note.text) == ("1", "Minute 12 of 2020.")
    assert (note.place.row_index, note.place.column_index) == (1, 1)


def test_every_block_is_found_in_order_in_what_the_page_shows() -> None:
    document = read(AGENDA)
    texts = [
        inner.text
        for block in document.blocks
        for inner in ([block] if isinstance(block, Block) else [b for cell in block.cells for b in cell.blocks])
    ]
    shown = " ".join(AGENDA.replace("&nbsp;", " ").replace("<sup>2</sup>", "2").split())
    position = 0
    for text in texts:
        position = shown.index(text, position)
    assert [block.place.block_no for block in document.blocks] == list(range(1, len(document.blocks) + 1))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
        ('<ol start="4" type="a"><li>a</li><li value="9">b</li><li>c</li></ol>', ["d. a", "i. b", "j. c"]),
        ('<ol type="I" reversed><li>a</li><li>b</li></ol>', ["II. a", "I. b"]),
        ('<ol start="27" type="a"><li>a</li></ol>', ["aa. a"]),
        ('<ol style="list-style-type: lower-roman"><li>a</li></ol>', ["i. a"]),
        ('<ol style="list-style: none"><li>4(b) a</li></ol>', ["4(b) a"]),
        ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", ["• a", "◦ b", "▪ c"]),
        ("<ol><li><p>a</p><p>more</p></li><li>b</li></ol>", ["1. a", "more", "2. b"]),
        ("<ol><li>a<ol type='a'><li>b</li></ol></li><li>c</li></ol>", ["1. a", "a. b", "2. c"]),
        ("<ol><li><h3>a</h3></li></ol>", ["1. a"]),
        ("<p>4) typed by hand</p>", ["4) typed by hand"]),
    ],
)
def test_list_items_have_the_numbers_that_a_browser_shows(markup: str, expected: list[str]) -> None:
    assert printed(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td><p>One</p></td></tr><tr><td>Two</td></tr></table>", ["One", "Two"]),
        ('<table role="presentation"><tr><td>One</td><td>Two</td></tr><tr><td>3</td><td>4</td></tr></table>', None),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One", "Two"]),
        ("<table><tr><td>Left<td><h2>Title</h2>Text<tr><td>More<td>Words</table>", None),
        (
            "<table><tr><td>4</td><td>Minutes</td></tr><tr><td>5</td><td>Review</td></tr></table>",
            ["4 Minutes", "5 Review"],
        ),
    ],
)
def test_a_table_that_only_lays_out_the_page_is_text(markup: str, expected: list[str] | None) -> None:
    document = read(markup)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert expected is None or [block.printed for block in blocks(document)] == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>Date:</td><td>3 June</td></tr><tr><td>Time:</td><td>6 pm</td></tr></table>",
        "<table><tr><th>Owner</th></tr><tr><td>Clerk</td></tr></table>",
        "<table border='1'><tr><td>Owner</td><td>Clerk</td></tr></table>",
        "<table><caption>Owners</caption><tr><td>Clerk</td></tr><tr><td>Mayor</td></tr></table>",
    ],
)
def test_a_table_that_holds_data_is_a_table(markup: str) -> None:
    assert any(isinstance(block, Table) for block in read(markup).blocks)


def test_spans_reach_no_further_than_their_row_group() -> None:
    found = table(
        "<table><thead><tr><th rowspan=5>No<th colspan=2>Progress<tbody><tr><td>1<td>a<td>b"
        "<tr><td rowspan=0>2<td>c<td>d<tr><td>e<td>f</table>"
    )
    spans = {cell.text: (cell.row_index, cell.column_index, cell.row_span, cell.column_span) for cell in found.cells}
    assert spans["No"] == (0, 0, 1, 1)
    assert spans["Progress"] == (0, 1, 1, 2)
    assert spans["2"] == (2, 0, 2, 1)
    assert spans["e"] == (3, 1, 1, 1)


def test_a_span_over_columns_without_cells_shows_nothing_of_them() -> None:
    found = table("<table><tr><th colspan=100>Progress<tr><td>1<td>Dredge</table>")
    assert (found.column_count, found.cells[0].column_span) == (2, 2)


def test_marks_without_links_find_their_notes_below() -> None:
    document = read(
        "<p>Recommendation 7<sup>2</sup> is met on the 3<sup>rd</sup>.</p><p><sup>2</sup> See minute 4.</p>"
    )
    (block,) = blocks(document)
    assert block.text == "Recommendation 7 is met on the 3rd."
    assert [(mark.offset, mark.label) for mark in block.marks] == [(16, "2")]
    assert [(note.label, note.text, note.place) for note in document.notes] == [("2", "See minute 4.", block.place)]


def test_words_that_are_struck_out_are_not_read() -> None:
    assert printed("<p>Status: <del>open</del> <s>late</s> <ins>closed</ins></p>") == ["Status: closed"]


def test_settings_and_levels_are_kept() -> None:
    bold, italic, heading, plain = blocks(
        read("<p><b>All of it</b></p><p style='font-style:italic'>Too</p><h3>Part</h3><p><b>Some</b> of it</p>")
    )
    assert (bold.is_bold, italic.is_italic, heading.level, plain.is_bold) == (True, True, 3, False)


@pytest.mark.parametrize(
    "data",
    [
        "<p>Café – £5</p>".encode(),
        "\ufeff<p>Café – £5</p>".encode(),
        "<p>Café – £5</p>".encode("utf-16"),
        '<meta charset="windows-1252"><p>Café – £5</p>'.encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Café – £5</p>'.encode("cp1252"),
        b"<p>Caf&eacute; &ndash; &#163;5</p>",
        '<?xml version="1.0" encoding="utf-8"?><html><p>Café – £5</p></html>'.encode(),
        '<meta charset="no-such-thing"><p>Café – £5</p>'.encode(),
    ],
)
def test_pages_are_decoded_as_they_say(data: bytes) -> None:
    assert media_types.media_type(data) == media_types.HTML
    assert printed(data) == ["Café – £5"]


def test_a_page_without_words_says_what_to_do() -> None:
    with pytest.raises(UnreadablePaper, match="save it") as caught:
        read("<html><body><script>write()</script></body></html>")
    assert caught.value.kind is ProblemKind.NO_TEXT


def test_a_page_too_deep_to_read_whole_says_so() -> None:
    document = read("<p>Top</p>" + "<div>" * 5000 + "Deep" + "</div>" * 5000)
    assert [block.text for block in blocks(document)] == ["Top"]
    assert document.problems[0].kind is ProblemKind.UNREADABLE_PAGE


def test_a_page_of_hostile_entities_stays_small() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><html><p>x &b; y</p></html>'
    assert sum(len(text) for text in printed(bomb)) < 200


def styled(sheet: str, body: str) -> Document:
    return read(f"<html><head><style>{sheet}</style></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("sheet", "body", "expected"),
    [
        (".gone { display: none }", "<p class=gone>Gone</p><p>Here</p>", ["Here"]),
        ("p.gone, #x { visibility: hidden }", "<p class='a gone'>Gone</p><div id=x>Gone</div><p>Here</p>", ["Here"]),
        ("P > b { display: none }", "<p>Here <b>gone</b></p><b>too</b>", ["Here", "too"]),
        (".a { display: none } .a { display: block }", "<p class=a>Here</p>", ["Here"]),
        ("#x { display: block } p { display: none }", "<p id=x>Here</p><p>Gone</p>", ["Here"]),
        ("p { display: none }", "<p style='display: block'>Here</p>", ["Here"]),
        ("p { display: none !important }", "<p style='display: block'>Gone</p>Here", ["Here"]),
        ("@media print { p { display: none } }", "<p>Here</p>", ["Here"]),
        ("@media screen { p { display: none } }", "<p>Gone</p>Here", ["Here"]),
        (".label { display: block }", "<span class=label>Owner</span>Clerk", ["Owner", "Clerk"]),
        ("p:no-such-thing(, { x } .a { display: none }", "<p class=b>Here</p>", ["Here"]),
        ("p.a { color: red\x07\x0c }", "<p class=a style='font-weight:\x08bold'>Here</p>", ["Here"]),
        ("} <!-- { ; @import url(x.css); p { display", "<p>Here</p>", ["Here"]),
    ],
)
def test_a_page_is_read_as_its_style_sheets_show_it(sheet: str, body: str, expected: list[str]) -> None:
    assert [block.printed for block in blocks(styled(sheet, body))] == expected


def test_style_sheets_set_words_and_cells() -> None:
    sheet = "td.g { background: #00b050 url(x.png) } .late { color: #c00000 } .old { text-decoration: line-through }"
    cells = "<td class=g>Done<td><span class=late>Late</span><td><b class=old>Open</b> Closed<td class=g bgcolor=red>x"
    (table,) = styled(f"{sheet} p {{ font-weight: 700 }}", f"<table><tr><th>A<th>B<th>C<th>D<tr>{cells}</table>").blocks
    assert isinstance(table, Table)
    done, late, closed, own = table.cells[4:]
    assert (done.fill, late.ink, closed.blocks[0].struck_text, own.fill) == ("#00b050", "#c00000", "Open", "#00b050")


def test_a_page_that_hides_much_says_so() -> None:
    hidden = "<div class=panel>Recommendation 7 was accepted by the board in May and is now closed.</div>"
    (problem,) = styled(".panel { display: none }", f"<p>Progress</p>{hidden}").problems
    assert problem.kind is ProblemKind.HIDDEN_PARTS
    assert "hides 13 words (“Recommendation 7 was accepted" in problem.message
    assert not styled(".panel { display: none }", f"<p>Progress</p><nav>{hidden}</nav>").problems


@pytest.mark.parametrize("sheet", ["{" * 9000, "a{color:" + "(" * 9000, ":not(" * 3000 + "p", "@media screen{" * 3000])
def test_a_hostile_style_sheet_says_nothing(sheet: str) -> None:
    assert printed(f"<style>p b {{ display: none }} {sheet}</style><p>Here <i>too</i></p>") == ["Here too"]
