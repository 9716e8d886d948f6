"""Remarks that no table imports stand on the clue: on the page, in the terminal, in workbooks."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from deliveries import HEADER, add, row

from shujian.app.whole_rows import free_text
from shujian.trust import Action, Context

MODEL = """\
id: 本院/whole
name: 整行说明监督模型（测试）
purpose: 测试线索写出来文中没有导入的列
basis: [测试]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
steps:
  - {id: 有决定, op: filter, from: 监外, where: '=NOT(ISBLANK([收到决定日期]))'}
  - {id: 线索, op: clue, from: 有决定, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名}'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""
NOTE = "已撤销，电话13800138000，卡号6222020200112233445"


@pytest.fixture
def run(shell: Any, number: Any) -> Any:
    """A home whose model found two persons; the remark of one clears her."""
    lines = [f"{row(number(1))},甲科,{NOTE}", f"{row(number(2), '虚构乙')},乙科,正常"]
    assert add(shell, shell.file("监外.csv", f"{HEADER},科室,备注", *lines)).code == 0
    folder = shell.home / "content" / "models" / "whole"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    assert shell("models", "run", "本院/whole").code == 0
    return shell


def _ids(run: Any) -> dict[str, str]:
    listed = run("clues", "list", "--json").json
    return {c["title"]: c["id"] for c in listed}


def test_no_clue_is_dropped_for_a_remark(run: Any) -> None:
    assert sorted(_ids(run)) == ["虚构乙", "虚构甲"]


def test_the_terminal_warns_at_the_top_and_shows_the_whole_row(run: Any) -> None:
    told = run("clues", "show", _ids(run)["虚构甲"], "--purpose", "核查").said
    assert told.index("先看会被什么推翻") < told.index(NOTE) < told.index("要核查什么")
    assert "“备注”列写着" in told
    assert f"没有导入的列：备注＝{NOTE}，科室＝甲科" in told


def test_a_remark_that_says_nothing_of_it_warns_of_nothing_but_is_shown(run: Any) -> None:
    told = run("clues", "show", _ids(run)["虚构乙"], "--purpose", "核查").said
    assert "列写着" not in told
    assert "没有导入的列：备注＝正常，科室＝乙科" in told


def test_without_a_purpose_numbers_in_remarks_are_covered(run: Any) -> None:
    answer = run("clues", "show", _ids(run)["虚构甲"], "--json").json
    (remark,) = answer["remarks"]
    assert remark["words"] == ["撤销"]
    assert remark["value"] == "已撤销，电话*******8000，卡号***************3445"
    assert "13800138000" not in str(answer)


def test_the_workbook_has_a_column_for_such_remarks(run: Any) -> None:
    path = run.folder / "线索.xlsx"
    assert run("clues", "export", path, "--purpose", "移送核查").code == 0
    rows = list(openpyxl.load_workbook(path).worksheets[0].values)
    told = {
        line[rows[1].index("内容")]: line[rows[1].index("来文备注（先核实）")] for line in rows[2:]
    }
    assert told == {"虚构甲": f"“备注”：{NOTE}（监外.csv 第 2 行）", "虚构乙": None}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("990101196101010014代领", "990101********0014代领"),
        ("联系0571-88123456", "联系****-****3456"),
        ("账号1200000000", "账号******0000"),
        ("20240301发，金额12345678.90元，2024-03-01", "20240301发，金额12345678.90元，2024-03-01"),
    ],
)
def test_numbers_of_persons_and_accounts_are_covered_days_and_amounts_not(
    text: str, shown: str
) -> None:
    assert free_text(Context("某人"), "备注", text) == shown
    assert free_text(Context("某人", purpose="核查"), "备注", text) == text
    assert (
        free_text(Context("某人", purpose="核查", may=frozenset({Action.VIEW})), "备注", text)
        == shown
    )
