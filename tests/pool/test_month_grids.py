"""Which columns are months, and of which year they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.pool.by_month.grid import MonthGrid, month_grid
from shujian.pool.by_month.years import told_year
from shujian.pool.readers.types import RawPart


def grid(*header: str) -> MonthGrid:
    found = month_grid(header)
    assert isinstance(found, MonthGrid), found
    return found


def part(
    header: tuple[str, ...], title: str = "", sheet: str = "", file: str = "a.xlsx"
) -> RawPart:
    titles = [title] if title else []
    return RawPart(
        1, file, sheet, sheet, list(header), 1, 1, 0, [], 0, [], Path("a.arrow"), "xlsx",
        titles=titles,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "months"),
    [
        (("姓名", "1月", "2月", "3月"), [1, 2, 3]),
        (("姓名", "1月份", "二月份", "十二月"), [1, 2, 12]),
        (("姓名", "发放金额-1月", "发放金额-2月"), [1, 2]),
        (("姓名", "一季度-1月", "一季度-2月", "一季度-小计", "二季度-4月"), [1, 2, 4]),
        (("姓名", "2025年1-2月发放-1月", "2025年1-2月发放-2月"), [1, 2]),
        (("姓名", "3月", "2月", "1月"), [3, 2, 1]),
        (("姓名", "１月", "２月"), [1, 2]),
        (("姓名", "01月（元）", "02月（元）"), [1, 2]),
    ],
)
def test_columns_of_months_are_known_by_their_names(
    header: tuple[str, ...], months: list[int]
) -> None:
    assert [m.month for m in grid(*header).months] == months


@pytest.mark.parametrize(
    ("header", "dated"),
    [
        (("202512", "202601"), [(2025, 12), (2026, 1)]),
        (("2025-11", "2025-12"), [(2025, 11), (2025, 12)]),
        (("2025年-12月", "2026年-1月"), [(2025, 12), (2026, 1)]),
        (("2025年11月", "12月", "1月"), [(2025, 11), (2025, 12), (2026, 1)]),
        (("25年1月", "25年2月"), [(2025, 1), (2025, 2)]),
    ],
)
def test_a_year_in_the_header_holds_until_another_one_or_january(
    header: tuple[str, ...], dated: list[tuple[int, int]]
) -> None:
    assert list(grid("姓名", *header).dated()) == dated


def test_sums_are_no_months_and_several_columns_of_a_month_keep_their_names() -> None:
    found = grid("姓名", "1月-应发", "1月-实发", "2月-应发", "2月-实发", "合计（元）", "全年累计")
    assert found.measures == ("应发", "实发")
    assert [m.columns for m in found.months] == [(1, 2), (3, 4)]
    assert found.totals == (5, 6)


@pytest.mark.parametrize(
    "header",
    [
        ("姓名", "1月", "2月", "1月_2", "2月_2"),
        ("姓名", "1月", "3月", "2月"),
        ("姓名", "1月-人数", "1月-金额", "2月-人数"),
        ("姓名", "1月", "2月", "2026年3月"),
    ],
)
def test_months_that_cannot_be_told_apart_are_refused_with_a_reason(
    header: tuple[str, ...],
) -> None:
    assert isinstance(month_grid(header), str)


@pytest.mark.parametrize(
    "header",
    [
        ("姓名", "1月5日", "1月6日"),
        ("姓名", "享受月份", "金额"),
        ("姓名", "1月", "金额"),
        ("姓名", "2024年", "2025年"),
        ("姓名", "1-3月", "4-6月"),
    ],
)
def test_other_lists_have_no_columns_of_months(header: tuple[str, ...]) -> None:
    assert month_grid(header) is None


PLAIN, OVER = ("姓名", "1月", "2月", "3月", "4月"), ("姓名", "11月", "12月", "1月", "2月")


@pytest.mark.parametrize(
    ("header", "title", "sheet", "file", "year", "where"),
    [
        (PLAIN, "某县2025年1—4月发放花名册", "", "a.xlsx", 2025, "标题"),
        (PLAIN, "某县2025年度发放表", "2025年", "a2025.xlsx", 2025, "标题"),
        (PLAIN, "", "2025", "a.xlsx", 2025, "工作表名"),
        (PLAIN, "", "", "津贴2025年.xlsx", 2025, "文件名"),
        (PLAIN, "填报时间：2026年1月5日", "", "a.xlsx", 0, ""),
        (PLAIN, "每月2000元", "", "津贴20250901.xlsx", 0, ""),
        (PLAIN, "2025年发放表", "2024年", "a.xlsx", 0, ""),
        (PLAIN, "2026年9月报送发放表", "", "a.xlsx", 0, ""),
        (PLAIN, "2024年、2025年发放表", "", "a.xlsx", 0, ""),
        (OVER, "2025年11月—2026年2月发放表", "", "a.xlsx", 2025, "标题"),
        (OVER, "2025年发放表", "", "a.xlsx", 0, ""),
        (OVER, "2025年10月至2026年2月发放表", "", "a.xlsx", 0, ""),
    ],
)
def test_the_year_is_taken_where_the_file_tells_it_and_nothing_disagrees(
    header: tuple[str, ...], title: str, sheet: str, file: str, year: int, where: str
) -> None:
    found = told_year(grid(*header), part(header, title, sheet, file))
    assert (found.year, found.where) == (year, where)
