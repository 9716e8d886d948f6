"""The explanation of one clue, as plain data."""

from __future__ import annotations

from shujian.core.canonical import canonical_json
from shujian.engines.base import Coverage
from shujian.models.explain import explain_clue, path
from shujian.models.run import Options, make_plan, run
from tests.models.support import DAY, Rows, citizen, model_of, snapshots

STEPS = """
- {id: 大额, op: filter, from: 甲, where: '=AND([金额]>=参数("起点"), OR([地区]="990101", ISBLANK([地区])))'}
- {id: 无, op: not_exists, left: 大额, right: 乙, on: [号码], coverage: {place: '=[地区]'}}
- {id: 汇总, op: aggregate, from: 无, by: [号码], measures: {合计: '=SUM([金额])'}}
"""
OUTPUT = """output: {subject: 号码, identity: [号码], title: '{号码}'}
disprove: [是否已退回]
verify: [调取账目]
"""


def test_explanation_names_conditions_rows_and_coverage() -> None:
    model = model_of(STEPS, OUTPUT)
    one = citizen(1)
    rows: dict[str, Rows] = {
        "甲": [
            {"编号": f"A{i}", "号码": one, "地区": "990101", "金额": str(100 + i)}
            for i in range(25)
        ]
    }
    held, pinned = snapshots(model, rows, {"乙": (Coverage("9901"),)})
    plan = make_plan(model, pinned, held, as_of=DAY)
    (clue,) = run(model, pinned, held, as_of=DAY, options=Options(lineage=False)).clues
    said = explain_clue(plan, clue)
    assert said["disprove"] == ["是否已退回"]
    assert said["rows"]["甲"] == {"count": 25, "first": list(range(1, 21))}
    steps = {s["step"]: s for s in said["steps"]}
    assert steps["无"]["coverage"] == {
        "乙": [{"place": "9901", "unit": "", "from": None, "to": None}]
    }
    parts = steps["大额"]["conditions"]["where"]
    assert parts[0]["columns"] == {"金额": "见来源行"}
    assert "不小于" in parts[0]["sentence"]
    assert path(model, "线索") == [s["step"] for s in said["steps"]]
    assert canonical_json(said)


def test_conditions_over_columns_of_the_clue_show_their_values() -> None:
    model = model_of(
        "- {id: 大额, op: filter, from: 甲, where: '=AND([金额]>=100, [地区]=\"990101\")'}"
    )
    rows: dict[str, Rows] = {"甲": [{"编号": "A1", "地区": "990101", "金额": "150"}]}
    held, pinned = snapshots(model, rows)
    plan = make_plan(model, pinned, held, as_of=DAY)
    (clue,) = run(model, pinned, held, as_of=DAY).clues
    parts = {s["step"]: s for s in explain_clue(plan, clue)["steps"]}["大额"]["conditions"]["where"]
    values = [(p["columns"], p["value"]) for p in parts if p["columns"]]
    assert ({"金额": "150.00"}, True) in values
