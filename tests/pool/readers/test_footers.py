"""Totals and headings of sections in the midst of a table are set aside, whatever stands before."""

from __future__ import annotations

import pytest

HEAD = "单位,序号,姓名,编号,金额\n"
DATA = "某局,1,张三,A1,100\n"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("某局,,小计,,200", "合计行"),
        (",,合　计,,200", "合计行"),
        ("某局小计,,,,200", "合计行"),
        ("一月份小计,2,,,200", "合计行"),
        ("2024年1月合计,2,,,200", "合计行"),
        ("第一季度小计：,2,,,200", "合计行"),
        ("合计3人,,,,200", "合计行"),
        ("总计（大写）：贰佰元整,,,,200", "合计行"),
        ("合计：叁人,,,,", "合计行"),
        ("12,合计,,,200", "合计行"),
        ("总笔数,6,总金额,,200", "合计行"),
        ("总计：6人  操作员：虚构甲  打印时间：2024-06-20 09:00:00,,,,", "合计行"),
        ("一、机关单位,,,,", "分段标题"),
        (",（二）事业单位,,,", "分段标题"),
        ("2.发放标准见文件。,,,,", "表尾说明"),
        ("（1）本表一式三份,,,,", "表尾说明"),
        ("主管：王某,,会计：李某,,出纳：", "表尾说明"),
        (",局长：,,联系电话：0000,", "表尾说明"),
        ("以上共计4人，其中男3人,,,,", "表尾说明"),
        ("（盖章）,,,,", "表尾说明"),
        ("（续表）,,,,", "表尾说明"),
        ("大写：壹万贰仟元整,,,,", "表尾说明"),
        ("二〇二四年六月三十日,,,,", "表尾说明"),
        ("----,--,------,----,----", "分隔线"),
        ("示例：某局,1,张三,A1,100", "填写示例"),
    ],
)
def test_a_row_that_is_no_data_is_set_aside_with_its_line(one, row, why):
    result = one(HEAD + DATA + row + "\n" + DATA.replace("A1", "A2"))
    assert [cells[3] for cells in result.cells] == ["A1", "A2"]
    assert dict(result.part.skipped)[3] == why


@pytest.mark.parametrize(
    "row",
    [
        "季小计,1,张三,A1,100",
        "某局,1,合计,A1,100",
        "某局,20240101,合计,,",
        "某局,A7,共计,A1,100",
        "一、二中,1,张三,A1,100",
        "十一学校,1,张三,A1,100",
        "3.5,,,,",
        "20.张三,1,张三,A1,100",
        "单位：某局,日期：2024,主管：甲,会计：乙,出纳：丙",
        "时间：8点,,张三,A1,",
        "续某,,,A1,",
        "----,1,,A1,",
        "例外局,1,张三,A1,100",
        "大写,1,张三,A1,100",
    ],
)
def test_a_row_with_data_stays(one, row):
    assert one(HEAD + DATA + row + "\n").cells[1] == row.split(",")


def test_titles_of_each_page_are_set_aside(one):
    page = "某县发放表\n填报单位：某局,,单位：元\n" + HEAD
    result = one(page + DATA + "第1页 共2页\n" + page + DATA.replace("A1", "A2"))
    assert [cells[3] for cells in result.cells] == ["A1", "A2"]
    whys = dict(result.part.skipped)
    assert (whys[6], whys[7], whys[8]) == ("重复的标题", "重复的标题", "重复的表头")


@pytest.mark.parametrize("said", ["已选择60行。", "60 rows selected."])
def test_what_a_database_prints_below_its_rows_is_a_note(one, said: str) -> None:
    found = one(f"编号|姓名|日期\n1|虚构甲|2024-01-01\n2|虚构乙|2024-01-02\n\n{said}\n")
    assert len(found.cells) == 2
