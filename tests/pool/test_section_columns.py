"""Headings inside a list are proposed as the column that they can give; a person confirms it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing
from tests.pool.conftest import id_number

DEPOSITS = "序号,项目编号,项目名称,缴存金额,缴存日期"
PAY = "序号,姓名,身份证号码,实发工资,到账日期"


def deposits(first: int, last: int) -> list[str]:
    return [f"{n},990103000{n},虚构桥{n},1000{n},2024-04-1{n}" for n in range(first, last + 1)]


def block(unit: str, first: int, last: int) -> list[str]:
    people = range(first, last + 1)
    rows = [f"{n},虚构甲,{id_number(n)},500{n},2024-07-10" for n in people]
    return [f"单位：{unit},,,,单位：元", PAY, *rows, "合计,,,10000,"]


def written(pool: Any, name: str, *lines: str) -> Path:
    path: Path = pool.folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_headings_that_name_the_form_of_deposits_are_proposed_for_it(pool: Any) -> None:
    forms = ("一、现金缴存,,,,", "二、银行保函,,,,")
    lines = ["农民工工资保证金缴存情况表,,,,", DEPOSITS, forms[0], *deposits(1, 3), forms[1]]
    path = written(pool, "保证金.csv", *lines, *deposits(4, 6))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        asked = {q.id: q for q in proposal.questions}["p1.column.缴存形式"]
        assert asked.proposed == "c5"
        assert "“现金缴存”“银行保函”" in asked.text
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.rows_in, done.rows_kept) == (6, 6)
    pool.table = "工资保证金"
    assert pool.rows("缴存形式") == [("现金缴存",)] * 3 + [("银行保函",)] * 3


def test_headings_that_name_offices_are_proposed_for_the_one_column_of_an_office(
    pool: Any,
) -> None:
    head = "序号,姓名,身份证号,矫正类别,入矫日期"
    rows = [f"{n},虚构甲,{id_number(n)},缓刑,2024-01-0{n}" for n in range(1, 7)]
    lines = ["社区矫正对象花名册,,,,", head, "（一）城关司法所,,,,", *rows[:3]]
    path = written(pool, "花名册.csv", *lines, "（二）柳坪司法所,,,,", *rows[3:])
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        asked = {q.id: q.proposed for q in proposal.questions}
    assert asked["p1.column.矫正机构"] == "c5"


def test_headings_that_say_nothing_of_a_lacking_column_are_left_unused(pool: Any) -> None:
    lines = ["农民工工资保证金缴存情况表,,,,", DEPOSITS, "一、上半年,,,,", *deposits(1, 3)]
    path = written(pool, "保证金.csv", *lines, "二、下半年,,,,", *deposits(4, 6))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        part = proposal.parts[0]
        assert "分段标题" in part.unmatched
        assert part.missing == ("缴存形式",)
        with pytest.raises(ShujianError) as caught:
            importing.commit(pool.ctx, pool.home, proposal, accept=True)
    assert caught.value.code == "pool.required_missing"


def test_the_unit_above_each_block_is_asked_about_and_paid_by_its_own_rows(pool: Any) -> None:
    blocks = [*block("虚构县林业局", 1, 2), *block("虚构县水利局", 3, 5)]
    path = written(pool, "统发工资.csv", "统发工资发放表（2024年7月）,,,,", *blocks)
    said = {"p1.column.工资项目": "=实发工资"}
    with importing.propose(pool.ctx, pool.home, path, answers=said) as proposal:
        asked = {q.id: q.proposed for q in proposal.questions}
        assert asked["p1.column.发放单位"] == "c5"
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.rows_in, done.rows_kept) == (5, 5)
    pool.table = "工资发放"
    assert pool.rows("发放单位") == [("虚构县林业局",)] * 2 + [("虚构县水利局",)] * 3


def test_a_year_of_two_digits_is_taken_by_a_person_only(pool: Any) -> None:
    head = "姓名,身份证号,决定种类,送达日期"
    days = ["24/3/5", "23/12/31", "24/3/28", "24/4/9", "24/5/17"]
    rows = [f"虚构甲,{id_number(n)},社区戒毒,{day}" for n, day in enumerate(days, 1)]
    path = written(pool, "戒毒决定.csv", head, *rows)
    with importing.propose(pool.ctx, pool.home, path, table="戒毒决定") as proposal:
        asked = {q.id: q for q in proposal.questions}["p1.column.送达日期"]
    assert "补全" in asked.text
    with importing.propose(
        pool.ctx, pool.home, path, table="戒毒决定", answers={"p1.column.送达日期": "c4"}
    ) as proposal:
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.rows_in, done.rows_kept) == (5, 5)
    pool.table = "戒毒决定"
    found = [day for (day,) in pool.rows("送达日期::VARCHAR")]
    assert found == ["2024-03-05", "2023-12-31", "2024-03-28", "2024-04-09", "2024-05-17"]


def test_the_months_of_the_titles_above_each_block_are_proposed_for_its_rows(pool: Any) -> None:
    head = "序号,姓名,身份证号码,养老金金额,到账日期"
    lines: list[str] = []
    for month in (3, 4):
        people = [f"{n},虚构甲,{id_number(n)},4000,2024-0{month}-15" for n in range(1, 5)]
        lines += [f"2024年{month}月养老金发放表,,,,", head, *people, "合计,,,16000,"]
    path = written(pool, "养老金发放表.csv", *lines)
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        asked = {q.id: q.proposed for q in proposal.questions}
        assert asked["p1.column.待遇月份"] == "c5"
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    pool.table = "养老金发放"
    assert {day for (day,) in pool.rows("待遇月份::VARCHAR")} == {"2024-03-01", "2024-04-01"}
