"""What a Rich Text file says before its text: fonts, colours, styles, title and date ("Header")."""

import re
from collections.abc import Callable

from extract import file_dates
from extract.richtext import rtf_fonts
from extract.richtext.rtf_tokens import Token

DESTINATIONS = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "title", "revtim"})
HEADING_NAME = re.compile(r"heading ([1-9])\b", re.IGNORECASE)


class RtfHeader:
    """Gathers the header of one file, token by token."""

    def __init__(self) -> None:
        self.charset, self._fonts, self._font = "cp1252", dict[int, str | None](), 0
        self.default_font = 0
        self._colours: list[str | None] = []
        self._colour = {"red": 0, "green": 0, "blue": 0}
        self._style, self._style_levels = 0, dict[int, int]()
        self._date = {"yr": 0, "mo": 0, "dy": 0}
        self.title = ""

    @property
    def date(self) -> str:
        """The ISO date of the last change, "" where the file does not tell."""
        year, month, day = self._date.values()
        return file_dates.iso_date(f"{year:04d}-{month:02d}-{day:02d}")

    def charset_of(self, font: int) -> str:
        """The character set in which a font's text is written."""
        return self._fonts.get(font) or self.charset

    def colour(self, number: int | None) -> str | None:
        """A colour of the table as "#rrggbb"; None where it has none, or leaves it to the program."""
        return self._colours[number] if number and 0 < number < len(self._colours) else None

    def style_level(self, number: int | None) -> int:
        """The level of heading that a style gives, 0 for text."""
        return self._style_levels.get(number or 0, 0)

    def take_text(self, data: bytes, destination: str) -> None:
        """Take some text of a part of the header."""
        if destination == "colortbl":
            for _ in range(data.count(b";")):
                stated = "#{red:02x}{green:02x}{blue:02x}".format(**self._colour)
                self._colours.append(stated if self._colours else None)
                self._colour = dict.fromkeys(self._colour, 0)
        elif destination == "title":
            self.title += rtf_fonts.decode(data, self.charset)
        elif destination == "stylesheet" and (named := HEADING_NAME.match(data.decode("latin-1").strip())):
            self._style_levels[self._style] = int(named[1])

    def take_word(self, token: Token, destination: str) -> None:
        """Take a control word of a part of the header."""
        takers: dict[str, Callable[[str, int | None], None]] = {
            "colortbl": self._of_colours,
            "fonttbl": self._of_fonts,
            "stylesheet": self._of_styles,
            "revtim": self._of_date,
        }
        if destination in takers:
            takers[destination](token.word, token.number)

    def _of_colours(self, word: str, number: int | None) -> None:
        if word in self._colour:
            self._colour[word] = min(max(number or 0, 0), 255)

    def _of_fonts(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font = number or 0
        elif word == "fcharset":
            self._fonts[self._font] = rtf_fonts.font_charset(number)

    def _of_styles(self, word: str, number: int | None) -> None:
        if word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            self._style_levels[self._style] = heading_level(number)

    def _of_date(self, word: str, number: int | None) -> None:
        if word in self._date:
            self._date[word] = number or 0


def heading_level(outline_level: int | None) -> int:
    """The level of a heading from 1; 0 for text, which the format counts as a tenth level of headings."""
    return outline_level + 1 if outline_level is not None and 0 <= outline_level < 9 else 0
