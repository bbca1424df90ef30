"""A Rich Text file as its tokens: groups, control words and text (Rich Text Format 1.9.1, "Contents")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<code>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|.",
    re.DOTALL,
)

SPELT_OUT = (b"{", b"}", b"\\")


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word or symbol with its number, or bytes of text."""

    word: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; what a picture holds in bytes is left out."""
    position = 0
    while found := TOKEN.match(data, position):
        position = found.end()
        if found["word"]:
            word, number = found["word"].decode(), int(found["number"]) if found["number"] else None
            if word == "bin":
                position += max(number or 0, 0)
            yield Token(word, number)
        elif found["code"]:
            yield Token(text=bytes.fromhex(found["code"].decode()))
        elif found["symbol"] in SPELT_OUT:
            yield Token(text=found["symbol"])
        elif found["symbol"] or found["brace"]:
            yield Token((found["symbol"] or found["brace"]).decode("latin-1"))
        elif found["text"]:
            yield Token(text=found["text"])
