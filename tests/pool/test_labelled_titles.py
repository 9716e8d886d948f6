"""What lines above a header say of all rows: one value is proposed, several are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.proposals.by_name import by_name
from shujian.pool.proposals.labelled import labelled
from shujian.pool.proposals.naming import Names
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number

TABLES = Tables.load()


@pytest.mark.parametrize(
    ("titles", "value"),
    [
        (("项目名称：虚构桥 项目编号：9901030007 2024年3月",), "9901030007"),
        (("工程编号: 9901030007", "打印时间：2024-04-01"), "9901030007"),
        (("项目编号：9901030007", "项目编号：9901030008"), ""),
        (("编号说明：见附件",), ""),
        (("项目编号：",), ""),
    ],
)
def test_the_one_number_that_a_title_gives_is_proposed(titles: tuple[str, ...], value: str) -> None:
    found = labelled(
        Names("表.xlsx", titles=titles), TABLES.get("农民工工资发放").column("项目编号")
    )
    assert (found.month if found else "") == value


@pytest.mark.parametrize(
    ("titles", "value"),
    [
        (("单位：虚构县民政局 单位：元",), "虚构县民政局"),
        (("单位：元",), ""),
        (("单位：虚构县民政局", "单位：幻川县司法局"), ""),
        (("填报人：甲某某",), ""),
    ],
)
def test_a_unit_of_money_is_no_unit_that_pays(titles: tuple[str, ...], value: str) -> None:
    found = labelled(Names("表.xlsx", titles=titles), TABLES.get("工资发放").column("发放单位"))
    assert (found.month if found else "") == value


HEAD = "序号,工人姓名,身份证号,工种,实发金额,发放时间"


def page(number: int, code: str, first: int) -> list[str]:
    rows = [f"{n},虚构甲,{id_number(n)},木工,{n}00,2024-04-15" for n in range(first, first + 3)]
    more = "（续表）" if number > 1 else ""
    title = f"农民工工资发放表{more},,,,,"
    return [title, f"项目编号：{code},,,,2024年3月,", HEAD, *rows, "小计,,,,600,"]


def written(pool: Any, *lines: str) -> Path:
    path: Path = pool.folder / "农民工工资发放表.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_pages_of_one_project_are_one_list_with_its_number_and_month(pool: Any) -> None:
    path = written(pool, *page(1, "9901030007", 1), *page(2, "9901030007", 4))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        part = proposal.parts[0]
        assert part.table is not None
        assert (part.table.name, part.raw.rows) == ("农民工工资发放", 6)
        asked = {q.id: q.proposed for q in proposal.questions}
        assert asked["p1.column.项目编号"] == "=9901030007"
        assert asked["p1.column.工资月份"] == "=2024-03"
        done = importing.commit(pool.ctx, pool.home, proposal, accept=True)[0]
    assert (done.rows_in, done.rows_kept, done.rows_quarantined) == (6, 6, 0)


def test_labels_left_empty_for_signatures_are_no_row(pool: Any) -> None:
    signed = "项目经理：,,劳资专管员：,,班组长：,"
    path = written(pool, *page(1, "9901030007", 1), signed)
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        raw = proposal.parts[0].raw
    assert (raw.rows, raw.skipped[-1]) == (3, (8, "表尾说明"))


def test_pages_of_two_projects_keep_each_its_own_number(pool: Any) -> None:
    path = written(pool, *page(1, "9901030007", 1), *page(2, "9901030008", 4))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        asked = {q.id: q.proposed for q in proposal.questions}
        assert asked["p1.column.项目编号"] == "c6"
        assert any("项目编号：9901030008" in title for title in proposal.parts[0].raw.titles)
        importing.commit(pool.ctx, pool.home, proposal, accept=True)
    pool.table = "农民工工资发放"
    assert pool.rows("项目编号") == [("9901030007",)] * 3 + [("9901030008",)] * 3


def test_one_text_for_all_where_the_titles_give_several_is_warned_of(pool: Any) -> None:
    said = {"p1.column.项目编号": "=9901030007"}
    for second, warned in (("9901030008", True), ("9901030007", False)):
        path = written(pool, *page(1, "9901030007", 1), *page(2, second, 4))
        with importing.propose(pool.ctx, pool.home, path, answers=said) as proposal:
            notes = [n for n in proposal.parts[0].notes if "几段的标题写的不同" in n]
        assert bool(notes) is warned
    assert not [n for n in proposal.parts[0].notes if "9901030008" in n]


def test_a_lone_name_above_a_page_is_not_taken_for_a_title(pool: Any) -> None:
    first = page(1, "9901030007", 1)
    path = written(pool, *first[:-1], ",虚构丁,,,,", *page(2, "9901030007", 4))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        assert proposal.parts[0].raw.rows == 7


@pytest.mark.parametrize(
    ("header", "column", "sure"),
    [
        ("解除（终止）时间", "矫正结束日期", True),
        ("解除（终止）事由", "结束方式", True),
        ("报到（登记）日期", "接收日期", False),
        ("解除（终止）人", "矫正结束日期", None),
    ],
)
def test_a_bracket_within_a_heading_is_read_both_ways(
    header: str, column: str, sure: bool | None
) -> None:
    found = by_name(header, TABLES.get("社区矫正对象").column(column))
    assert (found.score >= 85 if found else None) is sure
