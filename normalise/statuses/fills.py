"""The traffic-light colour of a cell's background."""

import colorsys

from normalise.records import Rag

LEAST_SATURATION = 0.3  # paler or greyer backgrounds are bands and headings
_HUES = ((20, Rag.RED), (66, Rag.AMBER), (170, Rag.GREEN), (190, None), (260, Rag.BLUE), (335, None), (361, Rag.RED))


def rag_of_fill(fill: str | None) -> Rag | None:
    """The colour of a fill "#rrggbb" by its hue (yellow and orange are amber); None for white, black and grey."""
    if not fill or len(fill) != 7:
        return None
    red, green, blue = (int(fill[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < LEAST_SATURATION or not 0.1 < lightness < 0.96:
        return None
    return next(rag for limit, rag in _HUES if hue * 360 < limit)
