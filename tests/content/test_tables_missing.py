"""A shipped model runs over whatever was brought: one table missing, or one alone there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.app.running import empty_snapshot
from shujian.app.shelf import Shelf
from shujian.engines.base import Snapshot
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.law.values import day as read_day
from shujian.models.authoring.case_tables import case_table
from shujian.models.authoring.cases import Case, read_cases
from shujian.models.model import Model
from shujian.models.reading import At
from shujian.models.running.run import run
from tests.models.support import as_files

SHELF = Shelf()
MODELS = sorted(SHELF.items)
LARGE = os.environ.get("PROVE") == "large"


def brought(model: Model, case: Case, folder: Path) -> dict[str, Snapshot]:
    """The tables of a case as files, as departments bring them."""
    at, day = At(case.place, []), read_day(case.data["as_of"])
    given = case.data["tables"]
    names = {i.table for i in model.inputs.values()}
    held = {n: case_table(SHELF.tables[n], given.get(n, []), (), day, at) for n in names}
    assert not at.errors
    return as_files(held, {a: held[i.table].snapshot for a, i in model.inputs.items()}, folder, 1)


def fails(model: Model, pinned: Mapping[str, Snapshot], missing: set[str]) -> str:
    """What a run says where nobody ever supplied these inputs; "" for a run that ends."""
    day = next(iter(pinned.values())).as_of
    assert day is not None
    never = {a: empty_snapshot(SHELF, pinned[a].table, day) for a in missing}
    engine = DuckEngine(DuckSettings(memory="1GB", threads=1))
    try:
        run(model, {**pinned, **never}, engine, as_of=day)
    except Exception as error:
        return f"{sorted(missing)}: {type(error).__name__} {error}"
    finally:
        engine.close()
    return ""


@cache
def _ways() -> list[tuple[str, frozenset[str]]]:
    """One input missing, and all but one, for every model; the first alone is tried below."""
    return [
        (m, missing)
        for m in MODELS
        for every in [list(SHELF.model(m)[0].inputs)]
        for n, a in enumerate(every)
        for missing in (frozenset(every) - {a}, frozenset({a}))[0 if n else 1 :]
    ]


def told(model_id: str, missing: Collection[str]) -> str:
    """What the run of a model's first case says without these inputs; "" for one that ends."""
    model, _ = SHELF.model(model_id)
    case = read_cases(Path(SHELF.item(model_id).path.parent))[0]
    with TemporaryDirectory() as folder:
        return fails(model, brought(model, case, Path(folder)), set(missing))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("model_id", MODELS)
def test_no_run_fails_where_one_table_alone_was_brought(model_id: str) -> None:
    alone = next(iter(SHELF.model(model_id)[0].inputs))
    assert not told(model_id, set(SHELF.model(model_id)[0].inputs) - {alone})


@pytest.mark.timeout(300)
@settings(max_examples=len(_ways()) if LARGE else 4, deadline=None)
@given(st.deferred(lambda: st.sampled_from(_ways())))
def test_no_run_fails_whichever_table_is_missing(way: tuple[str, frozenset[str]]) -> None:
    assert not told(*way)
