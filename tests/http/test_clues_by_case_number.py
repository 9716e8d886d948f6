"""A case number finds the clues whose source rows hold it, in the search and in the list."""

from __future__ import annotations

import pytest

from tests.http import late_model as late
from tests.http.conftest import Site
from tests.models.support import citizen

TEXT = """\
id: 本院/late
name: 判处罚金模型（测试）
line: 刑事执行
purpose: 测试
basis: [测试条文]
checked: false
doubt: 测试
inputs:
  裁判: {table: 刑事裁判}
steps:
  - {id: 罚, op: filter, from: 裁判, where: '=[主刑]="单处罚金"'}
  - {id: 罚线索, op: clue, from: 罚, rule: R1, subject: 公民身份号码, identity: [公民身份号码], title: '{文书编号} 单处罚金'}
disprove: [是否另有判决]
verify: [核对判决]
document: 检察建议书
"""
CASES = """\
- name: R1 命中：单处罚金
  as_of: 2025-06-30
  tables: {刑事裁判: [{文书编号: D1, 法院: 某县法院, 公民身份号码: '990101198001010014', 姓名: 赵一一, 主刑: 单处罚金}]}
  expect: {线索: [{rule: R1}]}
- name: R1 边界：管制
  as_of: 2025-06-30
  tables: {刑事裁判: [{文书编号: D1, 法院: 某县法院, 公民身份号码: '990101198001010014', 姓名: 赵一一, 主刑: 管制}]}
  expect: {}
"""
_HEADER = "文书编号,案号,法院,身份证号,姓名,罪名,刑罚"


@pytest.fixture
def judged(site: Site) -> Site:
    late.author(site.home, TEXT)
    (site.home.content / "models" / "late" / "cases.yaml").write_text(CASES, "utf-8")
    rows = [
        f"D{n},（2024）虚9901刑初{number}号,虚构市幻影区人民法院,{citizen(n)},测{n},盗窃罪,罚金人民币三千元"
        for n, number in ((1, 12), (2, 112), (3, 13))
    ]
    late.supply(site.home, "刑事裁判", _HEADER, *rows)
    late.ran(site)
    return site


@pytest.mark.parametrize(
    "typed", ["（2024）虚9901刑初12号", "(2024)虚9901刑初12号", "2024虚9901刑初12号"]
)
def test_a_clue_is_found_by_the_number_in_its_source_row(judged: Site, typed: str) -> None:
    listed = judged.client.get("/clues", params={"text": typed}).json()["items"]
    found = judged.client.get("/search", params={"q": typed, "kind": "clues"}).json()["groups"]
    assert judged.client.get("/clues").json()["total"] == 3
    assert [row["title"] for row in listed] == ["D1 单处罚金"]
    assert [hit["title"] for hit in found[0]["items"]] == ["D1 单处罚金"]


def test_a_number_that_stands_nowhere_finds_no_clue(judged: Site) -> None:
    for typed in ("（2024）虚9901刑初2号", "（2023）虚9901刑初12号"):
        assert judged.client.get("/clues", params={"text": typed}).json()["items"] == []
