"""The structure tree of a tagged PDF through pikepdf: elements with standard tags, and the marked content they hold.

ISO 32000-1, 14.7 and 14.8. The tree is repaired on the way: some producers repeat a reference on an element that
crosses a page and leave the right one out. The ParentTree, which leads from the content back to its element, decides.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pikepdf

MAX_DEPTH = 120
MAX_ELEMENTS = 500_000
MAX_SPAN = 200  # rows or columns; more is a slip of the producer

STANDARD_NAMES = (
    "Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "Aside Title P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note "
    "FENote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub Figure Formula "
    "Form Artifact"
)
STANDARD_TAGS = frozenset(STANDARD_NAMES.split())


class Content(NamedTuple):  # a tuple, because it is looked up for each word
    """A piece of marked content: its id means nothing without its page."""

    page_no: int
    mcid: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element with its standard tag; a cell has its spans, and as `scope` "Row", "Column", "Both" or ""."""

    tag: str
    children: "list[Element | Content]" = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    scope: str = ""

    def contents(self) -> Iterator[Content]:
        """All marked content inside, in order."""
        for child in self.children:
            if isinstance(child, Content):
                yield child
            else:
                yield from child.contents()


def read_tree(data: bytes) -> Element | None:
    """The root of the tree, None for a PDF without one or with one that cannot be read."""
    try:
        with tempfile.TemporaryDirectory() as folder, _opened(data, folder) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            return _Reading(pdf, root).tree() if isinstance(root, pikepdf.Dictionary) else None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _opened(data: bytes, folder: str) -> pikepdf.Pdf:
    """The PDF by way of a file in the folder, which qpdf reads by itself; it would ask Python for bytes bit by bit."""
    path = Path(folder, "paper.pdf")
    path.write_bytes(data)
    return pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)  # a map of the file would count as memory


class _Reading:
    """One pass over a tree, with what has been met so far."""

    def __init__(self, pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
        self._root = root
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._owners = _owners(pdf, root)
        roles = root.get("/RoleMap")
        self._roles = {str(k): str(v) for k, v in roles.items()} if isinstance(roles, pikepdf.Dictionary) else {}
        self._elements: dict[tuple[int, int], Element] = {}
        self._referenced: set[Content] = set()
        self._count = 0

    def tree(self) -> Element | None:
        top = Element("Document")
        self._read_kids(self._root.get("/K"), top, (0, 0), None)
        self._add_unreferenced()
        return top if self._referenced else None

    def _read_kids(
        self, kids: object, parent: Element, key: tuple[int, int], page_no: int | None, depth: int = 0
    ) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, int):
                self._add_content(parent, key, page_no, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                self._read_kid(kid, parent, key, page_no, depth)

    def _read_kid(
        self, kid: pikepdf.Dictionary, parent: Element, key: tuple[int, int], page_no: int | None, depth: int
    ) -> None:
        page = kid.get("/Pg")
        if isinstance(page, pikepdf.Dictionary):
            page_no = self._pages.get(page.objgen, page_no)
        if "/S" in kid:
            self._read_element(kid, parent, page_no, depth)
        elif "/MCID" in kid and "/Stm" not in kid:  # content of a form counts its ids for itself
            self._add_content(parent, key, page_no, int(kid["/MCID"]))

    def _read_element(self, kid: pikepdf.Dictionary, parent: Element, page_no: int | None, depth: int) -> None:
        key = kid.objgen
        self._count += 1
        if depth > MAX_DEPTH or self._count > MAX_ELEMENTS or (key != (0, 0) and key in self._elements):
            return
        element = Element(self._tag(str(kid["/S"])))
        self._elements[key] = element
        if element.tag in ("TD", "TH"):
            _read_attributes(kid.get("/A"), element)
        parent.children.append(element)
        self._read_kids(kid.get("/K"), element, key, page_no, depth + 1)

    def _tag(self, name: str) -> str:
        """The standard tag that the role map leads to; an unknown name stays as it is."""
        for _ in range(10):
            if name.removeprefix("/") in STANDARD_TAGS or name not in self._roles:
                break
            name = self._roles[name]
        return name.removeprefix("/")

    def _add_content(self, parent: Element, key: tuple[int, int], page_no: int | None, mcid: int) -> None:
        """The reference, unless it is repeated or the ParentTree gives the content to another element."""
        if page_no is None:
            return
        content = Content(page_no, mcid)
        owner = self._owners.get(content)
        if content in self._referenced or (owner is not None and key != (0, 0) and owner != key):
            return
        self._referenced.add(content)
        parent.children.append(content)

    def _add_unreferenced(self) -> None:
        """Content that only the ParentTree gives to an element goes to that element, in order."""
        for content in sorted(self._owners):
            element = self._elements.get(self._owners[content])
            if content not in self._referenced and element is not None:
                self._referenced.add(content)
                element.children.append(content)


def _owners(pdf: pikepdf.Pdf, root: pikepdf.Object) -> dict[Content, tuple[int, int]]:
    """For each piece of marked content the element that the ParentTree gives it to."""
    tree = root.get("/ParentTree")
    if not isinstance(tree, pikepdf.Dictionary):
        return {}
    keys: dict[int, int] = {}
    for page_no, page in enumerate(pdf.pages, 1):
        number = page.obj.get("/StructParents")
        if isinstance(number, int):
            keys[number] = page_no
    owners: dict[Content, tuple[int, int]] = {}
    for key, parents in _numbers(tree):
        if key in keys and isinstance(parents, pikepdf.Array):
            for mcid, parent in enumerate(parents):
                if isinstance(parent, pikepdf.Dictionary) and parent.objgen != (0, 0):
                    owners[Content(keys[key], mcid)] = parent.objgen
    return owners


def _numbers(node: pikepdf.Dictionary, depth: int = 0) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree: ISO 32000-1, 7.9.7."""
    if depth > MAX_DEPTH:
        return
    numbers = node.get("/Nums")
    if isinstance(numbers, pikepdf.Array):
        for index in range(0, len(numbers) - 1, 2):
            if isinstance(key := numbers[index], int):
                yield key, numbers[index + 1]
    kids = node.get("/Kids")
    for kid in kids if isinstance(kids, pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary):
            yield from _numbers(kid, depth + 1)


def _read_attributes(attributes: object, element: Element) -> None:
    """RowSpan, ColSpan and Scope, from one attribute dictionary or several."""
    for entry in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
        if not isinstance(entry, pikepdf.Dictionary):
            continue
        element.row_span = _span(entry.get("/RowSpan"), element.row_span)
        element.column_span = _span(entry.get("/ColSpan"), element.column_span)
        if "/Scope" in entry:
            element.scope = str(entry["/Scope"]).removeprefix("/")


def _span(value: object, otherwise: int) -> int:
    return int(value) if isinstance(value, int) and 1 <= value <= MAX_SPAN else otherwise
