"""Words that a space cuts after a ligature, as in "fi nancial": layout programs put one there that takes no room."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.page_items import Word

LIGATURES = ("ff", "fi", "fl", "\ufb00", "\ufb01", "\ufb02", "\ufb03", "\ufb04")  # "ffi" and "ffl" end in these
CUT = re.compile(r"(?:f[fil]|[\ufb00-\ufb04])\s+[^\W\d_]")
NO_SPACE_SIZES = 0.06  # of the type size: the tightest space in justified lines is over twice as wide


def mend(words: Sequence[Word], text: str) -> None:
    """Glue words to the ligature before them where no room for a space is between; `text` is that of their page."""
    if not CUT.search(text):
        return
    for before, word in pairwise(words):
        if before.text.endswith(LIGATURES) and _goes_on(before, word):
            word.is_glued = True


def _goes_on(before: Word, word: Word) -> bool:
    """Whether the word stands so close on the same line that no space is between, and goes on in small letters."""
    return (
        word.text[0].islower()
        and before.baseline == word.baseline
        and before.is_upright
        and abs(word.x0 - before.x1) < NO_SPACE_SIZES * min(before.size, word.size)
    )
