"""Which heading a part of a paper stands under."""

from extract.records import Block, Kind, Place
from normalise.papers import sections
from tests.normalise.made_papers import paper

LONG = "The partners met four times in the year and agreed how the work would be shared among them from now on."


def test_each_part_stands_under_the_nearest_heading_above_it() -> None:
    document = paper("Front matter.", "# Section 2: Under way", [["1", "Open a hub"]], "# Next steps", LONG)
    assert sections.sections(document) == {
        1: "",
        2: "Section 2: Under way",
        3: "Section 2: Under way",
        4: "Next steps",
        5: "Next steps",
    }


def test_a_heading_keeps_its_number() -> None:
    numbered = Block(Kind.HEADING, "Benches", Place(0), label="4.")
    assert sections.sections(paper("# Parks", numbered, LONG))[3] == "4. Benches"


def test_without_marked_headings_short_lines_over_running_text_are_headings() -> None:
    document = paper("Background", LONG, "3. Parks and benches", LONG, "Annex B. To come", [["7", "Mend the pier"]])
    assert [sections.sections(document)[n] for n in (2, 4, 6)] == [
        "Background",
        "3. Parks and benches",
        "Annex B. To come",
    ]


def test_a_bold_line_is_a_heading_and_a_bold_sentence_is_none() -> None:
    line = Block(Kind.PARAGRAPH, "Where we are", Place(0), is_bold=True)
    sentence = Block(Kind.PARAGRAPH, "Members are asked to note this.", Place(0), is_bold=True)
    assert sections.sections(paper(line, sentence, LONG))[3] == "Where we are"


def test_items_of_a_list_are_no_headings() -> None:
    assert sections.sections(paper("1. Libraries", "2. Swimming pools", "3. Parks and the pier", LONG))[2] == ""


def test_a_caption_styled_as_a_heading_is_none() -> None:
    assert sections.sections(paper("# Progress", "# Table 2: Progress by body", LONG))[3] == "Progress"
