"""What a paper's own legend says that its colours, letters and words mean: "Green: recommendation achieved"."""

import re
from collections.abc import Iterator, Mapping

from extract.records import Block, Cell, Document, Kind, Table
from normalise import remembered
from normalise.records import Rag, Reading, Status, StatusParts
from normalise.statuses import fills, marks, statuses
from normalise.tables import column_roles

Legend = Mapping[str, StatusParts]

LEGEND = "legend"  # the rule by which a bare colour or code has a status
FEWEST = 2  # codes explained side by side, before they are a legend
_COLOUR = r"(?:red|amber|yellow|orange|green|blue|gr[ea]y)"
_EMOJI = "[🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦]"
_HAS_COLOUR = re.compile(f"{_COLOUR}|{_EMOJI}")  # in small letters: quicker than to disregard case
_ENTRY = re.compile(
    rf"(?:^|[;,.|]\s?|\s)(?P<code>{_COLOUR}(?:\s\([RAGB]\))?)\s?(?:[:=–—]|-\s|\sis\s|\smeans\s)\s?"
    rf"|(?P<emoji>{_EMOJI})\s?(?:{_COLOUR}\b)?\s?(?:[:=–—]|-\s)?\s?",
    re.I,
)
_CODE = re.compile(r"(?:^|[;,|]\s?)(?P<code>[A-Z]{1,2}|\d|[✓✔☑✅✗✘❌×])\s?(?:[:=–—]|-\s)\s?")
_KEY = re.compile(r"\b(?:key|legend|status(?:es)?\s(?:code|key|definition)s?|rag|definitions?)\b", re.IGNORECASE)
_OF_CODES = re.compile(r"^(?:rag|colou?r|code|key|symbol|status|rating|category|term)\b", re.IGNORECASE)
_OF_MEANINGS = re.compile(r"^(?:meaning|definition|description|explanation|what\sit\smeans|criteria)\b", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(  # a legend of figures or risks, which says nothing of work to be done
    r"\b(?:performance|targets?|budgets?|forecasts?|indicators?|kpis?|risks?|thresholds?|variance|spend(?:ing)?)\b",
    re.I,
)
_ON_TARGET = re.compile(  # the work itself, no figure and no risk register
    r"\b(?:on|off|behind|missed)\starget\b|\btarget\sdates?\b|\bat\srisk\b|\brisks?\s(?:of|to)\s(?:delay|delivery|slipp\w+|not\s)",
    re.IGNORECASE,
)


def read_legend(document: Document) -> Legend:
    """What each colour (by its name), letter or word of the paper's legends means, in small letters.

    A code is left out whose meaning is no status, or which two legends explain differently. Where a paper explains
    figures or risks by its colours, it has no legend for us.
    """
    found: dict[str, StatusParts] = {}
    refused: set[str] = set()
    explained = list(_entries(document))
    if any(_OTHER_SUBJECT.search(_ON_TARGET.sub("", meaning)) for _, meaning in explained):
        return {}
    for code, meaning in explained:
        parts = _meaning(meaning)
        if parts is None or (code in found and found[code].status.value is not parts.status.value):
            refused.add(code)
        else:
            found.setdefault(code, parts)
    return {code: parts for code, parts in sorted(found.items()) if code not in refused}


def by_legend(legend: Legend, text: str, rag: Rag | None) -> StatusParts | None:
    """The status of a cell that holds a code of the legend and nothing more; else that of its colour."""
    code = " ".join(text.split()).strip(" .:*").casefold()
    code = "" if code in marks.SHAPES else code
    parts = legend.get(code) or (legend.get(rag.value) if rag and (not code or _is_colour(code)) else None)
    if parts is None:
        return None
    raw = " ".join(text.split()) or (rag.value if rag else "")
    return StatusParts(Reading(raw, parts.status.value, LEGEND), rag=rag, timeliness=parts.timeliness)


def _is_colour(code: str) -> bool:
    return statuses.rag_of_cell(code) is not None and len(code.split()) == 1


def _meaning(text: str) -> StatusParts | None:
    parts = statuses.read_status(text)
    says_something = parts.status.rule_id != statuses.UNREAD and parts.status.value is not Status.UNCLEAR
    return parts if says_something else None


def _entries(document: Document) -> Iterator[tuple[str, str]]:
    run: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Block):
            run.append(block)
            continue
        yield from _of_texts(run)
        run = []
        yield from _of_table(block)
    yield from _of_texts(run)


@remembered.for_last(column_roles.KEPT_TABLES)
def _of_table(table: Table) -> tuple[tuple[str, str], ...]:
    """The entries of a table with a column of codes beside one of meanings; else of its cells' texts."""
    rows = [row for row in column_roles.rows_of(table) if row]
    first, last = (rows[0][0], rows[0][-1]) if rows and table.column_count in (2, 3) else (None, None)
    is_headed = first and last and _OF_CODES.match(first.text) and _OF_MEANINGS.match(last.text)
    pairs = [(code, row[-1].text) for row in rows[bool(is_headed) :] if len(row) > 1 and (code := _code_of(row[0]))]
    are_colours = sum(code in set(Rag) for code, _ in pairs) >= FEWEST
    if table.column_count in (2, 3) and len(pairs) >= FEWEST and (is_headed or are_colours):
        return tuple(pairs)
    return tuple(_of_texts([block for cell in table.cells for block in cell.blocks]))


def _code_of(cell: Cell) -> str:
    """A cell's code: its colour by name, letter or fill, else its few words."""
    text = " ".join(cell.text.split()).strip(" .:")
    colour = statuses.rag_of_cell(text) if len(text.split()) < FEWEST else None
    is_bare = not text or text in marks.SHAPES
    if colour or (is_bare and (colour := fills.rag_of_fill(cell.ink) or fills.rag_of_fill(cell.fill))):
        return colour.value
    return text.casefold() if 0 < len(text.split()) <= FEWEST + 1 else ""


def _of_texts(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """The entries of lines next to each other, or of one, that explain two codes or more; letters need "key"."""
    found: list[tuple[str, str]] = []
    is_key = False
    for block in blocks:
        is_key = is_key or (_KEY.search(block.text[:60]) is not None and len(block.text) < 400)
        is_hopeful = block.kind is not Kind.FURNITURE and (is_key or _HAS_COLOUR.search(block.text.casefold()))
        entries = list(_in_line(block, is_key)) if is_hopeful else []
        if entries:
            found += entries
            continue
        if len({code for code, _ in found}) >= FEWEST:
            yield from found
        found, is_key = [], _KEY.search(block.text[:60]) is not None and len(block.text) < 100
    if len({code for code, _ in found}) >= FEWEST:
        yield from found


def _in_line(block: Block, is_key: bool) -> Iterator[tuple[str, str]]:
    text = " ".join(block.printed.split())
    matches = list(_ENTRY.finditer(text))
    if not matches and is_key:
        text = re.sub(rf"{_KEY.pattern}\s?:?", ";", text, flags=re.IGNORECASE)
        matches = list(_CODE.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends if matches else (), strict=True):
        yield _code(match), text[match.end() : end].strip(" ;,.|")


def _code(match: re.Match[str]) -> str:
    """The code that an entry explains: a colour by its name, whether it is written or shown."""
    printed = match.groupdict().get("emoji") or match["code"].casefold().split(" ")[0]
    colour = statuses.rag_of_cell(printed) if not printed.isascii() or len(printed) > 1 else None
    return colour.value if colour else printed
