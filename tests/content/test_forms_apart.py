"""SQL that was written for one case does not serve another where it would not be right."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import pytest

from shujian.app.shelf import Shelf
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.models.authoring.cases import Case, CaseResult, read_cases, run_cases

SHELF = Shelf()
LARGE = os.environ.get("PROVE") == "large"
MODEL, CASE = "shujian/pay-while-serving", "W2 命中：人员类别写“全额事业”"
FORMS = tuple(("刑事裁判", c) for c in ("主刑", "主观方面", "公民身份号码", "刑期"))
"""Columns that are taken away, one after the other: rows then stand aside at other steps."""


def _found(found: CaseResult) -> list[Any]:
    """All that a case came to."""
    assert found.result is not None
    clues = [(f.as_dict(), f.cells) for f in (*found.result.clues, *found.result.hints)]
    return [found.case.name, found.differences, clues, found.result]


def _without(case: Case, table: str, column: str) -> Case:
    data: dict[str, Any] = copy.deepcopy(dict(case.data))
    for row in data["tables"][table]:
        row.pop(column, None)
    return Case(f"{case.name}·{table}.{column}", case.source, data, case.place)


def _cases(model_id: str) -> list[Case]:
    """A golden case, and the same with other columns; in the large run all of a model."""
    golden = read_cases(Path(SHELF.item(model_id).path.parent))
    if model_id != MODEL:
        return golden
    first = next(c for c in golden if c.name == CASE)
    forms = [_without(first, *one) for one in FORMS]
    again = Case("再来一次", first.source, first.data, first.place)
    return [*(golden if LARGE else [first, *golden[:2]]), *forms, again]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("model_id", sorted(SHELF.items) if LARGE else [MODEL])
def test_cases_give_the_same_at_once_and_one_by_one_from_the_last_to_the_first(
    model_id: str,
) -> None:
    """Whoever came first in one order, with nothing written before, comes late in the other."""
    model, _ = SHELF.model(model_id)
    cases = _cases(model_id)
    engine = DuckEngine(DuckSettings(memory="1GB", threads=1))
    try:
        once = run_cases(model, cases, SHELF.tables, engine)
        back = run_cases(model, cases[::-1], SHELF.tables, engine, together=False)
    finally:
        engine.close()
    assert list(map(_found, once)) == list(map(_found, back[::-1]))
    assert any(f.result and f.result.clues for f in once)
