"""What follows from the facts by law: versions that apply, ends of terms, ages; each in a part.

A part is a module of this package with ``derive(reading)``; it puts cells whose pattern is
推算/… and whose place is that of the facts they come from.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from shujian.documents.judgments.reading import Reading, Stage

_PARTS: tuple[str, ...] = (
    "derived_edition",
    "derived_limits",
    "derived_form",
    "derived_term",
    "derived_term_day",
    "derived_merge",
    "derived_revoked",
    "derived_prior",
    "derived_cite",
    "derived_person",
    "derived_penalty",
    "derived_parts",
    "derived_civil",
    "derived_notes",
    "derived_young",
    "derived_appeal",
    "derived_sums",
    "derived_time",
    "derived_slips",
    "derived_court",
    "derived_appendix",
    "derived_nearer",
)


def stage(reading: Reading) -> None:
    """Every part, in order; one that fails leaves the others."""
    for name, derive in parts():
        try:
            derive(reading)
        except Exception as error:  # a derivation that fails must not lose the facts
            reading.miss(f"推算 {name}", f"{type(error).__name__}: {error}"[:200])


@cache
def parts() -> tuple[tuple[str, Stage], ...]:
    """The parts with their names."""
    package = __name__.rpartition(".")[0]
    return tuple((name, import_module(f"{package}.{name}").derive) for name in _PARTS)
