"""Other demo cities: what was planted in them comes out, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.proofs.chunk import Chunk, Proof, Proved, holds
from bench.proofs.cities import CTX, settled
from shujian.app.demonstrate import run_all, screen_judgments
from shujian.app.scoring import Score


def planted_proof(seed: int, small: bool) -> Proof:
    """Five cities: one alone may be found by luck of its names, days and layouts.

    In the larger ones every mistake of judgments is planted.
    """
    people, count = (1_000, 1) if small else (12_000, 5)
    chunks = tuple(
        Chunk(f"planted people={people} seed={s}", s, partial(_city, people, s))
        for s in range(seed, seed + count)
    )
    claim = (
        "另建的示范城市，布设的违法情形（按业务说明布设，不看模型）逐条找到，写明数额的数额相符，"
        "相像而合法的一条不报，没有布设以外的线索"
    )
    return Proof("planted", claim, "条布设", chunks)


def _city(people: int, seed: int, folder: Path) -> Proved:
    home, city = settled(folder, people, seed)
    scores = [*run_all(CTX, home, city.out), screen_judgments(city.out)]
    home.close()
    for score in scores:
        holds(score.perfect and score.planted, _told(score))
    planted, traps, lowered = (
        sum(getattr(score, name) for score in scores) for name in ("planted", "traps", "lowered")
    )
    return Proved(planted, {"条相像而合法": traps, "条只列待核": lowered})


def _told(score: Score) -> str:
    return f"{score.model}: {score.planted} planted; {'; '.join(score.notes[:5])}"
