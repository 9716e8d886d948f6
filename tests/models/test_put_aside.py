"""A sum that lacks rows does not look complete: its clue says how many are missing and why."""

from __future__ import annotations

from shujian.models.explaining.put_aside import Lacking, put_aside
from shujian.models.running.run import make_plan, run
from tests.models.support import DAY, Rows, citizen, model_of, snapshots

ONE, TWO = citizen(1), citizen(2)
SUM = "{id: 汇总, op: aggregate, from: 在内, by: [号码], measures: {合计: '=SUM([金额])'}}"
STEPS = f"""
- {{id: 在内, op: filter, from: 甲, where: '=[起日]>=DATE(2025,1,1)'}}
- {SUM}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码} 共 {合计}'}\n"


def _row(number: str, citizen_no: str, day: str, amount: str) -> dict[str, str]:
    return {"编号": number, "号码": citizen_no, "起日": day, "金额": amount}


def _lacking(
    steps: str, rows: dict[str, Rows], output: str = OUTPUT, unkeyed: int = 0
) -> dict[str, list[Lacking]]:
    model = model_of(steps, output)
    held, pinned = snapshots(model, rows)
    try:
        plan = make_plan(model, pinned, held, as_of=DAY)
        plan.unkeyed["在内"] = unkeyed
        clues = run(model, pinned, held, as_of=DAY).clues
        return {c.record["subject"]: list(put_aside(plan, c)) for c in clues}
    finally:
        held.release()


def test_rows_put_aside_before_a_sum_are_told_with_the_clue_they_belong_to() -> None:
    rows: Rows = [
        _row("A1", ONE, "2025-02-01", "100"),
        _row("A2", ONE, "某日", "200"),
        _row("A3", ONE, "不详", "300"),
        _row("A4", ONE, "2024-01-01", "400"),
        _row("A5", TWO, "2025-02-01", "100"),
    ]
    found = _lacking(STEPS, {"甲": rows})
    assert found == {ONE: [Lacking("在内", "待核", "“起日”不可读", 2)], TWO: []}


def test_blank_amounts_and_quarantined_rows_are_told_too() -> None:
    rows: Rows = [
        _row("A1", ONE, "2025-02-01", "100"),
        _row("A2", ONE, "2025-02-01", ""),
        _row("", ONE, "2025-02-01", "500"),
        _row("", TWO, "2025-02-01", "500"),
    ]
    found = _lacking(STEPS, {"甲": rows})
    assert found == {
        ONE: [
            Lacking("甲", "隔离", "", 1),
            Lacking("汇总", "未填", "“金额”未填，汇总时没有计入", 1),
        ]
    }


def test_a_step_that_knows_no_column_of_the_clue_counts_all_its_rows_as_possible() -> None:
    steps = """
- {id: 在内, op: filter, from: 甲, where: '=[金额]>0'}
- {id: 月, op: derive, from: 在内, columns: {月: '=当月([起日])'}}
- {id: 汇总, op: aggregate, from: 月, by: [月], measures: {合计: '=SUM([金额])'}}
"""
    output = "output: {subject: 月, identity: [月], title: '{月}'}\n"
    rows: Rows = [
        _row("A1", ONE, "2025-02-01", "100"),
        _row("A2", TWO, "2025-02-01", "若干"),
    ]
    (found,) = _lacking(steps, {"甲": rows}, output).values()
    assert found == [Lacking("在内", "待核", "“金额”不可读", 1, sure=False)]


def test_a_clue_without_any_sum_lacks_nothing() -> None:
    steps = "- {id: 在内, op: filter, from: 甲, where: '=[起日]>=DATE(2025,1,1)'}"
    output = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"
    rows: Rows = [_row("A1", ONE, "2025-02-01", "1"), _row("A2", ONE, "某日", "2")]
    assert _lacking(steps, {"甲": rows}, output) == {ONE: []}


def test_rows_aside_on_both_sides_of_a_join_are_told() -> None:
    steps = """
- {id: 在内, op: join, left: 甲, right: 丙, on: [号码], agree: [姓名], take: [数额]}
- {id: 汇总, op: aggregate, from: 在内, by: [号码], measures: {合计: '=SUM([数额])'}}
"""
    left: Rows = [{"编号": "A1", "号码": ONE, "姓名": "甲一"}]
    right: Rows = [
        {"登记号": "1", "号码": ONE, "姓名": "甲一", "数额": "10"},
        {"登记号": "2", "号码": ONE, "姓名": "乙二", "数额": "90"},
        {"登记号": "", "号码": ONE, "姓名": "甲一", "数额": "70"},
    ]
    (found,) = _lacking(steps, {"甲": left, "丙": right}).values()
    assert [(f.step, f.stream, f.count) for f in found] == [("丙", "隔离", 1), ("在内", "待核", 1)]


def test_right_rows_without_a_key_may_be_missing_from_every_sum_behind_them() -> None:
    steps = """
- {id: 在内, op: join, left: 甲, right: 丙, on: [号码], take: [数额]}
- {id: 汇总, op: aggregate, from: 在内, by: [号码], measures: {合计: '=SUM([数额])'}}
"""
    rows: dict[str, Rows] = {
        "甲": [{"编号": "A1", "号码": ONE}],
        "丙": [
            {"登记号": str(n), "号码": who, "数额": "1"} for n, who in enumerate((ONE, "某", ""))
        ],
    }
    (found,) = _lacking(steps, rows, unkeyed=2).values()
    assert found == [Lacking("在内", "右表键不明", "“号码”未填或不可读", 2, sure=False)]
