"""Sheets that explain codes, and papers among lists, are not offered a table."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals.code_sheets import codes_only
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.sample import Sample
from tests.pool.books import book
from tests.pool.conftest import id_number

PEOPLE = [["姓名", "身份证号", "入监日期"]]
PEOPLE += [[f"虚构{w}", id_number(n), f"2024-01-0{n}"] for n, w in enumerate("甲乙丙丁", 1)]


def sample(rows: Sequence[Sequence[str]]) -> Sample:
    return Sample(list(rows[0]), [list(cells) for cells in zip(*rows[1:], strict=True)])


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("Sheet2", [["违法行为代码", "违法行为名称"], ["1712", "饮酒"], ["1711", "醉酒"]]),
        ("字典", [["项", "值"], ["1", "现金"], ["2", "保函"]]),
        ("填表说明", [["列1"], ["一律填写到日"]]),
    ],
)
def test_a_sheet_of_codes_or_explanations_is_told_from_a_list(
    sheet: str, rows: list[list[str]]
) -> None:
    assert "代码表、说明" in codes_only(sample(rows), Names("表.xlsx", sheet), len(rows) - 1)


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("字典", PEOPLE),
        ("Sheet2", [["项目编码", "项目名称", "开工日期"], ["9901", "桥", "2024-01-01"]]),
        ("Sheet2", [["项目编码", "项目名称"], ["9901", "桥"], ["9902", "路"]]),
        ("Sheet2", [["代码", "名称"], ["9901", "桥"], ["9901", "桥"]]),
        ("Sheet2", [["罪名", "刑期"], ["盗窃罪", "一年"]]),
    ],
)
def test_a_list_is_no_sheet_of_codes(sheet: str, rows: list[list[str]]) -> None:
    assert codes_only(sample(rows), Names("表.xlsx", sheet), len(rows) - 1) == ""


def test_a_dictionary_beside_a_list_is_left_out_and_said_so(pool: Any) -> None:
    path: Path = pool.folder / "在押名单.xlsx"
    path.write_bytes(book(在押名单=PEOPLE, 字典=[["代码", "名称"], ["1", "监狱"]]))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        listed, codes = proposal.parts
        assert (listed.left_out, codes.left_out) == (False, True)
        assert any("预设不导入" in note for note in codes.notes)
        assert not [q for q in proposal.questions if q.id == "p2.table"]


JUDGMENT = """虚构县人民法院
刑事判决书
（2024）虚9901刑初9号
公诉机关虚构县人民检察院。
本院认为，被告人甲某犯盗窃罪。
审判员　乙某
"""


def test_a_judgment_among_lists_is_refused_by_name_and_the_lists_are_read(pool: Any) -> None:
    path: Path = pool.folder / "材料.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("名单.xlsx", book(在押名单=PEOPLE))
        archive.writestr("甲某判决书.txt", JUDGMENT)
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        assert [p.raw.file for p in proposal.parts] == ["材料.zip/名单.xlsx"]
        (error,) = proposal.refused
    assert (error.code, error.where.file) == ("pool.not_a_table", "材料.zip/甲某判决书.txt")
    assert "请在“文书”里导入" in error.remedy


@pytest.mark.parametrize(
    "text",
    [
        "虚构县人民法院\n刑事判决书送达情况\n姓名,案号\n甲,1\n",
        "虚构县人民法院\n刑事判决书\n姓名,身份证号,入监日期\n虚构甲,1,2024-01-01\n",
    ],
)
def test_a_list_below_the_name_of_a_court_is_still_read(pool: Any, text: str) -> None:
    path: Path = pool.folder / "名单.csv"
    path.write_text(text, encoding="utf-8")
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        assert len(proposal.parts) == 1


def test_tables_in_a_word_document_are_to_be_copied_and_papers_to_go_elsewhere(pool: Any) -> None:
    path: Path = pool.folder / "登记表.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(ShujianError) as caught:
        importing.propose(pool.ctx, pool.home, path)
    assert caught.value.code == "pool.not_a_table"
    assert "选中复制到 Excel" in caught.value.remedy
    assert "请在“文书”里导入" in caught.value.remedy
