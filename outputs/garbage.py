"""A pause of Python's search for reference cycles, for work that makes much and throws nothing away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles: the records of a run are in none, live until it ends, and would be searched ever anew."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def leave_uncollected() -> None:
    """No search among what there is now, even when the program ends: the system takes all memory back at once."""
    gc.freeze()
