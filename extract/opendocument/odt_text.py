"""The words in a paragraph of an OpenDocument file, in the order and type in which they are printed."""

from collections.abc import Iterator
from dataclasses import replace

from extract import runs
from extract.opendocument.odt_styles import TEXT, OdtStyles
from extract.runs import LINE_BREAK, Face, Run
from extract.xml_names import Element, name

# What is in the file and not on the page: comments, deleted words, declarations, readings beside a word.
NOT_PRINTED = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "sequence-decls", "variable-decls", "ruby-text", "forms"}
    | {"user-field-decls", "hidden-text", "title", "desc", "event-listeners", "soft-page-break", "script", "meta"}
)
FRAMES = frozenset({"frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "g"})


class OdtText:
    """Reads paragraphs one after another, and keeps the notes and frames that are anchored in them."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._frames: list[Element] = []
        self._notes: list[Element] = []

    def runs(self, element: Element, face: Face) -> Iterator[Run]:
        """The words in a paragraph or span."""
        yield from _words(element.text, face)
        for child in element:
            yield from self._piece(child, name(child), face)
            yield from _words(child.tail, face)

    def take_frames(self) -> list[Element]:
        """The frames and shapes met since this was last asked."""
        met, self._frames = self._frames, []
        return met

    def take_notes(self) -> list[Element]:
        """The notes whose marks were met since this was last asked."""
        met, self._notes = self._notes, []
        return met

    def _piece(self, child: Element, tag: str, face: Face) -> Iterator[Run]:
        if tag == "note":
            self._notes.append(child)
            yield runs.note_mark(citation(child))
        elif tag == "s":
            yield Run(" ")
        elif tag == "tab":
            yield Run("\t")
        elif tag == "line-break":
            yield Run(LINE_BREAK)
        elif tag == "a":  # its colour says only that it is a link
            inside = self.runs(child, face)
            yield from (replace(run, face=replace(run.face, colour=face.colour)) for run in inside)
        elif tag in FRAMES:
            self._frames.append(child)
        elif tag and tag not in NOT_PRINTED:
            style = child.get(f"{TEXT}style-name") if tag == "span" else None
            yield from self.runs(child, self._styles.look("text", style, face) if style else face)


def citation(note: Element) -> str:
    """A note's label as printed."""
    return (note.findtext(f"{TEXT}note-citation") or "").strip()


def _words(text: str | None, face: Face) -> Iterator[Run]:
    if text and not face.is_hidden:
        yield Run(" ".join(text.split("\n")), face)
