"""Rows aside say where they come from, what was unread, and where no row was found."""

from __future__ import annotations

from typing import Any

import pytest
from deliveries import HEADER, add, row

MODEL = """\
id: 本院/both
name: 两表并看监督模型（测试）
line: 刑事执行
purpose: 测试右表读不出的行有处可查
basis: [测试]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
  矫正: {table: 社区矫正对象}
steps:
  - {id: 改, op: derive, from: 矫正, columns: {原单位: '=[矫正地区划]'}}
  - id: 并看
    op: join
    how: left
    left: 监外
    right: 改
    on: [{left: 执行地区划, right: 原单位}]
    take: {接收日: 接收日期}
    coverage: {place: '=[执行地区划]', from: '=[收到决定日期]', to: '=截至日("监外")'}
  - {id: 线索, op: clue, from: 并看, rule: R1, subject: 公民身份号码, identity: [公民身份号码, 接收日], title: '{姓名}'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""
OTHER = "身份证号,姓名,报到日期,执行地区划"


@pytest.fixture
def told(shell: Any, number: Any) -> str:
    """The id of a run of which one right row has no readable key."""
    folder = shell.home / "content" / "models" / "both"
    shell("pool", "list")
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    (folder / "cases.yaml").write_text("[]\n", "utf-8")
    assert add(shell, shell.file("监外.csv", HEADER, row(number(1)))).code == 0
    theirs = [f"{number(2)},虚构乙,2024-03-05,没有写清", f"{number(3)},虚构丙,2024-03-06,990199"]
    assert add(shell, shell.file("矫正.csv", OTHER, *theirs), table="社区矫正对象").code == 0
    (ran,) = shell("models", "run", "本院/both", "--json").json
    assert (ran["unkeyed"], ran["review"] + ran["unchecked"]) == (1, 1)
    return str(ran["run"])


def shown(shell: Any, run: str, stream: str, *more: str) -> Any:
    (found,) = shell("runs", "show", run, "--stream", stream, "--json", *more).json["rows"]
    return found


def test_a_right_row_without_a_key_is_told_with_its_place_and_text(shell: Any, told: str) -> None:
    found = shown(shell, told, "右表键不明", "--purpose", "测试")
    assert found["step"] == "并看"
    assert found["reason"].startswith("“原单位”不可读")
    assert found["places"] == ["矫正：矫正.csv 第 2 行"]
    assert found["unread"] == {"矫正地区划": "没有写清"}


def test_run_and_list_of_steps_count_them(shell: Any, told: str) -> None:
    steps = shell("runs", "show", told, "--json").json["steps"]
    assert {s["step"]: s["unkeyed"] for s in steps if s["unkeyed"]} == {"并看": 1}
    assert "右表键不明" in shell("runs", "show", told).said
    assert shell("runs", "list", "--json").json[0]["counts"]["右表键不明"] == 1
    assert "右表键不明1行" in shell("models", "run", "本院/both").said
    assert "来自" in shell("runs", "show", told, "--stream", "右表键不明").said


def test_the_run_can_be_made_again(shell: Any, told: str) -> None:
    (again,) = shell("runs", "replay", told, "--json").json
    assert again["equal"]


def test_a_row_without_a_match_does_not_call_the_other_side_unreadable(
    shell: Any, told: str
) -> None:
    streams = ("待核", "未检查")
    rows = [
        r
        for s in streams
        for r in shell("runs", "show", told, "--stream", s, "--json").json["rows"]
    ]
    (found,) = rows
    assert found["subject"]["接收日"] == "没有对应的行"
    assert "“接收日”没有对应的行" in found["reason"]
    assert found["places"] == ["监外：监外.csv 第 2 行"]
    assert found["unread"] == {}


def test_without_row_numbers_nothing_is_claimed_of_the_other_side(
    shell: Any, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large runs carry no row numbers: whether a row was there is not known."""
    monkeypatch.setattr("shujian.models.running.run.CARRIED", 0)
    (ran,) = shell("models", "run", "本院/both", "--json").json
    stream = "待核" if ran["review"] else "未检查"
    found = shown(shell, ran["run"], stream)
    assert found["subject"]["接收日"] == "没有值"
    assert "不可读" not in found["reason"]
    assert found["places"] == []
