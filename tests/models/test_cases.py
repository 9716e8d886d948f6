"""A whole toy model with its cases, and what a failing case says."""

from __future__ import annotations

import pytest

from shujian.core.errors import ShujianError
from shujian.models.authoring.cases import parse_cases, run_cases
from shujian.models.model import parse
from tests.models.support import INFOS, TABLES, citizen, engine

ONE = citizen(1)
MODEL = """
id: t/服刑领款
name: 服刑人员领款监督模型（演示）
line: 公益诉讼
purpose: 发现服刑期间仍领取款项的人员，供核查
basis: [虚构规定第一条]
inputs:
  服刑: {table: 甲}
  发放: 乙
parameters:
  起点月数: {type: 整数, value: 1, meaning: 几个月以上才列为线索, source: 设计值}
steps:
  - {id: 同一人, op: join, left: 服刑, right: 发放, on: [号码], agree: [姓名], take: [月份, 数额]}
  - id: 服刑期内
    op: filter
    from: 同一人
    where: '=AND([月份]>=下月([起日]), OR(ISBLANK([止日]), [月份]<当月([止日])))'
  - id: 汇总
    op: aggregate
    from: 服刑期内
    by: [号码, 姓名, 起日]
    measures: {月数: '=COUNTUNIQUE([月份])', 金额合计: '=SUM([数额])'}
  - {id: 达标, op: filter, from: 汇总, where: '=[月数]>=参数("起点月数")'}
output:
  rule: R1
  subject: 号码
  identity: [号码, 起日]
  title: '{姓名} 服刑期间领取 {月数} 个月，共 {金额合计} 元'
  score: '=[金额合计]'
disprove: [是否暂予监外执行]
verify: [调取发放明细]
document: 检察建议书
"""
ROW = f"{{编号: A1, 号码: {ONE}, 姓名: 测一, 起日: 2025-01-15, 止日: ''}}"


def pay(month: str, name: str = "测一", amount: str = "100.5") -> str:
    return f"{{号码: '{ONE}', 姓名: {name}, 月份: {month}, 数额: {amount}}}"


def case(pays: str, expect: str, more: str = "") -> str:
    return f"""
- name: 用例
  as_of: 2025-06-30
  tables: {{甲: [{ROW}], 发放: [{pays}]}}
  expect: {expect}
{more}"""


@pytest.mark.parametrize(
    "text",
    [
        case(
            f"{pay('2025-02')}, {pay('2025-03')}",
            "{线索: [{rule: R1, 月数: 2, 金额合计: 201, 起日: 2025-01-15}]}",
        ),
        case(pay("2025-01"), "{线索: []}"),
        case(pay("2025-02", "别人"), "{线索: [], 待核: [{step: 同一人, reason: 同号不同名}]}"),
        case(pay("2025-02", amount="看不清"), "{线索: [{金额合计: 不可读, 月数: 1}]}"),
        case(pay("2025-02"), "{线索: []}", "  parameters: {起点月数: 2}\n"),
        case("", "{线索: []}"),
        case(pay("不详"), "{待核: [{step: 服刑期内, reason: “月份”不可读}]}"),
    ],
)
def test_cases_of_the_toy_model_pass(text: str) -> None:
    model = parse(MODEL, INFOS)
    (result,) = run_cases(model, parse_cases(text), TABLES, engine())
    assert result.passed, str(result)


def test_many_cases_share_what_was_built_and_do_not_leak() -> None:
    model = parse(MODEL, INFOS)
    good = case(f"{pay('2025-02')}", "{线索: [{月数: 1}]}").replace("用例", "一")
    none = case("", "{线索: []}").replace("用例", "二")
    high = case(f"{pay('2025-02')}", "{线索: []}", "  parameters: {起点月数: 2}\n").replace(
        "用例", "三"
    )
    texts = good + none + high + good.replace("一\n", "四\n") + none.replace("二\n", "五\n")
    results = run_cases(model, parse_cases(texts), TABLES, engine())
    assert [str(r) for r in results if not r.passed] == []
    assert len(results) == 5


def test_a_failing_case_says_what_is_missing_and_what_is_too_much() -> None:
    model = parse(MODEL, INFOS)
    text = case(pay("2025-02"), "{线索: [{月数: 3}], 待核: [{step: 同一人}]}")
    (result,) = run_cases(model, parse_cases(text, "cases.yaml"), TABLES, engine())
    said = str(result)
    assert "线索：应有 1 条，实得 1 条" in said
    assert "缺少线索：月数=3" in said
    assert "多出线索：规则 R1，测一 服刑期间领取 1 个月" in said
    assert "缺少待核：step=同一人" in said
    assert "第 2 行" in said


def test_an_unexpected_row_of_a_column_left_out_says_how_to_write_a_blank() -> None:
    model = parse(MODEL, INFOS)
    without = case(pay("2025-02"), "{线索: [{月数: 1}]}").replace(", 止日: ''", "")
    (absent,) = run_cases(model, parse_cases(without), TABLES, engine())
    assert "多出未检查" in str(absent)
    assert "要表示空白，请写 列名: ''" in str(absent)
    unread = case(pay("不详"), "{线索: []}")
    (other,) = run_cases(model, parse_cases(unread), TABLES, engine())
    assert "多出待核" in str(other)
    assert "要表示空白" not in str(other)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("as_of: 2025-06-30", "note: 无", "没有写明截至日"),
        ("编号: A1", "编好: A1", "是否想写“编号”"),
        ("发放: [", "发款: [", "没有输入表“发款”"),
        ("expect: {线索: []}", "expect: {线索: []}\n  parameters: {起点: 1}", "没有参数“起点”"),
        (
            "expect: {线索: []}",
            "expect: {线索: []}\n  coverage: {甲: [{place: 9901, from: 明天}]}",
            "不是日期",
        ),
    ],
)
def test_faults_of_a_case_are_told(old: str, new: str, part: str) -> None:
    model = parse(MODEL, INFOS)
    text = case(pay("2025-02"), "{线索: []}").replace(old, new)
    (result,) = run_cases(model, parse_cases(text), TABLES, engine())
    assert part in str(result)


def test_faults_of_form_are_refused() -> None:
    with pytest.raises(ShujianError, match="不认识的键“expct”"):
        parse_cases("- {name: 一, expct: {}}")
