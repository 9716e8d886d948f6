"""Right rows whose key is blank or unreadable match nobody, and are counted and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.models.running.run import Options, run
from tests.models.support import DAY, Rows, citizen, engine, go, model_of, on_disk

COVER = "coverage: {complete: 测试}"
STEPS = {
    "join": "{id: 对, op: join, left: 甲, right: 丙, on: [号码], take: {数额: 数额}}",
    "left": f"{{id: 对, op: join, how: left, left: 甲, right: 丙, on: [号码], {COVER}}}",
    "exists": "{id: 对, op: exists, left: 甲, right: 丙, on: [号码]}",
    "flag": f"{{id: 对, op: exists, left: 甲, right: 丙, on: [号码], flag: 有, {COVER}}}",
    "not_exists": f"{{id: 对, op: not_exists, left: 甲, right: 丙, on: [号码], {COVER}}}",
    "agree": "{id: 对, op: join, left: 甲, right: 丙, on: [号码], agree: [姓名]}",
}


def data() -> dict[str, Rows]:
    mine = [{"编号": f"A{n}", "号码": citizen(n), "姓名": f"测{'一二'[n - 1]}"} for n in (1, 2)]
    numbers = {"R1": citizen(1), "R2": "没有写清", "R3": "", "R4": "也没有写清"}
    names = {"R1": "测一", "R2": "测二", "R3": "测三", "R4": "测四"}
    theirs = [{"登记号": r, "号码": n, "姓名": names[r], "数额": "5"} for r, n in numbers.items()]
    return {"甲": mine, "丙": theirs}


@pytest.mark.parametrize("kind", sorted(STEPS))
def test_every_comparison_counts_the_right_rows_without_a_key(kind: str) -> None:
    result = go(model_of("- " + STEPS[kind]), data())
    (count,) = [c for c in result.counts if c.step == "对"]
    assert count.unkeyed == 3
    reasons = sorted(a.reason.split("，")[0] for a in result.unkeyed)
    assert reasons == ["“号码”不可读", "“号码”不可读", "“号码”未填"]
    assert {a.stream for a in result.unkeyed} == {"右表键不明"}


def test_overlap_tells_of_both_sides() -> None:
    step = (
        "- {id: 对, op: overlap, left: 甲, right: 乙, on: [号码], left_interval: [起日, 止日],"
        " right_interval: [起日, 止日], as: [始, 终]}"
    )
    days = {"起日": "2025-01-01", "止日": "2025-02-01"}
    rows: dict[str, Rows] = {
        "甲": [
            {"编号": "A1", "号码": "没有写清", **days},
            {"编号": "A2", "号码": citizen(2), **days},
        ],
        "乙": [{"号码": citizen(2), **days}],
    }
    result = go(model_of(step), rows)
    assert [f.record["identity"]["编号"] for f in result.clues] == ["A2"]
    (aside,) = result.reviews
    assert (aside.step, aside.subject["编号"]) == ("对", "A1")
    assert aside.reason == "“号码”不可读，无法比对"


def test_rows_of_derived_and_of_joined_right_sides_are_told() -> None:
    steps = """
- {id: 改, op: derive, from: 丙, columns: {新号: '=[号码]'}}
- {id: 对, op: exists, left: 甲, right: 改, on: [{left: 号码, right: 新号}]}
"""
    result = go(model_of(steps), data())
    assert {c.step: c.unkeyed for c in result.counts if c.unkeyed} == {"对": 3}


def test_a_table_beside_itself_tells_of_its_rows_once() -> None:
    rows: dict[str, Rows] = {"甲": [{"编号": "A1", "号码": ""}, {"编号": "A2", "号码": citizen(2)}]}
    step = "- {id: 对, op: exists, left: 甲, right: 甲, on: [号码]}"
    result = go(model_of(step, inputs="inputs: {甲: 甲}\n"), rows)
    assert [a.subject["编号"] for a in result.reviews] == ["A1"]
    assert result.unkeyed == ()


def test_the_stream_changes_no_clue_and_the_answer_mode_does_not_count(tmp_path: Path) -> None:
    model = model_of("- " + STEPS["join"])
    pinned = on_disk(model, data(), tmp_path, parts=2)
    full = run(model, pinned, engine(), as_of=DAY)
    answer = run(model, pinned, engine(), as_of=DAY, options=Options(full=False, lineage=False))
    assert full.canonical() == answer.canonical()
    assert len(full.unkeyed) == 3
    assert answer.unkeyed == ()


def test_the_sentence_says_where_such_rows_go() -> None:
    model = model_of("- " + STEPS["not_exists"])
    assert "“丙”中“号码”未填、不可读的行，可能是其中任何一个，另行列出" in model.sentences["对"]
