"""Of several rules the one that a subject came nearest to comes first, and what it failed there."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.app.why_masked import plain
from shujian.app.why_nearest import plainly
from shujian.app.why_not import WhyNot
from shujian.models.explaining.why import why
from shujian.models.running.run import make_plan
from shujian.trust import Context
from tests.models.support import DAY, Rows, citizen, model_of, snapshots

WHO = citizen(1)
STEPS = """
- {id: 有名, op: exists, left: 丙, right: 甲, on: [号码]}
- {id: 丙归类, op: derive, from: 有名, columns: {规则: '="R1"', 金额: '=[数额]'}}
- {id: 丙列, op: select, from: 丙归类, columns: [号码, 规则, 金额]}
- {id: 大额, op: filter, from: 甲, where: '=AND([金额]>=50, [地区]="990101")'}
- {id: 甲归类, op: derive, from: 大额, columns: {规则: '="R2"'}}
- {id: 甲列, op: select, from: 甲归类, columns: [号码, 规则, 金额]}
- {id: 全部, op: union, from: [丙列, 甲列]}
- {id: 一类, op: filter, from: 全部, where: '=[规则]="R1"'}
- {id: 二类, op: filter, from: 全部, where: '=[规则]="R2"'}
- {id: 线索一, op: clue, from: 一类, rule: R1, subject: 号码, identity: [号码], title: '{号码}'}
- {id: 线索二, op: clue, from: 二类, rule: R2, subject: 号码, identity: [号码], title: '{号码}'}
"""


def asked(rows: dict[str, Rows]) -> list[dict[str, Any]]:
    model = model_of(STEPS, "\n")
    held, pinned = snapshots(model, rows)
    try:
        ends = [b.id for b in model.clue_steps]
        found = why(make_plan(model, pinned, held, as_of=DAY), ends, WHO)
    finally:
        held.release()
    return list(plain(Context.local(), WhyNot("r", "2024-01-01", model, found))["rules"])


def person(money: str, place: str = "990101") -> dict[str, str]:
    return {"编号": "1", "号码": WHO, "姓名": "甲一", "地区": place, "金额": money}


def test_the_rule_whose_tables_hold_it_comes_first_with_the_condition_and_the_value() -> None:
    first, second = asked({"甲": [person("40")], "乙": [], "丙": []})
    assert (first["rule"], first["near"]["step"]) == ("R2", "大额")
    assert first["near"]["wanted"] == ["金额不小于 50"]
    assert first["near"]["values"] == {"金额": "40.00"}
    assert (second["rule"], second["near"], second["lacks"]) == ("R1", None, ["丙"])


def test_that_a_row_is_another_rules_is_no_reason_before_a_condition() -> None:
    more = {"登记号": "X1", "号码": WHO, "姓名": "甲一", "数额": "9"}
    rules = {r["rule"]: r for r in asked({"甲": [person("40")], "乙": [], "丙": [more]})}
    assert rules["R1"]["verdict"] == "线索"
    assert rules["R2"]["near"]["wanted"] == ["金额不小于 50"]


def test_each_condition_that_failed_is_named_with_its_value() -> None:
    first, _ = asked({"甲": [person("40", "990102")], "乙": [], "丙": []})
    assert len(first["near"]["wanted"]) == 2
    assert set(first["near"]["values"]) == {"金额", "地区"}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[待遇月份]不小于[首停月]", "待遇月份不小于首停月"),
        ("并非（[缓刑]有可读的值 且 [缓刑]）", "缓刑不是“是”"),
        ("[已领取]", "已领取为是"),
    ],
)
def test_a_condition_is_said_without_the_signs_of_a_formula(sentence: str, said: str) -> None:
    assert plainly(sentence) == said
