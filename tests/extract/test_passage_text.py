"""The text of passages: spaces, broken words, and note marks told by their type."""

import pytest

from extract.pdf import notes, passage_text
from extract.pdf.page_items import Line, Passage, Word
from extract.pdf.passage_text import Spelling
from extract.records import Kind, NoteMark, Place

NO_SPELLING = Spelling()


def word(text: str, x0: float, *, size: float = 12, rise: float = 0, is_glued: bool = False) -> Word:
    return Word(text, x0, x0 + 0.5 * size * len(text), 100 - rise, size, is_glued=is_glued)


def raised(text: str, x0: float) -> Word:
    return word(text, x0, size=7, rise=4, is_glued=True)


def line(*texts: str) -> Line:
    words, x = [], 20.0
    for text in texts:
        words.append(word(text, x))
        x = words[-1].x1 + 3
    return Line(tuple(words))


def text_of(*lines: Line, spelling: Spelling = NO_SPELLING) -> str:
    return passage_text.text_of(lines, spelling)[0]


def marked(*words: Word) -> tuple[str, tuple[tuple[int, str], ...]]:
    text, marks = passage_text.text_of([Line(words)], NO_SPELLING)
    return text, tuple((mark.offset, mark.label) for mark in marks)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((word("7", 20), raised("2", 26)), ("7", ((1, "2"),))),
        ((word("(7", 20), raised("2", 32), word(")", 35.5)), ("(7)", ((2, "2"),))),
        ((word("levy", 20), raised("1,", 44), raised("2", 51)), ("levy", ((4, "1"), (4, "2")))),
        ((word("levy", 20), raised("*", 44), word("is", 50)), ("levy is", ((4, "*"),))),
        ((word("7²", 20),), ("7", ((1, "2"),))),
        # No marks: figures of the same size, ordinals, units, lowered figures.
        ((word("7", 20), word("2", 26, is_glued=True)), ("72", ())),
        ((word("60", 20), raised("th", 32)), ("60th", ())),
        ((word("5", 20), word("km", 30), raised("2", 42)), ("5 km2", ())),
        ((word("40 m²", 20),), ("40 m²", ())),
        ((word("CO", 20), word("2", 32, size=7, rise=-2, is_glued=True)), ("CO2", ())),
    ],
)
def test_a_note_mark_is_small_and_raised(words: tuple[Word, ...], expected: tuple[str, tuple[object, ...]]) -> None:
    assert marked(*words) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the har\ufffe", "bour master", "the harbour master"),
        ("the har-", "bour master", "the harbour master"),
        ("a well-", "known man", "a well-known man"),
        ("the 2018-", "19 budget", "the 2018- 19 budget"),
        ("the har\u00ad", "bour", "the harbour"),
        (
            "see https://thornshire.example/ferries/",
            "timetable-2019.pdf",
            "see https://thornshire.example/ferries/timetable-2019.pdf",
        ),
        (
            "see https://thornshire.example/ferry\ufffe",
            "commission/",
            "see https://thornshire.example/ferry-commission/",
        ),
        ("fares –", "and tolls", "fares – and tolls"),
    ],
)
def test_a_word_broken_at_a_line_end_is_mended(first: str, second: str, expected: str) -> None:
    spelling = Spelling(frozenset({"harbour", "well-known"}))
    assert text_of(line(*first.split(" ")), line(*second.split(" ")), spelling=spelling) == expected


def test_a_paper_that_breaks_words_is_known_by_those_that_it_also_has_whole() -> None:
    broken = [line("the", "har-"), line("bour", "and", "the", "jet-"), line("ty", "harbour")]
    assert passage_text.learn_spelling(broken).breaks_words
    assert not passage_text.learn_spelling([line("a", "well-"), line("known", "well-known")]).breaks_words


def test_a_label_is_split_off_and_the_marks_move_with_the_text() -> None:
    words = (word("4.", 20), word("Fares", 40), raised("1", 70))
    block = passage_text.block(Passage(Kind.LIST_ITEM, (Line(words),), 1, "4."), Place(1), NO_SPELLING)
    assert (block.label, block.text, block.marks) == ("4.", "Fares", (NoteMark(5, "1"),))


def test_a_symbol_fonts_bullet_is_a_bullet() -> None:
    words = (word("\uf0b7", 20), word("Fares", 40))
    block = passage_text.block(Passage(Kind.LIST_ITEM, (Line(words),), 1, "\uf0b7"), Place(1), NO_SPELLING)
    assert (block.label, block.text) == ("•", "Fares")


class TestNotesAtThePagesFoot:
    def note_line(self, baseline: float, *words: Word) -> Line:
        return Line(tuple(Word(w.text, w.x0, w.x1, baseline - (100 - w.baseline), w.size) for w in words))

    def test_smaller_lines_from_a_raised_mark_on_are_notes(self) -> None:
        body = [self.note_line(100, word("Fares", 20)), self.note_line(115, word("rose", 20))]
        foot = [
            self.note_line(700, word("1", 20, size=5, rise=3), word("See above.", 26, size=9)),
            self.note_line(711, word("and below.", 20, size=9)),
            self.note_line(722, word("2", 20, size=5, rise=3), word("Ask the ferryman.", 26, size=9)),
        ]
        kept, found = notes.split_foot([*body, *foot], (), 12)
        assert (list(kept), list(found)) == (body, foot)
        made = [notes.note(passage, Place(1), NO_SPELLING) for passage in notes.passages(found, 1)]
        assert [(note.label, note.text) for note in made] == [
            ("1", "See above. and below."),
            ("2", "Ask the ferryman."),
        ]

    def test_smaller_lines_without_a_mark_or_rule_stay(self) -> None:
        lines = [self.note_line(100, word("Fares", 20)), self.note_line(700, word("12 boats sail.", 20, size=9))]
        assert notes.split_foot(lines, (), 12) == (tuple(lines), ())
