"""A web page's bytes as a tree of elements, with its own title and date and the notes that its marks lead to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree

from extract import file_dates, text_encoding
from extract.records import Problem, ProblemKind, UnreadablePaper
from extract.web import html_styles, html_stylesheets
from extract.web.html_styles import Element

CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I)
CHARSET_WITHIN = 4096  # bytes; browsers look no further than 1,024, some producers put their scripts first
LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})  # pages that say so mean Windows' own
DATE_NAMES = ("dcterms.date", "dc.date", "dcterms.modified", "article:published_time", "date", "dcterms.issued")
LEAST_HIDDEN_WORDS, QUOTED_WORDS = 10, 12  # fewer are a form's warning or a menu's name
NOTE_LABEL = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]+)[\])]?")
NOTE_BLOCKS = frozenset({"li", "p", "div", "td", "dd", "aside", "section"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """The root of a page, and what it says of itself."""

    root: Element
    title: str
    date: str
    has_main: bool
    notes: dict[Element, tuple[str, Element]]  # of each mark's link: the note's label and body
    problems: tuple[Problem, ...]


def open_page(data: bytes) -> WebPage:
    """The page; raises UnreadablePaper where the bytes hold no element and no text."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(decode(data).encode(), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadablePaper(ProblemKind.NO_TEXT, "The web page holds no text. Fetch it again.") from error
    html_stylesheets.apply(root)
    is_main = bool(root.xpath("//main | //*[@role='main']"))
    problems = (*_problems(parser), *_hidden_parts(root, is_main))
    return WebPage(root, _title(root), _date(root), is_main, _notes(root), problems)


def decode(data: bytes) -> str:
    """The text of the page by its byte order mark, by what it says itself, else as plain text is decoded."""
    found = (
        None if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) else CHARSET.search(data[:CHARSET_WITHIN])
    )
    stated = (found[1] or found[2]).decode().lower() if found else ""
    try:
        text = data.decode("cp1252" if stated in LATIN else stated) if stated else text_encoding.decode(data)
    except (LookupError, UnicodeDecodeError):
        text = text_encoding.decode(data)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))


def _title(root: Element) -> str:
    return " ".join((root.findtext(".//title") or "").split())


def _date(root: Element) -> str:
    """The ISO date that the page's properties give, "" where they give none."""
    stated = {(m.get("name") or m.get("property") or "").lower(): m.get("content") or "" for m in root.iter("meta")}
    dates = (file_dates.iso_date(stated.get(each)) for each in DATE_NAMES)
    return next((date for date in dates if date), "")


def _problems(parser: lxml.html.HTMLParser) -> tuple[Problem, ...]:
    """Told where the parser gave up inside the page."""
    is_cut = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    message = (
        "The page is built so deeply that its rest could not be read. Open it in a browser and save it as a PDF, or "
        "copy its text."
    )
    return (Problem(ProblemKind.UNREADABLE_PAGE, message),) if is_cut else ()


def _hidden_parts(root: Element, has_main: bool) -> Iterator[Problem]:
    """Told where the page hides words of the paper: a part that opens by a click, say."""
    words = [word for text in _switched_off(root, has_main) for word in text.split()]
    if len(words) >= LEAST_HIDDEN_WORDS:
        message = (
            f"The page hides {len(words)} words (“{' '.join(words[:QUOTED_WORDS])} …”). They were not read: if a click "
            "shows them, open the page in a browser, show all of it and save it as a PDF."
        )
        yield Problem(ProblemKind.HIDDEN_PARTS, message)


def _switched_off(element: Element, has_main: bool) -> Iterator[str]:
    """The texts of the outermost hidden elements, the site's own parts left out."""
    if html_styles.name(element) in html_styles.NEVER_SHOWN or html_styles.is_furniture(element, has_main):
        return
    if html_styles.is_switched_off(element):
        yield " ".join(_shown_if_on(element))
        return
    for child in element:
        yield from _switched_off(child, has_main)


def _shown_if_on(element: Element) -> Iterator[str]:
    if html_styles.name(element) not in html_styles.NEVER_SHOWN:
        yield element.text or ""
        for child in element:
            yield from _shown_if_on(child)
            yield child.tail or ""


def _notes(root: Element) -> dict[Element, tuple[str, Element]]:
    """The links that are note marks: short, and raised or linked to from the very note that they lead to."""
    targets = {key: each for each in root.iter() for key in (each.get("id"), each.get("name")) if key}
    found: dict[Element, tuple[str, Element]] = {}
    bodies: set[Element] = set()
    for link in root.iter("a"):
        label = NOTE_LABEL.fullmatch("".join(link.itertext()).strip())
        target = targets.get((link.get("href") or "").removeprefix("#")) if label else None
        body = None if target is None else _note_body(target)
        if label is None or body is None or link in body.iter() or bodies & {link, *link.iterancestors()}:
            continue
        if _is_raised(link) or any(back.get("href") in _anchors(link) for back in body.iter("a")):
            found[link] = label[1], body
            bodies.add(body)
    return found


def _note_body(target: Element) -> Element | None:
    """The block that a link's target is, or stands in."""
    around = (target, *target.iterancestors())
    body = next((each for each in around if html_styles.name(each) in NOTE_BLOCKS), None)
    is_whole_page = body is not None and next(body.iter("h1", "table"), None) is not None
    return None if is_whole_page else body


def _is_raised(link: Element) -> bool:
    if "noteref" in (link.get("role") or "") or next(link.iter("sup"), None) is not None:
        return True
    return any(html_styles.name(each) == "sup" for each in link.iterancestors())


def _anchors(link: Element) -> set[str]:
    """How a note would link back to this mark."""
    own = (link, *([link.getparent()] if link.getparent() is not None else []))
    return {f"#{key}" for each in own for key in (each.get("id"), each.get("name")) if key}
