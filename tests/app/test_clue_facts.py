"""The facts of a clue in plain words: what is told of its rows, and what all of them come to."""

from __future__ import annotations

import datetime as dt

from shujian.app.clue_facts import OFFICES, Fact, Facts, Later, facts, later
from shujian.core.cells import State
from shujian.pool.asking.source import SourceCell, SourceRow

TOLD = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
KINDS = {
    "公民身份号码": "公民身份号码",
    "机构": "单位名称",
    "制度": "文本",
    "月份": "月份",
    "金额": "金额",
    "停发日期": "日期",
}


def row(number: int, month: str, money: str = "2,000.00", **others: str) -> SourceRow:
    given = {"公民身份号码": "990101********0014", "机构": "虚拟县无事局", "制度": "职工"}
    texts = given | {"月份": month, "金额": money, "停发日期": ""} | others
    cells = {
        name: SourceCell(
            text,
            "",
            State.VALUE if text else State.BLANK,
            element=KINDS[name],
            unit="元" if name == "金额" else "",
        )
        for name, text in texts.items()
    }
    return SourceRow(number, "发放", "发放.csv", "", number, "", "i1", TOLD, cells)


def told(found: Facts) -> list[list[tuple[str, str]]]:
    return [[(f.column, f.shown) for f in cells] for _, cells in found.rows]


def test_a_row_tells_what_the_model_reads_and_offices_days_and_sums_beside_but_no_number() -> None:
    found = facts([row(1, "2025-06")], ["公民身份号码", "制度", "停发日期"], 1, "某人 领取")
    assert told(found) == [
        [("机构", "虚拟县无事局"), ("制度", "职工"), ("金额", "2,000.00 元"), ("停发日期", "未填")]
    ]
    assert found.whole == ()


def test_an_office_that_the_title_names_is_not_told_again() -> None:
    found = facts([row(1, "2025-06")], ["制度", "月份"], 1, "虚拟县无事局 发放")
    assert "机构" not in dict(told(found)[0])


def test_of_judgments_only_numbers_of_cases_and_offices_are_told_beside_what_is_read() -> None:
    found = facts([row(1, "2025-06")], ["制度"], 1, "", (OFFICES,))
    assert told(found) == [[("机构", "虚拟县无事局"), ("制度", "职工")]]


def test_several_rows_stand_by_time_under_their_sum_and_what_they_share() -> None:
    rows = [row(1, "2025-07", "1,000.50"), row(2, "2025-05"), row(3, "2025-06")]
    found = facts(rows, ["制度", "月份", "金额"], 3, "")
    assert [(f.column, f.shown) for f in found.whole] == [
        ("机构", "虚拟县无事局"),
        ("制度", "职工"),
        ("月份", "2025-05 至 2025-07"),
        ("金额合计", "5,000.50 元"),
    ]
    assert [dict(cells)["月份"] for cells in told(found)] == ["2025-05", "2025-06", "2025-07"]
    assert all("制度" not in dict(cells) for cells in told(found))


def test_rows_that_are_not_all_known_and_masked_sums_are_not_summed_up() -> None:
    rows = [row(1, "2025-05"), row(2, "2025-06")]
    assert facts(rows, ["月份", "金额"], 3, "").whole == ()
    hidden = [row(1, "2025-05", "***"), row(2, "2025-06")]
    assert [f.column for f in facts(hidden, ["月份", "金额"], 2, "").whole][-1] == "月份"


def test_rows_after_the_as_of_day_are_counted_apart_with_their_sums() -> None:
    rows = [row(1, "2025-05"), row(2, "2025-06"), row(3, "2025-07", "1,000.50")]
    assert later(rows, "月份", "2025-06-10", ["金额"], "") == Later(
        "月份", 1, (Fact("金额合计", "1,000.50 元"),)
    )
    assert later(rows, "月份", "2025-05-31", ["金额"], "") == Later(
        "月份", 2, (Fact("金额合计", "3,000.50 元"),)
    )


def test_the_month_of_the_day_is_not_later_and_without_a_time_nothing_is() -> None:
    rows = [row(1, "2025-06", 停发日期="2025-06-10")]
    assert later(rows, "月份", "2025-06-01", ["金额"], "") is None
    assert later(rows, "停发日期", "2025-06-10", ["金额"], "") is None
    assert later(rows, "", "2025-01-01", ["金额"], "") is None
    assert later([row(1, "")], "月份", "2025-01-01", ["金额"], "") is None
    found = later(rows, "停发日期", "2025-06-09", ["金额"], "")
    assert found is not None
    assert found.rows == 1
