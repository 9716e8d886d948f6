"""The start page, first steps, tasks, administration and help, as people use them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open, sign_in
from tests.e2e.site import CLERK, LONG, Served, copied, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODEL = "shujian/driving-licence"


@pytest.fixture(scope="module")
def demo(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served demo home in which nobody has taken a first step or done a task."""
    with serving(copied(demo_home, tmp_path_factory.mktemp("demo") / "home")) as made:
        yield made


def _get(page: Page, path: str) -> Any:
    told = page.request.get(f"/api/v1{path}", timeout=LONG)
    assert told.ok, told.text()
    return told.json()


def _search(address: str) -> dict[str, Any]:
    """The filters of an address, as the router writes them."""
    return {k: json.loads(v[0]) for k, v in parse_qs(urlsplit(address).query).items()}


def _panel(page: Page, name: str) -> Any:
    return page.get_by_role("region", name=name)


def test_every_number_of_the_start_page_opens_its_list(page: Page) -> None:
    told = _get(page, "/overview/todo")
    top = told["waiting"][0]
    panel = _panel(page, "待核查线索分布")
    link = panel.get_by_role("link", name=f"{top['grade']} 合计", exact=False)
    assert f"{top['total']:,}" in link.inner_text()
    wanted = {"kind": ["线索"], "state": ["待核查"], "grade": [top["grade"]]}
    assert _search(link.get_attribute("href")) == wanted
    funnel = _get(page, "/overview/funnel")
    for state, number in funnel["states"].items():
        bar = _panel(page, "线索核查进展").get_by_role(
            "link", name=f"{state} {number:,}", exact=True
        )
        assert _search(bar.get_attribute("href")) == {"kind": ["线索"], "state": [state]}
    rows = _panel(page, "各模型发现的线索").get_by_role("row")
    assert rows.count() == 1 + len(_get(page, "/overview/models"))
    page.get_by_text("今日待办").wait_for()
    assert axe(page) == []
    shot(page, "home")
    link.click()
    page.get_by_text(f"共 {top['total']:,} 条").first.wait_for()


def test_the_steps_of_the_guide_are_remembered_on_the_server(demo: Served, open_page: Open) -> None:
    page = open_page(demo, CLERK)
    steps = _panel(page, "初次使用：用示范数据熟悉操作")
    steps.get_by_text("已完成 0/5 步").wait_for()
    steps.get_by_role("link", name="了解模型").click()
    other = open_page(demo, CLERK)
    _panel(other, "初次使用：用示范数据熟悉操作").get_by_text("已完成 1/5 步").wait_for()
    other.get_by_role("button", name="收起指引").click()
    other.get_by_role("button", name="显示指引").wait_for()
    other.reload()
    other.get_by_role("button", name="显示指引").wait_for()
    assert other.get_by_text("已完成 1/5 步").count() == 0


def test_a_task_is_followed_in_the_tray_on_any_page_and_after_a_reload(page: Page) -> None:
    begun = page.request.post(
        f"/api/v1/models/{MODEL}/runs", data={"settings": {}}, headers={"X-Shujian": "1"}
    )
    assert begun.status == 202, begun.text()
    page.reload()
    page.get_by_role("button", name=re.compile("^任务")).click()
    tray = page.get_by_role("dialog", name="任务")
    row = tray.get_by_role("listitem").filter(has_text="驾驶证").first
    row.get_by_role("link", name="查看结果").wait_for(timeout=60_000)
    shot(page, "tray")
    assert axe(page, ".ant-drawer") == []
    link = row.get_by_role("link", name="查看结果")
    assert link.get_attribute("href") == f"/runs/{begun.json()['job_id']}"
    page.keyboard.press("Escape")
    tray.wait_for(state="hidden")
    page.goto("/tasks?show=done")
    page.get_by_role("main").get_by_text("驾驶证").first.wait_for()
    page.goto("/tasks?show=failed")
    page.get_by_text("没有这样的任务").wait_for()
    assert axe(page) == []


def test_an_administrator_opens_an_account_and_its_owner_changes_the_password(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, path="/admin")
    page.get_by_role("button", name="新建账号").click()
    form = page.get_by_role("dialog", name="新建账号")
    form.get_by_label("姓名").fill("赵新人")
    form.get_by_label("账号").fill("xinren")
    form.get_by_label("角色").press("Enter")
    page.get_by_title("办案人", exact=True).last.click()
    form.get_by_label("初始密码").fill("短")
    page.watch.allow(422, "/admin/accounts")  # type: ignore[attr-defined]
    form.get_by_role("button", name="新建账号").click()
    form.get_by_text("密码少于 10 位").wait_for()
    form.get_by_label("初始密码").fill("一句很容易记住的话吧")
    form.get_by_role("button", name="新建账号").click()
    page.get_by_role("row", name=re.compile("xinren")).get_by_text("在用").wait_for()
    assert axe(page) == []
    shot(page, "accounts")

    own = open_page(demo, "", "/sign-in")
    sign_in(own.context, "xinren", "一句很容易记住的话吧")
    own.goto("/account")
    own.get_by_role("heading", name="请先改为自己的密码").wait_for()
    assert axe(own) == []
    own.get_by_label("现在的密码").fill("一句很容易记住的话吧")
    own.get_by_label("新密码", exact=True).fill("只有自己知道的一句话")
    own.get_by_label("再输一次密码").fill("只有自己知道的一句话")
    own.get_by_role("button", name="修改密码并继续").click()
    own.get_by_label("原密码").wait_for()
    assert own.get_by_role("navigation", name="主导航").get_by_text("管理").count() == 0
    own.get_by_label("原密码").fill("只有自己知道的一句话")
    own.get_by_label("新密码", exact=True).fill("换成另一句容易记的话")
    own.get_by_label("再输一次密码").fill("换成另一句容易记的话")
    own.get_by_role("button", name="修改密码").click()
    own.get_by_role("button", name="登录").wait_for()
    sign_in(own.context, "xinren", "换成另一句容易记的话")
    own.goto("/admin")
    own.get_by_text("没有权限").wait_for()


def test_the_journal_tells_what_was_done_and_that_its_chain_holds(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, path="/admin?tab=journal&action=import")
    page.get_by_text(re.compile("日志完整，共 .* 条")).wait_for()
    page.get_by_role("button", name="查看").first.click()
    detail = page.get_by_role("dialog")
    detail.get_by_text("校验值").wait_for()
    newest = _get(page, "/admin/journal?action=import")
    assert newest["items"][0]["hash"] in detail.inner_text()
    assert json.loads(detail.locator("pre").inner_text()) == newest["items"][0]["detail"]
    page.keyboard.press("Escape")
    page.locator(".table-foot").get_by_text(f"共 {newest['total']} 条").wait_for()
    for tab in ("角色", "设置", "系统状态"):
        page.get_by_role("tab", name=tab).click()
        page.get_by_role("tabpanel", name=tab).wait_for()
        page.wait_for_timeout(300)
        assert axe(page) == [], tab
    page.get_by_text("正在运行").wait_for()


def test_help_is_searched_and_a_section_has_an_address(demo: Served, open_page: Open) -> None:
    page = open_page(demo, CLERK, "/help")
    page.get_by_role("heading", name="快速上手").wait_for()
    page.get_by_label("在帮助里查找").fill("未再现")
    page.get_by_role("link", name="线索的等级和状态 · 未再现").first.click()
    place = page.get_by_role("heading", name="未再现")
    place.wait_for()
    assert place.bounding_box()["y"] < 768
    assert axe(page) == []
    page.goto("/help/glossary#监督模型")
    place = page.get_by_role("heading", name="监督模型")
    place.wait_for()
    page.wait_for_timeout(300)
    assert 0 < place.bounding_box()["y"] < 300
    assert page.get_by_text("as_of").count() == 0
    shot(page, "help")


def test_a_new_installation_says_where_to_begin(fresh: Served, open_page: Open) -> None:
    page = open_page(fresh, "")
    page.get_by_label("单位").fill("虚构县人民检察院")
    page.get_by_label("姓名").fill("王管理")
    page.get_by_label("账号").fill("guanli")
    for field in page.locator("input[type=password]").all():
        field.fill("一句很容易记住的话吧")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="从这里开始").wait_for()
    assert page.get_by_role("link", name="去上传").get_attribute("href") == "/data/upload"
    assert axe(page) == []
    shot(page, "start")
