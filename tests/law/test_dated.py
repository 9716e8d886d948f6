"""Dated tables: read strictly, all faults at once; higher layers replace only openly."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shujian.core.cells import BLANK
from shujian.core.errors import ShujianError
from shujian.core.terms import Term
from shujian.law.dated import OFFENCES, DatedTables
from shujian.store.content import Content, Layer

HEAD = """
table: 虚构表
meaning: 只用于测试
key: {罪名: 文本}
columns: {档: 整数, 最高刑: {type: 刑期, meaning: 上限}, 附加: 文本列表, 条文: 文本}
"""
GOOD = """
entries:
  - 罪名: 甲罪
    alias: [旧甲罪]
    versions:
      - {from: 2000-01-01, to: 2009-12-31, 条文: 第一条, rows: [{档: 1, 最高刑: 3年, 附加: []}, {档: 2, 最高刑: 无期}]}
      - {from: 2010-01-01, checked: false, doubt: 没有核对, 最高刑: 5年}
  - {罪名: 乙罪, from: 2005-01-01, 最高刑: 6个月}
"""


def read(tmp_path: Path, *texts: str) -> DatedTables:
    """The tables of these files, each of a layer of its own."""
    files = []
    for rank, text in enumerate(texts):
        path = tmp_path / f"{rank}.yaml"
        path.write_text(text, "utf-8")
        files.append((Layer(f"第{rank}层", rank, tmp_path), path))
    return DatedTables.read(files)


def test_versions_and_rows_are_found_by_key_and_day(tmp_path: Path) -> None:
    table = read(tmp_path, HEAD + GOOD).get("虚构表")
    assert table is not None
    first = table.find(("甲罪",), dt.date(2009, 12, 31), dt.date(2009, 12, 31))
    assert [r["最高刑"] for r in first] == [Term(36), Term(indefinite="无期")]
    assert [r["附加"] for r in first] == [(), BLANK]
    assert {r["条文"] for r in first} == {"第一条"}
    later = table.find(("旧甲罪",), dt.date(2010, 1, 1), dt.date(2030, 1, 1))
    assert [(r["罪名"], r["版本起"], r["版本止"], r["已核"]) for r in later] == [
        ("甲罪", dt.date(2010, 1, 1), BLANK, False)
    ]
    assert len(table.find(("甲罪",), dt.date(2005, 1, 1), dt.date(2015, 1, 1))) == 3
    assert table.find(("甲罪",), dt.date(1999, 1, 1), dt.date(1999, 12, 31)) == []
    assert table.doubts == {"甲罪": "没有核对"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entries: []", "缺少 table 或 of"),
        (HEAD.replace("整数", "数字"), "不认识"),
        (HEAD + "entries: [{罪名: 甲, from: 2000-01-01, 没有: 1}]", "不认识的键“没有”"),
        (HEAD + "entries: [{罪名: 甲, from: 2000-01-01, 最高刑: 36}]", "“最高刑”的值“36”不是刑期"),
        (HEAD + "entries: [{罪名: 甲, 最高刑: 3年}]", "缺少“from”"),
        (HEAD + "entries: [{罪名: 甲, from: 2000-01-01, to: 1999-01-01}]", "止日早于起日"),
        (HEAD + "entries: [{罪名: 甲, from: 2000-01-01, checked: false}]", "缺少说明"),
        (
            HEAD + "entries: [{罪名: 甲, versions: [{from: 2000-01-01}, {from: 2001-01-01}]}]",
            "有效期重叠",
        ),
        (
            HEAD
            + "entries: [{罪名: 甲, from: 2000-01-01}, {罪名: 乙, alias: [甲], from: 2000-01-01}]",
            "重复",
        ),
        ("of: 没有的表\nentries: [{罪名: 甲, from: 2000-01-01}]", "没有声明过"),
    ],
)
def test_a_fault_is_told_with_its_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ShujianError) as caught:
        read(tmp_path, text)
    errors = getattr(caught.value, "errors", [caught.value])
    assert any(said in str(e) for e in errors), [str(e) for e in errors]
    assert all(e.remedy for e in errors)


def test_another_file_adds_entries(tmp_path: Path) -> None:
    more = "of: 虚构表\nentries: [{罪名: 丙罪, from: 2001-01-01, 最高刑: 死刑}]"
    table = read(tmp_path, HEAD, more).get("虚构表")
    assert table is not None
    assert [r.key for r in table.rows] == [("丙罪",)]


def test_a_higher_layer_replaces_an_entry_only_where_it_says_so(tmp_path: Path) -> None:
    other = "of: 虚构表\nentries: [{罪名: 乙罪, from: 2005-01-01, 最高刑: 1年}]"
    with pytest.raises(ShujianError, match="重复"):
        read(tmp_path, HEAD + GOOD, other)
    said = other.replace("from:", "derives_from: 乙罪, from:")
    table = read(tmp_path, HEAD + GOOD, said).get("虚构表")
    assert table is not None
    found = table.find(("乙罪",), dt.date(2006, 1, 1), dt.date(2006, 1, 1))
    assert [r["最高刑"] for r in found] == [Term(12)]


def test_every_shipped_table_loads_and_the_offences_are_one_of_them() -> None:
    tables = DatedTables.load(Content())
    assert tables.get("没有") is None
    offences = tables.get(OFFENCES)
    assert offences is not None
    day = dt.date(2022, 1, 1)
    theft = offences.find(("盗窃罪",), day, day)
    assert [r["档"] for r in theft] == [1, 2, 3]
    assert theft[0]["最低刑"] == BLANK
    assert (theft[1]["最低刑"], theft[1]["最高刑"]) == (Term(36), Term(120))
    assert theft[2]["最高刑"] == Term(indefinite="无期")
    part = offences.find(("贩卖毒品罪",), day, day)
    assert {r["罪名"] for r in part} == {"走私、贩卖、运输、制造毒品罪"}
    assert part[-1]["最高刑"] == Term(indefinite="死刑")
    both = offences.find(("盗窃罪",), dt.date(2010, 1, 1), day)
    assert len({r["版本起"] for r in both}) > 1
