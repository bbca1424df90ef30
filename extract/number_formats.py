"""How a count is written in Word's number formats (ECMA-376, part 1, 17.18.59): 4, iv, d, 04, 4th."""

ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix"}
ROMAN |= {5: "v", 4: "iv", 1: "i"}
LARGEST_WRITTEN = 780  # Word itself goes no further with letters: thirty of each
FOOTNOTE_SYMBOLS = "*†‡§"


def written(count: int, number_format: str) -> str:
    """The count in this format; in plain digits for formats that no paper in English uses."""
    if not 0 < count <= LARGEST_WRITTEN:
        return str(count)
    if number_format in {"lowerLetter", "upperLetter"}:
        return _cased(_letters(count), number_format)
    if number_format in {"lowerRoman", "upperRoman"}:
        return _cased(_roman(count), number_format)
    if number_format == "decimalZero":
        return f"{count:02d}"
    if number_format == "ordinal":
        return f"{count}{_ordinal_suffix(count)}"
    if number_format == "chicago":
        return FOOTNOTE_SYMBOLS[(count - 1) % 4] * ((count - 1) // 4 + 1)
    return str(count)


def _cased(text: str, number_format: str) -> str:
    return text.upper() if number_format.startswith("upper") else text


def _letters(count: int) -> str:
    """a to z, then aa, bb, as Word counts on."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for value, letters in ROMAN.items():
        repeats, count = divmod(count, value)
        text += letters * repeats
    return text


def _ordinal_suffix(count: int) -> str:
    if count % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
