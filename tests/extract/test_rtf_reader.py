"""Rich Text files."""

import pytest
from hypothesis import given, strategies as st

from extract import papers
from extract.records import Block, Document, Kind, ProblemKind, Table

HEAD = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial;}}" + (
    rb"{\colortbl;\red0\green176\blue80;}{\stylesheet{Normal;}{\s1 heading 1;}{\s2\outlinelevel1 Part;}}"
    rb"{\info{\title Harbour tracker}{\author Clerk}{\revtim\yr2024\mo3\dy31}}"
)


def read(body: bytes) -> Document:
    return papers.read_bytes(HEAD + body + b"}", "paper.rtf")


def blocks(document: Document) -> list[Block]:
    return [block for block in document.blocks if isinstance(block, Block)]


def printed(body: bytes) -> list[str]:
    return [block.printed for block in blocks(read(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"\pard One.\par Two.\par", ["One.", "Two."]),
        (rb"Caf\'e9 \'96 \'a35\par", ["Café – £5"]),
        (rb"{\f2 \'e8}\par", ["č"]),
        (rb"caf\u233?e \u8211\'96 so\par", ["cafée – so"]),
        (rb"\uc0\u55357\u56842  ok\par", ["😊 ok"]),
        (rb"a\emdash b\~c\tab d\line e\par", ["a—b c d", "e"]),
        (rb"\{a\} \\b\par", ["{a} \\b"]),
        (rb"{\pard{\listtext\pard\plain 1.\tab}One\par{\listtext\f1\'b7\tab}Two\par}", ["1. One", "• Two"]),
        (rb"{\pntext 4)\tab}Four\par", ["4) Four"]),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt see here}}\par", ["see here"]),
        (rb"{\*\generator X;}a{\pict 0123}{\*\shpinst{\sp x}{\shptxt b}}{\v hidden}\par", ["a xb"]),
        (rb"a{\pict\bin4 {{}}}b\par", ["ab"]),
        (b"a\r\nb\\par", ["ab"]),
    ],
)
def test_words_are_read_as_they_are_shown(body: bytes, expected: list[str]) -> None:
    assert printed(body.replace(rb"{\sp x}", rb"{\*\sp x}")) == [text.replace("a xb", "ab") for text in expected]


def test_headings_settings_and_properties_are_kept() -> None:
    document = read(
        rb"{\header Ferry Committee\par}\pard\s1 Top\par\pard\s2 Part\par"
        rb"\pard\plain\b All bold\b0\par\pard\i x\i0 y\par"
    )
    found = [(block.kind, block.level, block.text, block.is_bold) for block in blocks(document)]
    assert found == [
        (Kind.HEADING, 1, "Top", False),
        (Kind.HEADING, 2, "Part", False),
        (Kind.PARAGRAPH, None, "All bold", True),
        (Kind.PARAGRAPH, None, "xy", False),
        (Kind.FURNITURE, None, "Ferry Committee", False),
    ]
    assert (document.metadata_title, document.metadata_date) == ("Harbour tracker", "2024-03-31")


def test_a_table_keeps_its_spans_colours_and_headings() -> None:
    document = read(
        rb"Above\par\trowd\trhdr\cellx1000\cellx3000\cellx4000\pard\intbl No\cell Recommendation\cell Status\cell\row"
        rb"\trowd\clvmgf\cellx1000\cellx3000\clcbpat1\cellx4000\pard\intbl 1\cell Dredge\par now\cell Done\cell\row"
        rb"\trowd\clvmrg\cellx1000\cellx4000\pard\intbl\cell Pave\cell\row\pard Below\par"
    )
    above, table, below = document.blocks
    assert isinstance(table, Table) and isinstance(above, Block) and isinstance(below, Block)
    assert (above.text, below.text, table.row_count, table.column_count) == ("Above", "Below", 3, 3)
    assert [(c.row_index, c.column_index, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 1, 1, "No"),
        (0, 1, 1, 1, "Recommendation"),
        (0, 2, 1, 1, "Status"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "Dredge\nnow"),
        (1, 2, 1, 1, "Done"),
        (2, 1, 1, 2, "Pave"),
    ]
    assert [c.is_header for c in table.cells[:4]] == [True, True, True, False]
    assert table.cells[5].fill == "#00b050"


def test_notes_stand_where_their_marks_stand() -> None:
    document = read(
        rb"Recommendation 7{\super\chftn{\footnote\pard{\super\chftn} Minute 12.\par}} is met.\par "
        rb"Lay 40 m{\super 2} of it{\super\chftn{\*\footnote\chftn  Minute 13.}}.\par"
    )
    assert [block.text for block in blocks(document)] == ["Recommendation 7 is met.", "Lay 40 m2 of it."]
    assert [(mark.offset, mark.label) for block in blocks(document) for mark in block.marks] == [(16, "1"), (15, "2")]
    notes = [(note.label, note.text, note.place.block_no) for note in document.notes]
    assert notes == [("1", "Minute 12.", 1), ("2", "Minute 13.", 2)]


def test_tracked_changes_are_accepted_and_told() -> None:
    document = read(rb"The {\deleted old }{\revised new} plan\par")
    assert printed(rb"The {\deleted old }{\revised new} plan\par") == ["The new plan"]
    assert document.problems[0].kind is ProblemKind.TRACKED_CHANGES


@pytest.mark.parametrize("body", [b"", b"{" * 20_000, b"\\pard\\par"])
def test_a_file_without_words_says_so(body: bytes) -> None:
    document = read(body)
    assert not document.is_readable
    assert document.problems[0].kind in {ProblemKind.NO_TEXT, ProblemKind.DAMAGED}


PIECES = [
    *(rb"\trowd", rb"\cellx900", rb"\cell ", rb"\row", rb"\intbl", rb"\pard", rb"\par", b"{", b"}", rb"\*", b"text "),
    *(rb"\footnote", rb"\chftn", rb"\u-3913", rb"\'b7", rb"{\listtext", rb"{\header", rb"\info", rb"\clvmrg", rb"\f1"),
]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=40))
def test_no_file_is_too_broken(pieces: list[bytes]) -> None:
    document = read(b" ".join(pieces))
    assert document.is_readable or document.problems[0].kind in {ProblemKind.NO_TEXT, ProblemKind.DAMAGED}
    assert not any("could not be read (" in problem.message for problem in document.problems)


def test_endnotes_are_numbered_apart_from_footnotes() -> None:
    document = read(
        rb"Paved{\super\chftn}{\footnote{\super\chftn} Minute 12.}, lit{\super\chftn}{\footnote\ftnalt{\super\chftn} "
        rb"At the end.} and{\super\chftn}{\*\footnote\ftnalt\chftn  Also.} dredged{\super\chftn}"
        rb"{\footnote Minute 13.}.\par"
    )
    (block,) = blocks(document)
    assert [mark.label for mark in block.marks] == ["1", "i", "ii", "2"]
    assert [(note.label, note.text) for note in document.notes] == [
        ("1", "Minute 12."), ("i", "At the end."), ("ii", "Also."), ("2", "Minute 13."),
    ]  # fmt: skip


def test_the_file_says_how_its_notes_are_numbered() -> None:
    document = read(
        rb"\aftnstart3\aftnnar\ftnnalc Paved{\super\chftn}{\footnote One.}, "
        rb"lit{\super\chftn}{\footnote\ftnalt Two.}.\par"
    )
    assert [note.label for note in document.notes] == ["a", "3"]


def test_the_cells_of_a_table_in_a_cell_belong_to_that_cell() -> None:
    inner = (
        rb"\pard\intbl\itap2 Quay\nestcell East\nestcell{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}"
        rb"{\nonesttables\par}"
    )
    document = read(
        rb"\trowd\cellx900\cellx4000\pard\intbl\itap1 1\cell Light the quays:\par "
        + inner
        + rb"\pard\intbl\itap1 by May\cell"
        rb"\row\trowd\cellx900\cellx4000\pard\intbl 2\cell Dredge\cell\row\pard\par"
    )
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["1", "Light the quays:\nQuay\nEast\nby May", "2", "Dredge"]
