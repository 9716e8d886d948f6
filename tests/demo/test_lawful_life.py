"""A plain reading of the decision tables finds nobody who is not in the truth.

The oracles here are short and blunt: they know no exceptions, so whoever they find must stand
in the truth, as a plant, as a trap, or as the companion of one.
"""

from __future__ import annotations

import oracles_benefits as b
import oracles_justice as j
import oracles_wages as w
import pytest
from oracle_rows import CACHE, Oracle

from shujian.demo.build import imagine
from shujian.demo.world import World


# 2,000 of seed 1: somebody is arrested on the 1st; 8,000: the first finished project with a dispute
@pytest.fixture(scope="module", params=[(2_000, 11), (2_000, 1), (8_000, 1)], ids=str)
def world(request: pytest.FixtureRequest) -> World:
    CACHE.clear()
    b.INDEX.clear()
    return imagine(*request.param)


ORACLES: list[tuple[str, str, Oracle]] = [
    ("M42", "K1", j.k1), ("M42", "K2", j.k2), ("M42", "K3 K3x", j.k3), ("M42", "K4", j.k4), ("M42", "K5", j.k5),
    ("M42", "K6", j.k6), ("M42", "K7", j.k7), ("M04", "W1 W2 W3 W4 W5 W6", j.w_paid), ("M04", "W7", j.w7),
    ("M04", "W8", j.w8), ("M04", "S1", j.s1), ("M05", "C1 C2", j.c1_c2), ("M05", "C3 C4", j.c3_c4),
    ("M05", "C5", j.c5), ("M05", "C6", j.c6), ("M05", "C7", j.c7), ("M08", "R1", b.r1), ("M08", "R2", b.r2),
    ("M08", "R3 R5", b.r3_r5), ("M08", "R4", b.r4), ("M08", "R6", b.r6), ("M08", "R7", b.r7),
    ("M50", "D1 D3 D5", b.d1_d3_d5), ("M50", "D2 D4", b.d2_d4), ("M50", "D6", b.d6), ("M50", "D7", b.d7),
    ("M50", "D8", b.d8), ("M50", "D9", b.d9), ("M02", "R1", w.m02_r1), ("M02", "R2", w.m02_r2),
    ("M02", "R3", w.m02_r3), ("M02", "R4", w.m02_r4), ("M02", "R5", w.m02_r5), ("M02", "R6", w.m02_r6),
    ("M02", "R7", w.m02_r7), ("M02", "R8", w.m02_r8), ("M02", "R9", w.m02_r9),
]  # fmt: skip


@pytest.mark.parametrize(
    ("model", "rules", "oracle"), ORACLES, ids=[f"{m} {r}" for m, r, _ in ORACLES]
)
def test_whoever_a_blunt_oracle_finds_stands_in_the_truth(
    world: World, model: str, rules: str, oracle: Oracle
) -> None:
    known: set[str] = set()
    for mark in world.truth.marks:
        if mark.model == model and {mark.rule, *mark.companions} & set(rules.split()):
            known.add(mark.subject)
    found = {who for who in oracle(world) if isinstance(who, str)}
    assert found, "an oracle that finds nothing proves nothing"
    strangers = {who for who in found if not set(who.split()) & known}
    assert not strangers, sorted(strangers)[:3]
