"""What a right row without a key might have made keeps later steps from saying "not there"."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.models.running.run import Options, run
from tests.models.support import DAY, Rows, citizen, engine, go, model_of, on_disk

SAME = "on: [号码], agree: [姓名]"
BEFORE = {
    "join": f"{{id: 前, op: join, left: 乙, right: 丙, {SAME}, take: [登记号]}}",
    "exists": f"{{id: 前, op: exists, left: 乙, right: 丙, {SAME}}}",
    "overlap": (
        f"{{id: 前, op: overlap, left: 乙, right: 乙二, {SAME}, left_interval: [起日, 止日],"
        " right_interval: [起日, 止日], as: [始, 终]}"
    ),
}
AFTER = f"- {{id: 无, op: not_exists, left: 甲, right: 前, {SAME}, coverage: {{complete: 测试}}}}"
READ = {"登记号": "R1", "号码": citizen(9), "姓名": "测九"}
UNREAD = {
    "kept": {"登记号": "R2", "号码": "没有写清", "姓名": "测二"},
    "blank": {"登记号": "R2", "号码": "", "姓名": "测二"},
    "quarantined": {"登记号": "", "号码": "没有写清", "姓名": "测二"},
}


def data(*third: dict[str, str]) -> dict[str, Rows]:
    people = {1: "测一", 2: "测二"}
    mine = [{"编号": f"A{n}", "号码": citizen(n), "姓名": x} for n, x in people.items()]
    theirs = [{"号码": citizen(n), "姓名": x} for n, x in people.items()]
    return {"甲": mine, "乙": [dict(r) for r in theirs], "丙": list(third)}


@pytest.mark.parametrize("how", ["join", "exists"])
@pytest.mark.parametrize("kind", sorted(UNREAD))
def test_only_the_one_that_the_row_may_be_is_put_aside(how: str, kind: str) -> None:
    model = model_of(f"- {BEFORE[how]}\n{AFTER}")
    result = go(model, data(READ, UNREAD[kind]))
    assert [f.record["identity"]["编号"] for f in result.clues] == ["A1"]
    mine = [a for a in result.reviews if a.step == "无"]
    assert [(a.subject["编号"], a.reason) for a in mine] == [("A2", "可能在未能读出的行中")]


@pytest.mark.parametrize("how", ["join", "exists"])
def test_nothing_is_in_doubt_where_every_key_is_read(how: str) -> None:
    result = go(model_of(f"- {BEFORE[how]}\n{AFTER}"), data(READ))
    assert [f.record["identity"]["编号"] for f in result.clues] == ["A1", "A2"]


@pytest.mark.parametrize("how", ["join", "exists"])
def test_a_row_of_which_nothing_is_read_puts_nobody_aside(how: str) -> None:
    """Decision 0001: one damaged line would silence the rule."""
    nobody = {"登记号": "R2", "号码": "没有写清", "姓名": ""}
    result = go(model_of(f"- {BEFORE[how]}\n{AFTER}"), data(READ, nobody))
    assert [f.record["identity"]["编号"] for f in result.clues] == ["A1", "A2"]


@pytest.mark.parametrize("how", ["join", "exists"])
def test_every_mode_finds_the_same(how: str, tmp_path: Path) -> None:
    model = model_of(f"- {BEFORE[how]}\n{AFTER}")
    pinned = on_disk(model, data(READ, UNREAD["kept"]), tmp_path)
    found = {
        run(model, pinned, engine(), as_of=DAY, options=Options(full=full, lineage=lineage)).digest
        for full in (True, False)
        for lineage in (True, False)
    }
    assert len(found) == 1


def test_overlap_doubts_as_well() -> None:
    inputs = "inputs: {甲: 甲, 乙: 甲, 乙二: 丙}\n"
    step = BEFORE["overlap"].replace("right_interval: [起日, 止日]", "right_interval: [起, 止]")
    derived = (
        "{id: 丁, op: derive, from: 乙二, columns: {起: '=DATE(2025,1,1)', 止: '=DATE(2025,2,1)'}}"
    )
    steps = f"- {derived}\n- {step.replace('right: 乙二', 'right: 丁')}\n{AFTER}"
    days = {"起日": "2025-01-01", "止日": "2025-02-01"}
    rows = data(READ, UNREAD["kept"])
    rows["甲"] = [{**r, **days} for r in rows["甲"]]
    result = go(model_of(steps, inputs=inputs), rows)
    assert [f.record["identity"]["编号"] for f in result.clues] == ["A1"]
