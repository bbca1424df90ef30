"""The few words of WordprocessingML's grammar that every DOCX module needs (ECMA-376, part 1, chapter 17)."""

from collections.abc import Iterator

from extract.xml_names import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names; None where a step is missing."""
    for step in path:
        if element is None:
            return None
        element = next(element.iterchildren(W + step), None)  # find() would read its path anew each time
    return element


def said(properties: Element | None) -> dict[str, Element]:
    """What some properties say, each by its whole tag: for asking for several at once."""
    return {} if properties is None else {each.tag: each for each in properties}


def children(element: Element | None, tag: str) -> Iterator[Element]:
    """The element's own children of one name; none for None."""
    return iter(()) if element is None else element.iterchildren(W + tag)


def attribute(element: Element | None, key: str = "val") -> str | None:
    """An attribute in Word's namespace; None where it, or the element, is missing."""
    return None if element is None else element.get(W + key)


def number(element: Element | None, key: str = "val") -> int | None:
    """An attribute as a whole number; None where it is missing or none."""
    if element is None:
        return None
    try:
        return int(element.get(W + key) or "")
    except ValueError:
        return None


def is_on(element: Element | None) -> bool | None:
    """What an on/off property says (17.17.4): it is on by being there; None where it is missing."""
    if element is None:
        return None
    return (attribute(element) or "1").lower() not in {"0", "false", "off", "none"}


def is_on_attribute(element: Element, key: str) -> bool:
    """Whether an on/off attribute in Word's namespace is there and on."""
    return (attribute(element, key) or "0").lower() not in {"0", "false", "off"}
