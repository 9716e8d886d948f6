"""Wrong parameters of steps about events and groups are told with a remedy."""

from __future__ import annotations

import pytest

from tests.models.refusals import assert_told

ON = "left: 甲, right: 乙, on: [号码], left_day: 起日, right_day: 止日"
WRONG = [
    ("op: earlier, from: 甲, of: 金额, as: 前", "没有写明先后"),
    ("op: running, from: 甲, of: 金额, how: 合计, as: 累", "没有写明先后"),
    ("op: running, from: 甲, order: [起日], of: 姓名, how: 合计, as: 累", "不能取合计"),
    ("op: beside, from: 甲, by: [地区], of: 起日, how: 合计, as: 共", "“起日”是日期，不能取合计"),
    ("op: beside, from: 甲, by: [地区], of: 金额, how: 平均, as: 共", "“平均”不在可选范围"),
    (
        "op: balance, from: 甲, by: [号码], order: [起日], of: 金额, sign: 姓名, as: [余, 负]",
        "要一起写",
    ),
    ("op: balance, from: 甲, by: [号码], order: [起日], of: 金额, as: [余]", "应写 2 列"),
    (f"op: sequence, {ON}, as: [某日, 相隔]", "缺少“within”"),
    (f"op: sequence, {ON}, within: 三十, as: [某日, 相隔]", "应为数，或者得出数的公式"),
    (f"op: sequence, {ON}, within: 30, unit: 周, as: [某日, 相隔]", "“周”不在可选范围"),
    (f"op: no_sequel, {ON}, within: 30, as: 期满", "缺少“coverage”"),
    (f"op: no_sequel, {ON}, within: '=[姓名]', as: 期满, coverage: {{complete: 全}}", "应为整数"),
    (
        "op: frequency, from: 甲, by: [号码], day: 起日, n: 1, within: 6, as: [首, 满]",
        "n 为 1 时每一行都算",
    ),
    ("op: gap, from: 甲, by: [号码], day: 姓名, more: 3, as: [隔, 过]", "不能相减"),
    (
        "op: deadline, from: 甲, start: 起日, length: 3, unit: 工作日, suspend: 乙, on: [号码], "
        "interval: [起日, 止日], coverage: {complete: 全}, as: [届, 超, 状]",
        "按工作日计算的期限不能扣除中止期间",
    ),
    (
        "op: deadline, from: 甲, start: 起日, length: 3, suspend: 乙, on: [号码], as: [届, 超, 状]",
        "还要写 on、interval 和 coverage",
    ),
    ("op: deadline, from: 甲, start: 姓名, length: 3, as: [届, 超, 状]", "应为日期"),
    (
        "op: deadline, from: 甲, start: 起日, length: 3, month_end: true, as: [届, 超, 状]",
        "month_end 只用于按月计算的期限",
    ),
    ("op: stretch, from: 甲, by: [号码], interval: [起日], as: [首, 末, 数]", "应写 2 列"),
    ("op: blank, from: 甲, column: 起日, when: '=[金额]'", "这里需要布尔"),
    (
        "op: latest, left: 甲, right: 丙, on: [号码], key: [编号], left_day: 起日, "
        "right_day: 起日, take: [数额], coverage: {complete: 全}, as: [某日, 条数]",
        "没有列“起日”",
    ),
    ("op: law_version, from: 甲, path: 示例.没有, day: 起日, as: [值, 条, 起, 止]", "没有法律参数"),
    ("op: law_version, from: 甲, path: 示例.没有, day: 姓名, as: [值, 条, 起, 止]", "不是日期"),
    (
        "op: quota, from: 甲, output: 金额, factor: 二, reported: 金额, tolerance: 0, as: [应, 差, 超]",
        "应为数，或者得出数的公式",
    ),
    (
        "op: score, from: 甲, items: [{when: '=[金额]>1', points: 3}], high: 5, middle: 2, as: [分, 级, 由]",
        "缺少“reason”",
    ),
    ("op: percentile, from: 甲, of: 姓名, percent: 95, as: [位, 高]", "不能比大小"),
    ("op: percentile, from: 甲, of: 金额, percent: 0, as: [位, 高]", "百分数"),
    ("op: median, from: 甲, of: 金额, order: [起日], as: 中", "不用写先后"),
    ("op: outlier, from: 甲, of: 金额, as: [中, 离, 群]", "缺少“times”"),
    ("op: benford, from: 甲, by: [地区], of: 姓名, as: [数, 差, 次]", "公式"),
    (
        "op: uncovered, left: 甲, right: 乙, on: [号码], key: [编号], left_interval: [起日, 止日], "
        "right_interval: [起日, 止日], as: [断起, 断止]",
        "缺少“coverage”",
    ),
]


@pytest.mark.parametrize(("step", "said"), WRONG, ids=[s for _, s in WRONG])
def test_a_wrong_parameter_is_told_in_chinese(step: str, said: str) -> None:
    assert_told(step, said)
