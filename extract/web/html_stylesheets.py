"""A page's own style sheets, applied to its elements as a browser does (CSS Cascading 4, Selectors 4)."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cssselect2
import tinycss2

from extract.web.html_styles import Element

# What a reader needs to know of how an element is shown.
PROPERTIES = frozenset(
    {"display", "visibility", "color", "background", "background-color", "font-weight", "font-style", "vertical-align"}
    | {"text-decoration", "text-decoration-line", "white-space", "list-style", "list-style-type"}
    | {
        f"border{side}{part}"
        for side in ("", "-top", "-right", "-bottom", "-left")
        for part in ("", "-style", "-width")
    }
)
LARGEST_SHEETS = 500_000  # characters; more is a site's whole design, and says little of one paper
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # lxml takes no such sign
SHOWN_MEDIA = frozenset({"", "all", "screen"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule says, as the text of declarations: first what an element may overrule, then what it may not."""

    normal: str
    important: str


def apply(root: Element) -> None:
    """Write into each element's own style what the page's style sheets say of it, under what it says itself."""
    sheets = [each for each in root.iter("style") if (each.get("media") or "").strip().lower() in SHOWN_MEDIA]
    texts = [each.text or "" for each in sheets]
    if not any(texts) or sum(map(len, texts)) > LARGEST_SHEETS:
        return
    matcher = cssselect2.Matcher()
    for text in texts:
        with contextlib.suppress(RecursionError):  # brackets in brackets without end, which say nothing
            for rule in _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
                _add(matcher, rule)
    for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        _style(wrapped.etree_element, [said for *_, pseudo, said in matcher.match(wrapped) if pseudo is None])


def _rules(found: list[Any]) -> Iterator[Any]:
    """The rules of a sheet, and of its parts for screens; what is for print or some widths only is left out."""
    for rule in found:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.content is not None and _is_for_screens(rule):
            yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _is_for_screens(rule: Any) -> bool:
    return bool(rule.lower_at_keyword == "media") and _text(rule.prelude).lower() in SHOWN_MEDIA


def _text(values: Any) -> str:
    return str(tinycss2.serialize(values)).strip()


def _add(matcher: Any, rule: Any) -> None:
    declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    wanted = [each for each in declarations if each.type == "declaration" and each.lower_name in PROPERTIES]
    if not wanted:
        return
    texts: dict[bool, str] = defaultdict(str)
    for each in wanted:
        texts[each.important] += f"{each.lower_name}:{_text(each.value)};"
    try:
        selectors = cssselect2.compile_selector_list(rule.prelude)
    except cssselect2.SelectorError:  # of browsers to come, or mistyped: no browser applies it either
        return
    for selector in selectors:
        matcher.add_selector(selector, Said(texts[False], texts[True]))


def _style(element: Element, said: list[Said]) -> None:
    """The rules come by their weight, the heaviest last."""
    if said:
        own = (element.get("style") or "").rstrip("; ")
        texts = [*(each.normal for each in said), f"{own};" if own else "", *(each.important for each in said)]
        element.set("style", NO_XML.sub("", "".join(texts)))
