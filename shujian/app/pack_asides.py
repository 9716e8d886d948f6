"""The rows that a rule pack put aside, as its run keeps them: the first of each rule.

Only row numbers and reasons are kept; what stood in the rows is read from the pool.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from shujian.models.running.result import Aside, RunResult

FILE = "aside.jsonl"
KEPT = 1_000
"""Rows of each rule and stream; the counts are exact whatever is kept."""


@dataclass(frozen=True)
class Kept:
    """A row put aside by a rule; ``row`` is the base row's number."""

    step: str
    stream: str
    reason: str
    row: int | None

    @classmethod
    def of(cls, aside: Aside) -> Kept:
        """From a result."""
        return cls(aside.step, aside.stream, aside.reason, aside.row)


def write(folder: Path, result: RunResult) -> None:
    """Keep the first rows of each rule and stream in a run's folder."""
    counts: Counter[tuple[str, str]] = Counter()
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as out:
        for aside in _both(result):
            counts[aside.step, aside.stream] += 1
            if counts[aside.step, aside.stream] <= KEPT:
                out.write(json.dumps(asdict(Kept.of(aside)), ensure_ascii=False) + "\n")


def _both(result: RunResult) -> Iterable[Aside]:
    return (*result.reviews, *result.unchecked)


def read(folder: Path) -> list[Kept] | None:
    """What a run kept; None for a run of a program that kept nothing."""
    path = folder / FILE
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as lines:
        return [Kept(**json.loads(line)) for line in lines]
