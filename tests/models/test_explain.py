"""The explanation of one clue, as plain data."""

from __future__ import annotations

import pytest

from shujian.core.canonical import canonical_json
from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.models.explaining.explain import explain_clue
from shujian.models.explaining.lineage import restrictions
from shujian.models.explaining.tracing import trace
from shujian.models.explaining.ways import path
from shujian.models.running.run import Options, make_plan, run
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


def test_what_disproves_one_rule_only_stands_first_and_with_its_clues_only() -> None:
    two = """
- {id: 一, op: clue, from: 大额, rule: R1, subject: 号码, identity: [号码], title: '{号码}'}
- {id: 二, op: clue, from: 大额, rule: R2, subject: 号码, identity: [号码], title: '{号码}'}
"""
    words = "disprove: [是否同号, {text: 是否已退回, rules: [R2]}]\n"
    model = model_of(STEPS.split("- {id: 无")[0] + two, words)
    rows: dict[str, Rows] = {
        "甲": [{"编号": "A1", "号码": citizen(1), "地区": "990101", "金额": "100"}]
    }
    held, pinned = snapshots(model, rows, {})
    plan = make_plan(model, pinned, held, as_of=DAY)
    clues = run(model, pinned, held, as_of=DAY, options=Options(lineage=False)).clues
    said = {clue.rule: explain_clue(plan, clue)["disprove"] for clue in clues}
    assert said == {"R1": ["是否同号"], "R2": ["是否已退回", "是否同号"]}


def test_what_disproves_a_rule_that_the_model_does_not_have_is_refused() -> None:
    with pytest.raises(ShujianError, match="没有这条规则") as caught:
        model_of(STEPS, OUTPUT.replace("[是否已退回]", "[{text: 是否已退回, rules: [R9]}]"))
    assert caught.value.code == "models.no_rule"


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


TWO_WAYS = """
- {id: 甲方, op: select, from: 甲, columns: [号码, 金额]}
- {id: 乙方, op: select, from: 乙, columns: {号码: 号码, 金额: 数额}}
- {id: 乙大, op: filter, from: 乙方, where: '=[金额]>=100'}
- {id: 全部, op: union, from: [甲方, 乙大]}
- {id: 大额, op: filter, from: 全部, where: '=[金额]>=100'}
- {id: 一, op: clue, from: 大额, rule: R1, subject: 号码, identity: [号码], title: '{号码}'}
- {id: 合, op: aggregate, from: 乙方, by: [号码], measures: {合计: '=SUM([金额])'}}
- {id: 二, op: clue, from: 合, rule: R2, subject: 号码, identity: [合计], title: '{合计}'}
"""
NO_OUTPUT = """disprove: [是否已退回]
verify: [调取账目]
"""


def test_the_conditions_shown_are_those_of_the_clue_s_own_rows() -> None:
    """Whatever other clue steps read: here one reads a table by what cannot be pushed to it."""
    model = model_of(TWO_WAYS, NO_OUTPUT)
    one, other = citizen(1), citizen(2)
    rows: dict[str, Rows] = {
        "甲": [{"编号": "A1", "号码": one, "金额": "150"}],
        "乙": [{"号码": other, "数额": "300"}, {"号码": citizen(3), "数额": "70"}],
    }
    held, pinned = snapshots(model, rows)
    plan = make_plan(model, pinned, held, as_of=DAY)
    clues = {
        c.cells["号码"]: c for c in run(model, pinned, held, as_of=DAY).clues if c.rule == "R1"
    }
    mine, others = trace(plan, clues[one]), trace(plan, clues[other])
    assert {s: t["count"] for s, t in mine.items()} == {"乙大": 0, "大额": 1}
    assert {s: t["count"] for s, t in others.items()} == {"乙大": 1, "大额": 1}
    shown = others["乙大"]["rows"][0]["conditions"][0]["columns"]
    assert shown == {"金额": "300.00"}


def test_each_limit_of_a_step_is_asked_once() -> None:
    model = model_of(TWO_WAYS, NO_OUTPUT)
    rows: dict[str, Rows] = {
        "甲": [{"编号": "A1", "号码": citizen(1), "金额": "150"}],
        "乙": [{"号码": citizen(1), "数额": "300"}],
    }
    held, pinned = snapshots(model, rows)
    plan = make_plan(model, pinned, held, as_of=DAY)
    found = run(model, pinned, held, as_of=DAY).clues
    limits = restrictions(plan, [c for c in found if c.rule == "R1"])
    assert {s: [r.column for r in held] for s, held in limits.items()} == {
        "甲": ["号码"],
        "乙": ["号码"],
    }
