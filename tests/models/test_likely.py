"""A likeness of persons is a hint, whatever steps stand between, and never a clue."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.models.model import Model, parse
from shujian.models.running.standard import table_infos
from tests.models.support import TABLES

FUZZY = {
    "id": "同人",
    "op": "fuzzy_person",
    "left": "甲",
    "name": "姓名",
    "number": "号码",
    "take": {"另一编号": "编号"},
    "as": ["分数", "理由"],
}
LATER = {"id": "后", "op": "filter", "from": "同人", "where": "=[分数]>70"}
SET_ASIDE = {
    "id": "后",
    "op": "not_exists",
    "left": "甲",
    "right": "同人",
    "on": ["编号"],
    "coverage": {"complete": "同一张表"},
}


def model(source: str, kind: str, *steps: dict[str, Any]) -> Model:
    clue = {"id": "线索", "op": "clue", "from": source, "subject": "编号", "identity": ["编号"]}
    written = {
        "id": "t/试",
        "name": "试",
        "inputs": {"甲": "甲"},
        "steps": [FUZZY, *steps, {**clue, "title": "试", "kind": kind}],
    }
    return parse(json.dumps(written, ensure_ascii=False), table_infos(TABLES))


@pytest.mark.parametrize(("source", "steps"), [("同人", ()), ("后", (LATER,))])
def test_a_clue_from_a_likeness_is_refused_and_a_hint_is_not(
    source: str, steps: tuple[dict[str, Any], ...]
) -> None:
    assert model(source, "提示", *steps).clue_steps
    with pytest.raises(ShujianError) as raised:
        model(source, "线索", *steps)
    assert raised.value.code == "models.only_hint"
    assert "kind: 提示" in raised.value.remedy


def test_who_is_set_aside_for_a_likeness_may_leave_clues_of_the_rest() -> None:
    assert model("后", "线索", SET_ASIDE).clue_steps
