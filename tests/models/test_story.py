"""The story of a clue: which steps decided, in the order from the data to the clue."""

from __future__ import annotations

from shujian.models.explaining.story import KEY, WAY, story
from shujian.models.explaining.tracing import trace
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found
from shujian.models.running.run import make_plan, run
from tests.models.support import DAY, Rows, citizen, model_of, snapshots

STEPS = """
- {id: 大额, op: filter, from: 甲, where: '=[金额]>=100'}
- {id: 人, op: dedupe, from: 大额, by: [号码], order: [编号]}
- {id: 别处, op: filter, from: 丙, where: '=[数额]>0'}
- {id: 标, op: exists, left: 人, right: 别处, on: [号码], flag: 有别处, coverage: {complete: 全部登记}}
- {id: 在期, op: join, left: 标, right: 乙, on: [号码], where: '=AND([右.月份]>=当月([起日]), [右.数额]>0)'}
- {id: 命名, op: derive, from: 在期, columns: {规则: '="线索"', 另名: '=IF([有别处], "旁", "线索")'}}
- {id: 归类, op: filter, from: 命名, where: '=AND([规则]="线索", [另名]="线索")'}
"""
BESIDE = """
- {id: 甲列, op: select, from: 甲, columns: {谁: 号码, 数: 金额}}
- {id: 无登记, op: not_exists, left: 丙, right: 甲, on: [号码], coverage: {complete: 全部登记}}
- {id: 改写, op: derive, from: 无登记, columns: {谁: '=IF([数额]>0, [号码], [登记号])', 数: '=[数额]'}}
- {id: 丙列, op: select, from: 改写, columns: [谁, 数]}
- {id: 全部, op: union, from: [甲列, 丙列]}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"


def one(steps: str = STEPS, output: str = OUTPUT) -> tuple[Plan, Found]:
    model = model_of(steps, output)
    who = citizen(1)
    rows: dict[str, Rows] = {
        "甲": [{"编号": "A1", "号码": who, "起日": "2025-01-05", "金额": "150"}],
        "乙": [{"号码": who, "月份": "2025-03", "数额": "20"}],
        "丙": [{"登记号": "C1", "号码": citizen(2), "数额": "5"}],
    }
    held, pinned = snapshots(model, rows)
    plan = make_plan(model, pinned, held, as_of=DAY)
    clue = next(
        c for c in run(model, pinned, held, as_of=DAY).clues if citizen(1) in c.cells.values()
    )
    return plan, clue


def test_conditions_on_facts_decide_and_names_given_by_the_model_do_not() -> None:
    told = story(*one())
    assert [s for s, weight in told.items() if weight == KEY] == ["大额", "在期"]
    assert told["归类"] == told["人"] == told["标"] == WAY


def test_branches_without_a_row_of_the_clue_are_no_part_of_its_story() -> None:
    assert "别处" not in story(*one())


def test_a_join_shows_the_values_of_both_sides_that_its_condition_met() -> None:
    (row,) = trace(*one())["在期"]["rows"]
    first = row["conditions"][0]
    assert first["columns"] == {"月份": "2025-03", "起日": "2025-01-05"}
    assert "[月份]" in first["sentence"]
    assert "[右." not in first["sentence"]
    assert set(row["sources"]) >= {"甲", "乙"}


def test_a_branch_that_only_rows_of_others_went_through_is_no_part_of_its_story() -> None:
    told = story(*one(BESIDE, "output: {subject: 谁, identity: [谁], title: '{谁}'}\n"))
    assert "甲列" in told
    assert not {"无登记", "改写", "丙列", "丙"} & set(told)
