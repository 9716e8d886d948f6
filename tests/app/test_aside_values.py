"""Rows aside say whose they are, of which month, and what stands where the reason looks."""

from __future__ import annotations

from typing import Any

import pytest
from deliveries import HEADER, add, row

MODEL = """\
id: 本院/told
name: 待核行说明监督模型（测试）
purpose: 测试待核的行说得出是谁、哪一月、什么值
basis: [测试]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
steps:
  - {id: 逐月, op: derive, from: 监外, columns: {收到月: '=当月([收到决定日期])'}}
  - id: 分地
    op: filter
    from: 逐月
    where: '=TRUE'
    review:
      - {when: '=[执行地区划]="990102"', reason: 执行地须核对}
  - {id: 线索, op: clue, from: 分地, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名}'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""


@pytest.fixture
def told(shell: Any, number: Any) -> dict[str, Any]:
    """The one row aside of a run, as a reader without a purpose sees it."""
    listed = shell.file("监外.csv", HEADER, row(number(1)))
    assert add(shell, listed).code == 0
    folder = shell.home / "content" / "models" / "told"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    run = shell("models", "run", "本院/told", "--json").json[0]["run"]
    (one,) = shell("runs", "show", run, "--stream", "待核", "--json").json["rows"]
    return dict(one)


def test_whose_it_is_and_of_which_month(told: dict[str, Any]) -> None:
    assert list(told["subject"]) == ["姓名", "公民身份号码", "收到月"]
    assert "*" in told["subject"]["姓名"]
    assert told["subject"]["收到月"][:4].isdigit()


def test_the_value_that_decided(told: dict[str, Any]) -> None:
    assert told["values"] == {"执行地区划": "990102"}
