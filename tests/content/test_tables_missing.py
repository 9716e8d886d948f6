"""A shipped model runs over whatever was brought: one table missing, or one alone there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

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


def ways(model: Model, whole: bool) -> list[set[str]]:
    """Sets of missing inputs: each alone and all but each; all but the first unless ``whole``."""
    every = list(model.inputs)
    found = [w for a in every for w in (set(every) - {a}, {a})]
    return found if whole else found[:1]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("model_id", MODELS)
def test_no_run_fails_for_a_table_never_supplied(model_id: str, tmp_path: Path) -> None:
    model, _ = SHELF.model(model_id)
    case = read_cases(Path(SHELF.item(model_id).path.parent))[0]
    pinned = brought(model, case, tmp_path)
    wrong = [fails(model, pinned, missing) for missing in ways(model, whole=False)]
    assert not any(wrong), "\n".join(filter(None, wrong))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("model_id", MODELS)
def test_no_run_fails_whichever_table_is_missing(model_id: str, tmp_path: Path) -> None:
    model, _ = SHELF.model(model_id)
    case = read_cases(Path(SHELF.item(model_id).path.parent))[0]
    pinned = brought(model, case, tmp_path)
    wrong = [fails(model, pinned, missing) for missing in ways(model, whole=True)]
    assert not any(wrong), "\n".join(filter(None, wrong))
