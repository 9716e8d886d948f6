"""Which table a list is: by its name and by what only few lists have, never by a few common columns."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.table_guess import guess_tables
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number
from tests.pool.messy_files import FILES, FOREIGN

TABLES = Tables.load()
_NUMBERS = (
    "身份证",
    "身份证号",
    "身份号码",
    "证件号",
    "证件号码",
    "证件号码",
    "身份证号码",
    "社保号",
)
_DAYS = ("日期", "时间", "日", "开始", "结束")


def _cell(header: str, row: int) -> str:
    if header.endswith((*_NUMBERS, "社会保障号", "社会保障号码", "驾驶证号")):
        return id_number(row)
    if header.endswith(_DAYS):
        return f"2024-03-{row:02d}"
    if header.endswith(("月份", "年月", "所属期", "起始月")):
        return f"2024-{row:02d}"
    if header.endswith(("金额", "(元)", "合计", "工资", "额", "价", "基数", "人工费")):
        return f"{row}00.50"
    if header.endswith(("编号", "序号", "天数", "人数", "年龄")):
        return str(row)
    return "虚构甲" if "姓名" in header else "虚构词"


def _sample(headers: str) -> Sample:
    header = headers.split()
    return Sample(header, [[_cell(h, row) for row in range(1, 11)] for h in header])


def test_the_right_table_comes_first_and_no_wrong_one_is_offered_as_sure() -> None:
    right, wrong_sure, sure = 0, [], 0
    for file, sheet, title, headers, table in FILES:
        best = guess_tables(_sample(headers), TABLES, f"{file} {sheet} {title}")[0]
        right += best.table == table
        sure += best.sure
        if best.sure and best.table != table:
            wrong_sure.append((file, best))
    assert wrong_sure == []
    assert right >= 0.9 * len(FILES)
    assert sure >= 0.7 * len(FILES)


@pytest.mark.parametrize(("file", "headers"), FOREIGN)
def test_a_list_that_is_none_of_the_tables_is_never_a_sure_one(file: str, headers: str) -> None:
    assert not any(g.sure for g in guess_tables(_sample(headers), TABLES, file))


def test_every_table_of_departments_has_a_messy_file() -> None:
    folders = {"criminal", "social", "staff", "traffic", "wages"}
    shipped = {t.name for t in TABLES if folders & set(t.path.replace("\\", "/").split("/"))}
    assert {table for *_, table in FILES} == shipped


def test_a_table_does_not_win_by_having_few_columns() -> None:
    found = guess_tables(_sample("姓名 身份证号 备注"), TABLES, "名单.xlsx")
    assert all(g.missing and not g.sure for g in found)


def test_a_name_that_is_only_partly_said_counts() -> None:
    headers = "姓名 身份证号 所属月份 金额"
    named = {"养老金发放明细.xlsx": "养老金发放", "高龄补贴发放.xlsx": "高龄津贴发放"}
    assert {f: guess_tables(_sample(headers), TABLES, f)[0].table for f in named} == named
