"""What is drawn across a table to part its rows, where no grid is: rules from side to side, and bands of colour."""

from collections.abc import Iterable

from extract.pdf.pdf_drawing import Fill, Rule
from extract.records import BBox

SPANNING_SHARE = 0.75  # of the table's width under a rule or band that parts its rows
SAME_HEIGHT_POINTS = 1.5
TOUCHING_POINTS = 3
WHITE = "#ffffff"


def heights(rules: Iterable[Rule], fills: Iterable[Fill], box: BBox) -> list[float]:
    """The heights inside the box at which a row may end, from the top."""
    found = [*_rule_heights(rules, box), *_band_edges(fills, box)]
    return sorted(height for height in found if box.top < height < box.bottom)


def _rule_heights(rules: Iterable[Rule], box: BBox) -> list[float]:
    """The height of each rule, or row of rules, under most of the width."""
    covered: dict[float, float] = {}
    for rule in rules:
        if box.top < rule.position < box.bottom:
            position = next(
                (known for known in covered if abs(known - rule.position) <= SAME_HEIGHT_POINTS), rule.position
            )
            width = min(rule.end, box.x1) - max(rule.start, box.x0)
            covered[position] = covered.get(position, 0.0) + max(0.0, width)
    return [position for position, width in covered.items() if width >= SPANNING_SHARE * (box.x1 - box.x0)]


def _band_edges(fills: Iterable[Fill], box: BBox) -> list[float]:
    """Top and foot of each band of colour from side to side; bands of one colour that touch are one."""
    widths: dict[tuple[int, int, str], float] = {}
    for fill in fills:
        if fill.colour != WHITE and fill.bbox.top < box.bottom and fill.bbox.bottom > box.top:
            band = round(fill.bbox.top), round(fill.bbox.bottom), fill.colour
            width = min(fill.bbox.x1, box.x1) - max(fill.bbox.x0, box.x0)
            widths[band] = widths.get(band, 0.0) + max(0.0, width)
    joined: list[tuple[int, int, str]] = []
    for top, foot, colour in sorted(
        band for band, width in widths.items() if width >= SPANNING_SHARE * (box.x1 - box.x0)
    ):
        if joined and joined[-1][2] == colour and top <= joined[-1][1] + TOUCHING_POINTS:
            joined[-1] = (joined[-1][0], max(foot, joined[-1][1]), colour)
        else:
            joined.append((top, foot, colour))
    return [float(edge) for top, foot, _ in joined for edge in (top, foot)]
