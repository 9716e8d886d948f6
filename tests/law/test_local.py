from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.core.cells import ABSENT
from shujian.core.errors import ManyErrorsError, ShujianError
from shujian.law import LocalRules
from shujian.store.content import Content

ITEMS = """
- {item: 示例津贴.停发月, type: 文本, meaning: 从哪个月停发, choices: [当月, 次月]}
- {item: 示例津贴.起始年龄, type: 整数, meaning: 满多少周岁发放}
"""
RULES = """
- {item: 示例津贴.起始年龄, region: '99', value: 80, from: 2018-01-01, source: 示例办法}
- {item: 示例津贴.起始年龄, region: 990101, value: 70, from: 2020-01-01, to: 2020-12-31}
- {item: 示例津贴.停发月, region: '99', value: 次月}
"""


def load(root: Path, items: str = ITEMS, rules: str = RULES) -> LocalRules:
    for folder, text in (("law/local_items", items), ("local", rules)):
        (root / folder).mkdir(parents=True)
        (root / folder / "示例.yaml").write_text(text, encoding="utf-8")
    return LocalRules.load(Content(extra=[root]))


@pytest.mark.parametrize(
    ("region", "day", "value"),
    [
        ("990101", dt.date(2020, 6, 1), 70),
        ("990101001", dt.date(2020, 12, 31), 70),
        ("990101", dt.date(2019, 12, 31), 80),
        ("990101", dt.date(2021, 1, 1), 80),
        ("990102", dt.date(2020, 6, 1), 80),
        ("980101", dt.date(2020, 6, 1), ABSENT),
        ("99", dt.date(2017, 12, 31), ABSENT),
        ("", dt.date(2020, 6, 1), ABSENT),
    ],
)
def test_the_longest_valid_prefix_wins(
    tmp_path: Path, region: str, day: dt.date, value: object
) -> None:
    rules = load(tmp_path)
    assert rules.at("示例津贴.起始年龄", region, day) == value
    prefixes = [prefix for prefix, _ in rules.versions("示例津贴.起始年龄")]
    assert prefixes == sorted(prefixes, key=len, reverse=True)


def test_types_and_rules_of_unknown_items(tmp_path: Path) -> None:
    rules = load(tmp_path)
    assert rules.type("示例津贴.停发月") == "文本"
    assert rules.type("没有") is None
    assert rules.versions("没有") == ()
    assert rules.at("示例津贴.停发月", "99", dt.date(1990, 1, 1)) == "次月"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("value: 次月", "value: 隔年", "可选范围"),
        ("value: 80", "value: 八十", "不是整数"),
        ("示例津贴.停发月, region", "示例津贴.停发日, region", "没有声明过"),
        ("region: 990101", "region: 示例市", "行政区划"),
        ("from: 2018-01-01", "frm: 2018-01-01", "frm"),
        ("region: 990101", "region: 99", "重叠"),
        ("type: 整数", "type: 岁", "不认识的类型"),
        ("choices: [当月, 次月]", "choices: [1]", "choices"),
        (ITEMS, ITEMS + ITEMS, "重复"),
        (", meaning: 满多少周岁发放", "", "meaning"),
    ],
)
def test_wrong_items_and_rules_are_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(ShujianError, match=why):
        load(tmp_path, ITEMS.replace(old, new), RULES.replace(old, new))


def test_cases_bring_their_own_rules(tmp_path: Path) -> None:
    rules = load(tmp_path)
    row = {"item": "示例津贴.起始年龄", "region": "9901", "value": 65, "from": dt.date(2020, 1, 1)}
    given = rules.with_rows([row], "cases.yaml")
    assert given.at("示例津贴.起始年龄", "990101", dt.date(2020, 6, 1)) == 65
    assert given.versions("示例津贴.停发月") == ()
    assert rules.at("示例津贴.起始年龄", "990101", dt.date(2020, 6, 1)) == 70
    with pytest.raises(ManyErrorsError) as caught:
        rules.with_rows([{**row, "value": "x"}, {**row, "item": "没有"}], "cases.yaml")
    assert {e.where.file for e in caught.value.errors} == {"cases.yaml"}
