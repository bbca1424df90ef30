"""The structure tree of tagged PDFs, repaired where producers write it wrong."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extract.pdf import pdf_reader, structure_tree
from extract.pdf.structure_tree import Content, Element
from extract.records import Block, Document, Kind, Paper, Table, TextSource
from tests.extract import drawn_pdfs
from tests.extract.drawn_pdfs import element, tagged, text, with_tree

PAPER = Paper("0" * 12, "paper.pdf", "0" * 64, "application/pdf")


def read(data: bytes) -> Document:
    return pdf_reader.read_pdf(data, PAPER)


def tree(data: bytes) -> Element:
    root = structure_tree.read_tree(data)
    assert root is not None
    return root


def outline(part: Element | Content) -> object:
    """The tree as nested lists of tags and ids."""
    return part.mcid if isinstance(part, Content) else [part.tag, *map(outline, part.children)]


def paragraphs(count: int) -> str:
    return "".join(tagged(index, text(72, 100 + 20 * index, f"Paragraph {index}.")) for index in range(count))


def test_elements_come_with_their_ids_in_order() -> None:
    pdf = drawn_pdfs.new_pdf([paragraphs(3)])
    data = with_tree(pdf, [element(pdf, "H1", [0]), element(pdf, "L", [element(pdf, "LI", [1, 2])])])
    assert outline(tree(data)) == ["Document", ["Document", ["H1", 0], ["L", ["LI", 1, 2]]]]


def test_a_role_map_leads_to_the_standard_tag() -> None:
    pdf = drawn_pdfs.new_pdf([paragraphs(1)])
    with_tree(pdf, [element(pdf, "ThornshireHeading", [0])])
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/ThornshireHeading": Name.Title2, "/Title2": Name.H2})
    assert outline(tree(drawn_pdfs.saved(pdf))) == ["Document", ["Document", ["H2", 0]]]


def test_a_role_map_that_goes_round_in_circles_ends() -> None:
    pdf = drawn_pdfs.new_pdf([paragraphs(1)])
    with_tree(pdf, [element(pdf, "Round", [0])])
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Round": Name.About, "/About": Name.Round})
    assert tree(drawn_pdfs.saved(pdf)).children


def test_a_tree_that_bites_its_tail_is_read_once() -> None:
    pdf = drawn_pdfs.new_pdf([paragraphs(1)])
    inner = element(pdf, "P", [0])
    outer = element(pdf, "Sect", [inner])
    inner.K.append(outer)
    assert outline(tree(with_tree(pdf, [outer]))) == ["Document", ["Document", ["Sect", ["P", 0]]]]


def test_a_repeated_reference_is_dropped_and_a_missing_one_found_through_the_parent_tree() -> None:
    """As Acrobat's PDFMaker writes elements that cross a page: id 0 twice, and the right one left out."""
    pdf = drawn_pdfs.new_pdf([paragraphs(2), paragraphs(1)])
    first, second = element(pdf, "P", [0]), element(pdf, "P", [0])
    data = with_tree(pdf, [first, second], {0: [first, second]})
    assert outline(tree(data)) == ["Document", ["Document", ["P", 0], ["P", 1]]]


@pytest.mark.parametrize("kids", [None, Array([]), 7, Name.Odd, Array([None, "odd", Dictionary()])])
def test_an_odd_tree_is_no_tree(kids: object) -> None:
    pdf = drawn_pdfs.new_pdf([paragraphs(1)])
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    if kids is not None:
        pdf.Root.StructTreeRoot.K = kids
    assert structure_tree.read_tree(drawn_pdfs.saved(pdf)) is None


def test_a_file_that_is_no_pdf_has_no_tree() -> None:
    assert structure_tree.read_tree(b"nothing of the kind") is None


def full_page(pdf: pikepdf.Pdf) -> list[Dictionary]:
    """A heading, a list, a table without any rule, and a footnote, for the page of `words`."""
    cells = [
        element(pdf, "TR", [element(pdf, "TH", [4], Scope=Name.Column), element(pdf, "TH", [5], Scope=Name.Column)]),
        element(pdf, "TR", [element(pdf, "TD", [6], RowSpan=2), element(pdf, "TD", [7])]),
        element(pdf, "TR", [element(pdf, "TD", [])]),
    ]
    item = element(pdf, "LI", [element(pdf, "Lbl", [1]), element(pdf, "LBody", [2])])
    return [element(pdf, "H2", [0]), element(pdf, "L", [item]), element(pdf, "P", [3]), element(pdf, "Table", cells),
            element(pdf, "Note", [8])]  # fmt: skip


WORDS = ["Ferries", "(a)", "One landing stage was closed.", "See below.", "No.", "Progress", "3", "Done.", "4 A note."]


def test_the_tree_gives_kinds_levels_labels_tables_and_notes() -> None:
    pdf = drawn_pdfs.new_pdf(["".join(tagged(i, text(72, 100 + 20 * i, words)) for i, words in enumerate(WORDS))])
    document = read(with_tree(pdf, full_page(pdf)))
    assert document.text_source is TextSource.TAGGED_PDF
    heading, item, paragraph, table = document.blocks
    assert isinstance(heading, Block) and isinstance(item, Block) and isinstance(table, Table)
    assert (heading.kind, heading.level, heading.text) == (Kind.HEADING, 2, "Ferries")
    assert (item.kind, item.level, item.label, item.text) == (Kind.LIST_ITEM, 1, "(a)", "One landing stage was closed.")
    assert isinstance(paragraph, Block) and paragraph.text == "See below."
    assert [(c.row_index, c.column_index, c.row_span, c.is_header, c.text) for c in table.cells] == [
        (0, 0, 1, True, "No."), (0, 1, 1, True, "Progress"), (1, 0, 2, False, "3"), (1, 1, 1, False, "Done."),
        (2, 1, 1, False, ""),
    ]  # fmt: skip
    assert [(note.label, note.text) for note in document.notes] == [("4", "A note.")]


def test_a_tree_that_leaves_most_of_the_page_out_is_not_believed() -> None:
    page = tagged(0, text(72, 80, "Tagged.")) + "".join(
        text(72, 100 + 20 * i, f"Loose words, number {i}.") for i in range(9)
    )
    pdf = drawn_pdfs.new_pdf([page])
    document = read(with_tree(pdf, [element(pdf, "P", [0])]))
    assert document.text_source is TextSource.LAYOUT_PDF
    assert "Loose words, number 8." in " ".join(block.text for block in document.blocks if isinstance(block, Block))


def test_words_that_the_tree_leaves_out_are_put_where_they_stand() -> None:
    page = paragraphs(6) + text(72, 150, "A pasted line that has no tag.")
    pdf = drawn_pdfs.new_pdf([page])
    document = read(with_tree(pdf, [element(pdf, "P", [index]) for index in range(6)]))
    assert document.text_source is TextSource.TAGGED_PDF
    texts = [block.text for block in document.blocks if isinstance(block, Block)]
    assert texts == ["Paragraph 0.", "Paragraph 1.", "Paragraph 2.", "A pasted line that has no tag.", "Paragraph 3.",
                     "Paragraph 4.", "Paragraph 5."]  # fmt: skip
