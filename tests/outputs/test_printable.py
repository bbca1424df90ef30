"""Names of papers are anybody's: printing one must not turn a line round or move the cursor."""

import pytest

from outputs import printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Zwischenbericht № 3 – 会議 протокол.docx", "Zwischenbericht № 3 – 会議 протокол.docx"),
        ("تقرير اللجنة.pdf", "تقرير اللجنة.pdf"),
        ("minutes\n\x1b[2Jgone.txt", "minutes\\n\\x1b[2Jgone.txt"),
        ("report\u202efdp.exe", "report\\u202efdp.exe"),
        ("half \udcff of a character", "half \\udcff of a character"),
    ],
)
def test_only_what_moves_or_turns_is_escaped(text: str, printed: str) -> None:
    assert printable.escape(text) == printed
