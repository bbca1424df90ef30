"""The numbers that an OpenDocument text's list items and headings are shown with (OpenDocument 1.3, part 3, 5.3)."""

from dataclasses import dataclass, field

from extract.opendocument import odt_styles
from extract.opendocument.odt_styles import TEXT, OdtStyles
from extract.xml_names import Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(slots=True)
class OpenList:
    """A list, or a list in a list, being read: its style and the number of its latest item; items in it are deeper."""

    style_name: str | None
    level: int
    counts: list[int] = field(default_factory=list)


class OdtLists:
    """Counts the items of one paper's lists in order."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._open: list[OpenList] = []
        self._last_of_style: dict[str, list[int]] = {}
        self._last_of_list: dict[str, list[int]] = {}
        self._headings: list[int] = []
        self._ids: list[str] = []

    @property
    def depth(self) -> int:
        """How many lists stand around what is read now."""
        return len(self._open)

    def enter(self, element: Element) -> None:
        """Begin a list; one that continues another takes up its count."""
        outer = self._open[-1] if self._open else None
        name = element.get(f"{TEXT}style-name") or (outer.style_name if outer else None)
        opened = OpenList(name, len(self._open) + 1)
        self._ids.append(element.get(XML_ID) or "")
        if outer is None:
            continued = self._last_of_list.get(element.get(f"{TEXT}continue-list") or "")
            if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
                continued = self._last_of_style.get(name or "")
            opened.counts = list(continued or [])
        else:
            opened.counts = outer.counts
        self._open.append(opened)

    def leave(self) -> None:
        """End the list entered last."""
        ended, xml_id = self._open.pop(), self._ids.pop()
        if not self._open:
            self._last_of_style[ended.style_name or ""] = ended.counts
            self._last_of_list |= {xml_id: ended.counts} if xml_id else {}

    def next_label(self, item: Element, paragraph_style: str | None) -> str:
        """The label of the next item of the list entered last."""
        here = self._open[-1]
        name = here.style_name or self._styles.list_style_of(paragraph_style)
        levels = [self._styles.list_level(name, level) for level in range(1, here.level + 1)]
        stated = item.get(f"{TEXT}start-value") or ""
        _count(here.counts, here.level, odt_styles.whole(stated, odt_styles.start(levels[-1])), bool(stated))
        return odt_styles.label(levels[-1], here.counts[: here.level], levels[:-1])

    def heading_label(self, heading: Element, level: int) -> str:
        """The label of a heading, as the paper numbers its outline."""
        if heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        levels = [odt_styles.outline_level(self._styles, each) for each in range(1, level + 1)]
        stated = heading.get(f"{TEXT}start-value") or ""
        is_restarted = heading.get(f"{TEXT}restart-numbering") == "true"
        first = odt_styles.whole(stated, odt_styles.start(levels[-1]))
        _count(self._headings, level, first, is_restarted)
        return odt_styles.label(levels[-1], self._headings[:level], levels[:-1])


def _count(counts: list[int], level: int, first: int, is_restarted: bool) -> None:
    """Count one more at a level; deeper ones begin anew, and ones above that never had an item stand at their first."""
    while len(counts) < level - 1:
        counts.append(1)
    if len(counts) < level:
        counts.append(first)
    else:
        counts[level - 1] = first if is_restarted else counts[level - 1] + 1
    del counts[level:]
