"""The as-of day that is proposed: stated above the header, else the newest of all days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from shujian.pool import importing
from shujian.pool.proposals.stated_day import named_day, stated_day
from shujian.pool.proposals.vouching import as_of_part
from shujian.pool.tables import Tables

TODAY = dt.date(2025, 12, 31)
HEADER = "身份证号,姓名,入监日期,出监日期"
ROW = "{0},虚构甲,2023-05-01,2025-04-30"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["虚构监狱在押人员名册", "填报单位：虚构监狱 填报日期：2025年6月30日"], "2025-06-30"),
        (["数据截至2025年5月31日", "制表时间：2025-06-02"], "2025-05-31"),
        (["统计时间：2024年1月1日至2025年3月31日"], "2025-03-31"),
        (["统计期间:2025年2月"], "2025-02-28"),
        (["统计期间：2025年1-10月"], "2025-10-31"),
        (["统计时间：2025年1月至10月"], "2025-10-31"),
        (["所属期：2025.01-2025.10"], "2025-10-31"),
        (["填表日期 2025.7.1"], "2025-07-01"),
        (["导出时间：２０２５／６／３"], "2025-06-03"),
    ],
)
def test_a_day_stated_in_a_title_is_read(titles: list[str], expected: str) -> None:
    found = stated_day(titles, TODAY)
    assert found is not None
    assert found.day is not None
    assert found.day.isoformat() == expected


def test_titles_that_contradict_each_other_give_no_day() -> None:
    found = stated_day(["截至2025年5月31日", "截至2025年6月30日"], TODAY)
    assert found is not None
    assert found.day is None
    assert "2025年5月31日" in found.text


@pytest.mark.parametrize(
    "title", ["2025年度名册", "填报日期：", "截至2025年13月", "截至2031年1月1日"]
)
def test_what_states_no_possible_day_is_left_out(title: str) -> None:
    assert stated_day([title], TODAY) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("养老待遇发放2025年4-6月.csv", "2025-06-30"),
        ("花名册202506.csv", "2025-06-30"),
        ("名册20250615.xlsx", "2025-06-15"),
        ("名册-2025-06-30.xlsx", "2025-06-30"),
        ("2025年度名册.csv", ""),
        ("名册6月.xlsx", ""),
        ("名册2031年1月.xlsx", ""),
        ("99010120240101001X.csv", ""),
        ("2025年5月至2025年6月.csv", "2025-06-30"),
        ("养老金发放明细202501-10.csv", "2025-10-31"),
        ("202501-202510.csv", "2025-10-31"),
        ("2025年1-10月.csv", "2025-10-31"),
        ("2025年1月至10月.csv", "2025-10-31"),
        ("2025.01-2025.10.csv", "2025-10-31"),
        ("2025.01-10.csv", "2025-10-31"),
        ("2025-01-2025-10.csv", "2025-10-31"),
        ("2024年11月—2025年2月.csv", "2025-02-28"),
        ("20250101-20250615.csv", "2025-06-15"),
        ("2025年6月1日至15日.csv", "2025-06-15"),
        ("名册20250615-1.xlsx", "2025-06-15"),
        ("202501-13.csv", ""),
        ("202506-02.csv", ""),
        ("202501-2.csv", ""),
        ("202506-202605.csv", ""),
        ("2025年1月-10.csv", "2025-10-31"),
    ],
)
def test_the_month_or_day_of_a_name_is_read(name: str, expected: str) -> None:
    found = named_day([name], TODAY)
    assert ("" if found is None or found.day is None else found.day.isoformat()) == expected


def _told(pool: Any, text: str) -> Any:
    path: Path = pool.folder / "名册.csv"
    path.write_text(text, "utf-8")
    with importing.propose(pool.ctx, pool.home, path, table="在押人员") as proposal:
        return proposal.parts[0].as_of


def test_a_title_goes_before_the_days_of_the_rows(pool: Any, people: Any) -> None:
    rows = [ROW.format(people(n)[0]) for n in (1, 2, 3)]
    told = _told(pool, "\n".join(["填报日期：2025年6月30日", HEADER, *rows]))
    assert (told.day, told.stated) == (dt.date(2025, 6, 30), True)
    assert "填报日期" in told.why


def test_the_newest_day_of_all_columns_is_proposed_with_its_origin(pool: Any, people: Any) -> None:
    rows = [ROW.format(people(n)[0]) for n in (1, 2, 3)]
    told = _told(pool, "\n".join([HEADER, *rows]))
    assert (told.day, told.stated, told.guessed) == (dt.date(2025, 4, 30), False, True)
    assert "出监日期" in told.why


@pytest.mark.parametrize(("title", "late"), [("2025年3月31日", True), ("2025年4月30日", False)])
def test_rows_after_the_stated_day_are_told_beside_it(
    pool: Any, people: Any, title: str, late: bool
) -> None:
    rows = [f"{people(n)[0]},虚构甲,2025-04-30," for n in (1, 2, 3)]
    told = _told(pool, "\n".join([f"填报日期：{title}", HEADER, *rows]))
    assert told.stated
    assert ("最晚的日期是 2025-04-30，晚于 2025-03-31" in told.why) is late
    assert told.late is late


def test_an_end_after_the_stated_day_may_be_a_planned_one_and_says_nothing_of_the_list(
    pool: Any, people: Any
) -> None:
    rows = [ROW.format(people(n)[0]) for n in (1, 2, 3)]
    path: Path = pool.folder / "名册.csv"
    path.write_text("\n".join(["填报日期：2025年3月31日", HEADER, *rows]), "utf-8")
    with importing.propose(pool.ctx, pool.home, path, table="在押人员") as proposal:
        told, ids = proposal.parts[0].as_of, [q.id for q in proposal.questions]
    assert (told.stated, told.late) == (True, False)
    assert "p1.column.出监日期" in ids, "a person says which it is"


@pytest.mark.parametrize(
    ("latest", "day"),
    [("2025-06-15", None), ("2025-06-30", "2025-06-30"), ("2025-07-02", "2025-06-30")],
)
def test_the_name_of_a_month_that_is_not_over_gives_no_day(
    pool: Any, people: Any, tmp_path: Path, latest: str, day: str | None
) -> None:
    path = tmp_path / "虚构监狱2025年6月在押名册.csv"
    path.write_text(f"{HEADER}\n{ROW.format(people(1)[0])}\n", "utf-8")
    table = Tables.load().get("在押人员")
    with importing.propose(pool.ctx, pool.home, path, table=table.name) as proposal:
        part = proposal.parts[0]
        told = as_of_part(part.raw, table, part.matches, dt.date.fromisoformat(latest))
    assert told.day == (dt.date.fromisoformat(day) if day else None)
    assert ("6月未满，请填写" in told.why) is (day is None)
