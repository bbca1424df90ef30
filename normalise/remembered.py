"""What several rules ask about one paper or table is worked out once, by which object was asked about."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class _Same(Generic[Asked]):
    """An object that equals only itself: to compare whole papers word by word would cost more than to read them."""

    __slots__ = ("held",)

    def __init__(self, held: Asked) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held


class Remembered(Generic[Asked, Answer]):
    """A function of one unchanging object that keeps its last few answers; they are shared, so never to be changed."""

    def __init__(self, function: Callable[[Asked], Answer], kept: int) -> None:
        functools.update_wrapper(self, function)
        self._answer = functools.lru_cache(maxsize=kept)(lambda same: function(same.held))
        self.cache_clear = self._answer.cache_clear
        self.cache_parameters = self._answer.cache_parameters

    def __call__(self, asked: Asked) -> Answer:
        """The function's answer."""
        return self._answer(_Same(asked))


def for_last(kept: int) -> Callable[[Callable[[Asked], Answer]], Remembered[Asked, Answer]]:
    """Make a function remember its answers about the last `kept` objects, which live as long as that."""
    return lambda function: Remembered(function, kept)
