"""Where a sentence stands among the tiers of its offence, and ages on the days that decide."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.core.terms import Term
from shujian.documents.judgments.derived.person import full_years
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.penalty_range import candidates, position, property_demand
from shujian.documents.judgments.shipped import offences

LATER = dt.date(2022, 1, 1)


def count(kind: str, months: int = 0) -> Row:
    """A count with a penalty."""
    row = Row("判项")
    row.put("主刑", kind)
    if months:
        row.put("刑期", Term(months))
    return row


@pytest.mark.parametrize(
    ("charge", "kind", "months", "where", "demand"),
    [
        ("抢劫罪", "有期徒刑", 36, "幅度内", "应当并处罚金"),
        ("抢劫罪", "有期徒刑", 35, "低于最低", "应当并处财产刑"),
        ("抢劫罪", "拘役", 5, "低于最低", "应当并处财产刑"),
        ("危险驾驶罪", "拘役", 2, "幅度内", "应当并处罚金"),
        ("危险驾驶罪", "有期徒刑", 8, "高于最高", "应当并处罚金"),
        ("盗窃罪", "单处罚金", 0, "幅度内", "应当并处罚金"),
        ("抢劫罪", "单处罚金", 0, "刑种不在其中", "应当并处财产刑"),
        ("故意伤害罪", "有期徒刑", 12, "幅度内", "没有财产刑"),
    ],
)
def test_a_sentence_stands_among_the_tiers(
    charge: str, kind: str, months: int, where: str, demand: str
) -> None:
    offence = offences().find(charge)
    assert offence is not None
    text = offence.on(LATER)
    assert text is not None
    row = count(kind, months)
    assert position(row, text.tiers) == where
    assert property_demand(candidates(row, text.tiers, False)) == demand


def test_an_age_is_full_on_the_day_after_the_birthday() -> None:
    birth = dt.date(2000, 5, 6)
    assert full_years(birth, dt.date(2018, 5, 6)) == 17
    assert full_years(birth, dt.date(2018, 5, 7)) == 18
