"""Syntax, errors, sentences and explanations."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.core.cells import BLANK, UNKNOWN, State
from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.formulas import (
    Call,
    Column,
    Literal,
    Scope,
    check,
    explain,
    interpret,
    parse,
    sentence,
)
from shujian.formulas.docs import page
from shujian.formulas.sample import SAMPLE_ENV
from shujian.formulas.types import BOOL, DATE, DECIMAL, INT, MONTH, TEXT

TYPES = {
    ("", "金额"): DECIMAL(2),
    ("", "状态"): TEXT,
    ("", "入监日期"): DATE,
    ("", "发放月份"): MONTH,
    ("", "人数"): INT,
    ("右", "状态"): TEXT,
    ("", "已结"): BOOL,
}
SCOPE = Scope(TYPES, SAMPLE_ENV)


@pytest.mark.parametrize(
    ("wide", "plain"),
    [
        ("＝AND（[金额]＞100，[状态]＝“在建”）", '=AND([金额]>100,[状态]="在建")'),
        ("[人数]＋１－２", "[人数]+1-2"),
        ("［金额］≥１", "[金额]>=1"),
        ("and([已结], true)", "AND([已结],TRUE)"),
        ("[人数] ≠ 3", "[人数]<>3"),
        ("　[人数]=3", "=[人数]=3"),
    ],
)
def test_full_width_signs_mean_the_same(wide: str, plain: str) -> None:
    assert parse(wide) == parse(plain)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"（甲，乙）＞"', "（甲，乙）＞"),
        ('“他说"好"”', '他说"好"'),
        ('"他说""好"""', '他说"好"'),
        ('""', ""),
        ("“[金额]”", "[金额]"),
    ],
)
def test_text_literals_keep_what_stands_in_them(text: str, value: str) -> None:
    node = parse(text)
    assert isinstance(node, Literal)
    assert node.value == value


def test_precedence_and_spans() -> None:
    node = parse("=[a]+2*[右.b]>-1")
    assert isinstance(node, Call)
    assert node.function == ">"
    assert node.args[0] == parse("([a]+(2*[右.b]))")
    product = node.args[0].args[1]  # type: ignore[union-attr]
    assert product.span == (5, 12)
    assert product.args[1] == Column("b", "右")


@pytest.mark.parametrize(
    ("text", "position", "found", "remedy"),
    [
        ("=AND([金额]>1", 11, "", "右括号"),
        ("=[金额]>?1", 6, "?", "引号"),
        ("=[金额] [状态]", 6, "[状态]", "逗号"),
        ('=[状态]="在建', 6, '"', "引号"),
        ("=[金额", 1, "[", "右括号"),
        ("=5%", 2, "%", "小数"),
        ("", 0, "", "写出公式"),
        ("=[.金额]", 1, "[.金额]", "右.列名"),
        ("=1234567890123456", 1, "1234567890123456", "10^15"),
        ("=" + "(" * 3000, 3001, "", "括号"),
        ("=" + "-" * 300 + "[人数]", 61, "-" * 240 + "[人数]", "derive"),
    ],
)
def test_syntax_error_says_where_what_and_remedy(
    text: str, position: int, found: str, remedy: str
) -> None:
    with pytest.raises(ShujianError) as error:
        parse(text)
    assert error.value.code == "formulas.syntax"
    assert error.value.params["position"] == position
    assert error.value.params["found"] == found
    assert remedy in error.value.remedy


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[金客]>1", "formulas.column", "金额"),
        ("[右.状况]=[状态]", "formulas.column", "状态"),
        ("[左.状态]=[状态]", "formulas.column", "没有“左”这一方"),
        ("SUN([金额])", "formulas.function", "SUM"),
        ("[金额]=[状态]", "formulas.type", "TEXT(数)"),
        ("[入监日期]>20230501", "formulas.type", "DATE(2023,5,1)"),
        ('[入监日期]>"2023-05-01"', "formulas.type", "DATE(2023,5,1)"),
        ("[入监日期]>[发放月份]", "formulas.type", "当月"),
        ("[发放月份]+1", "formulas.type", "加月"),
        ('[状态]=""', "formulas.type", "ISBLANK"),
        ("IF([已结], 1)", "formulas.arguments", "IF(条件, 成立时, 不成立时)"),
        ("AND([金额])", "formulas.type", "布尔"),
        ("匹配([状态], [状态])", "formulas.literal", "直接写出"),
        ('匹配([状态], "(?=a)")', "formulas.type", "前后查找"),
        ('匹配([状态], "(")', "formulas.type", "正则"),
        ('提取([状态], "a(b)", 2)', "formulas.type", "组"),
        ('参数("没有")', "formulas.type", "parameters"),
        ('法("没有.路径", [入监日期])', "formulas.type", "路径"),
        ('期限届满日([入监日期], 3, "周")', "formulas.type", "工作日"),
        ("已结", "formulas.name", "[列名]"),
    ],
)
def test_check_refuses_with_a_remedy(text: str, code: str, said: str) -> None:
    with pytest.raises(ShujianError) as error:
        check(parse(text), SCOPE)
    assert error.value.code == code
    assert said in str(error.value)


def test_all_errors_come_at_once() -> None:
    with pytest.raises(ManyErrorsError) as error:
        check(parse('=AND([甲]>1, FOO(1), [状态]="", [人数]>"3")'), SCOPE)
    assert [e.code for e in error.value.errors] == [
        "formulas.column",
        "formulas.function",
        "formulas.type",
        "formulas.type",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('=AND([金额]>100,[状态]="在建")', "[金额]大于 100 且 [状态]等于“在建”"),
        ("=OR([已结],AND([人数]>1,[人数]<=3))", "[已结] 或 （[人数]大于 1 且 [人数]不大于 3）"),
        ("ISBLANK([入监日期])", "[入监日期]未填"),
        ("NOT(ISBLANK([入监日期]))", "[入监日期]已填"),
        ("NOT(AND([已结],ISBLANK([入监日期])))", "并非（[已结] 且 [入监日期]未填）"),
        ("[发放月份]>=下月([入监日期])", "[发放月份]不小于[入监日期]的下月"),
        ('[人数]>参数("起点月数")', "[人数]大于参数“起点月数”"),
        ("([人数]+1)*2=4", "（[人数]加 1）乘 2 等于 4"),
        ("[右.状态]<>[状态]", "[右.状态]不等于[状态]"),
        ("OR(NOT([已结]),[人数]>1)", "[已结]为否 或 [人数]大于 1"),
    ],
)
def test_sentence(text: str, said: str) -> None:
    assert sentence(check(parse(text), SCOPE)) == said


def test_the_other_side_is_called_by_its_name() -> None:
    typed = check(parse("=AND([右.状态]<>[状态],ISBLANK([右.状态]))"), SCOPE)
    assert sentence(typed, "名单") == "“名单”的[状态]不等于[状态] 且 “名单”的[状态]未填"


def test_a_value_of_the_law_is_told_with_its_versions() -> None:
    typed = check(parse('=[金额]>法("示例.起点", [入监日期])'), SCOPE)
    assert sentence(typed).startswith("[金额]大于法定的2000")
    assert sentence(typed).endswith("（“示例.起点”，[入监日期]时）")


def test_explain_gives_each_part_with_its_values() -> None:
    typed = check(parse('=AND([人数]>1, OR([状态]="在建", ISBLANK([入监日期])))'), SCOPE)
    row = {("", "人数"): 3, ("", "状态"): UNKNOWN, ("", "入监日期"): BLANK}
    parts = explain(typed, row)
    assert [(p.sentence, p.value, p.state, p.depth, p.joined) for p in parts] == [
        ("[人数]大于 1", True, State.VALUE, 0, ""),
        ("[状态]等于“在建” 或 [入监日期]未填", True, State.VALUE, 0, "且"),
        ("[状态]等于“在建”", None, State.UNKNOWN, 1, ""),
        ("[入监日期]未填", True, State.VALUE, 1, "或"),
    ]
    assert parts[0].columns == {("", "人数"): 3}


def test_a_branch_of_an_or_is_tied_by_or_whatever_ties_its_own_parts() -> None:
    typed = check(parse('=OR([人数]>9, AND([人数]>1, [状态]="在建"))'), SCOPE)
    parts = explain(typed, {("", "人数"): 3, ("", "状态"): "在建"})
    assert [(p.depth, p.joined) for p in parts] == [(0, ""), (0, "或"), (1, ""), (1, "且")]


def test_a_single_condition_is_its_own_part() -> None:
    typed = check(parse("[人数]>1"), SCOPE)
    (part,) = explain(typed, {("", "人数"): 1})
    assert (part.value, part.joined, part.depth) == (False, "", 0)


def test_an_environment_given_later_replaces_that_of_the_check() -> None:
    typed = check(parse('参数("起点月数")'), SCOPE)
    other = type(SAMPLE_ENV)(parameters={"起点月数": (INT, 9)})
    assert interpret(typed, {}) == 3
    assert interpret(typed, {}, other) == 9


def test_the_page_of_functions_is_up_to_date() -> None:
    shown = Path(__file__).parents[2] / "docs" / "formulas.md"
    assert shown.read_text(encoding="utf-8") == page()
