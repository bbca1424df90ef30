"""The icons that a workbook draws into its cells by their values: lights, flags, signs (18.3.1.49, 18.18.42)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Of all sets of three, the lowest values come in red and the highest in green.
COLOURS = ("#ff0000", "#ffc000", "#00b050")
SETS = frozenset({"3TrafficLights1", "3TrafficLights2", "3Signs", "3Symbols", "3Symbols2", "3Flags", "3Arrows"})
Sheet = Any  # openpyxl ships no types
Cell = tuple[int, int]  # row and column from 1


@dataclass(frozen=True, slots=True)
class Icon:
    """The colour of a cell's icon, and whether its value is shown beside it."""

    colour: str
    shows_value: bool


def icons(sheet: Sheet) -> dict[Cell, Icon]:
    """The icon of each cell that has one whose colour is known."""
    found: dict[Cell, Icon] = {}
    for formatting in sheet.conditional_formatting:
        areas = [area.bounds for area in formatting.sqref.ranges]
        for rule in formatting.rules:
            if rule.type == "iconSet" and rule.iconSet is not None and rule.iconSet.iconSet in SETS:
                found |= dict(_drawn(rule.iconSet, _values(sheet, areas)))
    return found


def _values(sheet: Sheet, areas: list[tuple[int, int, int, int]]) -> dict[Cell, float]:
    """The numbers in some areas."""
    return {
        (row, column): float(cell.value)
        for (row, column), cell in sheet._cells.items()
        if isinstance(cell.value, int | float)
        and not isinstance(cell.value, bool)
        and any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in areas)
    }


def _drawn(icon_set: Any, values: dict[Cell, float]) -> Iterator[tuple[Cell, Icon]]:
    bounds = [_bound(each, sorted(values.values())) for each in icon_set.cfvo[1:]] if values else []
    if len(bounds) != len(COLOURS) - 1 or None in bounds:
        return
    colours = COLOURS[::-1] if icon_set.reverse else COLOURS
    above = [(bound, each.gte is not False) for bound, each in zip(bounds, icon_set.cfvo[1:], strict=True)]
    for cell, value in values.items():
        step = sum(value > bound or (is_in and value == bound) for bound, is_in in above if bound is not None)
        yield cell, Icon(colours[step], icon_set.showValue is not False)


def _bound(stated: Any, values: list[float]) -> float | None:
    """From which value on an icon is drawn; None where a formula says it."""
    try:
        number = float(stated.val)
    except (TypeError, ValueError):
        return None
    if stated.type == "num":
        return number
    if stated.type == "percent":
        return values[0] + (values[-1] - values[0]) * number / 100
    if stated.type == "percentile":
        return values[min(int(len(values) * number / 100), len(values) - 1)]
    return None
