"""The character sets of a Rich Text file ("Font Table", "Character Set"), and the signs that have control words."""

from extract.richtext.rtf_tokens import Token

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2
SYMBOL = "symbol"  # stands for a symbol font, which has no alphabet
SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\u00a0", "-": "\u00ad",
    "_": "-", "\n": "\n", "\r": "\n", "\t": "\t", "zwj": "", "zwnj": "",
    "lbr": "\n", "column": " ",
}  # fmt: skip


def decode(data: bytes, charset: str) -> str:
    """The text of some bytes; a symbol font's bullet is one, its other signs are private characters."""
    if charset == SYMBOL:
        return "".join("•" if code == 0xB7 else chr(0xF000 + code) if code > 0x20 else " " for code in data)
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def code_page(token: Token) -> str | None:
    """The character set that a control word of the file's beginning names; None for any other word."""
    if token.word == "ansicpg" and token.number:
        return f"cp{token.number}" if token.number != 10000 else "mac_roman"
    return {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(token.word)


def font_charset(number: int | None) -> str | None:
    """The character set of a font by its number; None where the file's own holds."""
    return SYMBOL if number == SYMBOL_CHARSET else CHARSETS.get(number or 0) if number else None
