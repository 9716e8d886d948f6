"""A list that is called what offices call it, and whose columns fit, is taken unasked; rivals ask."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest

from shujian.pool import importing
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.proposal import TableGuess
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.table_guess import guess_tables
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number

TABLES = Tables.load()

PLAIN = [
    ("殡仪馆.xlsx", "火化登记", "序号 逝者姓名 性别 身份证号 死亡时间 火化日期 住址", "死亡登记"),
    (
        "台账.xlsx",
        "保证金台账",
        "序号 项目名称 施工单位 存储形式 存储金额 存储日期 备注",
        "工资保证金",
    ),
    (
        "住建.xlsx",
        "施工许可台账",
        "序号 工程名称 建设单位 施工单位 发证日期 合同价格 状态",
        "在建项目",
    ),
    (
        "司法局.xls",
        "入矫登记",
        "序号 姓名 身份证号 矫正类别 罪名 报到时间 接收司法所",
        "社区矫正对象",
    ),
    ("司法局入矫.xls", "转出", "序号 姓名 身份证号 法律文书号 转往地 转递日期 备注", "执行地变更"),
    ("吊销驾驶证.csv", "", "决定书文号 驾驶人姓名 身份证明号码 决定类别 决定时间", "吊销注销决定"),
    (
        "名单.xlsx",
        "判处非监禁刑",
        "序号 案号 被告人 身份证号 罪名 主刑 缓刑考验期 生效日期",
        "刑事裁判",
    ),
]


def guess(file: str, sheet: str, headers: str, *titles: str) -> TableGuess:
    header = headers.split()
    cells = [[_cell(h, row) for row in range(1, 7)] for h in header]
    return guess_tables(Sample(header, cells), TABLES, Names(file, sheet, titles))[0]


def _cell(header: str, row: int) -> str:
    if header.endswith(("身份证号", "身份证明号码")):
        return id_number(row)
    return f"2024-03-0{row}" if header.endswith(("日期", "时间")) else "虚构词"


@pytest.mark.parametrize(("file", "sheet", "headers", "table"), PLAIN)
def test_a_list_called_so_whose_columns_fit_is_taken(
    file: str, sheet: str, headers: str, table: str
) -> None:
    found = guess(file, sheet, headers)
    assert (found.table, found.plain) == (table, True)


def test_the_reason_says_the_word_its_place_and_the_columns() -> None:
    found = guess(*PLAIN[0][:3])
    assert found.reason == "表名含“火化登记”；文件 7 列对上 3 列：公民身份号码、姓名、死亡日期"
    lacking = guess(*PLAIN[1][:3])
    assert lacking.reason.endswith("缺必需列：项目编号")


def test_the_sheet_says_more_than_the_file_that_holds_several_lists() -> None:
    headers = "姓名 身份证号 决定日期 原执行地 新执行地"
    assert guess("入矫登记.xlsx", "执行地变更", headers).plain
    assert not guess("入矫登记、执行地变更.xlsx", "", headers).plain


@pytest.mark.parametrize(
    ("file", "headers"),
    [
        ("高龄津贴停发名单.xlsx", "姓名 身份证号 享受月份 金额 发放日期 发放批次"),
        ("高龄津贴和养老金发放.xlsx", "姓名 身份证号 享受月份 金额 发放日期 发放批次"),
        ("名单.xlsx", "姓名 身份证号 享受月份 金额"),
        ("死亡人员.xlsx", "姓名 身份证号 备注"),
        ("矫正对象生活费.xlsx", "姓名 身份证号 开户行 账号 金额"),
    ],
)
def test_what_another_word_or_too_few_columns_speak_against_is_asked(
    file: str, headers: str
) -> None:
    assert not guess(file, "", headers).plain


def test_a_taken_table_is_told_with_its_reason_and_can_be_changed(pool: Any) -> None:
    path = pool.write([[id_number(1), "虚构甲", "2024-01-02"]], ["身份证号", "姓名", "死亡时间"])
    with importing.propose(pool.ctx, pool.home, path, name="县殡仪馆火化登记.csv") as proposal:
        part = proposal.parts[0]
        assert part.table is not None
        assert part.table.name == "死亡登记"
        assert not [q for q in proposal.questions if q.kind == "table"]
        assert any("认作“死亡登记”：文件名含“火化登记”" in note for note in part.notes)
        other = importing.answer(pool.ctx, pool.home, proposal, {"p1.table": "生存迹象"})
        part = other.parts[0]
        assert part.table is not None
        assert part.table.name == "生存迹象"
        assert not any("认作" in note for note in part.notes)


COUNTS = [
    ("汇总", [["罪名", "人数"], ["盗窃罪", 3], ["诈骗罪", 2], ["合计", 5]]),
    ("Sheet2", [["司法所", "在册", "占比"], ["虚构所", 12, "40%"], ["幻川所", 18, "60%"]]),
    ("统计", [["单位", "笔数", "金额"], ["虚构镇", 12, "1,200.00"], ["幻川镇", 9, "900.00"]]),
]
LISTS = [
    ("汇总", [["姓名", "人数"], ["虚构甲", 3], ["虚构乙", 2]]),
    ("统计", [["被告人", "身份证号", "人数"], ["甲", id_number(1), 1], ["乙", id_number(2), 1]]),
    ("Sheet2", [["项目名称", "人数"], ["虚构桥", 12], ["虚构路", 9]]),
    ("Sheet2", [["罪名", "备注"], ["盗窃罪", "3"], ["诈骗罪", "2"]]),
]


def _book(pool: Any, sheet: str, rows: list[list[object]]) -> Any:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    path = pool.folder / "表.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(("sheet", "rows"), COUNTS)
def test_a_sheet_that_only_counts_is_left_out_with_its_reason(
    pool: Any, sheet: str, rows: list[list[object]]
) -> None:
    with importing.propose(pool.ctx, pool.home, _book(pool, sheet, rows)) as proposal:
        assert proposal.parts[0].left_out
        assert any("像汇总、统计表" in note for note in proposal.parts[0].notes)
        assert not proposal.questions
        told = importing.answer(pool.ctx, pool.home, proposal, {"p1.table": "刑事裁判"})
        assert not told.parts[0].left_out


@pytest.mark.parametrize(("sheet", "rows"), LISTS)
def test_a_sheet_about_persons_or_things_is_asked_about(
    pool: Any, sheet: str, rows: list[list[object]]
) -> None:
    with importing.propose(pool.ctx, pool.home, _book(pool, sheet, rows)) as proposal:
        assert not proposal.parts[0].left_out
        assert [q.kind for q in proposal.questions] == ["table"]


COURT = "文书编号 案号 被告人 身份证号码 罪名 判决日期 生效日期"
PAID = "姓名 身份证号 补贴月份 实发金额 发放批次 一卡通账号"


def test_a_list_whose_headings_are_those_of_one_table_is_taken_whatever_it_is_called() -> None:
    header = COURT.split()
    cells = [
        "W1",
        "（2024）虚9901刑初1号",
        "虚构甲",
        id_number(1),
        "盗窃罪",
        "2024-03-01",
        "2024-04-01",
    ]
    (best, *_) = guess_tables(
        Sample(header, [[cell] * 4 for cell in cells]), TABLES, Names("1.txt")
    )
    assert (best.table, best.plain) == ("刑事裁判", True)


@pytest.mark.parametrize("headings", [PAID, " ".join(COURT.split()[2:])])
def test_a_payment_of_whatever_kind_or_a_few_headings_are_asked_about(headings: str) -> None:
    header = headings.split()
    guesses = guess_tables(Sample(header, [[] for _ in header]), TABLES, Names("1.txt"))
    assert not any(g.plain for g in guesses)
