"""The numbers that Word computes."""

import pytest

from extract import number_formats
from tests.extract import word_papers
from tests.extract.word_papers import cell, paragraph, row, table_of


def level(index: int, text: str, number_format: str = "decimal", extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(definition_id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{definition_id}">{"".join(levels)}</w:abstractNum>'


def word_list(list_id: int, definition_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{definition_id}"/>{overrides}</w:num>'


def item(text: str, list_id: int = 1, list_level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{list_level}"/><w:numId w:val="{list_id}"/></w:numPr>')


TWO_LEVELS = definition(0, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerRoman"))


def test_deeper_levels_restart_under_each_item() -> None:
    body = item("Roads") + item("Kerbs", 1, 1) + item("Drains", 1, 1) + item("Parks") + item("Trees", 1, 1)
    document = word_papers.read(body, numbering=TWO_LEVELS + word_list(1, 0))
    assert word_papers.printed(document) == ["1. Roads", "1.1 Kerbs", "1.2 Drains", "2. Parks", "2.1 Trees"]
    assert [block.level for block in word_papers.blocks(document)] == [1, 2, 2, 1, 2]


def test_a_list_goes_on_after_a_table() -> None:
    body = item("Roads") + table_of(row(cell("One"), cell("Two"))) + item("Parks")
    document = word_papers.read(body, numbering=TWO_LEVELS + word_list(1, 0))
    assert word_papers.printed(document) == ["1. Roads", "2. Parks"]


def test_a_list_with_a_start_of_its_own_restarts_the_count_once() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = TWO_LEVELS + word_list(1, 0) + word_list(2, 0, start)
    document = word_papers.read(item("A") + item("B") + item("C", 2) + item("D", 2), numbering=numbering)
    assert word_papers.printed(document) == ["1. A", "2. B", "1. C", "2. D"]


def test_two_lists_of_one_definition_share_its_count() -> None:
    document = word_papers.read(item("A") + item("B", 2), numbering=TWO_LEVELS + word_list(1, 0) + word_list(2, 0))
    assert word_papers.printed(document) == ["1. A", "2. B"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = level(0, "%1."), level(1, "%2)", extra='<w:lvlRestart w:val="0"/>')
    body = item("A") + item("a", 1, 1) + item("B") + item("b", 1, 1)
    document = word_papers.read(body, numbering=definition(0, *levels) + word_list(1, 0))
    assert word_papers.printed(document) == ["1. A", "1) a", "2. B", "2) b"]


def test_an_override_may_change_how_a_level_is_written() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "Action %1:", start=7)}</w:lvlOverride>'
    document = word_papers.read(item("Mend the roof"), numbering=TWO_LEVELS + word_list(1, 0, other))
    assert word_papers.printed(document) == ["Action 7: Mend the roof"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Numbered"/></w:style>'
    )
    tied = level(0, "%1."), level(1, "%1.%2", extra='<w:pStyle w:val="Sub"/>')
    body = paragraph("Roads", '<w:pStyle w:val="Numbered"/>') + paragraph("Kerbs", '<w:pStyle w:val="Sub"/>')
    not_numbered = paragraph("Note", '<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    document = word_papers.read(body + not_numbered, styles=styles, numbering=definition(0, *tied) + word_list(1, 0))
    assert word_papers.printed(document) == ["1. Roads", "1.1 Kerbs", "Note"]


def test_bullets_of_symbol_fonts_are_shown_as_a_bullet() -> None:
    bullets = definition(0, level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"))
    document = word_papers.read(item("Roads") + item("Kerbs", 1, 1), numbering=bullets + word_list(1, 0))
    assert word_papers.printed(document) == ["• Roads", "o Kerbs"]


def test_legal_numbering_writes_every_level_in_figures() -> None:
    levels = level(0, "%1.", "upperRoman"), level(1, "%1.%2", extra="<w:isLgl/>")
    document = word_papers.read(item("A") + item("B", 1, 1), numbering=definition(0, *levels) + word_list(1, 0))
    assert word_papers.printed(document) == ["I. A", "1.1 B"]


def test_a_list_style_lends_its_levels() -> None:
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="House"/></w:abstractNum>'
    style = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="House"/>{level(0, "R%1")}</w:abstractNum>'
    document = word_papers.read(item("Roads"), numbering=linked + style + word_list(1, 0))
    assert word_papers.printed(document) == ["R1 Roads"]


def test_a_number_alone_in_a_cell_is_kept() -> None:
    body = table_of(row(f"<w:tc>{item('')}</w:tc>", cell("Roads")), row(f"<w:tc>{item('')}</w:tc>", cell("Parks")))
    document = word_papers.read(body, numbering=TWO_LEVELS + word_list(1, 0))
    assert [each.text for each in word_papers.table(document).cells] == ["1.", "Roads", "2.", "Parks"]


@pytest.mark.parametrize("numbering", ["", word_list(1, 5), '<w:num w:numId="1"/>', TWO_LEVELS])
def test_lists_that_are_defined_nowhere_have_no_number(numbering: str) -> None:
    assert word_papers.printed(word_papers.read(item("Roads"), numbering=numbering)) == ["Roads"]


@pytest.mark.parametrize(
    ("count", "number_format", "expected"),
    [
        (4, "decimal", "4"),
        (4, "lowerLetter", "d"),
        (28, "upperLetter", "BB"),
        (449, "lowerRoman", "cdxlix"),
        (14, "upperRoman", "XIV"),
        (4, "decimalZero", "04"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (6, "chicago", "††"),
        (4, "hindiVowels", "4"),
        (0, "lowerLetter", "0"),
        (100000, "upperRoman", "100000"),
    ],
)
def test_a_count_is_written_in_its_format(count: int, number_format: str, expected: str) -> None:
    assert number_formats.written(count, number_format) == expected
