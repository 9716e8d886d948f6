"""Comparing with the last run: what may be compared, and cases that tell what was there before."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.models.authoring.cases import CaseResult, parse_cases, run_cases
from shujian.models.model import parse
from tests.models.support import INFOS, TABLES, engine

STEP = "{id: 比, op: since, from: 甲, by: [编号], as: [果, 列], coverage: {place: '=[地区]'}%s}"
HEAD = "id: t/比\nname: 比\ninputs: {甲: 甲}\nsteps:\n"
END = "output: {rule: R, subject: 编号, identity: [编号], title: '{编号}{果}', show: [编号, 果]}\n"
MODEL = f"{HEAD}  - {STEP % ', compare: [金额]'}\n{END}"
ROW = '{编号: A1, 金额: %s, 地区: "990101"}'


def errors_of(steps: str, find: Any = None) -> list[str]:
    with pytest.raises(ShujianError) as caught:
        parse(HEAD + steps + END, INFOS, find=find)
    return [f"{e.what}{e.remedy}" for e in getattr(caught.value, "errors", [caught.value])]


def result_of(case: str) -> CaseResult:
    head = "- name: 例\n  as_of: 2025-06-30\n  coverage: {甲: true}\n"
    cases = parse_cases(head + case)
    (found,) = run_cases(parse(MODEL, INFOS), cases, TABLES, engine())
    return found


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ("", "首次"),
        ("  before: {tables: {甲: []}, coverage: {甲: true}}\n", "新增"),
        (f"  before: {{tables: {{甲: [{ROW % 1}]}}}}\n", "变化"),
        (f"  before: {{tables: {{甲: [{ROW % 2}]}}}}\n", "不变"),
    ],
)
def test_a_case_says_what_the_last_run_had(more: str, word: str) -> None:
    rows = f"  tables: {{甲: [{ROW % 2}]}}\n"
    found = result_of(f"{rows}{more}  expect: {{线索: [{{编号: A1, 果: {word}}}]}}\n")
    assert found.differences == ()


def test_cases_of_one_model_that_differ_only_in_having_a_last_run_stay_apart() -> None:
    text = "".join(
        f"- name: {name}\n  as_of: 2025-06-30\n  coverage: {{甲: true}}\n"
        f"  tables: {{甲: [{ROW % 2}]}}\n{more}  expect: {{线索: [{{编号: A1, 果: {word}}}]}}\n"
        for name, more, word in (
            ("一", "", "首次"),
            ("二", "  before: {tables: {甲: []}, coverage: {甲: true}}\n", "新增"),
            ("三", "", "首次"),
        )
    )
    found = run_cases(parse(MODEL, INFOS), parse_cases(text), TABLES, engine())
    assert [r.differences for r in found] == [()] * 3


def test_what_was_there_is_unknown_where_nothing_was_covered_before() -> None:
    rows = f"  tables: {{甲: [{ROW % 2}]}}\n  before: {{tables: {{甲: []}}}}\n"
    expect = "  expect: {未检查: [{编号: A1, reason: 上次运行时}]}\n"
    assert result_of(rows + expect).differences == ()


def test_a_key_cannot_be_compared() -> None:
    (told,) = errors_of(f"  - {STEP % ', compare: [编号]'}\n")
    assert "“编号”是键" in told


def test_a_column_that_is_not_there_is_told_once() -> None:
    before = "  - {id: 前, op: filter, from: 甲, where: '=[金而]>1'}\n"
    told = errors_of(before + f"  - {STEP.replace('from: 甲', 'from: 前') % ''}\n")
    assert len([t for t in told if "金而" in t]) == 1


def test_a_step_that_is_not_there_is_told_with_its_near_name() -> None:
    told = errors_of("  - {id: 前, op: sort, from: 甲, order: [编号], as: 序}\n"
                     f"  - {STEP.replace('from: 甲', 'from: 前前') % ''}\n")  # fmt: skip
    assert any("没有步骤或输入“前前”" in t and "前" in t for t in told)


def test_what_was_compared_is_not_compared_again() -> None:
    again = STEP.replace("id: 比", "id: 又").replace("from: 甲", "from: 比") % ""
    told = errors_of(f"  - {STEP % ''}\n  - {again.replace('[果, 列]', '[果二, 列二]')}\n")
    assert any("不能再比一次" in t for t in told)


def test_a_model_that_compares_is_no_step_of_another() -> None:
    told = errors_of("  - {id: 里, op: model, model: t/比}\n", lambda _: {"model.yaml": MODEL})
    assert any("它与自己的上次运行比较" in t for t in told)


def test_what_a_case_says_of_before_is_refused_where_nothing_compares() -> None:
    plain = f"{HEAD}  - {{id: 前, op: filter, from: 甲, where: '=[金额]>1'}}\n"
    end = "output: {subject: 编号, identity: [编号], title: '{编号}'}\n"
    case = f"- name: 例\n  as_of: 2025-06-30\n  before: {{tables: {{甲: [{ROW % 1}]}}}}\n"
    model = parse(plain + end, INFOS)
    (found,) = run_cases(model, parse_cases(case + "  expect: {}\n"), TABLES, engine())
    assert "写 before 没有用" in "".join(found.differences)
