"""What a replacement will take out is told before: the number that then goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.proposals.one_file import Terms
from shujian.pool.proposals.replacing import Outgoing, outgoing
from shujian.store import db

OTHER = {"p1.column.移交日期": "c4"}
TWO_DAYS = ["身份证号", "姓名", "收到决定日期", "移交日期", "移交日", "执行地区划"]


def told(pool: Any, path: Path, answers: dict[str, str] | None = None, **how: Any) -> Outgoing:
    """What is said before a file is brought in."""
    supplier = how.get("supplier", "某监狱")
    terms = Terms(supplier, how.get("mode", "replace"), how.get("scope", "supplier"),
                  how.get("anew", False), how.get("instead", ""))  # fmt: skip
    with importing.propose(
        pool.ctx, pool.home, path, table=pool.table, supplier=supplier, answers=answers
    ) as proposal:
        proposal = importing.settled(pool.ctx, pool.home, proposal, True)
        with db.reader(pool.home) as session:
            (one,) = outgoing(session, pool.home, proposal, terms)
    return one


def test_the_rows_that_go_are_those_that_were_told(pool: Any, people: Any) -> None:
    pool.add_rows([people(n) for n in range(1, 6)])
    pool.add_rows([people(3, handed="2024-04-01")], mode="correct")
    pool.add_rows([people(n) for n in (10, 11)], supplier="某看守所")
    pool.add_rows([people(7), ["不是号码", "甲", "2024-01-01", "", ""]])
    path = pool.write([people(20)])
    said = told(pool, path)
    assert replace(said, files=()) == Outgoing("暂予监外执行", "某监狱", 6, 1, 3, 2)
    assert [one.rows for one in said.files] == [1, 1, 4]
    assert pool.add(path, mode="replace").superseded == said.rows
    assert pool.snapshot().rows == said.left + 1


def test_replacing_all_counts_the_rows_of_everybody(pool: Any, people: Any) -> None:
    pool.add_rows([people(1)])
    pool.add_rows([people(2), people(3)], supplier="某看守所")
    path = pool.write([people(20)])
    said = told(pool, path, scope="all")
    assert replace(said, files=()) == Outgoing("暂予监外执行", None, 3, 0, 2, 0)
    assert [(one.file, one.rows) for one in said.files] == [("名单2.csv", 2), ("名单1.csv", 1)]
    assert pool.add(path, mode="replace", scope="all").superseded == 3


def test_a_supplier_of_another_name_replaces_nothing_and_it_is_said(pool: Any, people: Any) -> None:
    pool.add_rows([people(1), people(2)])
    path = pool.write([people(20)])
    said = told(pool, path, supplier="某监獄")
    assert (said.rows, said.left) == (0, 2)
    assert pool.add(path, mode="replace", supplier="某监獄").superseded == 0


def test_a_table_without_rows_loses_none(pool: Any, people: Any) -> None:
    assert told(pool, pool.write([people(1)])) == Outgoing("暂予监外执行", "某监狱", 0, 0, 0, 0)


def test_the_very_same_file_changes_nothing(pool: Any, people: Any) -> None:
    path = pool.write([people(1), people(2)])
    pool.add(path)
    said = told(pool, path)
    assert (said.rows, said.unchanged) == (0, True)
    assert pool.add(path, mode="replace").superseded == 0


@pytest.mark.parametrize("mode", ["append", "replace"])
def test_a_file_read_anew_takes_out_what_it_brought(pool: Any, people: Any, mode: str) -> None:
    row = people(1, handed="2024-03-05")
    path = pool.write([[*row[:4], "2024-04-09", row[4]]], TWO_DAYS)
    pool.add(path, answers={"p1.column.移交日期": "c3"})
    pool.add_rows([people(5)], supplier="某看守所")
    how = {"mode": mode, "anew": True}
    said = told(pool, path, answers=OTHER, **how)
    assert (said.rows, said.left) == (1, 1)
    assert pool.add(path, answers=OTHER, **how).superseded == said.rows


def test_an_addition_takes_nothing_out(pool: Any, people: Any) -> None:
    path = pool.write([people(1)])
    proposal = importing.propose(pool.ctx, pool.home, path, table=pool.table)
    with proposal, db.reader(pool.home) as session:
        assert outgoing(session, pool.home, proposal, Terms("某监狱", "append", "all")) == ()
