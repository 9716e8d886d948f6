"""Rows of 待核 and 未检查 can be read after a run: step, reason, whose; masked."""

from __future__ import annotations

from typing import Any

import pytest
from deliveries import HEADER, TABLE, add, row
from test_cli_bad_input import brought_in


@pytest.fixture
def told(shell: Any, number: Any) -> str:
    """The id of a run with one unread handing-over day and one that was left blank."""
    brought_in(shell, number, ["2024-04-01", "没有写清", ""], [number(0)])
    (ran,) = shell("models", "run", "本院/late", "--json").json
    assert ran["review"] >= 2
    return str(ran["run"])


def test_each_row_says_step_reason_and_whose(shell: Any, number: Any, told: str) -> None:
    words = ("runs", "show", told, "--stream", "待核", "--json")
    made = shell(*words, "--purpose", "测试").json
    assert made["total"] == len(made["rows"])
    mine = [r for r in made["rows"] if r["step"] == "迟延"]
    assert [r for r in mine if "移交日期" in r["reason"]] == mine
    assert {r["subject"]["公民身份号码"] for r in mine} == {number(1), number(2)}
    assert "迟延" in shell("runs", "show", told, "--stream", "待核").said


def test_without_purpose_numbers_are_masked(shell: Any, number: Any, told: str) -> None:
    answer = shell("runs", "show", told, "--stream", "待核", "--json")
    assert answer.json["rows"]
    assert not any(number(i) in answer.said for i in range(3))


def test_limit_and_total(shell: Any, told: str) -> None:
    made = shell("runs", "show", told, "--stream", "待核", "--limit", "1", "--json").json
    assert len(made["rows"]) == 1 < made["total"]


def test_another_word_is_refused(shell: Any, told: str) -> None:
    answer = shell("runs", "show", told, "--stream", "线索")
    assert answer.code == 1
    assert "--stream写待核或未检查" in answer.said


def test_the_run_tells_where_to_read_them(shell: Any, number: Any) -> None:
    brought_in(shell, number, ["没有写清"], [number(0)])
    answer = shell("models", "run", "本院/late")
    assert "--stream待核" in answer.said


def test_quarantined_rows_of_an_input_are_told_with_the_run(shell: Any, number: Any) -> None:
    brought_in(shell, number, ["2024-04-01"], [number(0)])
    clean = shell("models", "run", "本院/late", "--json").json[0]
    assert clean["quarantined"] == {}
    bad = shell.file("坏.csv", HEADER, row("不是号码"), row(number(5), received="2023-02-30"))
    assert add(shell, bad).code == 0
    line = f"{TABLE}有2行在隔离区，未参加计算（shujianpoolquarantine{TABLE}）"
    assert line in shell("models", "run", "本院/late").said
    latest = shell("runs", "list", "--json").json[0]["id"]
    assert line in shell("runs", "show", latest).said
    assert shell("runs", "show", latest, "--json").json["quarantined"] == {TABLE: 2}
    # an earlier run read a version without them
    assert shell("runs", "show", clean["run"], "--json").json["quarantined"] == {}
