"""What follows from the facts by law: versions that apply, ends of terms, ages; each in a part.

A part is a module of this package with ``derive(reading)``; it puts cells whose pattern is
推算/… and whose place is that of the facts they come from.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from shujian.documents.judgments.reading import Reading, Stage

_PARTS: tuple[str, ...] = (
    "edition",
    "limits",
    "form",
    "term",
    "term_day",
    "merge",
    "revoked",
    "prior",
    "cite",
    "person",
    "penalty",
    "graver",
    "parts",
    "civil",
    "notes",
    "young",
    "appeal",
    "sums",
    "time",
    "slips",
    "court",
    "appendix",
    "nearer",
    "commuting",
)


def stage(reading: Reading) -> None:
    """Every part, in order; one that fails leaves the others."""
    for name, derive in _derivations():
        try:
            derive(reading)
        except Exception as error:  # a derivation that fails must not lose the facts
            reading.miss(f"推算 {name}", f"{type(error).__name__}: {error}"[:200])


@cache
def _derivations() -> tuple[tuple[str, Stage], ...]:
    """The parts with their names."""
    return tuple((name, import_module(f"{__name__}.{name}").derive) for name in _PARTS)
