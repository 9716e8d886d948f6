"""A law parameter on a day, as the type that a computation needs."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any, TypeVar

from shujian.law.parameters import LawBook

FORMER = ".旧法"
"""Ending of the path that holds the rule before it was amended."""
T = TypeVar("T")


def value_on(book: LawBook, path: str, day: dt.date, kind: type[T]) -> T | None:
    """The value of a parameter on a day, or of the rule before it (``<path>.旧法``).

    Args:
        book: the parameters.
        path: its name.
        day: the day that decides.
        kind: the Python type that is expected.

    Returns:
        The value; None where no rule is known for the day.

    Raises:
        TypeError: content declares the parameter with another type.
    """
    if type(book) is not LawBook:  # other kinds note what they are asked: each question counts
        return _found(book, path, day, kind)
    wanted: Any = kind
    found: T | None = _kept(book, path, day, wanted)
    return found


def _found(book: LawBook, path: str, day: dt.date, kind: type[T]) -> T | None:
    for name in (path, path + FORMER):
        for version in book.versions(name):
            if not isinstance(version.value, kind):
                raise TypeError(f"parameter {name} is {book.type(name)}, not {kind.__name__}")
            if version.covers(day):
                return version.value
    return None


@lru_cache(maxsize=16_384)
def _kept(book: LawBook, path: str, day: dt.date, kind: Any) -> Any:
    return _found(book, path, day, kind)
