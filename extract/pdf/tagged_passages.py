"""The structure tree of a tagged PDF into passages and grids: what the author's own tags say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract import list_labels
from extract.pdf import tagged_tables
from extract.pdf.page_items import Grid, Item, Line, Passage, Word
from extract.pdf.structure_tree import Content, Element
from extract.records import Kind

HEADING_TAGS = {"Title": None, "H": None, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
NOTE_TAGS = frozenset({"Note", "FENote"})
LEAF_TAGS = frozenset({"P", "Caption", "TOCI", "Formula", "BibEntry", *HEADING_TAGS})
GROUP_NAMES = (
    "Document DocumentFragment Part Art Sect Div BlockQuote TOC Index NonStruct Private Aside L LI LBody "
    "Table TR TH TD THead TBody TFoot Figure Form"
)
GROUP_TAGS = frozenset(GROUP_NAMES.split())
LONGEST_LABEL = 12  # characters

Words = Mapping[Content, Sequence[tuple[int, Word]]]  # each word with the number of its page


@dataclass(slots=True)
class Reader:
    """Walks a tree and collects passages and grids in its order; notes go apart."""

    words: Words
    items: list[Item] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    depth: int = 0
    _open: list[tuple[int, Word]] = field(default_factory=list)
    _kind: Kind = Kind.PARAGRAPH
    _level: int | None = None
    _label: str = ""

    def read(self, element: Element) -> None:
        """Add what the element holds."""
        if element.tag in NOTE_TAGS:
            self._read_note(element)
        elif element.tag == "Table":
            self._close()
            self._read_table(element)
        elif element.tag == "LI":
            self._read_list_item(element)
        elif element.tag in LEAF_TAGS:
            self._read_leaf(element)
        elif element.tag in GROUP_TAGS:
            self._read_group(element)
        elif element.tag != "Artifact":
            self._read_children(element)

    def finish(self) -> tuple[Item, ...]:
        """All passages and grids, the last one closed."""
        self._close()
        return tuple(self.items)

    def _read_children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Content):
                self._open.extend(self.words.get(child, ()))
            else:
                self.read(child)

    def _read_group(self, element: Element) -> None:
        self._close()
        self.depth += element.tag == "L"
        self._read_children(element)
        self._close()
        self.depth -= element.tag == "L"

    def _read_leaf(self, element: Element) -> None:
        self._close()
        before = self._kind, self._level
        is_set = element.tag in HEADING_TAGS or element.tag == "Caption"
        if is_set:
            self._kind = Kind.CAPTION if element.tag == "Caption" else Kind.HEADING
            self._level = HEADING_TAGS.get(element.tag)
        self._read_children(element)
        self._close()
        if is_set:
            self._kind, self._level = before

    def _read_list_item(self, element: Element) -> None:
        """The first passage of the body is the item, with the Lbl as its label; those after it are paragraphs."""
        self._close()
        before = self._kind, self._level
        self._kind, self._level = Kind.LIST_ITEM, max(1, self.depth)
        label_words: list[tuple[int, Word]] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "Lbl":
                self._label, label_words = self._label_of(child)
            elif isinstance(child, Content):
                self._open.extend(self.words.get(child, ()))
            else:
                self.read(child)
        self._close()
        if self._label:  # an item without a body is its label
            self._label, self._open = "", label_words
            self._close()
        self._kind, self._level = before

    def _label_of(self, element: Element) -> tuple[str, list[tuple[int, Word]]]:
        """The label's text and words; one too long to be a label is text."""
        words = [word for content in element.contents() for word in self.words.get(content, ())]
        text = "".join(word.text for _, word in words)
        if len(text) > LONGEST_LABEL:
            self._open.extend(words)
            return "", []
        return text, words

    def _read_note(self, element: Element) -> None:
        words = [word for content in element.contents() for word in self.words.get(content, ())]
        if words:
            self.notes.append(Passage(Kind.PARAGRAPH, lines_in_order(words), words[0][0]))

    def _read_table(self, element: Element) -> None:
        kind, level = self._kind, self._level
        grid = tagged_tables.read_table(element, self.cell_items)
        self._kind, self._level = kind, level
        if grid is not None:
            self.items.append(grid)
        for child in element.children:
            if isinstance(child, Element) and child.tag == "Caption":
                self.read(child)

    def cell_items(self, element: Element) -> tuple[Passage, ...]:
        """The passages of a table cell; the cells of a table inside it one after the other."""
        reader = Reader(self.words)
        for child in element.children:
            if isinstance(child, Content):
                reader._open.extend(self.words.get(child, ()))
            else:
                reader.read(child)
        self.notes.extend(reader.notes)
        return tuple(passage for item in reader.finish() for passage in _flat(item))

    def _close(self) -> None:
        """End the passage that is open; in a list item the next one is a paragraph."""
        words, self._open = self._open, []
        if not any(word.text.strip() for _, word in words):
            return
        lines = lines_in_order(words)
        kind, label = self._kind, self._label
        if not label:
            label, _ = list_labels.split_label(" ".join(line.text for line in lines))
        if label and kind is Kind.PARAGRAPH:
            kind = Kind.LIST_ITEM
        self.items.append(Passage(kind, lines, words[0][0], label, self._level))
        if self._kind is Kind.LIST_ITEM:
            self._kind, self._level, self._label = Kind.PARAGRAPH, None, ""


def _flat(item: Item) -> tuple[Passage, ...]:
    if isinstance(item, Grid):
        return tuple(passage for cell in item.cells for passage in cell.passages)
    return (item,)


def lines_in_order(words: Iterable[tuple[int, Word]]) -> tuple[Line, ...]:
    """The words in the tree's order, cut where the page changes, or the baseline by more than a mark's rise."""
    lines: list[list[Word]] = []
    page_before, before = 0, None
    for page_no, word in words:
        if before is not None and page_no == page_before and _is_same_line(before, word):
            lines[-1].append(word)
        else:
            lines.append([word])
        page_before, before = page_no, word
    return tuple(Line(tuple(line)) for line in lines)


def _is_same_line(before: Word, word: Word) -> bool:
    if word.baseline == before.baseline and word.x0 > before.x0:
        return True
    size = max(before.size, word.size)
    return abs(word.baseline - before.baseline) < 0.6 * size and word.x0 > before.x0 - 0.5 * size
