"""Signs that look alike, told apart by the size of their print or by the numbers in which they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.scans import image_print
from extract.scans.image_print import Patches
from extract.scans.scanned_words import SOFT_PIXELS, PrintLine
from extract.scans.seen_words import SeenWord

DASHES = "-–—"
# In heights of a capital. Hyphens are 0.33 to 0.4 wide in common types, half dashes 0.7 to 0.8, whole ones 1.4.
DASH_WIDTHS = ((0.51, "-"), (1.05, "–"), (9.0, "—"))
DASH_HEIGHT, DASH_FOOT = 0.3, (0.1, 0.7)
STEM, DOT = 0.85, 0.35  # so high is the print of an l, and so low that of a full stop
LETTER_OH = re.compile(r"(?<![A-Za-z\d])\d+[Oo]+(?![A-Z])[\dOo]*")  # "9Omins", "1OO": an O after a number's digits
LETTER_EL = re.compile(r"(?<![A-Za-z])(?:l(?=\d)|(?<=\d)[lI](?=\d))")  # "l2", "20l8"
EXCLAIMED = re.compile(r"[a-z]!$")
STRAIGHT = re.compile(r"(?<=\w)'|'(?=\w)")
CURLY = re.compile(r"(?<=\w)’|[‘’](?=\w)")
USUAL_SHARE = 2 / 3  # of a page's apostrophes: the others were meant alike


def told(line: PrintLine) -> PrintLine:
    """The line with dashes by their width, an "l" that was taken for "!", and digits that were taken for letters."""
    if line.capital <= 0:
        return line
    return replace(line, words=tuple(replace(word, text=_told(word, line)) for word in line.words))


def _told(word: SeenWord, line: PrintLine) -> str:
    text = word.text
    if not any(c in DASHES or c in "!OolI" for c in text):
        return text
    own = image_print.inside(line.patches, word.box)
    if EXCLAIMED.search(text) and len(own) and not _has_dot(own, line):
        text = text[:-1] + "l"
    if "www." not in text and "//" not in text:
        text = LETTER_OH.sub(lambda found: found.group().replace("O", "0").replace("o", "0"), text)
        text = LETTER_EL.sub("1", text)
    return _with_dashes(text, own, line)


def _has_dot(own: Patches, line: PrintLine) -> bool:
    """Whether the word ends in a dot that stands by itself, and not in a stem that is high and whole."""
    last = own[own[:, 2] == own[:, 2].max()][0]
    near = own[own[:, 2] >= last[2] - DOT * line.capital]
    heights = near[:, 3] - near[:, 1]
    return bool((heights <= DOT * line.capital + SOFT_PIXELS).any() or heights.max() < STEM * line.capital)


def _with_dashes(text: str, own: Patches, line: PrintLine) -> str:
    """The text with each dash by its width, where its print shows as many as the text has."""
    count = sum(c in DASHES for c in text)
    low = own[own[:, 3] - own[:, 1] - SOFT_PIXELS <= DASH_HEIGHT * line.capital]
    rise = (line.baseline - low[:, 3]) / line.capital
    widths = [
        (one[2] - one[0] - SOFT_PIXELS) / line.capital
        for one in low[(rise >= DASH_FOOT[0]) & (rise <= DASH_FOOT[1])]
        if one[2] - one[0] > 1.3 * (one[3] - one[1])
    ]
    if not count or len(widths) != count:
        return text
    signs = iter(next(sign for most, sign in DASH_WIDTHS if width <= most) for width in widths)
    return "".join(next(signs) if c in DASHES else c for c in text)


def with_one_apostrophe(lines: Sequence[PrintLine]) -> tuple[PrintLine, ...]:
    """The lines of a page, its apostrophes all straight or all curly as most of them are: a page is set with one."""
    text = " ".join(word.text for line in lines for word in line.words)
    curly, straight = len(CURLY.findall(text)), len(STRAIGHT.findall(text))
    if not curly or not straight or max(curly, straight) < USUAL_SHARE * (curly + straight):
        return tuple(lines)
    return tuple(
        replace(line, words=tuple(replace(word, text=_alike(word.text, curly > straight)) for word in line.words))
        for line in lines
    )


def _alike(text: str, is_curly: bool) -> str:
    if is_curly:
        return STRAIGHT.sub(lambda found: "‘" if found.start() == 0 else "’", text)
    return CURLY.sub("'", text)
