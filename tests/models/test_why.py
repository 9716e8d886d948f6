"""Why a subject has no clue: the step at which it left, and the values that decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from shujian.models.explaining.why import Answer, why
from shujian.models.running.run import make_plan
from tests.models.support import DAY, Rows, citizen, model_of, snapshots

ONE, TWO, THREE, FOUR = (citizen(n) for n in range(1, 5))
STEPS = """
- {id: 大额, op: filter, from: 甲, where: '=AND([金额]>=50, [地区]="990101")'}
- {id: 有, op: join, left: 大额, right: 乙, on: [号码], agree: [姓名], where: '=[右.数额]>[金额]', take: {右额: 数额}}
- {id: 例外, op: filter, from: 丙, where: '=[数额]>0'}
- {id: 无, op: not_exists, left: 有, right: 例外, on: [号码], coverage: {complete: 例外名单}}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"


def person(number: str, name: str, money: str, place: str = "990101") -> dict[str, Any]:
    return {"编号": name, "号码": number, "姓名": name, "地区": place, "金额": money}


ROWS: dict[str, Rows] = {
    "甲": [
        person(ONE, "甲一", "60"),
        person(TWO, "甲二", "40"),
        person(THREE, "甲三", "很多"),
        person(FOUR, "甲四", "70"),
        person(citizen(5), "甲五", "70"),
        person(citizen(6), "甲六", "70"),
        person(citizen(7), "甲七", "70"),
    ],
    "乙": [
        {"号码": ONE, "姓名": "甲一", "数额": "100"},
        {"号码": FOUR, "姓名": "甲四", "数额": "10"},
        {"号码": citizen(6), "姓名": "别人", "数额": "100"},
        {"号码": citizen(7), "姓名": "甲七", "数额": "100"},
    ],
    "丙": [{"登记号": "X1", "号码": citizen(7), "姓名": "甲七", "数额": "1"}],
}


def answer(number: str, steps: str = STEPS, rows: Mapping[str, Rows] = ROWS) -> Answer:
    model = model_of(steps, OUTPUT)
    held, pinned = snapshots(model, rows)
    try:
        return why(make_plan(model, pinned, held, as_of=DAY), ["线索"], number)["线索"]
    finally:
        held.release()


def left(found: Answer) -> list[tuple[str, str]]:
    return [(p.step, t.said) for p in found.passages if p.left for t in p.told]


def test_a_step_behind_which_no_table_holds_the_subject_is_told_by_its_tables() -> None:
    steps = "- {id: 有数, op: filter, from: 乙, where: '=[数额]>50'}" + STEPS.replace(
        "right: 乙,", "right: 有数,"
    )
    assert left(answer(citizen(5), steps)) == [("有", "“乙”中没有“号码”与它相同的行")]
    # it stands in the table: only the step does not hold it
    assert left(answer(FOUR, steps))[-1] == ("有", "“有数”中没有“号码”与它相同的行")


def test_a_subject_with_a_clue_is_told_as_one() -> None:
    assert answer(ONE).verdict == "线索"


def test_a_false_condition_is_named_with_its_value_alone() -> None:
    found = answer(TWO)
    assert found.verdict == "离开"
    assert left(found) == [("大额", "条件不成立：[金额]不小于 50")]
    (told,) = next(p for p in found.passages if p.left).told
    assert told.values["金额"] == "40.00"


@pytest.mark.parametrize(
    ("number", "step", "said"),
    [
        (FOUR, "有", "“乙”中有 1 行与它相同，但条件不成立"),
        (citizen(5), "有", "“乙”中没有“号码”与它相同的行"),
        (citizen(7), "无", "“例外”中有“号码”与它相同的行，共 1 行"),
    ],
)
def test_the_step_that_let_it_go_says_what_the_other_table_holds(
    number: str, step: str, said: str
) -> None:
    found = answer(number)
    assert found.verdict == "离开"
    ((where, words),) = left(found)
    assert where == step
    assert said in words


def test_a_condition_over_two_sides_is_told_by_the_values_of_both() -> None:
    (told,) = next(p for p in answer(FOUR).passages if p.left).told
    assert "数额" not in told.said
    assert told.sides
    assert told.sides.words(plain, plain) == "它的金额 70.00；这一行的数额 10.00"
    assert told.sides.words(plain, lambda *_: "***") == "它的金额 70.00；这一行的数额 ***"


def test_values_of_more_rows_are_told_by_their_ends() -> None:
    more = [{"号码": FOUR, "姓名": "甲四", "数额": n} for n in ("30", "20")]
    rows = {**ROWS, "乙": [*ROWS["乙"], *more]}
    (told,) = next(p for p in answer(FOUR, rows=rows).passages if p.step == "有").told or (None,)
    assert told
    assert told.sides
    said = told.sides.words(plain, plain)
    assert said.startswith("它的金额 70.00；这 ")
    assert "数额 最小 10.00，最大 30.00" in said


def plain(_: str, shown: str) -> str:
    return shown


def test_what_cannot_be_decided_stands_as_to_verify_with_its_reason() -> None:
    found = answer(THREE)
    assert found.verdict == "待核"
    assert [p.reason for s in found.passages for p in s.put] == ["“金额”不可读"]
    other = answer(citizen(6))
    assert other.verdict == "待核"
    assert "同号不同名" in next(p.reason for s in other.passages for p in s.put)


def test_to_end_on_a_way_that_speaks_against_a_clue_is_no_reason() -> None:
    found = answer(citizen(5))
    assert [p.step for p in found.passages if p.aside] == ["丙", "例外"]


def test_a_subject_that_no_table_holds_is_told_so() -> None:
    assert answer(citizen(9)).verdict == "没有"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (TWO, "条件不成立：[金额]不小于 50"),
        (ONE, "条件不成立：[姓名]等于“乙一”；[姓名]等于“乙二”"),
    ],
)
def test_of_what_is_joined_by_or_only_what_kept_the_row_out_is_told(number: str, said: str) -> None:
    names = '[姓名]="甲二", [姓名]="乙一"' if number == TWO else '[姓名]="乙一", [姓名]="乙二"'
    steps = f"- {{id: 大额, op: filter, from: 甲, where: '=AND(OR({names}), [金额]>=50)'}}\n"
    assert left(answer(number, steps)) == [("大额", said)]
