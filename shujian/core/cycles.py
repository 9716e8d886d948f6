"""Work that makes many objects and no cycles, without looks for cycles in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def unwatched() -> Iterator[None]:
    """Leave the search for reference cycles until the work is done.

    While a batch of documents is held, every search walks all of its facts and finds nothing:
    about a sixth of the time. What cycles there are go with the next search.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()


def each_unwatched(steps: Iterator[T]) -> Iterator[T]:
    """A stream whose every step is such work; whoever takes its answers is watched as before."""
    while True:
        with unwatched():
            try:
                step = next(steps)
            except StopIteration:
                return
        yield step


def patient() -> None:
    """Look for reference cycles only after many new objects, for as long as the process lives.

    Loading the program makes some hundred thousand objects that all stay; Python looks after
    every seven hundred: a fifteenth of the time that a command takes to start.
    """
    gc.set_threshold(50_000, 20, 50)


def settle() -> None:
    """Leave all that there is now out of later searches: programs, patterns, rules stay."""
    gc.collect()
    gc.freeze()
