"""Judgments in the browser: a ZIP screened, a certain clue read in its text, a fact corrected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.app.invented_judgments import CIVIL, CLEAN, HIT
from tests.app.test_documents_of_a_home import INDICTMENT
from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import Served
from tests.http.judgments_given import zipped

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLOW = 240_000
"""Milliseconds in which a busy machine runs every rule pack."""


@pytest.fixture(scope="module")
def screened(demo: Served, browser: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ZIP of a faulty, a clean and a civil judgment."""
    path = tmp_path_factory.mktemp("given") / "判决书.zip"
    path.write_bytes(zipped(hit=HIT, clean=CLEAN, civil=CIVIL))
    return path


def _read_fault(page: Page) -> None:
    """From the result of the screening to the place in the text."""
    page.get_by_role("link", name="查看这些文书").click()
    page.get_by_role("link", name="（2031）虚0101刑初12号").first.wait_for()
    assert axe(page) == []
    page.get_by_role("link", name="（2031）虚0101刑初12号").last.click()
    page.get_by_role("tab", name="规则提示").click()
    hint = page.get_by_role("button", name=re.compile("落款日期2031-02-10")).first
    hint.click(timeout=SLOW)
    page.locator(".mark-red", has_text="二〇三一年二月十日").first.wait_for()
    page.get_by_role("link", name="打开线索").first.wait_for()
    assert axe(page) == []
    shot(page, "judgment-rules")


def _correct_fact(page: Page) -> None:
    """Beside the machine's value, tried on the rules, and taken back."""
    page.get_by_role("tab", name="事实").click()
    page.get_by_role("button", name="更正裁判日期").click()
    window = page.get_by_role("dialog")
    window.get_by_label("更正为").fill("2031年2月26日")
    window.get_by_role("textbox", name="理由").fill("归档原件落款为二十六日")
    window.get_by_role("button", name="保存更正").click()
    page.locator(".correction", has_text="2031-02-26").wait_for()
    page.locator('[data-fact="文书/1/裁判日期"]').get_by_text("2031-02-10").wait_for()
    shot(page, "judgment-facts")
    page.get_by_role("tab", name="规则提示").click()
    page.get_by_role("switch", checked=True).wait_for()  # the corrections are tried at once
    page.get_by_text("更正后消失").first.wait_for(timeout=SLOW)
    page.get_by_role("tab", name="事实").click()
    page.get_by_role("button", name="撤销").click()
    page.get_by_role("button", name="确定撤销").click()
    page.locator(".correction").wait_for(state="detached")


def test_a_zip_of_judgments_becomes_clues_one_reads_in_the_text_and_corrects(
    demo: Served, open_page: Open, screened: Path
) -> None:
    page = open_page(demo, path="/judgments/import")
    page.set_input_files("input[type=file]", str(screened))
    page.get_by_text("已上传").wait_for()
    page.get_by_role("radio", name="法院原件").check()
    assert axe(page) == []
    page.locator("form").get_by_role("button", name="导入并审查").click()
    page.get_by_role("heading", name="导入结果").wait_for(timeout=SLOW)
    page.get_by_text("范围外").first.wait_for()
    page.get_by_text("落款日期早于开庭日期").wait_for()
    assert axe(page) == []
    shot(page, "judgments-delivery")
    _read_fault(page)
    _correct_fact(page)


def test_an_indictment_and_its_judgment_are_laid_side_by_side(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, path="/judgments/compare")
    texts = {"起诉书.txt": INDICTMENT, "判决书.txt": HIT.replace("一万二千元", "一万五千元")}
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in texts.items()
    ]
    page.set_input_files("input[type=file]", files)  # type: ignore[arg-type]
    page.get_by_text("已上传").nth(1).wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="开始比对").click()
    row = page.get_by_role("row", name=re.compile("12000.*15000"))
    row.first.click(timeout=SLOW)
    page.locator(".mark", has_text="一万五千元").first.wait_for()
    assert axe(page) == []
    shot(page, "judgments-compare")


def test_a_day_that_only_the_indictment_tells_stands_first(demo: Served, open_page: Open) -> None:
    page = open_page(demo, path="/judgments/compare")
    told = INDICTMENT.replace("12000元。", "12000元，次日又在虚拟区一处仓库内盗窃电缆一捆。")
    texts = {"起诉书.txt": told, "判决书.txt": HIT.replace("一万二千元", "一万五千元")}
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in texts.items()
    ]
    page.set_input_files("input[type=file]", files)  # type: ignore[arg-type]
    page.get_by_text("已上传").nth(1).wait_for()
    page.get_by_role("button", name="开始比对").click()
    first = page.locator(".compare-table tbody tr").first
    first.get_by_text("只有起诉书写有 2030-11-21").wait_for(timeout=SLOW)
    first.get_by_text("待核", exact=True).wait_for()
    page.locator(".mark", has_text="次日").first.wait_for()


def test_search_from_the_header_leads_to_the_results_in_groups(page: Page) -> None:
    page.locator(".header-search input").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("养老金")
    page.keyboard.press("Enter")
    page.locator("mark", has_text="养老金").first.wait_for()
    for kind in ("线索", "数据表", "模型"):
        page.get_by_role("heading", name=re.compile(f"^{kind} [1-9]")).wait_for()
    assert axe(page) == []
    shot(page, "search")
    # whom one looks for is in no address, and a reload still knows it
    assert quote("养老金") not in page.url
    page.reload()
    page.locator("mark", has_text="养老金").first.wait_for()
    page.goto("/search?q=%22990101199001010013%22")
    page.locator(".search-field input").wait_for()
    assert "990101199001010013" not in page.url
    assert page.locator(".search-field input").input_value() == "990101199001010013"
