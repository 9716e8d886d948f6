"""The data pool in the browser: a messy workbook is brought in, a table is looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from tests.e2e.browser import axe, shot
from tests.e2e.conftest import Open
from tests.e2e.site import Served
from tests.http.pooling import workbook
from tests.pool.conftest import id_number

if TYPE_CHECKING:
    from playwright.sync_api import Page

TABLE = "在押人员"
WAIT = 60_000


def _messy(folder: Path) -> Path:
    """A workbook with a title, an empty line, strange headers, bad cells and a total."""
    head = ["序号", "身份证号码", "姓 名", "入狱时间", "释放日期", "羁押场所"]
    rows: list[list[object]] = [["虚构市第一监狱在押人员名单"], [], head]
    for n in range(1, 31):
        number: object = id_number(n)
        if n == 7:
            number = int(id_number(n)[:17] + "0")  # a spreadsheet cut it
        rows.append([n, number, f"虚构{n}", f"2023-05-{n % 28 + 1:02d}", "", "虚构市第一监狱"])
    rows.append(["合计", None, "30人"])
    path = folder / "在押人员6月.xlsx"
    path.write_bytes(workbook({"在押人员名单": rows, "说明": [["项", "内容"], ["一", "按月"]]}))
    return path


def _next(page: Page) -> None:
    page.get_by_role("button", name="下一步").click()


def test_a_messy_workbook_is_confirmed_step_by_step_and_every_row_accounted_for(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(demo, path="/data/upload")
    page.get_by_label("供数单位").fill("虚构市新监狱")
    page.keyboard.press("Escape")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(500))
    page.locator("input[type=file]").set_input_files([_messy(tmp_path), broken])
    page.get_by_text("压缩包或工作簿已损坏").wait_for(timeout=WAIT)
    page.get_by_text("2 张表").wait_for(timeout=WAIT)
    _next(page)
    page.get_by_role("button", name="说明").click()
    page.get_by_role("checkbox", name="不导入").click()
    page.get_by_role("button", name="在押人员名单").click()
    take = page.get_by_role("button", name="采用这张表")
    if take.count():
        take.click()
    page.get_by_text("已试读全部 30 行：入池 29，隔离 1").wait_for(timeout=WAIT)
    accept = page.get_by_role("button", name="采用全部建议")
    if accept.count():
        accept.click()
    page.locator(".ant-segmented-item", has_text="无法识别的单元格").click()
    page.get_by_role("button", name=re.compile("查看公民身份号码.*原值")).first.click()
    assert axe(page, "main") == []
    shot(page, "data-mapping")
    page.get_by_label("用途").fill("核对虚构来函")
    page.get_by_role("button", name="查看", exact=True).click()
    page.get_by_text("E+17").first.wait_for()
    _next(page)
    page.get_by_label("调取依据").fill("虚检调证〔2025〕1号")
    page.get_by_role("button", name="就是 2023-05-28").click()
    _next(page)
    page.get_by_text("请核对下面的内容").wait_for()
    page.get_by_role("button", name="开始导入").click()
    page.get_by_role("button", name="完成").wait_for(timeout=WAIT)
    told = page.locator(".equation").inner_text().replace("\n", "")
    assert "30读入" in told
    assert "29入池" in told
    assert "1隔离" in told
    page.get_by_text("用到这些数据的模型").wait_for(timeout=WAIT)


def test_a_value_is_masked_until_a_purpose_is_given(demo: Served, open_page: Open) -> None:
    page = open_page(demo, path=f"/data/tables/{TABLE}")
    first = page.locator(".ant-table-row").first
    first.wait_for(timeout=WAIT)
    assert "*" in first.inner_text()
    first.get_by_role("button", name="查看公民身份号码原值").click()
    page.get_by_label("用途").fill("核查虚构线索")
    page.get_by_role("button", name="查看", exact=True).click()
    first.get_by_role("button", name="隐藏公民身份号码").wait_for()
    number = first.locator(".masked").first.inner_text().strip()
    assert len(number) == 18
    assert "*" not in number


def test_the_screens_of_the_pool_have_no_serious_fault_for_anybody(
    demo: Served, open_page: Open
) -> None:
    page = open_page(demo, path="/data")
    page.locator(".ant-table-row").first.wait_for(timeout=WAIT)
    assert axe(page, "main") == []
    page.goto(f"{demo.url}/data/gaps")
    page.locator("table.matrix").wait_for(timeout=WAIT)
    assert axe(page, "main") == []
    page.goto(f"{demo.url}/data/tables/{TABLE}")
    for tab in ("字段概况", "质量", "隔离区", "导入记录", "覆盖范围", "来源与去向"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_load_state("networkidle")
        assert axe(page, "main") == [], tab


def test_coverage_is_stated_after_the_import_and_taken_back(demo: Served, open_page: Open) -> None:
    page = open_page(demo, path=f"/data/tables/{TABLE}?tab=coverage")
    page.get_by_role("heading", name="据此判断“查无记录”的模型").wait_for(timeout=WAIT)
    line = page.locator(
        "tr", has=page.get_by_role("button", name=re.compile("^(补写|修改)$"))
    ).first
    before = page.get_by_role("button", name="撤回", exact=True).count()
    line.get_by_role("button", name=re.compile("^(补写|修改)$")).click()
    window = page.get_by_role("dialog")
    if not window.get_by_role("button", name="删除").count():
        window.get_by_role("button", name="添加一条覆盖范围").click()
    window.get_by_label(re.compile("的地区代码$")).first.fill("990")
    window.get_by_text("地区代码是 2、4、6、9 或 12 位数字").wait_for()
    assert window.get_by_role("button", name="保存").is_disabled()
    window.get_by_label(re.compile("的地区代码$")).first.fill("9907")
    box = window.get_by_role("checkbox", name="确实没有起止")
    if box.count() and not box.first.is_checked():
        box.first.check()
    window.get_by_label("依据（谁说的、凭什么）").fill("虚构市新监狱来函说明名单完整")
    assert axe(page, ".ant-modal") == []
    shot(page, "data-coverage-edit")
    window.get_by_role("button", name="保存").click()
    page.get_by_text("覆盖范围已改，表成为第").wait_for(timeout=WAIT)
    page.get_by_text("9907 所有单位").first.wait_for()
    shot(page, "data-coverage")
    page.get_by_role("button", name="撤回", exact=True).first.click()
    page.get_by_role("dialog").get_by_label("依据（谁说的、凭什么）").fill("来函有误")
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.get_by_role("button", name="撤回", exact=True).count() <= max(before, 1)


def test_a_row_set_aside_is_recognised_corrected_and_taken_in_again(
    demo: Served, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(demo, path=f"/data/tables/{TABLE}?tab=quarantine")
    page.get_by_role("combobox", name="全部导入").click()
    page.locator(".ant-select-item-option", has_text="在押人员6月").click()
    line = page.locator(".ant-table-row", has_text="在押人员名单").first
    line.wait_for(timeout=WAIT)
    told = line.inner_text()
    assert "第 10 行" in told  # title, empty line, header before the seventh person
    assert "在押人员6月.xlsx" in told
    assert "虚构" in told or "虚*" in told  # the name, as masked as ever
    assert "身份证号码" in told
    assert axe(page, "main") == []
    shot(page, "data-quarantine")
    page.get_by_role("button", name="下载隔离行").first.click()
    page.get_by_label("用途").fill("更正虚构的隔离行")
    with page.expect_download(timeout=WAIT) as coming:
        page.get_by_role("button", name="导出 Excel").click()
    path = tmp_path / "隔离.xlsx"
    coming.value.save_as(path)
    book = openpyxl.load_workbook(path)
    page_of = next(s for s in book if "在押人员名单" in s.title)
    heads = [c.value for c in page_of[1]]
    page_of.cell(2, heads.index("身份证号码") + 1).value = id_number(7)
    book.save(path)
    page.reload()
    page.get_by_role("button", name="上传更正").first.click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("检查了 1 行，1 行已入池，0 行仍在隔离区").wait_for(timeout=WAIT)
    shot(page, "data-mended")
