"""Untagged pages: lines into paragraphs, headings, list items and furniture."""

from extract.pdf import pdf_reader
from extract.records import Block, Document, Kind, Paper, Table
from tests.extract.drawn_pdfs import drawn, grid, line, text

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")
LONG = "The ferry sails from every landing stage at dawn and comes home by the last of the light, as it has"


def read(*pages: str) -> Document:
    return pdf_reader.read_pdf(drawn(*pages), PAPER)


def blocks(document: Document) -> list[tuple[str, str, str]]:
    return [(b.kind.value, b.label, b.text) for b in document.blocks if isinstance(b, Block)]


def lines(*texts: str, x: float = 60, top: float = 150, pitch: float = 13.5, font: str = "F1") -> str:
    return "".join(text(x, top + pitch * index, words, 10, font) for index, words in enumerate(texts))


def test_full_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    found = blocks(read(lines(LONG, LONG, "always done.", LONG, "since the war.")))
    assert [kind for kind, _, _ in found] == ["paragraph", "paragraph"]
    assert found[0][2].endswith("always done.") and found[1][2].endswith("since the war.")


def test_a_gap_parts_paragraphs_even_of_full_lines() -> None:
    assert len(blocks(read(lines(LONG, LONG) + lines(LONG, LONG, top=200)))) == 2


def test_items_hang_on_their_bullets_and_numbers() -> None:
    page = (
        lines("• " + LONG[:90], top=150)
        + lines("at dawn.", x=68, top=163.5)
        + lines("• Fares.", "1. First.", "2. Second.", top=177)
    )
    assert [(kind, label) for kind, label, _ in blocks(read(page))] == [
        ("list_item", "•"), ("list_item", "•"), ("list_item", "1."), ("list_item", "2."),
    ]  # fmt: skip


def test_short_bold_lines_are_headings_and_bold_sentences_are_not() -> None:
    page = (
        lines("Ferries", font="F2", top=120)
        + lines(LONG, top=150)
        + lines("This was agreed in full.", font="F2", top=180)
    )
    assert [kind for kind, _, _ in blocks(read(page))] == ["heading", "paragraph", "paragraph"]


def test_lines_that_come_again_in_the_margins_are_furniture() -> None:
    def page(number: int) -> str:
        return text(60, 40, "Thornshire") + lines(LONG, f"on day {number}.") + text(290, 820, str(number + 11))

    found = blocks(read(*(page(number) for number in (1, 2, 3))))
    assert [(text) for kind, _, text in found if kind == Kind.FURNITURE] == [
        "Thornshire", "12", "Thornshire", "13", "Thornshire", "14",
    ]  # fmt: skip
    assert sum(kind == "paragraph" for kind, _, _ in found) == 3


def test_a_heading_that_stands_on_every_page_but_not_in_the_margin_is_content() -> None:
    page = lines("Ferries", font="F2", top=200) + lines(LONG, top=230)
    found = blocks(read(page, page, page))
    assert sum(kind == "heading" for kind, _, _ in found) == 3


def test_a_paragraph_over_a_page_break_is_one() -> None:
    first = lines(LONG, LONG, top=740) + text(290, 820, "1")
    second = lines("been since the bridge fell.", top=60) + text(290, 820, "2")
    found = [text for kind, _, text in blocks(read(first, second)) if kind == "paragraph"]
    assert found == [f"{LONG} {LONG} been since the bridge fell."]


def test_each_line_of_a_table_of_contents_stands_alone() -> None:
    page = "".join(
        text(60, 150 + 14 * index, f"Chapter {index}") + text(480, 150 + 14 * index, str(index + 3))
        for index in range(4)
    )
    assert [text for _, _, text in blocks(read(page))] == [f"Chapter {index} {index + 3}" for index in range(4)]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    left = lines(*["The ferry sails at dawn and comes home"] * 11, "by night.", x=50)
    right = lines(*["Its fares are fair and its crew is kind"] * 11, "to all.", x=310)
    title = text(50, 120, "A title that runs over both of the columns of this page, as a title may", 12)
    found = [text for _, _, text in blocks(read(title + left + right))]
    assert len(found) == 3
    assert found[1].startswith("The ferry sails") and found[1].endswith("by night.")
    assert found[2].startswith("Its fares") and found[2].endswith("to all.")


def heads(page: str) -> list[list[str]]:
    tables = [block for block in read(page).blocks if isinstance(block, Table)]
    return [[cell.text for cell in table.cells] for table in tables]


def test_labels_with_their_values_are_a_table_of_two_columns() -> None:
    page = (
        lines("To:", "Date:", "Report of:", "Title:", pitch=20, font="F2")
        + lines("The Harbour Scrutiny Committee", "14 March 2019", "The Harbour Master", "Ferries", x=180, pitch=20)
        + lines("Piers", x=180, top=223)
        + lines(LONG, "always done.", top=260)
    )
    assert heads(page) == [
        ["To:", "The Harbour Scrutiny Committee", "Date:", "14 March 2019", "Report of:", "The Harbour Master",
         "Title:", "Ferries\nPiers"],
    ]  # fmt: skip
    assert [kind for kind, _, _ in blocks(read(page))] == ["paragraph"]


def test_two_labels_or_values_out_of_line_are_no_table() -> None:
    assert heads(lines("To:", "Date:") + lines("The Committee", "14 March 2019", x=180)) == []
    ragged = "".join(text(180 + 9 * index, 150 + 13.5 * index, "The Committee", 10) for index in range(4))
    assert heads(lines("To:", "Date:", "From:", "About:") + ragged) == []
    assert heads(lines("Note: it sails.", "Note: it rests.", "Note: it sails again.")) == []


def test_numbers_that_wrap_in_their_own_margin_come_before_the_text() -> None:
    page = lines("7., 8.,", "9.", x=60) + lines(
        "The board accepts these recommendations and will", "act on them.", x=120
    )
    _, label, words = blocks(read(page))[0]
    assert f"{label} {words}".strip().startswith("7., 8., 9. The board")


def test_words_that_run_up_the_page_are_furniture() -> None:
    tab = "BT /F1 8 Tf 0 1 -1 0 580 400 Tm (Section seven) Tj ET\n"
    assert (Kind.FURNITURE, "", "Section seven") in blocks(read(tab + lines(LONG, "and so on.")))


def test_a_number_beside_its_paragraph_in_a_box_is_its_label() -> None:
    page = grid((50, 90, 500), (140, 170)) + text(60, 158, "12.") + text(100, 158, "The ferry should sail in winter.")
    (table,) = read(page).blocks
    assert isinstance(table, Table)  # ruled, so it may well be a table of one row
    assert [cell.text for cell in table.cells] == ["12.", "The ferry should sail in winter."]


def test_small_print_under_a_ruled_heading_is_no_foot() -> None:
    body = lines(LONG, LONG, LONG, LONG, LONG, LONG)
    small = "".join(text(60, 180 + 12 * index, f"{index}. Who pays for the ferry?", 8) for index in range(6))
    page = text(60, 150, "Questions", 10, "F2") + line(60, 158, 160, 158) + small
    document = read(body, page)
    assert not document.notes
    assert ("list_item", "5.", "Who pays for the ferry?") in blocks(document)


def test_small_print_below_a_short_rule_and_the_text_is_the_foot() -> None:
    small = text(60, 700, "Source: the harbour board.", 8)
    document = read(lines(LONG, LONG, LONG) + line(60, 690, 160, 690) + small)
    assert [note.text for note in document.notes] == ["Source: the harbour board."]


def test_the_boxes_of_a_flow_chart_are_no_table() -> None:
    boxes = grid((200, 300), (100, 130)) + grid((100, 200), (200, 230)) + grid((300, 400), (200, 230))
    arrows = line(250, 130, 250, 165) + line(150, 165, 350, 165) + line(150, 165, 150, 200) + line(350, 165, 350, 200)
    inside = text(210, 120, "Is it safe?", 9) + text(110, 220, "Keep it open", 9) + text(310, 220, "Close it", 9)
    beside = text(160, 180, "yes, for now", 9) + text(310, 180, "no, not at all", 9)
    document = read(boxes + arrows + inside + beside)
    assert not any(isinstance(block, Table) for block in document.blocks)
    said = " ".join(block.text for block in document.blocks if isinstance(block, Block))
    shown = "Is it safe? yes, for now no, not at all Keep it open Close it"
    assert sorted(said.split(" ")) == sorted(shown.split(" "))
