"""From the model library to a finished run in a browser, with keyboard and accessibility."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.e2e.browser import Watch, axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import CLERK, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODEL = "工程建设领域农民工工资支付保障监督模型"
AT = "/models/shujian%2Fwage-guarantee"
ROW = ".ant-table-row"
"""A row of a long list: only those in sight are drawn, and they have no role of their own."""
SLOW = 180_000
"""Milliseconds in which a run must end on a busy machine."""


def settled(page: Page, text: str) -> None:
    page.get_by_role("main").get_by_text(text).first.wait_for()


def test_a_person_finds_a_model_runs_it_and_reads_every_step(page: Page) -> None:
    watch: Watch = page.watch  # type: ignore[attr-defined]
    watch.allow(400, "/runs")
    page.goto("/models")
    page.get_by_placeholder("名称、目的、编号").fill("农民工")
    page.wait_for_url(re.compile("q="))
    page.locator(ROW).filter(has_text="农民工").first.wait_for()
    assert page.locator(ROW).filter(has_text="养老金").count() == 0
    page.get_by_role("link", name=MODEL).click()
    settled(page, "可能的反证")
    page.get_by_role("button", name="运行").click()
    page.get_by_text("更多参数").click()
    page.get_by_label("责令逾期天数").fill("很多")
    page.get_by_role("button", name="开始运行").click()
    page.get_by_role("dialog").get_by_role("alert").filter(has_text="整数").wait_for()
    page.get_by_label("责令逾期天数").fill("30")
    page.get_by_role("button", name="开始运行").click()
    page.wait_for_url(re.compile("/runs/"))
    page.get_by_role("link", name="查看线索").wait_for(timeout=SLOW)
    settled(page, "逐步流程")
    page.get_by_text("只看有行转入待核、未检查的").click()
    page.get_by_role("link", name=re.compile("待核 .* 行，打开")).first.click()
    region = page.get_by_role("region", name=re.compile("待核和未检查的行"))
    region.locator(ROW).first.wait_for()
    assert axe(page) == []
    shot(page, "run-rows")


def test_the_screens_of_models_have_no_serious_barrier(page: Page) -> None:
    for path, text in (
        ("/models", "规则包"),
        (AT, "可能的反证"),
        (f"{AT}?tab=rules", "线索写明"),
        (f"{AT}?tab=steps", "读取数据"),
        (f"{AT}?tab=data", "要用的列"),
        (f"{AT}?tab=cases", "应得"),
        ("/models/shujian%2F裁判-刑期?tab=rules", "刑期止日计算错误"),
        ("/runs", "每次运行都留有依据"),
    ):
        page.goto(path)
        settled(page, text)
        assert axe(page) == [], path
        shot(page, "models" + re.sub(r"\W+", "-", path.removeprefix("/models")))


def test_tabs_and_filters_live_in_the_address(page: Page) -> None:
    page.goto("/models/shujian%2F裁判-刑期?tab=rules&grade=确定")
    settled(page, "刑期止日早于起日")
    assert page.get_by_text("较可能", exact=True).count() == 0
    page.get_by_role("tab", name="用例").click()
    page.wait_for_url(re.compile("tab=cases"))
    assert "grade" not in page.url
    page.reload()
    settled(page, "检验用例")


def test_who_may_not_replay_sees_why(demo: Served, open_page: Open) -> None:
    page = open_page(demo, account=CLERK, path="/runs")
    page.get_by_role("link", name=re.compile("模型")).first.wait_for()
    page.locator(".table-area a").first.click()
    page.get_by_role("tab", name="依据和重做").click()
    assert page.get_by_role("button", name="重做并核对").is_disabled()
