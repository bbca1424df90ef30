"""The numbers of a Rich Text file's notes, which the program counts ("Footnotes", "Document Formatting")."""

import re

from extract import number_formats

# "ftnnrlc" sets how footnotes are numbered, "aftnnrlc" how endnotes are; "ftnstart3" where they begin.
FORMAT_WORD = re.compile(r"(a?)ftnn(ar|alc|auc|rlc|ruc|chi)")
FORMATS = {"ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman", "ruc": "upperRoman"}
FORMATS |= {"chi": "chicago"}


class NoteNumbers:
    """Counts the notes of one file; whether a mark is an endnote's is known only when its note follows."""

    def __init__(self) -> None:
        self._formats = {"": "decimal", "a": "lowerRoman"}
        self._counts = {"": 0, "a": 0}

    def take_word(self, word: str, number: int | None) -> bool:
        """Take a word that says how notes are numbered; False for any other word."""
        if found := FORMAT_WORD.fullmatch(word):
            self._formats[found[1]] = FORMATS[found[2]]
        elif word in {"ftnstart", "aftnstart"}:
            self._counts[word.removesuffix("ftnstart")] = (1 if number is None else number) - 1
        else:
            return False
        return True

    def next(self) -> str:
        """The label of the next mark, taken for a footnote's."""
        return self._next("")

    def next_as_endnote(self) -> str:
        """The label of the latest mark after all, since its note is an endnote."""
        self._counts[""] -= 1
        return self._next("a")

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return number_formats.written(self._counts[kind], self._formats[kind])
