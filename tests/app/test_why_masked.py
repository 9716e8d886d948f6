"""The values in the reason are masked like any cell, each side by its own columns."""

from __future__ import annotations

from typing import Any

from shujian.app.why_masked import passage_for
from shujian.models.explaining.why import why
from shujian.models.running.run import make_plan
from shujian.trust import Context
from tests.models.support import DAY, citizen, model_of, snapshots

WHO = citizen(1)
STEPS = """
- {id: 有, op: exists, left: 甲, right: 乙, on: [号码], where: '=[右.数额]>[金额]'}
- {id: 同名, op: exists, left: 甲, right: 乙, on: [号码], where: '=[右.姓名]<>[姓名]'}
- {id: 都, op: union, from: [有, 同名]}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"


def told(ctx: Context) -> list[Any]:
    model = model_of(STEPS, OUTPUT)
    mine = {"编号": "1", "号码": WHO, "姓名": "甲一", "地区": "990101", "金额": "60"}
    rows = {"甲": [mine], "乙": [{"号码": WHO, "姓名": "甲一", "数额": "5"}]}
    held, pinned = snapshots(model, rows)
    try:
        found = why(make_plan(model, pinned, held, as_of=DAY), ["线索"], WHO)["线索"]
    finally:
        held.release()
    return [t for p in found.passages for t in passage_for(ctx, model, p)["why"]]


def said(ctx: Context) -> list[str]:
    return [t["said"] for t in told(ctx)]


def test_the_other_side_is_called_by_its_table() -> None:
    (part,) = told(Context.local())[0]["parts"]
    assert part == "“乙”的[数额]大于[金额]"


def test_names_on_both_sides_are_masked_without_a_purpose_and_amounts_are_free() -> None:
    amounts, names = said(Context.local())[:2]
    assert amounts.endswith("条件不成立：它的金额 60.00；这一行的数额 5.00")
    assert "甲一" not in names
    assert "它的姓名 " in names
    assert "甲一" in said(Context.local("检验"))[1]
