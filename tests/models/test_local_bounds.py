"""Steps computed on this machine refuse what is too much for it, and say what to do."""

from __future__ import annotations

import pytest

from shujian.core.errors import ShujianError
from shujian.models.authoring.conforming import got
from shujian.models.operator import OPERATORS
from tests.models.support import engine
from tests.models.test_local_errors import first_sample

LOCAL = sorted(op for op, kind in OPERATORS.items() if kind.local)


@pytest.mark.parametrize("op", LOCAL)
def test_more_rows_than_stated_are_refused(op: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OPERATORS[op], "limit", 1)
    with pytest.raises(ShujianError) as raised:
        got(first_sample(op), engine())
    assert raised.value.code == "models.local_bound"
    assert "最多处理 1 行" in raised.value.what
    assert raised.value.remedy


@pytest.mark.parametrize(
    ("op", "bound", "most"),
    [
        ("fuzzy_person", "most", 0),
        ("near_text", "letters", 10),
        ("near_text", "budget", 0),
        ("rings", "most", 0),
        ("rings", "budget", 2),
        ("paths", "budget", 2),
        ("money_flow", "most", 0),
        ("money_flow", "budget", 0),
        ("distance", "pairs", 0),
    ],
)
def test_more_work_than_stated_is_refused(
    op: str, bound: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OPERATORS[op], bound, most)
    with pytest.raises(ShujianError) as raised:
        got(first_sample(op), engine())
    assert raised.value.code == "models.local_bound"
    assert str(OPERATORS[op].title) in raised.value.what
    assert raised.value.remedy
