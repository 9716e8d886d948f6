"""Every shipped model binds, and every one of its golden cases comes out as expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from shujian.app.shelf import Shelf
from shujian.models.authoring.cases import read_cases

SHELF = Shelf()
MODELS = sorted(SHELF.items)


@pytest.mark.parametrize("model_id", MODELS)
def test_the_ten_cases_of_each_decision_table_are_there(model_id: str) -> None:
    model = SHELF.item(model_id).data
    cases = read_cases(Path(SHELF.item(model_id).path.parent))
    sources = {case.source for case in cases}
    alias = model["alias"]
    missing = [n for n in range(1, 11) if not any(_is(s, f"{alias}-{n}") for s in sources)]
    assert not missing


def _is(source: str, wanted: str) -> bool:
    return source == wanted or (source.startswith(wanted) and not source[len(wanted)].isdigit())


@pytest.mark.parametrize("model_id", MODELS)
def test_a_shipped_model_says_what_disproves_it_and_what_to_verify(model_id: str) -> None:
    model, _ = SHELF.model(model_id)
    assert len(model.spec.disprove) >= 3
    assert len(model.spec.verify) >= 3
    assert model.spec.document
    assert model.spec.basis
    assert model.spec.checked or model.spec.doubt
    assert not model.unused
