"""The numbers that Word computes and never writes into the text (ECMA-376, part 1, 17.9)."""

import re
from dataclasses import dataclass

from extract import clean_text, number_formats
from extract.word import docx_xml
from extract.xml_names import Element

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")
# Symbol and Wingdings bullets are private-use characters; which bullet it is tells a reader nothing.
PRIVATE_BULLET = re.compile("[\ue000-\uf8ff·]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart_after` is the level (from 1) whose step restarts it."""

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    restart_after: int | None = None
    is_legal: bool = False
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """A list as paragraphs name it: its levels, the definition whose counts it shares, the starts it sets itself."""

    definition_id: str
    levels: tuple[Level, ...]
    own_starts: tuple[tuple[int, int], ...] = ()


class Numbering:
    """Counts the numbered paragraphs of one paper in order; ask for each label once, as the walk comes by."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {docx_xml.number(each, "numId"): each for each in docx_xml.children(root, "num")}
        self._definitions = _definitions(root)
        self._lists: dict[int, WordList | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[int] = set()

    def level_of_style(self, list_id: int, style_id: str) -> int | None:
        """The level (from 0) that a list ties to a paragraph style; None where it ties none."""
        word_list = self._list(list_id)
        levels = word_list.levels if word_list else ()
        return next((index for index, level in enumerate(levels) if level.style_id == style_id), None)

    def label(self, list_id: int, level_index: int) -> str:
        """The next number of this list at this level (from 0), as Word shows it; "" for a list that shows none."""
        word_list = self._list(list_id)
        if word_list is None or not 0 <= level_index < len(word_list.levels):
            return ""
        self._begin(list_id, word_list)
        counts = self._counts[word_list.definition_id]
        _step(counts, word_list.levels, level_index)
        return _shown(counts, word_list.levels, level_index)

    def _list(self, list_id: int) -> WordList | None:
        """The list of this id, read when a paragraph first names it: a paper defines many that it never uses."""
        if list_id not in self._lists:
            element = self._elements.get(list_id)
            definition_id = docx_xml.attribute(docx_xml.child(element, "abstractNumId"))
            definition = self._definitions.get(definition_id or "")
            is_defined = element is not None and definition is not None and definition_id is not None
            self._lists[list_id] = _read_list(element, definition_id or "", definition) if is_defined else None
        return self._lists[list_id]

    def _begin(self, list_id: int, word_list: WordList) -> None:
        """A list that overrides a start restarts the shared counts the first time it is met."""
        counts = self._counts.setdefault(word_list.definition_id, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level_index, start in word_list.own_starts:
                counts[level_index] = start - 1


def _step(counts: list[int | None], levels: tuple[Level, ...], level_index: int) -> None:
    """Counts one paragraph, and sets the deeper levels back where they restart."""
    current = counts[level_index]
    counts[level_index] = levels[level_index].start if current is None else current + 1
    for deeper in range(level_index + 1, len(levels)):
        restart_after = levels[deeper].restart_after
        if restart_after is None or 0 < level_index + 1 <= restart_after:
            counts[deeper] = None


def _shown(counts: list[int | None], levels: tuple[Level, ...], level_index: int) -> str:
    level = levels[level_index]
    if level.number_format == "none":
        return ""
    if level.number_format == "bullet":
        return PRIVATE_BULLET.sub("•", clean_text.clean(level.text)) or "•"

    def number(found: re.Match[str]) -> str:
        index = min(int(found[1]) - 1, len(levels) - 1)
        count = counts[index]
        number_format = "decimal" if level.is_legal else levels[index].number_format
        return number_formats.written(levels[index].start if count is None else count, number_format)

    return clean_text.clean(PLACEHOLDER.sub(number, level.text))


def _definitions(root: Element | None) -> dict[str, Element]:
    """The list definitions by id; one that only points to a list style stands for the definition of that style."""
    elements = {
        docx_xml.attribute(each, "abstractNumId") or "": each for each in docx_xml.children(root, "abstractNum")
    }
    of_style = {
        docx_xml.attribute(link): each
        for each in elements.values()
        if (link := docx_xml.child(each, "styleLink")) is not None
    }
    return {
        key: of_style.get(docx_xml.attribute(docx_xml.child(each, "numStyleLink")), each)
        for key, each in elements.items()
    }


def _read_list(element: Element, definition_id: str, definition: Element) -> WordList:
    levels = [Level() for _ in range(LEVELS)]
    for level in docx_xml.children(definition, "lvl"):
        _put(levels, level)
    starts = []
    for override in docx_xml.children(element, "lvlOverride"):
        _put(levels, docx_xml.child(override, "lvl"))
        level_index = docx_xml.number(override, "ilvl")
        start = docx_xml.number(docx_xml.child(override, "startOverride"))
        if level_index is not None and 0 <= level_index < LEVELS and start is not None:
            starts.append((level_index, start))
    return WordList(definition_id, tuple(levels), tuple(starts))


def _put(levels: list[Level], element: Element | None) -> None:
    level_index = docx_xml.number(element, "ilvl")
    if element is None or level_index is None or not 0 <= level_index < LEVELS:
        return
    start = docx_xml.number(docx_xml.child(element, "start"))
    levels[level_index] = Level(
        number_format=docx_xml.attribute(docx_xml.child(element, "numFmt")) or "decimal",
        text=docx_xml.attribute(docx_xml.child(element, "lvlText")) or "",
        start=1 if start is None else start,
        restart_after=docx_xml.number(docx_xml.child(element, "lvlRestart")),
        is_legal=bool(docx_xml.is_on(docx_xml.child(element, "isLgl"))),
        style_id=docx_xml.attribute(docx_xml.child(element, "pStyle")),
    )
