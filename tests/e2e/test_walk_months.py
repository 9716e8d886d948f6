"""A list with a column a month in the browser: told, confirmed, each cell named by its column."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import Served
from tests.pool.monthly_lists import book, person

WAIT = 60_000


def test_a_list_with_a_column_a_month_is_taken_apart_by_one_click(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    lines = [person(n, 100, "停发" if n == 3 else 100, "-") for n in range(1, 9)]
    path = book(tmp_path, "某县高龄津贴发放花名册.xlsx", lines, title="某县高龄津贴发放花名册")
    page = open_page(demo, path="/data/upload")
    page.get_by_label("供数单位").fill("虚构县民政局")
    page.keyboard.press("Escape")
    page.locator("input[type=file]").set_input_files([path])
    page.get_by_text("1 张表").wait_for(timeout=WAIT)
    page.get_by_role("button", name="下一步").click()
    take = page.get_by_role("button", name="采用这张表")
    told = page.get_by_text("按月拆成多行（8 行 × 3 个月 → 16 行）")
    told.or_(take).first.wait_for(timeout=WAIT)
    if take.count():
        take.click()
    told.wait_for(timeout=WAIT)
    shot(page, "months-asked")
    year = page.get_by_label("第一个月的年份")
    year.fill("2025")
    year.press("Enter")
    page.get_by_text("2025-01 至 2025-03").wait_for(timeout=WAIT)
    page.get_by_role("button", name="按月拆成多行").click()
    page.get_by_text("已试读全部 16 行：入池 15，隔离 1").wait_for(timeout=WAIT)
    assert axe(page, "main") == []
    shot(page, "months-taken")
    page.locator(".ant-segmented-item", has_text="无法识别的单元格").click()
    page.get_by_text("5 · 2月").wait_for()
    shot(page, "months-problems")
