"""Word papers as documents."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from extract.records import Kind, NoteMark, ProblemKind, TextSource, UnreadablePaper
from tests.extract import word_papers
from tests.extract.word_papers import cell, paragraph, row, run, table_of

BOLD = "<w:b/>"
BREAK = "<w:r><w:br/></w:r>"


def test_a_paper_made_with_word_is_read_in_order() -> None:
    paper = docx.Document()
    paper.add_heading("Leisure review", level=1)
    paper.add_paragraph("The committee met in May.")
    paper.add_paragraph("Open the pool", style="List Bullet")
    paper.core_properties.title = "Leisure review: progress"
    paper.core_properties.modified = datetime(2021, 5, 4, tzinfo=UTC)
    file = io.BytesIO()
    paper.save(file)
    document = word_papers.read_file(file.getvalue())
    kinds = [(block.kind, block.level, block.printed) for block in word_papers.blocks(document)]
    assert kinds == [
        (Kind.HEADING, 1, "Leisure review"),
        (Kind.PARAGRAPH, None, "The committee met in May."),
        (Kind.LIST_ITEM, 1, "• Open the pool"),
    ]
    assert document.text_source is TextSource.WORD
    assert (document.metadata_title, document.metadata_date) == ("Leisure review: progress", "2021-05-04")
    assert document.page_count is None


def test_a_footnote_mark_never_joins_the_number_before_it() -> None:
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="3">{paragraph("Its fourth part only.")}</w:footnote>'
    document = word_papers.read(f"<w:p>{run('Recommendation 7')}{reference}{run(' is met.')}</w:p>", footnotes=notes)
    (block,) = word_papers.blocks(document)
    assert (block.text, block.marks) == ("Recommendation 7 is met.", (NoteMark(16, "1"),))
    (note,) = document.notes
    assert (note.label, note.text, note.place.block_no) == ("1", "Its fourth part only.", 1)


def test_notes_are_labelled_in_order_and_custom_marks_stand_for_themselves() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    first, second = ('<w:r><w:footnoteReference w:id="4"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>')
    third = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    document = word_papers.read(f"<w:p>{run('A')}{first}{run('B')}{custom}{run('C')}{second}{run('D')}{third}</w:p>")
    assert [mark.label for mark in word_papers.blocks(document)[0].marks] == ["1", "*", "i", "2"]
    assert word_papers.blocks(document)[0].text == "ABCD"


def test_a_raised_figure_is_a_note_mark_but_not_after_a_unit() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    document = word_papers.read(
        f"<w:p>{run('Recommendation 7')}{raised}</w:p><w:p>{run('An area of 40 m')}{raised}</w:p>"
    )
    first, second = word_papers.blocks(document)
    assert (first.text, first.marks) == ("Recommendation 7", (NoteMark(16, "2"),))
    assert (second.text, second.marks) == ("An area of 40 m2", ())


def test_insertions_are_in_deletions_are_out_and_the_paper_is_flagged() -> None:
    body = (
        f"<w:p>{run('The hall is ')}<w:del><w:r><w:delText>shut</w:delText></w:r></w:del>"
        f"<w:ins>{run('open')}</w:ins><w:moveFrom>{run(' today')}</w:moveFrom></w:p>"
    )
    document = word_papers.read(body)
    assert word_papers.printed(document) == ["The hall is open"]
    assert [problem.kind for problem in document.problems] == [ProblemKind.TRACKED_CHANGES]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document = word_papers.read(paragraph("The hall ", "<w:rPr><w:del/></w:rPr>") + paragraph("is open."))
    assert word_papers.printed(document) == ["The hall is open."]


def test_a_line_break_starts_a_new_block_but_not_in_a_heading() -> None:
    broken = f"{run('Recommendation 12')}{BREAK}{run('Open the pool.')}"
    heading = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    document = word_papers.read(f"<w:p>{broken}</w:p><w:p>{heading}{broken}</w:p>")
    assert word_papers.printed(document) == [
        "Recommendation 12",
        "Open the pool.",
        "Recommendation 12 Open the pool.",
    ]
    assert word_papers.blocks(document)[2].level == 2


def test_labels_typed_by_hand_are_told_from_the_text() -> None:
    document = word_papers.read(paragraph("19. Open the pool") + paragraph("7 pools were opened"))
    assert [(block.kind, block.label, block.text) for block in word_papers.blocks(document)] == [
        (Kind.LIST_ITEM, "19.", "Open the pool"),
        (Kind.PARAGRAPH, "", "7 pools were opened"),
    ]


def test_field_results_are_in_and_field_codes_are_out() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the plan")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="DATE">{run("May")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="rId9">{run(" online")}</w:hyperlink>'
    document = word_papers.read(f"<w:p>{run('See ')}{field}{run(' of ')}{simple}{link}</w:p>")
    assert word_papers.printed(document) == ["See the plan of May online"]


def test_a_field_that_is_never_closed_does_not_swallow_the_paper() -> None:
    document = word_papers.read('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph("Still here"))
    assert word_papers.printed(document) == ["Still here"]


def test_hidden_text_and_comments_are_out() -> None:
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    document = word_papers.read(f"<w:p>{run('Shown')}{run(' hidden', '<w:vanish/>')}{comment}</w:p>")
    assert word_papers.printed(document) == ["Shown"]


def test_symbols_hyphens_and_tabs_are_read() -> None:
    inline = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:t>Re</w:t><w:noBreakHyphen/><w:t>open</w:t>'
        "<w:softHyphen/><w:t>ed</w:t></w:r>"
    )
    assert word_papers.printed(word_papers.read(f"<w:p>{inline}</w:p>")) == ["✓ Re-opened"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = word_papers.read(f"<w:p>{run('Anchor')}<w:r>{twice}</w:r></w:p>")
    assert word_papers.printed(document) == ["Anchor", "Boxed"]


def test_content_controls_are_read_in_place() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Inside')}</w:sdtContent></w:sdt>"
    document = word_papers.read(paragraph("Before") + control + paragraph("After"))
    assert word_papers.printed(document) == ["Before", "Inside", "After"]


def test_a_block_is_bold_only_where_all_of_it_is() -> None:
    document = word_papers.read(
        f"<w:p>{run('All ', BOLD)}{run('bold', BOLD)}</w:p><w:p>{run('Part', BOLD)}{run(' bold')}</w:p>"
    )
    assert [block.is_bold for block in word_papers.blocks(document)] == [True, False]


def test_running_headers_and_footers_are_furniture_after_the_body() -> None:
    document = word_papers.read(paragraph("Body"), header=paragraph("Exmere Council"), footer=paragraph("Page 1"))
    assert [(block.kind, block.text) for block in word_papers.blocks(document)] == [
        (Kind.PARAGRAPH, "Body"),
        (Kind.FURNITURE, "Exmere Council"),
        (Kind.FURNITURE, "Page 1"),
    ]


def test_a_main_part_of_another_name_is_found() -> None:
    data = word_papers.word_file(paragraph("Here"), main_part="word/document2.xml")
    assert word_papers.printed(word_papers.read_file(data)) == ["Here"]


def test_a_link_to_a_lost_part_costs_nothing() -> None:
    lost = f'<Relationship Id="rId8" Type="{word_papers.OFFICE}/image" Target="NULL"/>'
    data = word_papers.word_file(paragraph("Here"), links=lost)
    assert word_papers.printed(word_papers.read_file(data)) == ["Here"]


def test_a_strict_paper_is_read() -> None:
    data = word_papers.word_file(paragraph("Strict"), styles="")
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for kind in ("wordprocessingml", "officeDocument"):
                transitional = f"http://schemas.openxmlformats.org/{kind}/2006/"
                text = text.replace(transitional, f"http://purl.oclc.org/ooxml/{kind}/")
            target.writestr(name, text)
    assert word_papers.printed(word_papers.read_file(strict.getvalue())) == ["Strict"]


def test_a_package_without_a_body_is_unreadable() -> None:
    data = word_papers.word_file("").replace(b"w:body", b"w:bodx")
    with pytest.raises(UnreadablePaper, match="damaged"):
        word_papers.read_file(data)


def test_marks_in_cells_carry_the_cells_place() -> None:
    reference = '<w:p><w:r><w:t>Done</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    notes = f'<w:footnote w:id="1">{paragraph("In part.")}</w:footnote>'
    document = word_papers.read(table_of(row(cell("1"), f"<w:tc>{reference}</w:tc>")), footnotes=notes)
    place = document.notes[0].place
    assert (place.block_no, place.row_index, place.column_index) == (1, 0, 1)


FIXTURES = {
    "docx_list_resumed_numbering.docx": ["1. First ordered item", "2. Second ordered item", "3. Third ordered item"],
    "expected_redline.docx": ["Pity the poor production file."],
    "text-box.docx": ["Datum plane"],
    "footnotes.docx": ["Ouch."],
}


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_hard_files_of_other_projects_are_read(shared_papers: Path, name: str) -> None:
    data = (shared_papers / "wild" / "papers" / "fixtures" / name).read_bytes()
    found = word_papers.printed(word_papers.read_file(data))
    assert [line for line in found if line in FIXTURES[name]] == FIXTURES[name]


def test_a_file_without_properties_is_given_none() -> None:
    paper = docx.Document()
    paper.add_paragraph("A paper.")
    related = paper.part.package.rels
    del related[next(key for key, part in related.items() if part.reltype.endswith("core-properties"))]
    file = io.BytesIO()
    paper.save(file)
    read = word_papers.read_file(file.getvalue())
    assert (read.metadata_title, read.metadata_date) == ("", "")


@pytest.mark.parametrize("code", ["FFFFFFFF", "D800", "0", "x", "-1"])
def test_a_symbol_that_does_not_exist_is_left_out(code: str) -> None:
    symbol = f'<w:r><w:sym w:font="Arial" w:char="{code}"/></w:r>'
    assert word_papers.printed(word_papers.read(f"<w:p>{word_papers.run('Done')}{symbol}</w:p>")) == ["Done"]
