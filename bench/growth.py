"""A hundred million payments against five million prisoners, and how time grows up to there."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from bench.join import Case, made
from bench.measure import Figure, Outcome, alternate, median

SIZES = ((1_000_000, 50_000), (10_000_000, 500_000), (100_000_000, 5_000_000))
TINY = ((10_000, 500), (50_000, 2_500), (100_000, 5_000))


def growth(folder: Path, small: bool) -> Outcome:
    """The answer against SQL by hand on the same engine within 4 GB, one size after another."""
    ours: list[float] = []
    hand: list[float] = []
    seconds: dict[str, list[float]] = {}
    clues: dict[str, int] = {}
    for big, few in TINY if small else SIZES:
        here = folder / str(big)
        here.mkdir()
        case = made(here, big, few)
        clues[f"clues of {big}"] = checked(case)
        timed = alternate({"answer": partial(case.model, full=False), "sql": case.sql}, 3)
        ours.append(median(timed, "answer"))
        hand.append(median(timed, "sql"))
        seconds |= {f"{name} {big}": found for name, found in timed.items()}
        shutil.rmtree(here)
    sizes = [big for big, _ in (TINY if small else SIZES)]
    largest = ours[-1] / hand[-1]
    line = sizes[-1] / sizes[0]
    figures = [
        Figure("100 M × 5 M rows, answer / SQL by hand", largest, "× its time", 1.25),
        Figure("growth from 1 M to 100 M / linear", ours[-1] / ours[0] / line, "×", 1.2),
        Figure("growth from 10 M to 100 M / linear", ours[-1] / ours[1] / 10, "×", 1.2),
        Figure("answer over the largest", ours[-1], "s"),
        Figure("SQL by hand over the largest", hand[-1], "s"),
    ]
    return Outcome(figures, {"payments": sizes[-1], **clues}, seconds)


def checked(case: Case) -> int:
    """The model and the SQL by hand find the same groups and sums; how many.

    Raises:
        AssertionError: they do not.
    """
    names = ("公民身份号码", "入监日期", "笔数", "合计")
    found = {tuple(f.cells[n] for n in names) for f in case.model(full=False).clues}
    answer = case.sql()
    assert found == set(zip(*(c.to_pylist() for c in answer.columns), strict=True))
    return len(found)
