"""A missing cell is called what it is: no row there, not certain, or made from a blank one."""

from __future__ import annotations

from typing import Any

import pytest
from deliveries import HEADER, add, row

MODEL = """\
id: 本院/kinds
name: 缺值说明监督模型（测试）
purpose: 测试缺值的说法
basis: [测试]
checked: false
doubt: 测试
inputs:
  监外: {table: 暂予监外执行}
  矫正: {table: 社区矫正对象}
steps:
  - id: 并看
    op: join
    how: left
    left: 监外
    right: 矫正
    on: [公民身份号码]
    take: {接收日: 接收日期}
    flag: 已接收
    coverage: {place: '=[执行地区划]', from: '=[收到决定日期]', to: '=截至日("监外")'}
  - {id: 迟早, op: derive, from: 监外, columns: {迟: '=IF([移交日期]>[收到决定日期],"迟","早")'}}
  - {id: 有无, op: filter, from: 并看, where: '=[已接收]'}
  - {id: 何时, op: filter, from: 并看, where: '=[接收日]>[收到决定日期]'}
  - {id: 迟到, op: filter, from: 迟早, where: '=[迟]="迟"'}
  - {id: 甲, op: clue, from: 有无, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名}'}
  - {id: 乙, op: clue, from: 何时, rule: R2, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名}'}
  - {id: 丙, op: clue, from: 迟到, rule: R3, subject: 公民身份号码, identity: [公民身份号码], title: '{姓名}'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""


@pytest.fixture
def rows(shell: Any, number: Any) -> dict[str, dict[str, Any]]:
    """The rows aside by step; nothing covers the other table."""
    listed = shell.file("监外.csv", HEADER, row(number(1)))
    assert add(shell, listed).code == 0
    folder = shell.home / "content" / "models" / "kinds"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    run = shell("models", "run", "本院/kinds", "--json").json[0]["run"]
    found = {}
    for stream in ("待核", "未检查"):
        for one in shell("runs", "show", run, "--stream", stream, "--json").json["rows"]:
            found[one["step"]] = one
    return found


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("有无", "“已接收”无法确定"),
        ("何时", "“接收日”没有对应的行"),
        ("迟到", "“迟”不可读（由“暂予监外执行”的收到决定日期、移交日期得出）"),
    ],
)
def test_the_reason_says_what_is_missing(
    rows: dict[str, dict[str, Any]], step: str, reason: str
) -> None:
    assert rows[step]["reason"] == reason


def test_a_computed_column_tells_which_blank_cell_it_lacks(
    rows: dict[str, dict[str, Any]],
) -> None:
    assert rows["迟到"]["unread"] == {"移交日期": ""}
    assert rows["何时"]["unread"] == {}
