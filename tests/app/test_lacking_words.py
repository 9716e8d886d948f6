"""Rows aside say in words of the lists what is lacking, and of a project how it is called."""

from __future__ import annotations

from typing import Any

import pytest
from deliveries import add

from tests.app.conftest import Shell

HEADER = "项目编号,项目名称,项目地区划,合同价款"
PROJECTS = ("P-1,虚构大桥,990101,9000000", "P-2,虚构学校,990101,8000000")
MODEL = """\
id: 本院/lacking
name: 缺列说明监督模型（测试）
purpose: 测试缺的列说得出是哪张表的哪一列
basis: [测试]
checked: false
doubt: 测试
inputs:
  项目: {table: 在建项目}
steps:
  - {id: 期限, op: derive, from: 项目, columns: {届满日: '=[合同签订日期]+30', 下限: '=地方("高龄津贴.起始年龄", [项目地区划], [合同签订日期])'}}
  - {id: 到期, op: filter, from: 期限, where: '=[届满日]<截至日("项目")'}
  - {id: 够数, op: filter, from: 期限, where: '=[合同价款]>[下限]'}
  - {id: 在建, op: filter, from: 项目, where: '=[状态]="在建"'}
  - id: 大额
    op: filter
    from: 项目
    where: '=TRUE'
    review: [{when: '=[合同价款]>0', reason: 金额须核对}]
  - {id: 甲, op: clue, from: 到期, rule: R1, subject: 项目编号, identity: [项目编号], title: '{项目编号}'}
  - {id: 乙, op: clue, from: 够数, rule: R2, subject: 项目编号, identity: [项目编号], title: '{项目编号}'}
  - {id: 丙, op: clue, from: 在建, rule: R3, subject: 项目编号, identity: [项目编号], title: '{项目编号}'}
  - {id: 丁, op: clue, from: 大额, rule: R4, subject: 项目编号, identity: [项目编号], title: '{项目编号}'}
disprove: [测试]
verify: [测试]
document: 检察建议书
"""
RULES = "- {item: 高龄津贴.起始年龄, region: '9901', value: 80, from: 2020-01-01}\n"


Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Rows]]:
    """What a run said over projects of which the list has no days and no state; rows by stream."""
    folder = tmp_path_factory.mktemp("lacking")
    shell = Shell(folder / "家", folder)
    listed = shell.file("项目.csv", HEADER, *PROJECTS)
    assert add(shell, listed, table="在建项目").code == 0
    for name, text in (("models/lacking/model.yaml", MODEL), ("local/本单位.yaml", RULES)):
        path = shell.home / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    said = shell("models", "run", "本院/lacking").said
    (run,) = shell("runs", "list", "--json").json
    found: dict[str, Rows] = {"待核": {}, "未检查": {}}
    for stream, rows in found.items():
        for one in shell("runs", "show", run["id"], "--stream", stream, "--json").json["rows"]:
            rows.setdefault(one["step"], []).append(one)
    return said, found


def test_a_column_that_the_list_does_not_have_is_named_with_its_table(told: Any) -> None:
    rows = told[1]["未检查"]
    assert rows["在建"][0]["reason"] == "“在建项目”没有“状态”列"
    assert rows["到期"][0]["reason"] == "“在建项目”没有“合同签订日期”列，算不出“届满日”"


def test_where_the_day_is_lacking_nobody_is_sent_to_the_local_rules(told: Any) -> None:
    reason = told[1]["未检查"]["够数"][0]["reason"]
    assert "请核对" not in reason
    assert reason == (
        "“在建项目”没有“合同签订日期”列，算不出“下限”，也查不到地方规定“高龄津贴.起始年龄”"
    )


def test_a_run_tells_its_reasons_in_the_same_words(told: Any) -> None:
    assert "“在建项目”没有“合同签订日期”列，算不出“届满日”" in told[0]


def test_a_project_is_told_by_its_name_in_both_lists(told: Any) -> None:
    for stream, step in (("待核", "大额"), ("未检查", "在建")):
        names = [one["subject"]["项目名称"] for one in told[1][stream][step]]
        assert names == ["虚构大桥", "虚构学校"]
