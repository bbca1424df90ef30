"""What is struck out in a paper is told once."""

from extract import struck_out
from extract.records import Block, Cell, Document, Kind, Note, Paper, Place, Problem, ProblemKind, Table

PLACE = Place(1)


def block(text: str, struck_text: str = "") -> Block:
    return Block(Kind.PARAGRAPH, text, PLACE, struck_text=struck_text)


def document(*blocks: Block | Table, notes: tuple[Note, ...] = ()) -> Document:
    paper = Paper("0" * 12, "ferries.docx", "0" * 64, "")
    return Document(paper, blocks=blocks, notes=notes, problems=(Problem(ProblemKind.HIDDEN_PARTS, "A sheet."),))


def test_a_paper_in_which_nothing_is_struck_out_stays_as_it_is() -> None:
    untouched = document(block("The ferry runs daily."))
    assert struck_out.told(untouched) is untouched


def test_one_problem_counts_all_words_and_quotes_the_first_in_reading_order() -> None:
    cell = Cell(0, 0, (block("Open", "Closed in May"),), PLACE)
    table = Table(1, 1, (cell,), PLACE)
    paper = document(
        block("", "Not started"), table, notes=(Note("1", "", PLACE, "see the annex of the second report"),)
    )
    other, problem = struck_out.told(paper).problems
    assert other.kind is ProblemKind.HIDDEN_PARTS and problem.kind is ProblemKind.STRUCK_OUT
    assert problem.message.startswith(
        "12 words are struck out in the paper (“Not started Closed in May see the annex of the second report”)."
    )


def test_only_the_first_words_are_quoted() -> None:
    problem = struck_out.told(document(block("", "ferry " * 13))).problems[-1]
    assert problem.message.startswith(f"13 words are struck out in the paper (“{'ferry ' * 12}…”).")


def test_a_paper_is_told_once_however_many_readers_it_went_through() -> None:
    once = struck_out.told(document(block("", "Closed")))
    assert struck_out.told(once) is once
    assert once.problems[-1].message.startswith("1 word is struck out")
