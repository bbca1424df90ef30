"""Elements of XML by their names without namespaces, for every format that is a package of XML."""

from functools import lru_cache
from typing import Any

Element = Any  # lxml ships no types


def name(element: Element) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    return _local_name(element.tag)


@lru_cache(maxsize=4096)
def _local_name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
