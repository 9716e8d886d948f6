"""Accomplices in separate judgments: what joins them, and what contradicts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs import accomplices
from shujian.documents.judgments.pairs.cases import related
from tests.documents.pair_texts import Story, number_of
from tests.documents.pair_tools import pooled

DEED = "伙同{}（另案处理）在虚拟区一处商店内盗窃他人手机一部，价值人民币{}元"
ONE = Story(deed=DEED.format("钱小明", 3200), reasons="系主犯，如实供述自己的罪行。")
TWO = replace(
    ONE, number=40, name="钱小明", id_no=number_of("19920506"), born="1992年5月6日",
    deed=DEED.format("赵大明", 3200), signed="二〇一八年五月十日",
)  # fmt: skip
ALONE = "在虚拟区一处商店内盗窃他人手机一部，价值人民币3200元"
PART = "在共同犯罪中起次要作用，系从犯。"


def rows(*stories: Story) -> list[Row]:
    held = pooled(*(s.text for s in stories))
    return list(accomplices.rows(held, sorted(related(held))))


@pytest.mark.parametrize(
    ("other", "degree"),
    [
        ({}, "较可能"),  # each names the other's defendant
        ({"deed": ALONE}, "待证"),  # named by one alone, the same day
        ({"deed": ALONE, "act": "2018年1月21日"}, None),  # the name alone
        ({"name": "钱某", "deed": ALONE}, None),  # a hidden name is nobody's
        ({"number": 12}, None),  # one case
    ],
)
def test_accomplices_are_joined_by_more_than_a_name(
    other: dict[str, Any], degree: str | None
) -> None:
    found = rows(ONE, replace(TWO, **other))
    assert [r.text("同案程度") for r in found] == ([degree] if degree else [])


@pytest.mark.parametrize(
    ("other", "column", "value"),
    [
        ({}, "数额不同", "没有"),
        ({"deed": DEED.format("赵大明", 8200)}, "数额不同", "数额"),
        ({}, "同一次行为", "是"),
        ({"act": "2018年1月21日"}, "同一次行为", "否"),
        ({"charge": "诈骗罪"}, "罪名不同", "是"),
        ({"charge": "盗窃罪"}, "罪名不同", "否"),
        ({}, "情节相同", "是"),
        ({"reasons": PART}, "情节相同", "否"),
        ({}, "刑罚失衡", "否"),
        ({"verdict": "判处有期徒刑一年，并处罚金人民币二千元"}, "刑罚失衡", "否"),
        ({"verdict": "判处有期徒刑一年一个月，并处罚金人民币二千元"}, "刑罚失衡", "是"),
        ({"verdict": "判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元"}, "刑罚失衡", "是"),
        ({}, "角色矛盾", "没有"),
    ],
)
def test_two_judgments_on_accomplices_are_compared(
    other: dict[str, Any], column: str, value: str
) -> None:
    (row,) = rows(ONE, replace(TWO, **other))
    assert row.text(column) == value


def test_a_part_that_one_judgment_gives_and_the_other_does_not_find_is_told() -> None:
    told = "同案人钱小明在共同犯罪中起次要作用，系从犯。被告人赵大明系主犯。"
    (row,) = rows(replace(ONE, reasons=told), TWO)
    assert row.text("角色矛盾") == "钱小明在前一份为从犯，在后一份为主犯"
    (row,) = rows(replace(ONE, reasons=PART), replace(TWO, reasons=PART))
    assert row.text("角色矛盾") == "共同犯罪只有二人，两份文书都认定为从犯"
