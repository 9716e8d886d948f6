"""`models ready`: the words of the library, rule by rule."""

from __future__ import annotations

from typing import Any

from deliveries import add

MODEL = "shujian/wage-guarantee"
PROJECT = {
    "项目编号": "XG-1", "项目名称": "虚构大桥", "项目地区划": "990101", "行业": "房屋市政",
    "建设单位": "虚构城建公司", "总包单位": "虚构建工公司", "总包信用代码": "",
    "合同签订日期": "2024-03-01", "合同价款": "9000000", "计划工期月数": "12",
    "需要施工许可": "是", "施工许可日期": "2024-03-01", "开工日期": "2024-03-10",
    "状态": "在建", "状态日期": "2024-03-10", "完工日期": "",
}  # fmt: skip


def test_it_says_which_rule_can_only_come_out_unchecked_and_for_want_of_what(shell: Any) -> None:
    listed = shell.file("项目.csv", ",".join(PROJECT), ",".join(PROJECT.values()))
    assert add(shell, listed, table="在建项目").code == 0
    (one,) = shell("models", "ready", MODEL, "--json").json
    rules = {r["rule"]: r for r in one["rules"]}
    assert (one["id"], one["state"]) == (MODEL, "unchecked")
    assert (rules["R2"]["state"], rules["R2"]["tables"]) == ("unchecked", ["支付担保"])
    assert (rules["R5"]["state"], rules["R5"]["tables"]) == ("none", ["人工费拨付"])
    shown = shell("models", "ready", MODEL)
    assert shown.code == 0
    assert "只会得到未检查" in shown.out
    assert "没有数据：支付担保" in shown.out


def test_the_run_bears_out_what_was_said(shell: Any) -> None:
    listed = shell.file("项目.csv", ",".join(PROJECT), ",".join(PROJECT.values()))
    assert add(shell, listed, table="在建项目").code == 0
    (ran,) = shell("models", "run", MODEL, "--json").json
    assert (ran["clues"], ran["hints"]) == (0, 0)
    assert ran["unchecked"]


def test_a_column_of_which_no_cell_can_be_read_is_as_good_as_missing(shell: Any) -> None:
    bad = {**PROJECT, "施工许可日期": "去年", "开工日期": "待定", "合同签订日期": "去年"}
    listed = shell.file("项目.csv", ",".join(bad), ",".join(bad.values()))
    assert add(shell, listed, table="在建项目").code == 0
    (one,) = shell("models", "ready", MODEL, "--json").json
    assert ["在建项目", "合同签订日期"] in [c for r in one["rules"] for c in r["columns"]]
    assert "的列有，但一格也读不出：" in shell("models", "ready", MODEL).said
