"""What is handed to an engine that reads words from a picture, and what it hands back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.scans.page_images import Pixels


@dataclass(frozen=True, slots=True)
class Box:
    """Part of a picture, in pixels from its top left corner, half-open."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as the engine saw it; `line` numbers its line of print, `confidence` is the engine's own, 0 to 1."""

    text: str
    box: Box
    confidence: float
    line: int


class Engine(Protocol):
    """Reads words from a picture in grey."""

    def words(self, pixels: Pixels, cells: Sequence[Box]) -> tuple[SeenWord, ...]:
        """The words of the picture; those of each cell by themselves."""

    def line(self, pixels: Pixels, allowed: str = "") -> tuple[str, float]:
        """The words of a picture of one line, of the allowed characters if any are named, and the confidence."""
