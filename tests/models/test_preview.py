"""The rows of a step while a model is written."""

from __future__ import annotations

import pytest

from shujian.models.authoring import sampling
from shujian.models.authoring.preview import Preview
from shujian.models.running.counting import Counting
from tests.models.support import DAY, Rows, citizen, go, model_of, snapshots

STEPS = """
- {id: 大额, op: filter, from: 甲, where: '=[金额]>=50'}
- {id: 汇总, op: aggregate, from: 大额, by: [号码], measures: {合计: '=SUM([金额])'}}
"""
OUTPUT = "output: {subject: 号码, identity: [号码], title: '{号码}'}\n"
ROWS: dict[str, Rows] = {
    "甲": [
        {"编号": f"A{n}", "号码": citizen(n % 40 + 1), "金额": "60" if n % 3 else "很多"}
        for n in range(120)
    ]
}


@pytest.fixture
def held():
    engine, pinned = snapshots(model_of(STEPS, OUTPUT), ROWS)
    preview = Preview(pinned, engine, DAY, subjects=10)
    yield preview, engine
    preview.close()


def test_small_tables_are_taken_whole_and_say_what_a_run_says(held) -> None:
    preview, _ = held
    model = model_of(STEPS, OUTPUT)
    shown = preview.show(model, "大额", 200)
    counts = {c.step: c for c in go(model, ROWS).counts}
    assert (shown.count.passed, shown.count.review) == (
        counts["大额"].passed,
        counts["大额"].review,
    )
    assert len(shown.rows) == counts["大额"].passed
    assert (shown.subjects, shown.note) == (None, "")
    assert {w for _, w, _ in shown.aside} == {"“金额”不可读"}


def test_a_large_table_is_sampled_by_subject_and_says_so(
    held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "WHOLE", 5)
    preview, _ = held
    model = model_of(STEPS, OUTPUT)
    shown = preview.show(model, "甲", 200)
    whole = [
        (r["号码"], r["编号"])
        for r in Preview(preview.snapshots, preview.engine, DAY, 99).show(model, "甲", 200).rows
    ]
    chosen = {r["号码"] for r in shown.rows}
    assert len(chosen) == 10
    assert shown.note == "抽样：只看 10 个对象的行"
    assert {(r["号码"], r["编号"]) for r in shown.rows} == {w for w in whole if w[0] in chosen}


def test_a_change_costs_only_the_steps_behind_it(held, monkeypatch: pytest.MonkeyPatch) -> None:
    preview, _ = held
    computed: list[str] = []
    compute = Counting.compute

    def watched(self: Counting, step: str) -> None:
        computed.append(step)
        compute(self, step)

    monkeypatch.setattr(Counting, "compute", watched)
    preview.show(model_of(STEPS, OUTPUT), "汇总")
    assert computed == ["甲", "大额", "汇总"]
    computed.clear()
    shown = preview.show(model_of(STEPS.replace("SUM", "MAX"), OUTPUT), "汇总")
    assert computed == ["汇总"]
    assert {str(r["合计"]) for r in shown.rows} == {"60.00"}
