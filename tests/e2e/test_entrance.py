"""The way in: first start, signing in, an expired session, addresses that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.browser import Watch, axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import ADMIN, PASSWORD, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNIT = "示范市人民检察院"


def _first_run(page: Page) -> None:
    page.get_by_label("单位名称").fill(UNIT)
    page.get_by_label("姓名").fill("林检察官")
    page.get_by_label("账号").fill(ADMIN)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输一次密码").fill(PASSWORD)
    page.get_by_role("button", name="创建并进入").click()
    page.get_by_role("navigation", name="主导航").wait_for()


def _expire(page: Page) -> None:
    page.context.clear_cookies()


def test_the_first_person_becomes_administrator_and_is_inside(
    installed: Served, open_page: Open
) -> None:
    page = open_page(installed, account="")
    page.get_by_role("heading", name="创建管理员").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="创建并进入").click()
    page.get_by_text("请填写单位名称").wait_for()
    page.get_by_label("密码", exact=True).fill("short")
    page.get_by_text("密码至少 10 个字符").wait_for()
    shot(page, "first-run")
    _first_run(page)
    page.get_by_role("banner").get_by_text(UNIT).wait_for()
    page.goto("/first-run")
    page.get_by_role("navigation", name="主导航").wait_for()
    assert page.url.rstrip("/") == installed.url


def test_what_the_server_refuses_stands_at_its_field(fresh: Served, open_page: Open) -> None:
    page = open_page(fresh, account="")
    page.watch.allow(422)  # type: ignore[attr-defined]
    page.watch.allow(400)  # type: ignore[attr-defined]
    page.get_by_label("单位名称").fill(UNIT)
    page.get_by_label("姓名").fill("林检察官")
    page.get_by_label("账号").fill("有 空格")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输一次密码").fill(PASSWORD)
    page.get_by_role("button", name="创建并进入").click()
    page.get_by_role("alert").get_by_text("账号须为").first.wait_for()
    assert page.get_by_label("姓名").input_value() == "林检察官"


def test_a_wrong_password_says_so_and_the_wanted_address_is_kept(
    fresh: Served, open_page: Open
) -> None:
    page = open_page(fresh, account="")
    watch: Watch = page.watch  # type: ignore[attr-defined]
    _first_run(page)
    page.get_by_role("button", name="林检察官").click()
    page.get_by_text("退出登录").click()
    page.get_by_role("heading", name="登录").wait_for()
    page.goto("/nowhere?a=1")
    page.get_by_role("heading", name="登录").wait_for()
    assert axe(page) == []
    shot(page, "sign-in")
    watch.allow(401, "/session")
    page.get_by_label("账号").fill(ADMIN)
    page.get_by_label("密码").fill("not the password")
    page.keyboard.press("Enter")
    page.get_by_role("alert").first.wait_for()
    assert page.get_by_label("账号").input_value() == ADMIN
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("没有这个页面").wait_for()
    assert page.url.endswith("/nowhere?a=1")
    assert axe(page) == []


def test_where_motion_is_not_wanted_nothing_moves_even_for_a_moment(
    fresh: Served, open_page: Open
) -> None:
    """A menu that is measured while its place still changes was put outside the window."""
    page = open_page(fresh, account="")
    _first_run(page)
    button = page.get_by_role("button", name="林检察官")
    moving = "e => getComputedStyle(e).transitionDuration"
    assert {page.locator("body").evaluate(moving), button.evaluate(moving)} == {"0s"}
    for _ in range(3):
        button.click()
        page.get_by_role("menuitem", name="退出登录").click(trial=True, timeout=10_000)
        page.keyboard.press("Escape")


def test_an_expired_session_is_renewed_over_the_page(fresh: Served, open_page: Open) -> None:
    page = open_page(fresh, account="")
    watch: Watch = page.watch  # type: ignore[attr-defined]
    _first_run(page)
    page.evaluate("() => { window.kept = 'still here' }")
    _expire(page)
    watch.allow(401)
    # a poll of the page may meet the end of the session first and lay the window over the link
    link = page.get_by_role("navigation", name="主导航").get_by_role("link", name="文书")
    link.dispatch_event("click")
    window = page.get_by_role("dialog").filter(has_text="请重新登录")
    window.wait_for()
    assert axe(page, ".ant-modal") == []
    shot(page, "sign-in-again")
    assert window.get_by_label("账号").input_value() == ADMIN
    window.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    window.wait_for(state="hidden")
    page.get_by_role("heading", name="文书").first.wait_for()
    assert page.get_by_role("alert").count() == 0
    assert page.evaluate("() => window.kept") == "still here"


def test_an_old_browser_is_told_what_to_use(fresh: Served, open_page: Open) -> None:
    page = open_page(fresh, account="")
    page.add_init_script("delete Array.prototype.at")
    page.goto("/")
    page.get_by_role("heading", name="这个浏览器打不开数检").wait_for()
    assert page.url.endswith("/unsupported.html")
    assert axe(page) == []
