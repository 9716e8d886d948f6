"""SQL that was written for one form of the tables does not serve another."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from shujian.app.shelf import Shelf
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.authoring.cases import Case, CaseResult, read_cases, run_cases

SHELF = Shelf()
MODEL, CASE = "shujian/pay-while-serving", "W2 命中：人员类别写“全额事业”"
FORMS = tuple(("刑事裁判", c) for c in ("主刑", "主观方面", "公民身份号码", "刑期"))
"""Columns that are taken away, one after the other: rows then stand aside at other steps."""


def _found(case: Case, results: list[CaseResult]) -> list[Any]:
    (mine,) = [r.result for r in results if r.case is case]
    assert mine is not None
    asides = (*mine.reviews, *mine.unchecked, *mine.unkeyed)
    return [mine.canonical(), sorted(map(repr, asides)), mine.counts]


def _without(case: Case, table: str, column: str) -> Case:
    data: dict[str, Any] = copy.deepcopy(dict(case.data))
    for row in data["tables"][table]:
        row.pop(column, None)
    return Case(f"{case.name}·{table}.{column}", case.source, data, case.place)


def test_a_case_gives_the_same_alone_and_after_others_with_other_columns() -> None:
    model, _ = SHELF.model(MODEL)
    cases = read_cases(Path(SHELF.item(MODEL).path.parent))
    first = next(c for c in cases if c.name == CASE)
    forms = [first, *(_without(first, *one) for one in FORMS)]
    forms.append(Case("再来一次", first.source, first.data, first.place))
    engine = DuckEngine(DuckSettings(memory="1GB", threads=1))
    try:
        together = run_cases(model, forms, SHELF.tables, engine)
        for case in forms:
            alone = run_cases(model, [case], SHELF.tables, engine)
            assert _found(case, together) == _found(case, alone), case.name
    finally:
        engine.close()
