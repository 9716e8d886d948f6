"""An upload that was left for another page: found again with all its files, or given up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import Served
from tests.http.pooling import csv, people

if TYPE_CHECKING:
    from playwright.sync_api import Page

WAIT = 60_000


def _files(folder: Path, *names: str) -> list[Path]:
    made = [folder / name for name in names]
    for at, path in enumerate(made):
        path.write_bytes(csv(people(5, 20 * at + 1)))
    return made


def _left(page: Page, files: list[Path]) -> None:
    """Bring files, go to another page, come back."""
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_text("1 张表").nth(len(files) - 1).wait_for(timeout=WAIT)
    page.locator("nav").get_by_role("link", name="数据池").first.click()
    page.get_by_role("heading", name="数据池").wait_for(timeout=WAIT)
    page.goto(page.url.partition("/data")[0] + "/data/upload")
    page.get_by_role("heading", name="没有做完的上传").wait_for(timeout=WAIT)


def test_an_upload_that_was_left_goes_on_with_its_files_and_takes_another(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    one, other, third = _files(tmp_path, "虚构1监.csv", "虚构2监.csv", "虚构10监.csv")
    page = open_page(demo, path="/data/upload")
    _left(page, [one, other])
    assert axe(page, "main") == []
    shot(page, "data-upload-left")
    page.get_by_role("button", name="继续 虚构1监.csv、虚构2监.csv").click()
    page.get_by_text("1 张表").nth(1).wait_for(timeout=WAIT)
    page.locator("input[type=file]").set_input_files([third])
    page.get_by_text("1 张表").nth(2).wait_for(timeout=WAIT)
    names = page.locator(".file-list li .clip").all_inner_texts()
    assert names == [one.name, other.name, third.name]


def test_an_upload_that_was_left_is_given_up_with_all_its_files(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(demo, path="/data/upload")
    _left(page, _files(tmp_path, "虚构3监.csv", "虚构4监.csv"))
    page.get_by_role("button", name="不要了 虚构3监.csv、虚构4监.csv").click()
    page.get_by_role("button", name="删除").click()
    page.get_by_role("button", name="不要了 虚构3监.csv、虚构4监.csv").wait_for(state="detached")
    page.reload()
    page.get_by_text("中断后自动续传").wait_for(timeout=WAIT)
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("虚构3监.csv").count() == 0
