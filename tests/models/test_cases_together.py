"""Cases that are run at once come out as each would alone."""

from __future__ import annotations

import copy
import itertools
import os
from dataclasses import replace
from typing import Any

import pytest

from shujian.engines.batches import Together, small
from shujian.models.authoring import case_runs
from shujian.models.authoring.case_runs import Ready, run_ready
from shujian.models.authoring.case_tables import CaseTable
from shujian.models.authoring.cases import Case, CaseResult, _ready, parse_cases, run_cases
from shujian.models.authoring.conforming import DAY, Sample, model_of
from shujian.models.authoring.palette import samples_of
from shujian.models.model import parse
from shujian.models.operator import OPERATORS
from tests.models.support import INFOS, TABLES, citizen, engine
from tests.models.test_cases import MODEL, case, pay

LARGE = os.environ.get("PROVE") == "large"


def told(found: CaseResult) -> list[Any]:
    """All that a case came to."""
    result = found.result
    if result is None:
        return [found.differences]
    clues = [(f.as_dict(), f.cells) for f in (*result.clues, *result.hints)]
    return [found.differences, clues, result, result.canonical()]


def _named(text: str, name: str) -> str:
    return text.replace("- name: 用例", f"- name: {name}")


TOY = "".join(
    _named(text, name)
    for name, text in {
        "两月": case(f"{pay('2025-02')}, {pay('2025-03')}", "{线索: [{月数: 2}]}"),
        "没有发放": case("", "{线索: []}"),
        "别人": case(pay("2025-02", "别人"), "{线索: [], 待核: [{step: 同一人}]}"),
        "两个月才算": case(pay("2025-02"), "{线索: []}", "  parameters: {起点月数: 2}\n"),
        "不可读": case(pay("不详"), "{待核: [{step: 服刑期内}]}"),
        "一月": case(pay("2025-02"), "{线索: [{月数: 1}]}"),
        "写错": case(pay("2025-02"), "{线索: []}").replace("编号: A1", "编好: A1"),
        "不符": case(pay("2025-02"), "{线索: []}"),
    }.items()
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """How many cases each run had, and whether they could be run at once."""
    seen: list[tuple[int, bool]] = []
    real = case_runs._Runs._at_once

    def at_once(self: Any, cases: Any) -> Any:
        seen.append((len(cases), False))
        found = real(self, cases)
        seen[-1] = (len(cases), found is not None)
        return found

    monkeypatch.setattr(case_runs._Runs, "_at_once", at_once)
    return seen


def test_cases_that_differ_in_rows_alone_are_one_run(asked: list[tuple[int, bool]]) -> None:
    once = run_cases(parse(MODEL, INFOS), parse_cases(TOY), TABLES, engine())
    assert asked == [(6, True), (1, True)]
    alone = run_cases(parse(MODEL, INFOS), parse_cases(TOY), TABLES, engine(), together=False)
    assert list(map(told, once)) == list(map(told, alone))
    assert [f.case.name for f in once if not f.passed] == ["写错", "不符"]


def test_what_is_run_alone_in_between_changes_nothing_for_those_at_once() -> None:
    """Both ways compute over one engine: each remembers which of its tables it left empty."""
    paid = "steps:\n  - {id: 有额, op: filter, from: 发放, where: '=[数额]>0'}\n"
    text = MODEL.replace("right: 发放", "right: 有额").replace("steps:\n", paid)
    model, held = parse(text, INFOS), engine()
    runs = case_runs._Runs(small(held), Together(held))
    names = ("两月", "没有发放", "别人")
    ready = {c.name: _ready(model, c, TABLES) for c in parse_cases(TOY) if c.name in names}
    alone = {n: run_ready([r], engine(), together=False)[0].answer for n, r in ready.items()}
    for one, many in itertools.permutations(ready, 2):
        for name in (many, one, many):
            assert runs._at_once([ready[name]] * 2) == [alone[name]] * 2, (one, many, name)
            assert runs._one(ready[one]).answer == alone[one], (one, many, name)


DRAWN = "  - {id: 抽中, op: sample, from: 汇总, subject: 号码, n: 1, seed: '1'}\n"


def test_a_step_that_cannot_tell_runs_apart_has_its_cases_run_one_by_one(
    asked: list[tuple[int, bool]],
) -> None:
    text = MODEL.replace(
        "  - {id: 达标, op: filter, from: 汇总", DRAWN + "  - {id: 达标, op: filter, from: 抽中"
    )
    cases = [c for c in parse_cases(TOY) if c.name in ("两月", "没有发放", "一月")]
    once = run_cases(parse(text, INFOS), cases, TABLES, engine())
    assert asked == [(3, False)]
    alone = run_cases(parse(text, INFOS), cases, TABLES, engine(), together=False)
    assert list(map(told, once)) == list(map(told, alone))
    assert [len(f.result.clues) for f in once if f.result] == [1, 0, 1]


def _fewer(table: CaseTable, step: int) -> CaseTable:
    """Every so manieth row of a table that has some."""
    rows = table.rows[::step]
    return replace(table, rows=rows, snapshot=replace(table.snapshot, rows=len(rows)))


SAMPLES = [s for op in sorted(OPERATORS) for s in samples_of(op)]


@pytest.mark.parametrize(
    "sample", SAMPLES if LARGE else SAMPLES[::16], ids=lambda s: f"{s.op}-{s.name}"
)
def test_what_an_operator_gives_does_not_depend_on_rows_of_other_runs(sample: Sample) -> None:
    model, tables = model_of(sample)
    day = sample.data.get("as_of") or DAY
    cases = [
        Ready(str(step), model, {n: _fewer(t, step) for n, t in tables.items()}, day, {}, "")
        for step in (1, 2, 1, 3)
    ]
    once, alone = run_ready(cases, engine()), run_ready(cases, engine(), together=False)
    assert [o.answer for o in once] == [o.answer for o in alone]


def test_every_row_aside_is_that_of_its_case() -> None:
    (first,) = [c for c in parse_cases(TOY) if c.name == "别人"]
    names = [citizen(n) for n in (1, 2, 3)]
    cases = []
    for name in names:
        data: dict[str, Any] = copy.deepcopy(dict(first.data))
        for rows in data["tables"].values():
            rows[0]["号码"] = name
        cases.append(Case(name, first.source, data, first.place))
    once = run_cases(parse(MODEL, INFOS), cases, TABLES, engine())
    said = [str(f.result.reviews) for f in once if f.result]
    assert [[n for n in names if n in text] for text in said] == [[n] for n in names]
