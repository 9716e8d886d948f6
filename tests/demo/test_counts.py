"""How many plants and traps each rule of the decision tables has: to drop one is to fail here."""

from __future__ import annotations

from collections import Counter

import pytest

from shujian.demo.build import imagine
from shujian.demo.truth import Mark

COUNTS = """
M02 R1 | 线索 9 | 待核 1 提示 1 无 13 未检查 4
M02 R2 | 线索 6 | 无 8 未检查 4
M02 R3 | 线索 7 | 待核 1 无 8 未检查 3
M02 R4 | 线索 6 | 待核 3 无 5 未检查 1
M02 R5 | 线索 4 | 待核 1 无 3
M02 R6 | 线索 6 | 待核 1 无 1
M02 R7 | 线索 3 | 待核 1 无 6 未检查 1
M02 R8 | 线索 8 | 待核 1 提示 1 无 11
M02 R9 | 线索 9 | 待核 1 无 15
M04 S1 | 待核 4 提示 3 | 无 6
M04 W1 | 线索 14 | 待核 8 无 20 未检查 1
M04 W2 | 线索 9 | 待核 1 无 2
M04 W3 | 线索 6 | 待核 1 无 1
M04 W4 | 线索 7 | 待核 1 无 5
M04 W5 | 线索 8 | 待核 2 无 6
M04 W6 | 线索 4 | 待核 1 无 2
M04 W7 | 待核 4 | 无 4 未检查 1
M04 W8 | 线索 4 | 无 2 未检查 2
M05 C1 | 线索 11 | 待核 6 提示 1 无 14 未检查 3
M05 C2 | 线索 5 | 无 3 未检查 1
M05 C3 | 线索 4 | 无 2 未检查 2
M05 C4 | 线索 7 | 无 3
M05 C5 | 线索 4 | 无 3
M05 C6 | 待核 4 | 无 1
M05 C7 | 线索 10 | 提示 2 无 8
M05 C8 | 线索 3 | 无 1
M08 R1 | 线索 16 | 待核 7 无 11 未检查 2
M08 R2 | 线索 4 | 待核 3 无 4 未检查 4
M08 R3 | 线索 4 | 待核 2 无 1
M08 R4 | 线索 3 | 待核 1 无 3 未检查 1
M08 R5 | 线索 5 | 待核 1 无 1
M08 R6 | 线索 4 | 待核 1 提示 1 无 6 未检查 2
M08 R7 | 待核 11 | 无 2
M08 R8 | 线索 3 | 无 2
M42 K1 | 线索 22 | 待核 6 提示 2 无 13 未检查 3
M42 K2 | 线索 8 | 待核 2 无 8 未检查 1
M42 K3 | 线索 15 | 无 8 未检查 1
M42 K3x | 待核 3 | 无 1
M42 K4 | 线索 5 | 无 2
M42 K5 | 线索 6 | 待核 4 无 7 未检查 1
M42 K6 | 线索 5 | 无 3
M42 K7 | 线索 3 | 无 2
M50 D1 | 线索 5 | 待核 8 无 9 未检查 1
M50 D2 | 线索 4 | 待核 3 无 5
M50 D3 | 线索 4 | 待核 1 无 4
M50 D4 | 提示 3 | 待核 1
M50 D5 | 线索 3 | 无 2
M50 D6 | 线索 16 | 待核 5 无 6
M50 D7 | 线索 5 | 无 5
M50 D8 | 线索 4 | 待核 1 无 2 未检查 1
M50 D9 | 线索 4 | 无 7
"""
"""Model and rule | answers of its plants | answers of its traps, in a city below 50,000 people."""


def lines(marks: list[Mark]) -> set[str]:
    """The marks in the form of the table above."""
    found = Counter((f"{m.model} {m.rule}", m.kind, m.expected) for m in marks)

    def answers(rule: str, kind: str) -> str:
        mine = sorted(key for key in found if key[:2] == (rule, kind))
        return " ".join(f"{key[2]} {found[key]}" for key in mine)

    return {f"{r} | {answers(r, 'plant')} | {answers(r, 'trap')}" for r, _, _ in found}


@pytest.mark.parametrize("seed", [1, 7])
def test_every_rule_has_exactly_the_plants_and_traps_listed_here(seed: int) -> None:
    assert lines(imagine(1_000, seed).truth.marks) == set(COUNTS.strip().splitlines())


def test_every_rule_listed_has_three_plants_and_a_trap() -> None:
    for line in COUNTS.strip().splitlines():
        rule, plants, traps = line.split(" | ")
        assert sum(int(n) for n in plants.split()[1::2]) >= 3, rule
        assert traps, rule


def test_a_large_city_repeats_the_plants_and_not_the_traps() -> None:
    small, large = imagine(1_000, 3).truth.marks, imagine(50_000, 3).truth.marks
    plants = [sum(m.kind == "plant" for m in marks) for marks in (small, large)]
    assert plants[1] > plants[0]
    assert {(m.model, m.rule) for m in small} == {(m.model, m.rule) for m in large}
