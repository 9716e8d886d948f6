"""Tables over the judgments of a court: people never found, fines out of line, repeated errors."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from shujian.documents.judgments.facts import Fact
from shujian.documents.judgments.pairs import outliers, repeats, unfound
from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.pool import Pool, filed
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import read_judgment
from tests.documents.pair_texts import Story

DEED = "伙同{}在虚拟区一处商店内盗窃他人手机一部，价值人民币3200元"


@cache
def read(deed: str) -> bytes:
    story = replace(Story(), deed=deed) if deed else Story()
    return card("", read_judgment(story.text)).packed()


def court(*told: tuple[dt.date, int, str, str]) -> Pool:
    """Judgments by day, fine, defendant and deed."""
    held = Pool()
    for order, (day, fine, name, deed) in enumerate(told):
        made = _unpacked(read(deed), f"D{order:03d}")
        made.document.cells["裁判日期"] = Fact(day, 0, 0, "", "")
        made.rows["判决结果"][0].cells["罚金"] = Fact(fine, 0, 0, "", "")
        made.rows["被告人"][0].cells["被告人"] = Fact(name, 0, 0, "", "")
        held.take(filed(made))
    held.settle()
    return held


def _unpacked(data: bytes, name: str) -> Card:
    from shujian.documents.judgments.pairs.card import unpacked

    made = unpacked(data)
    made.id = name
    return made


DAY = dt.date(2018, 4, 10)
FEW = [(DAY + dt.timedelta(days=n), 1000 + 100 * (n % 3), f"赵{n:02d}", "") for n in range(9)]


def test_a_fine_is_laid_beside_like_judgments_of_half_a_year_around() -> None:
    late = DAY + dt.timedelta(days=400)
    held = court(*FEW, (DAY, 9000, "钱小明", ""), (late, 9000, "孙小红", ""))
    (row,) = outliers.rows(held, [])
    told = [row.get(c) for c in ("被告人", "同类份数", "中位数", "离差")]
    assert told == ["钱小明", 9, 1100, 100]


@pytest.mark.parametrize(
    ("words", "name", "convicted", "excused"),
    [
        ("钱小明（另案处理）", "钱小明", False, False),
        ("钱小明、孙小红（均已判刑）", "钱小明", True, False),
        ("钱小明（在逃，另案处理）", "钱小明", False, True),
    ],
)
def test_people_dealt_with_elsewhere_are_looked_for_among_all_defendants(
    words: str, name: str, convicted: bool, excused: bool
) -> None:
    year = [(DAY + dt.timedelta(days=n), 1000, f"赵{n:03d}", "") for n in (1, 365, 366)]
    held = court((DAY, 1000, "赵大明", DEED.format(words)), *year)
    row = next(iter(unfound.rows(held, [])))
    told = [
        row.get(c) for c in ("姓名", "已判", "不追诉说明", "同名被告人数", "其后一年份数", "满一年")
    ]
    assert told == [name, convicted, excused, 0, 2, True]
    found = court((DAY, 1000, "赵大明", DEED.format(words)), (DAY, 1000, "钱小明", ""))
    assert next(iter(unfound.rows(found, []))).get("同名被告人数") == 1


def test_a_hidden_name_is_nobody_to_look_for() -> None:
    held = court((DAY, 1000, "赵大明", DEED.format("钱某（另案处理）")), *FEW)
    assert list(unfound.rows(held, [])) == []


def test_one_rule_in_many_judgments_of_a_judge_is_counted_within_a_year() -> None:
    days = [DAY + dt.timedelta(days=n) for n in (0, 100, 365, 366, 1000)]
    held = court(*((day, 1000, f"赵{n:02d}", "") for n, day in enumerate(days)))
    clues = [(f"D{n:03d}", "a.b", "未并处罚金") for n in range(5)] + [("D000", "a.b", "未并处罚金")]
    (row,) = repeats.rows(held, clues)
    assert [row.get(c) for c in ("审判人员", "规则", "一年内份数", "文书编号")] == [
        "周一平", "a.b", 3, "D002",
    ]  # fmt: skip
    assert list(repeats.rows(held, clues[:1])) == []


def test_judgments_of_the_year_and_of_other_judges_stand_beside_the_repeated_rule() -> None:
    held = court(*((DAY + dt.timedelta(days=n), 1000, f"赵{n:03d}", "") for n in (0, 9, 20, 500)))
    other = [label._replace(judge="吴二安") for label in held.labels[2:3]]
    held.labels[2:3] = other
    clues = [(f"D{n:03d}", "a.b", "未并处罚金") for n in range(3)]
    (row,) = repeats.rows(held, clues)
    told = ("一年内份数", "一年内总份数", "他人份数", "他人命中份数")
    assert [row.get(c) for c in told] == [2, 2, 1, 1]
