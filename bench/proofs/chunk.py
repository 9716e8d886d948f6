"""A piece of proof that is done whole and then remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Proved:
    """What a finished chunk showed.

    Args:
        cases: how many cases were tried; none failed.
        counts: further numbers by Chinese unit, added up over the chunks.
    """

    cases: int
    counts: dict[str, int]


@dataclass(frozen=True)
class Chunk:
    """One piece.

    Args:
        key: names it for good, with its seed.
        seed: of its random choices.
        work: does it in the given folder, which may hold what an interrupted try left.

    ``work`` raises when the proof fails.
    """

    key: str
    seed: int
    work: Callable[[Path], Proved]


@dataclass(frozen=True)
class Proof:
    """A kind of proof.

    Args:
        name: as on the command line.
        claim: what is proved, Chinese.
        unit: what a case is, Chinese.
        chunks: all pieces.
    """

    name: str
    claim: str
    unit: str
    chunks: tuple[Chunk, ...]


class ProofError(AssertionError):
    """A case that should not exist."""


def holds(condition: object, why: str) -> None:
    """Raise with a reason where a condition does not hold; not stripped by ``-O``."""
    if not condition:
        raise ProofError(why)
