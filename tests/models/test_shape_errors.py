"""Wrong parameters of the steps that change the shape of a table are told with a remedy."""

from __future__ import annotations

import pytest

from tests.models.refusals import assert_told

WRONG = [
    ("op: rename, from: 甲, columns: {姓名: 金额}", "列“姓名”已经存在"),
    ("op: rename, from: 甲, columns: {数额: 金额, 数量: 金额}", "列“金额”写了两个新名"),
    ("op: rename, from: 甲, columns: {数额: 全额}", "没有列“全额”"),
    ("op: drop, from: 甲, columns: [全额]", "没有列“全额”"),
    (
        "op: drop, from: 甲, columns: [编号, 号码, 姓名, 地区, 起日, 止日, 金额]",
        "去掉了全部的列",
    ),
    ("op: cast, from: 甲, columns: {金额: 日期}", "“金额”是数量，不能变成日期"),
    ("op: cast, from: 甲, columns: {金额: 数字}", "“金额”的“数字”不在可选范围"),
    ("op: fill, from: 甲, column: 金额, with: '=[姓名]', flag: 补", "这里需要数量"),
    ("op: classify, from: 甲, bands: [{when: '=[金额]>1'}], rest: 小, as: 档", "缺少“label”"),
    ("op: classify, from: 甲, bands: [{when: '=[金额]', label: 大}], rest: 小, as: 档", "应为布尔"),
    ("op: period, from: 甲, of: 起日, unit: 旬, as: 旬", "“旬”不在可选范围"),
    ("op: sort, from: 甲, as: 序号", "没有写明按什么排"),
    ("op: top, from: 甲, order: [金额], as: 名次", "缺少“n”"),
    ("op: top, from: 甲, order: [金额], n: 0, as: 名次", "应为 1 以上的整数"),
    ("op: duplicate, from: 甲, as: 次数", "没有写明哪些列相同算重复"),
    ("op: sample, from: 甲, subject: 编号, seed: 一", "percent 和 n 要写一个"),
    ("op: sample, from: 甲, subject: 编号, seed: 一, percent: 101", "不大于 100 的百分数"),
    ("op: sample, from: 甲, subject: 金额, seed: 一, n: 3", "不能作为对象"),
    ("op: difference, left: 甲, right: 乙, on: [号码]", "缺少“coverage”"),
    ("op: list, columns: {号码: 编号}, rows: [{号数: A1}]", "第 1 行的“号数”不在 columns 中"),
    ("op: list, columns: {限额: 金额}, rows: [{限额: 一百左右}]", "不是金额"),
    ("op: list, columns: {限额: 金钱}, rows: [{限额: 1}]", "“限额”的“金钱”不是数据元"),
    ("op: list, columns: {限额: 金额}, rows: 1", "应为若干行"),
    (
        "op: lookup, left: 甲, right: 乙, on: [号码], day: 起日, valid: [起日, 止日], as: 结果",
        "缺少“coverage”",
    ),
    ("op: share, from: 甲, of: 姓名, as: 占比", "不能取合计"),
    ("op: pivot, from: 甲, by: [号码], column: 姓名, values: [一], how: 合计, rest: 余", "要写 of"),
    ("op: pivot, from: 甲, by: [号码], column: 金额, values: [一], rest: 余", "数量与文本"),
    ("op: unpivot, from: 甲, columns: [金额], as: [名, 值]", "只写了一列"),
    ("op: unpivot, from: 甲, columns: [金额, 起日], as: [名, 值]", "列“值”一处是数量，一处是日期"),
    (
        "op: reconcile, left: 甲, right: 丙, on: [号码], compare: [姓名], as: [果, 异]",
        "缺少“left_coverage”",
    ),
]


@pytest.mark.parametrize(("step", "said"), WRONG, ids=[s for _, s in WRONG])
def test_a_wrong_parameter_is_told_in_chinese(step: str, said: str) -> None:
    assert_told(step, said)
