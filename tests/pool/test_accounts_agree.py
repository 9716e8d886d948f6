"""The record of imports agrees with the table, whatever was done to it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing, quarantine
from shujian.pool.asking import catalogue
from tests.pool.conftest import id_number, person
from tests.pool.mending import mend

HEADER = ["身份证号", "姓名", "收到决定日期", "移交日期", "移交日", "执行地区划"]
BAD = "99010119800101"


def file_of(pool: Any, chance: random.Random) -> Path:
    """A few people, some of them in other files too, some with numbers that cannot be read."""
    rows = []
    for serial in chance.sample(range(1, 9), 4):
        row = person(serial, f"2024-03-{chance.randint(1, 9):02d}", handed="2024-03-05")
        number = BAD if chance.random() < 0.4 else row[0]
        rows.append([number, *row[1:4], f"2024-04-{chance.randint(1, 9):02d}", row[4]])
    return Path(pool.write(rows, HEADER))


def check(pool: Any) -> None:
    known = catalogue.imports(pool.home, pool.table)
    snapshot = pool.snapshot()
    in_force = [i for i in known if i.in_force]
    assert sum(i.rows_now for i in in_force) == snapshot.rows == len(pool.rows())
    assert not any(i.rows_now for i in known if not i.in_force)
    assert all(i.rows_now <= i.rows_kept for i in known)
    assert all(i.state == "acknowledged" for i in in_force)
    aside = sum(quarantine.count(pool.home, pool.table).values())
    assert aside == len(pool.quarantined())


@pytest.mark.parametrize("seed", range(6))
def test_rows_of_the_imports_in_force_are_the_rows_of_the_table(pool: Any, seed: int) -> None:
    chance = random.Random(seed)
    files = [file_of(pool, chance) for _ in range(3)]

    def correct(row: Any) -> None:
        if chance.random() < 0.6:
            row[4].value = id_number(chance.randint(1, 12))

    pool.add(files[0], answers={"p1.column.移交日期": "c3"})
    for step in range(9):
        deed = chance.choice(["add", "anew", "replace", "correct", "mend", "mend", "withdraw"])
        answers = {"p1.column.移交日期": chance.choice(["c3", "c4"])}
        path = chance.choice(files)
        if deed in ("add", "anew"):
            pool.add(path, answers=answers, anew=deed == "anew")
        elif deed == "mend":
            mend(pool, correct, f"隔离{step}.xlsx")
        elif deed == "withdraw":
            open_ones = [i for i in catalogue.imports(pool.home, pool.table) if i.in_force]
            if open_ones:
                importing.withdraw(pool.ctx, pool.home, chance.choice(open_ones).id, "试验")
        else:
            pool.add(path, answers=answers, mode=deed)
        check(pool)
